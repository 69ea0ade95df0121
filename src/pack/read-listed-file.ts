import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { BackupError } from '../core/errors.js';
import type { ManifestFile, Span } from '../core/manifest.js';
import { freeBytes } from '../lib/free-bytes.js';
import { archiveError } from './archive-errors.js';
import type { CompressionFormat } from './compressor.js';
import { compressionFormatOf, decompress } from './decompress.js';
import type { SpanSource } from './span-source.js';

/** Up to these sizes a call on the spot costs far less than a stream. */
const SMALL_SPAN_BYTES = 16 * 1024;
const SMALL_CONTENT_BYTES = 256 * 1024;

/** Smaller buffers may be parts of a pool (https://nodejs.org/api/buffer.html, "Buffer.poolSize"). */
const FREED_FROM_BYTES = 128 * 1024;

/**
 * The decompressed bytes of one file by its span; a chunk is valid until the next one is asked for. Never more than the manifest declares, however much the span would
 * unpack to; size and SHA-256 are compared once more at the end, because the bytes may have changed since they were checked.
 * @throws BackupError kind `integrity` naming the file: FILE_HASH_DIFFERS, ARCHIVE_DAMAGED, ARCHIVE_TRUNCATED
 */
export async function* readListedFile(
  source: SpanSource,
  entry: ManifestFile,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array, void, void> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of decompressSpan(source, entry.span, format, entry.bytes)) {
      bytes += chunk.length;
      if (bytes > entry.bytes) throw moreThanDeclared(entry);
      sha256.update(chunk);
      yield chunk;
      freeUsedUp(chunk);
    }
  } catch (error) {
    throw withPlace(error, entry.file);
  }
  const found = sha256.digest('hex');
  if (bytes === entry.bytes && found === entry.sha256) return;
  throw archiveError(
    'FILE_HASH_DIFFERS',
    `${entry.file} has ${bytes} bytes and SHA-256 ${found}; ` +
      `the manifest says ${entry.bytes} bytes and ${entry.sha256}.`,
  );
}

/** An engine fills one buffer after the other; with the end of one everything in it was delivered. */
function freeUsedUp({ buffer, byteOffset, byteLength }: Uint8Array): void {
  if (buffer.byteLength >= FREED_FROM_BYTES && byteOffset + byteLength === buffer.byteLength)
    freeBytes(buffer);
}

/** `expectedBytes` is a hint: more is delivered, to be refused by the caller. */
export async function* decompressSpan(
  source: SpanSource,
  span: Span,
  format: CompressionFormat,
  expectedBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  if (format === 'gzip' && span.length <= SMALL_SPAN_BYTES && expectedBytes <= SMALL_CONTENT_BYTES) {
    const content = gunzipSmall(await source.read(span));
    if (content) {
      if (content.length > 0) yield content;
      return;
    }
  }
  yield* decompress(source.stream(span), format);
}

/** undefined where the slow way has to look closer, for its exact error or for the size. */
function gunzipSmall(compressed: Buffer): Uint8Array | undefined {
  if (compressionFormatOf(compressed) !== 'gzip') return undefined;
  try {
    const options = { info: true, maxOutputLength: SMALL_CONTENT_BYTES };
    const { buffer, engine } = zlib.gunzipSync(compressed, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten === compressed.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

function moreThanDeclared({ file, bytes }: ManifestFile): Error {
  const message = `${file} unpacks to more than the ${bytes} bytes that the manifest says.`;
  return archiveError('FILE_HASH_DIFFERS', message);
}

/** An integrity error that says where it was found. */
export function withPlace(error: unknown, place: string): unknown {
  if (!(error instanceof BackupError) || error.kind !== 'integrity' || error.message.includes(place))
    return error;
  const { code, nextStep } = error;
  return new BackupError('integrity', `${place}: ${error.message}`, { code, nextStep, cause: error });
}
