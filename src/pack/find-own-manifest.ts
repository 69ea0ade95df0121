import { Header } from 'tar';
import { BackupError } from '../core/errors.js';
import type { Manifest } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { archiveError } from './archive-errors.js';
import type { CompressionFormat } from './compressor.js';
import { collectContent, MANIFEST, MAX_KEPT_BYTES } from './own-files.js';
import { readArchive } from './read-archive.js';
import { decompressSpan } from './read-listed-file.js';
import type { SpanSource } from './span-source.js';
import { TAR_BLOCK_BYTES } from './tar-header.js';

/** The manifest of 10,000 tables takes less than this at the end of an archive. */
const TAIL_BYTES = 16 * 1024 * 1024;

/** A member that holds padding and a header is far smaller. */
const MAX_HEADER_MEMBER_BYTES = 4096;
const MAX_HEADER_BYTES = 64 * 1024;

/** The member is among the last few, unless somebody wants to waste time. */
const MAX_TRIES = 1000;

/** How members and frames begin as this tool writes them: no name, no time; RFC 1952 and RFC 8878. */
const BEGINNINGS: Readonly<Record<CompressionFormat, Buffer>> = {
  gzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  zstd: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
};

/**
 * The manifest that an archive carries itself. It stands near the end, where its header's member is looked for; an archive
 * without such a member is read from the start. Nothing of the manifest is proved by this.
 *
 * @throws BackupError kind `integrity`
 */
export async function findOwnManifest(source: SpanSource, format: CompressionFormat): Promise<Manifest> {
  const content = (await findInTail(source, format)) ?? (await findFromStart(source));
  return parseManifest(content);
}

async function findInTail(source: SpanSource, format: CompressionFormat): Promise<Buffer | undefined> {
  const length = Math.min(TAIL_BYTES, source.bytes);
  const start = source.bytes - length;
  const tail = await source.read({ offset: start, length });
  let end = tail.length;
  let tries = 0;
  for (let at = tail.lastIndexOf(BEGINNINGS[format]); at >= 0 && tries < MAX_TRIES; tries += 1) {
    if (end - at <= MAX_HEADER_MEMBER_BYTES) {
      const bytes = await manifestSize(source, { offset: start + at, length: end - at }, format);
      if (bytes !== undefined) {
        const rest = { offset: start + end, length: tail.length - end };
        return readExactly(decompressSpan(source, rest, format, MAX_KEPT_BYTES), bytes);
      }
    }
    end = at;
    at = at === 0 ? -1 : tail.lastIndexOf(BEGINNINGS[format], at - 1);
  }
  return undefined;
}

/** Of manifest.json, when the member ends with its header. */
async function manifestSize(
  source: SpanSource,
  member: { offset: number; length: number },
  format: CompressionFormat,
): Promise<number | undefined> {
  const content = await smallContent(decompressSpan(source, member, format, MAX_HEADER_BYTES));
  if (!content || content.length < TAR_BLOCK_BYTES) return undefined;
  const header = new Header(content, content.length - TAR_BLOCK_BYTES);
  const isManifest =
    header.cksumValid && header.type === 'File' && /^[^/]+\/manifest\.json$/.test(header.path ?? '');
  return isManifest && (header.size ?? 0) <= MAX_KEPT_BYTES ? header.size : undefined;
}

/** undefined for what is no member after all, or too large for a header. */
async function smallContent(chunks: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > MAX_HEADER_BYTES) return undefined;
      pieces.push(chunk);
    }
  } catch (error) {
    if (error instanceof BackupError && error.kind === 'integrity') return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
}

async function readExactly(chunks: AsyncIterable<Uint8Array>, bytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let left = bytes;
  for await (const chunk of chunks) {
    pieces.push(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) break;
  }
  return Buffer.concat(pieces);
}

async function findFromStart(source: SpanSource): Promise<Uint8Array> {
  for await (const entry of readArchive(source.stream({ offset: 0, length: source.bytes }))) {
    if (entry.path === MANIFEST) return (await collectContent(entry)).content ?? new Uint8Array();
  }
  throw archiveError('FILE_MISSING', `The archive has no ${MANIFEST}.`);
}
