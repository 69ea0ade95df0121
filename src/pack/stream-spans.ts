import { createHash } from 'node:crypto';
import { cancelledError } from '../core/errors.js';
import { archiveError } from './archive-errors.js';
import { createByteReader } from './byte-reader.js';
import type { SpanSource } from './span-source.js';

/** An archive that streams by once. */
export interface StreamSpans {
  /** Its spans have to be asked for in their order, without a gap; the last one that was read may be streamed again. */
  readonly source: SpanSource;
  /** Reads what is left. */
  finish(): Promise<{ bytes: number; sha256: string }>;
  /** Ends the stream early; idempotent. */
  close(): Promise<void>;
}

const PIECE_BYTES = 1024 * 1024;

/**
 * Spans of a stream that should have `bytes` bytes.
 * @throws BackupError kind `integrity` code ARCHIVE_TRUNCATED when it has fewer; kind `cancelled`
 */
export function createStreamSpans(
  content: AsyncIterable<Uint8Array>,
  bytes: number,
  signal: AbortSignal,
): StreamSpans {
  const sha256 = createHash('sha256');
  const arrived = { bytes: 0 };
  async function* hashed() {
    for await (const chunk of content) {
      if (signal.aborted) throw cancelledError(signal.reason);
      sha256.update(chunk);
      arrived.bytes += chunk.length;
      yield chunk;
    }
  }
  const reader = createByteReader(hashed());
  const refuseEnd = () => {
    const message = `The archive ends at offset ${arrived.bytes} of ${bytes}.`;
    throw archiveError('ARCHIVE_TRUNCATED', message);
  };
  let expected = 0;
  let last: { offset: number; content: Buffer } | undefined;
  const advance = (offset: number, length: number) => {
    if (offset !== expected) throw new Error(`offset ${offset} of a stream that stands at ${expected}`);
    expected += length;
  };
  return {
    source: {
      bytes,
      async read({ offset, length }) {
        advance(offset, length);
        const content = await reader.exactly(length);
        last = { offset, content };
        return content.length === length ? content : refuseEnd();
      },
      async *stream({ offset, length }) {
        if (last?.offset === offset && last.content.length === length) {
          yield last.content;
          return;
        }
        advance(offset, length);
        for (let left = length; left > 0; ) {
          const piece = (await reader.some(Math.min(left, PIECE_BYTES))) ?? refuseEnd();
          left -= piece.length;
          yield piece;
        }
      },
    },
    async finish() {
      while (await reader.some(PIECE_BYTES));
      return { bytes: arrived.bytes, sha256: sha256.digest('hex') };
    },
    close: () => reader.close(),
  };
}
