import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupError, messageOf } from '../core/errors.js';
import { archiveError } from './archive-errors.js';
import { type ByteReader, createByteReader } from './byte-reader.js';
import type { CompressionFormat } from './compressor.js';
import { requireZstd } from './zstd.js';
import { zstdFrames } from './zstd-frames.js';

const CHUNK_BYTES = 256 * 1024;

/** RFC 1952, section 2.3.1, and RFC 8878, section 3.1.1. */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** By its first bytes; undefined for anything else. */
export function compressionFormatOf(beginning: Uint8Array): CompressionFormat | undefined {
  if (GZIP_MAGIC.equals(beginning.subarray(0, GZIP_MAGIC.length))) return 'gzip';
  return ZSTD_MAGIC.equals(beginning.subarray(0, ZSTD_MAGIC.length)) ? 'zstd' : undefined;
}

/**
 * All members of a gzip or all frames of a zstd stream, one after the other. With `expected`, the other format is refused.
 * @throws BackupError kind `integrity`: ARCHIVE_FORMAT_UNKNOWN, ARCHIVE_TRUNCATED when the stream ends inside a
 *   member, ARCHIVE_DAMAGED for anything else that cannot be decompressed; each names the offset
 */
export async function* decompress(
  compressed: AsyncIterable<Uint8Array>,
  expected?: CompressionFormat,
): AsyncGenerator<Uint8Array> {
  let offset = 0;
  const counted = createByteReader(
    mapChunks(compressed, (chunk) => {
      offset += chunk.length;
    }),
  );
  try {
    const magic = await counted.exactly(ZSTD_MAGIC.length);
    counted.unread(magic);
    const format = compressionFormatOf(magic);
    if (format === undefined) throw unknownFormat(magic);
    if (expected !== undefined && format !== expected) {
      throw archiveError('ARCHIVE_DAMAGED', `A piece of the ${expected} archive is ${format}.`);
    }
    yield* format === 'gzip' ? gunzip(counted) : unzstd(counted);
  } catch (error) {
    throw withOffset(error, offset);
  } finally {
    await counted.close();
  }
}

async function* gunzip(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: CHUNK_BYTES });
  const input = { bytes: 0 };
  yield* through(
    mapChunks(everything(reader), (chunk) => {
      input.bytes += chunk.length;
    }),
    engine,
  );
  // zlib passes over zeros after a member.
  if (engine.bytesWritten !== input.bytes) {
    throw archiveError('ARCHIVE_DAMAGED', 'The archive has bytes after its last member.');
  }
}

async function* unzstd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for await (const frame of zstdFrames(reader)) {
    yield* through(frame, requireZstd().createZstdDecompress({ chunkSize: CHUNK_BYTES }));
  }
}

/** What the engine makes of the input; an error of the input is thrown as it is. */
async function* through(
  input: AsyncIterable<Uint8Array>,
  engine: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
  let inputError: unknown;
  async function* watched() {
    const source = input[Symbol.asyncIterator]();
    try {
      for (;;) {
        // Only its own errors: an engine that fails throws into this generator as well.
        const next = await source.next().catch((error) => {
          inputError = error;
          throw error;
        });
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await source.return?.();
    }
  }
  const done = pipeline(Readable.from(watched()), engine);
  // Its failure also ends the loop below, which reports it.
  done.catch(() => undefined);
  try {
    for await (const chunk of engine as AsyncIterable<Uint8Array>) yield chunk;
    await done;
  } catch (error) {
    throw inputError ?? describe(error);
  }
}

async function* everything(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (let piece = await reader.some(CHUNK_BYTES); piece; piece = await reader.some(CHUNK_BYTES)) yield piece;
}

async function* mapChunks(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk(chunk);
    yield chunk;
  }
}

function unknownFormat(magic: Uint8Array): Error {
  if (magic.length < ZSTD_MAGIC.length)
    return archiveError('ARCHIVE_TRUNCATED', 'The archive is nearly empty.');
  return archiveError(
    'ARCHIVE_FORMAT_UNKNOWN',
    'The archive is neither gzip nor zstd (an encrypted one has to be decrypted first).',
  );
}

function describe(error: unknown): Error {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'Z_BUF_ERROR'
    ? archiveError('ARCHIVE_TRUNCATED', 'The archive ends in the middle of a member.', error)
    : archiveError('ARCHIVE_DAMAGED', `The archive cannot be decompressed: ${messageOf(error)}.`, error);
}

/** Damage is where reading stopped, or before it by what was read ahead. */
function withOffset(error: unknown, offset: number): unknown {
  if (!(error instanceof BackupError) || error.kind !== 'integrity') return error;
  return archiveError(error.code, `${error.message} This was found at or before offset ${offset}.`, error);
}
