import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ArchiveInfo, Manifest, ManifestFile, ManifestTable } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { mapConcurrently } from '../lib/map-concurrently.js';
import { archiveError } from './archive-errors.js';
import { checkFiles, filesInOrder, type ObservedFile } from './check-files.js';
import type { CompressionFormat } from './compressor.js';
import { explainRepacked } from './explain-repacked.js';
import { checkStructure } from './hollow-tar.js';
import { collectContent, MANIFEST, SUMS } from './own-files.js';
import { readListedFile } from './read-listed-file.js';
import { type CreateRowDigester, createRowCounter, type ObservedRows } from './row-counter.js';
import type { SpanSource } from './span-source.js';
import type { VerifiedArchive } from './verify-archive.js';

export interface CheckArchiveOptions {
  /** Of the sidecar, or found in the archive; the archive's own has to say the same. */
  readonly manifest: Manifest;
  /** Of the sidecar, where there is one. */
  readonly archive: ArchiveInfo | null;
  readonly format: CompressionFormat;
  /** Recomputes digests (encode/row-digester.ts); without it only rows are counted. */
  readonly createRowDigester?: CreateRowDigester | undefined;
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
  try {
    return await checkSpans(source, options);
  } catch (error) {
    throw await explainRepacked(error, source, options);
  }
}

async function checkSpans(source: SpanSource, options: CheckArchiveOptions): Promise<VerifiedArchive> {
  const { manifest, archive, format, createRowDigester } = options;
  if (archive && archive.bytes !== source.bytes) throw sizeDiffers(archive, source.bytes);
  const inOrder = filesInOrder(manifest, source.bytes);
  const files = new Map<string, ObservedFile>();
  let sha256 = '';
  const tasks = [
    ...inOrder
      .toSorted((a, b) => b.span.length - a.span.length)
      .map((entry) => async () => {
        files.set(entry.file, await observeListedFile(source, entry, format, createRowDigester));
      }),
    () =>
      checkStructure(
        source,
        inOrder,
        { folder: manifest.id, format },
        {
          onOther: async (entry) => {
            files.set(entry.path, await collectContent(entry));
          },
        },
      ),
    async () => {
      sha256 = await hashWhole(source);
    },
  ];
  await mapConcurrently(tasks, STREAMS, (task) => task());
  return concludeCheck(files, options, { bytes: source.bytes, sha256 });
}

/** When every listed file was observed: compares them with the manifest in the archive, and all with the sidecar. */
export function concludeCheck(
  files: ReadonlyMap<string, ObservedFile>,
  { manifest, archive }: CheckArchiveOptions,
  { bytes, sha256 }: { bytes: number; sha256: string },
): VerifiedArchive {
  const own = files.get(MANIFEST)?.content;
  const sums = files.get(SUMS)?.content;
  if (!own || !sums) throw archiveError('FILE_MISSING', `The archive has no ${own ? SUMS : MANIFEST}.`);
  const context = { manifest: MANIFEST, sums: SUMS, archiveBytes: bytes };
  const count = checkFiles(files, parseManifest(own), sums, context);
  if (!isSameManifest(manifest, parseManifest(own))) {
    throw archiveError('MANIFEST_DIFFERS', 'The sidecar and the manifest in the archive are not equal.');
  }
  if (archive && archive.bytes !== bytes) throw sizeDiffers(archive, bytes);
  if (archive && archive.sha256 !== sha256) throw hashDiffers(archive, sha256);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { files: count, bytes, sha256, rows, manifest };
}

/**
 * Decompresses one file and compares size, SHA-256 and, for tables, the number of rows. Digests are for `checkFiles`.
 * @throws BackupError kind `integrity` naming the file
 */
export async function observeListedFile(
  source: SpanSource,
  entry: ManifestFile & Partial<ManifestTable>,
  format: CompressionFormat,
  createRowDigester: CreateRowDigester = createRowCounter,
): Promise<ObservedFile> {
  const rows = entry.columns && createRowDigester(entry.columns);
  let table: ObservedRows | undefined;
  try {
    for await (const chunk of readListedFile(source, entry, format)) rows?.update(chunk);
  } finally {
    table = rows?.finish();
  }
  if (table && table.digest !== '' && table.rows !== entry.rows) {
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

function sizeDiffers(archive: ArchiveInfo, bytes: number): Error {
  const message = `${archive.file} has ${bytes} bytes; the sidecar says ${archive.bytes}.`;
  return archiveError('ARCHIVE_HASH_DIFFERS', message);
}

function hashDiffers(archive: ArchiveInfo, sha256: string): Error {
  const message = `${archive.file} has the SHA-256 ${sha256}; the sidecar says ${archive.sha256}.`;
  return archiveError('ARCHIVE_HASH_DIFFERS', message);
}
