import type { FileHandle } from 'node:fs/promises';
import { BackupError, cancelledError } from '../core/errors.js';
import type { Span } from '../core/manifest.js';
import { archiveError } from './archive-errors.js';

/** An archive whose bytes can be read at any place, several at the same time. */
export interface SpanSource {
  readonly bytes: number;
  /** Exactly these bytes. */
  read(span: Span): Promise<Buffer>;
  /** The same in pieces, for as much as does not fit in memory. */
  stream(span: Span): AsyncGenerator<Uint8Array, void, void>;
}

const PIECE_BYTES = 256 * 1024;

/**
 * An archive in a file of `bytes` bytes.
 * @throws BackupError kind `integrity` code ARCHIVE_TRUNCATED when the file is shorter; kind `store` code
 *   ARCHIVE_UNREADABLE; kind `cancelled`
 */
export function createFileSpans(file: FileHandle, bytes: number, signal: AbortSignal): SpanSource {
  const read = async ({ offset, length }: Span): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      if (signal.aborted) throw cancelledError(signal.reason);
      const { bytesRead } = await file
        .read(buffer, done, length - done, offset + done)
        .catch((error) => unreadable(error));
      if (bytesRead === 0) throw tooShort(offset + done, bytes);
      done += bytesRead;
    }
    return buffer;
  };
  return {
    bytes,
    read,
    async *stream({ offset, length }) {
      for (let done = 0; done < length; done += PIECE_BYTES) {
        yield await read({ offset: offset + done, length: Math.min(PIECE_BYTES, length - done) });
      }
    },
  };
}

function tooShort(found: number, expected: number): Error {
  return archiveError('ARCHIVE_TRUNCATED', `The archive ends at offset ${found} of ${expected}.`);
}

function unreadable(error: unknown): never {
  const errno = (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error';
  throw new BackupError('store', `The file of the archive cannot be read (${errno}).`, {
    code: 'ARCHIVE_UNREADABLE',
    nextStep: 'Check the disk the archive lies on, or use a copy from elsewhere.',
    cause: error,
  });
}
