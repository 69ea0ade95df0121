import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../core/errors.js';
import { archiveError } from './archive-errors.js';
import { createByteReader } from './byte-reader.js';
import { requireZstd } from './zstd.js';

const OUTPUT_CHUNK_BYTES = 256 * 1024;

/** RFC 1952, section 2.3.1, and RFC 8878, section 3.1.1. */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * All members of a gzip or all frames of a zstd stream, one after the other.
 * @throws BackupError kind `integrity`: ARCHIVE_FORMAT_UNKNOWN, ARCHIVE_TRUNCATED when the stream ends inside a
 *   member, ARCHIVE_DAMAGED for anything else that cannot be decompressed; each names the offset
 */
export async function* decompress(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = createByteReader(compressed);
  const magic = Buffer.from(await reader.exactly(ZSTD_MAGIC.length));
  const engine = engineFor(magic);
  let offset = 0;
  async function* input() {
    offset += magic.length;
    yield magic;
    for (
      let piece = await reader.some(OUTPUT_CHUNK_BYTES);
      piece;
      piece = await reader.some(OUTPUT_CHUNK_BYTES)
    ) {
      offset += piece.length;
      yield piece;
    }
  }
  let sourceError: unknown;
  const fed = async function* () {
    try {
      yield* input();
    } catch (error) {
      sourceError = error;
      throw error;
    }
  };
  const done = pipeline(Readable.from(fed()), engine as NodeJS.ReadWriteStream);
  // Its failure also ends the loop below, which reports it.
  done.catch(() => undefined);
  try {
    for await (const chunk of engine as AsyncIterable<Uint8Array>) yield chunk;
    await done;
  } catch (error) {
    throw sourceError ?? describe(error, offset);
  } finally {
    await reader.close();
  }
  const used = (engine as { bytesWritten?: number }).bytesWritten;
  if (used !== undefined && used !== offset) {
    throw archiveError('ARCHIVE_DAMAGED', `The archive has bytes after its end, from offset ${used}.`);
  }
}

function engineFor(magic: Buffer): NodeJS.ReadWriteStream {
  if (magic.subarray(0, 2).equals(GZIP_MAGIC)) return createGunzip({ chunkSize: OUTPUT_CHUNK_BYTES });
  if (magic.equals(ZSTD_MAGIC)) return requireZstd().createZstdDecompress({ chunkSize: OUTPUT_CHUNK_BYTES });
  if (magic.length < ZSTD_MAGIC.length)
    throw archiveError('ARCHIVE_TRUNCATED', 'The archive ends at its first bytes.');
  throw archiveError(
    'ARCHIVE_FORMAT_UNKNOWN',
    'The archive is neither gzip nor zstd (an encrypted one has to be decrypted first).',
  );
}

function describe(error: unknown, offset: number): Error {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'Z_BUF_ERROR') {
    return archiveError(
      'ARCHIVE_TRUNCATED',
      `The archive ends in the middle of a member, at offset ${offset}.`,
      error,
    );
  }
  const what = `The archive cannot be decompressed, at or shortly before offset ${offset}`;
  return archiveError('ARCHIVE_DAMAGED', `${what}: ${messageOf(error)}.`, error);
}
