import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { BackupError } from '../core/errors.js';
import type { CommittedManifest, Manifest } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { archiveError } from './archive-errors.js';
import { checkFiles, type ObservedFile } from './check-files.js';
import { MANIFEST, MAX_KEPT_BYTES, SUMS } from './own-files.js';
import { type ArchiveEntry, readArchive } from './read-archive.js';
import { createRowCounter } from './row-counter.js';

export interface VerifyArchiveOptions {
  /** The commit mark beside the archive. Without it the archive is judged by what it carries itself. */
  readonly sidecar?: CommittedManifest;
  /** Where it is known before; no file is read beyond the size it says. */
  readonly manifest?: Manifest;
}

export interface VerifiedArchive {
  /** Files in the archive, manifest and SHA256SUMS included. */
  readonly files: number;
  /** Of the archive as it was read. */
  readonly bytes: number;
  /** Of the archive as it was read. */
  readonly sha256: string;
  /** In all tables. */
  readonly rows: number;
  readonly manifest: Manifest;
}

/**
 * Reads an archive as one tar, whatever members it is made of, and compares everything in it but spans and digests: its own
 * size and SHA-256 with the sidecar, every file's with the manifest and with SHA256SUMS, rows of tables.
 * @throws BackupError kind `integrity` that names the file or the offset: ARCHIVE_HASH_DIFFERS,
 *   FILE_HASH_DIFFERS, FILE_MISSING, FILE_UNEXPECTED, TABLE_ROWS_DIFFER, SPAN_INVALID,
 *   MANIFEST_INVALID, MANIFEST_DIFFERS, FORMAT_NEWER, and those of `readArchive`
 */
export async function verifyArchive(
  content: AsyncIterable<Uint8Array>,
  options: VerifyArchiveOptions = {},
): Promise<VerifiedArchive> {
  const whole = { sha256: createHash('sha256'), bytes: 0 };
  async function* observed() {
    for await (const chunk of content) {
      whole.sha256.update(chunk);
      whole.bytes += chunk.length;
      yield chunk;
    }
  }
  const files = await observeFiles(observed(), options);
  const sha256 = whole.sha256.digest('hex');
  const manifest = parseManifest(keptContent(files, MANIFEST));
  const listed = checkFiles(files, manifest, keptContent(files, SUMS), {
    manifest: MANIFEST,
    sums: SUMS,
    archiveBytes: whole.bytes,
  });
  if (options.sidecar) compareWithSidecar(options.sidecar, manifest, { bytes: whole.bytes, sha256 });
  return {
    files: listed,
    bytes: whole.bytes,
    sha256,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    manifest,
  };
}

/** Hashes every file; an error while one is read names it. */
async function observeFiles(
  content: AsyncIterable<Uint8Array>,
  options: VerifyArchiveOptions,
): Promise<Map<string, ObservedFile>> {
  const { sidecar, manifest = sidecar } = options;
  const expected = new Map(
    manifest && [...manifest.files, ...manifest.tables].map((file) => [file.file, file.bytes]),
  );
  const files = new Map<string, ObservedFile>();
  let reading = 'its beginning';
  try {
    for await (const entry of readArchive(content, sidecar ? { folder: sidecar.id } : {})) {
      reading = entry.path;
      const bytes = expected.get(entry.path);
      if (bytes !== undefined && bytes !== entry.bytes) throw sizeDiffers(entry, bytes);
      files.set(entry.path, await observeFile(entry));
    }
  } catch (error) {
    throw nameFile(error, reading);
  }
  return files;
}

async function observeFile(entry: ArchiveEntry): Promise<ObservedFile> {
  const isKept = entry.path === MANIFEST || entry.path === SUMS;
  if (isKept && entry.bytes > MAX_KEPT_BYTES) {
    throw archiveError(
      'ARCHIVE_HOSTILE',
      `${entry.path} has ${entry.bytes} bytes, which is too much to read.`,
    );
  }
  const isTable = entry.path.startsWith('tables/');
  const rows = isTable ? createRowCounter() : undefined;
  const sha256 = createHash('sha256');
  const kept: Uint8Array[] = [];
  for await (const chunk of entry.content) {
    sha256.update(chunk);
    rows?.update(chunk);
    if (isKept) kept.push(Buffer.from(chunk));
  }
  return {
    bytes: entry.bytes,
    sha256: sha256.digest('hex'),
    table: rows?.finish(),
    content: isKept ? Buffer.concat(kept) : undefined,
  };
}

function keptContent(files: ReadonlyMap<string, ObservedFile>, file: string): Uint8Array {
  const content = files.get(file)?.content;
  if (!content) throw archiveError('FILE_MISSING', `The archive has no ${file}.`);
  return content;
}

function sizeDiffers(entry: ArchiveEntry, expected: number): BackupError {
  const message = `${entry.path} has ${entry.bytes} bytes in the archive; the manifest says ${expected}.`;
  return archiveError('FILE_HASH_DIFFERS', message);
}

function nameFile(error: unknown, reading: string): unknown {
  if (!(error instanceof BackupError) || error.kind !== 'integrity' || error.message.includes(reading))
    return error;
  return archiveError(error.code, `${error.message} The last file read was ${reading}.`, error);
}

function compareWithSidecar(
  sidecar: CommittedManifest,
  manifest: Manifest,
  actual: { bytes: number; sha256: string },
): void {
  const { archive, anomaly: _anomaly, ...committed } = sidecar;
  if (archive.bytes !== actual.bytes || archive.sha256 !== actual.sha256) {
    throw archiveError(
      'ARCHIVE_HASH_DIFFERS',
      `The archive has ${actual.bytes} bytes and SHA-256 ${actual.sha256}; ` +
        `the sidecar says ${archive.bytes} bytes and ${archive.sha256}.`,
    );
  }
  const { archive: _archive, anomaly: _own, ...own } = manifest;
  if (!isDeepStrictEqual(committed, own)) {
    throw archiveError('MANIFEST_DIFFERS', 'The sidecar and the manifest in the archive are not equal.');
  }
}
