import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ArchiveInfo, Manifest, ManifestFile } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { mapConcurrently } from '../lib/map-concurrently.js';
import { archiveError, spanError } from './archive-errors.js';
import { checkFiles, filesInOrder, type ObservedFile } from './check-files.js';
import type { CompressionFormat } from './compressor.js';
import { compressionFormatOf } from './decompress.js';
import { checkStructure } from './hollow-tar.js';
import { collectContent, MANIFEST, SUMS } from './own-files.js';
import { readListedFile } from './read-listed-file.js';
import { createRowCounter } from './row-counter.js';
import type { SpanSource } from './span-source.js';
import type { VerifiedArchive } from './verify-archive.js';

export interface CheckArchiveOptions {
  /** Of the sidecar, or found in the archive; the archive's own has to say the same. */
  readonly manifest: Manifest;
  /** Of the sidecar, where there is one. */
  readonly archive: ArchiveInfo | null;
  readonly format: CompressionFormat;
}

/** Streams that are decompressed at the same time: enough for two cores, and each costs a megabyte of memory. */
const STREAMS = 3;

/**
 * Compares everything `verifyArchive` does, but by the spans of an archive that can be read at any place: files are
 * decompressed beside each other, and the spans themselves are proved to be what the tar holds.
 *
 * @throws BackupError kind `integrity` that names the file, as `verifyArchive` does; kind `cancelled`
 */
export async function checkArchive(
  source: SpanSource,
  options: CheckArchiveOptions,
): Promise<VerifiedArchive> {
  const { manifest, archive, format } = options;
  if (archive && archive.bytes !== source.bytes) throw sizeDiffers(archive, source.bytes);
  const inOrder = filesInOrder(manifest, source.bytes);
  if (!archive) await refuseRepacked(source, inOrder, format);
  const files = new Map<string, ObservedFile>();
  let sha256 = '';
  const tasks = [
    ...inOrder
      .toSorted((a, b) => b.span.length - a.span.length)
      .map((entry) => async () => {
        files.set(entry.file, await observeListedFile(source, entry, format));
      }),
    () =>
      checkStructure(source, inOrder, { folder: manifest.id, format }, async (entry) => {
        files.set(entry.path, await collectContent(entry));
      }),
    async () => {
      sha256 = await hashWhole(source);
    },
  ];
  await mapConcurrently(tasks, STREAMS, (task) => task());

  const own = files.get(MANIFEST)?.content;
  const sums = files.get(SUMS)?.content;
  if (!own || !sums) throw archiveError('FILE_MISSING', `The archive has no ${own ? SUMS : MANIFEST}.`);
  const context = { manifest: MANIFEST, sums: SUMS, archiveBytes: source.bytes };
  const count = checkFiles(files, parseManifest(own), sums, context);
  if (!isSameManifest(manifest, parseManifest(own))) {
    throw archiveError('MANIFEST_DIFFERS', 'The sidecar and the manifest in the archive are not equal.');
  }
  if (archive && archive.sha256 !== sha256) throw hashDiffers(archive, sha256);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { files: count, bytes: source.bytes, sha256, rows, manifest };
}

/**
 * Decompresses one file and compares size, SHA-256 and, for tables, the number of rows.
 * @throws BackupError kind `integrity` naming the file
 */
export async function observeListedFile(
  source: SpanSource,
  entry: ManifestFile & { readonly rows?: number },
  format: CompressionFormat,
): Promise<ObservedFile> {
  const rows = createRowCounter();
  for await (const chunk of readListedFile(source, entry, format)) {
    if (entry.rows !== undefined) rows.update(chunk);
  }
  const table = entry.rows === undefined ? undefined : rows.finish();
  if (table && table.rows !== entry.rows) {
    throw archiveError(
      'TABLE_ROWS_DIFFER',
      `${entry.file} has ${table.rows} rows; the manifest says ${entry.rows}.`,
    );
  }
  return { bytes: entry.bytes, sha256: entry.sha256, table, content: undefined };
}

/** What only a sidecar says is left out. */
export function isSameManifest(one: Manifest, other: Manifest): boolean {
  const { archive: _archive, anomaly: _anomaly, ...a } = one;
  const { archive: _otherArchive, anomaly: _otherAnomaly, ...b } = other;
  return isDeepStrictEqual(a, b);
}

async function hashWhole(source: SpanSource): Promise<string> {
  const sha256 = createHash('sha256');
  for await (const piece of source.stream({ offset: 0, length: source.bytes })) sha256.update(piece);
  return sha256.digest('hex');
}

/** What another tool packed from the same files has no spans, and no sidecar whose hash would tell. */
async function refuseRepacked(
  source: SpanSource,
  inOrder: readonly ManifestFile[],
  format: CompressionFormat,
): Promise<void> {
  for (const { file, span } of inOrder) {
    const beginning = await source.read({ offset: span.offset, length: Math.min(4, span.length) });
    if (compressionFormatOf(beginning) === format) continue;
    throw spanError(`Where the manifest says that ${file} begins, nothing begins.`);
  }
}

function sizeDiffers(archive: ArchiveInfo, bytes: number): Error {
  const message = `${archive.file} has ${bytes} bytes; the sidecar says ${archive.bytes}.`;
  return archiveError('ARCHIVE_HASH_DIFFERS', message);
}

function hashDiffers(archive: ArchiveInfo, sha256: string): Error {
  const message = `${archive.file} has the SHA-256 ${sha256}; the sidecar says ${archive.sha256}.`;
  return archiveError('ARCHIVE_HASH_DIFFERS', message);
}
