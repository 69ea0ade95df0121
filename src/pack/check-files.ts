import type { Manifest, ManifestFile, ManifestTable } from '../core/manifest.js';
import { archiveError, spanError, unexpectedFile } from './archive-errors.js';
import type { ObservedRows } from './row-counter.js';

/** What was found in the archive under one path. */
export interface ObservedFile {
  readonly bytes: number;
  readonly sha256: string;
  /** Of table files. */
  readonly table: ObservedRows | undefined;
  /** Of the files that are read as a whole. */
  readonly content: Uint8Array | undefined;
}

export interface CheckFilesContext {
  /** Paths of the two files the manifest does not list. */
  readonly manifest: string;
  readonly sums: string;
  /** undefined for files that lie unpacked in a folder. */
  readonly archiveBytes: number | undefined;
}

/**
 * Compares what was found with the manifest and with SHA256SUMS; returns the number of files.
 * @throws BackupError kind `integrity` for the first difference, in the manifest's order
 */
export function checkFiles(
  files: ReadonlyMap<string, ObservedFile>,
  manifest: Manifest,
  sums: Uint8Array,
  context: CheckFilesContext,
): number {
  const listed = listedFiles(manifest);
  const paths = new Set(listed.map((entry) => entry.file));
  for (const entry of listed) {
    const found = files.get(entry.file);
    if (!found) throw archiveError('FILE_MISSING', `The archive has no ${entry.file}.`);
    if (found.bytes !== entry.bytes || found.sha256 !== entry.sha256) {
      throw archiveError(
        'FILE_HASH_DIFFERS',
        `${entry.file} has ${found.bytes} bytes and SHA-256 ${found.sha256}; ` +
          `the manifest says ${entry.bytes} bytes and ${entry.sha256}.`,
      );
    }
  }
  for (const path of files.keys()) {
    if (!paths.has(path) && path !== context.manifest && path !== context.sums) {
      throw unexpectedFile(path);
    }
  }
  checkSums(files, sums, context.sums);
  for (const table of manifest.tables) checkTable(table, files.get(table.file)?.table);
  if (context.archiveBytes !== undefined) filesInOrder(manifest, context.archiveBytes);
  return files.size;
}

type Listing = Pick<Manifest, 'files' | 'tables'>;

/** Every file the manifest lists. @throws BackupError code MANIFEST_INVALID when it lists one twice */
export function listedFiles(manifest: Listing): ManifestFile[] {
  const listed = [...manifest.files, ...manifest.tables];
  if (new Set(listed.map((entry) => entry.file)).size === listed.length) return listed;
  throw archiveError('MANIFEST_INVALID', 'The manifest names a file twice.');
}

function checkTable(entry: ManifestTable, found: ObservedFile['table']): void {
  if (!found) return;
  const name = `${entry.schema}.${entry.name} (${entry.file})`;
  if (found.digest === '') {
    throw archiveError('TABLE_DIGEST_DIFFERS', `${name} is not in the form of its columns in the manifest.`);
  }
  if (found.rows !== entry.rows) {
    throw archiveError(
      'TABLE_ROWS_DIFFER',
      `${name} has ${found.rows} rows; the manifest says ${entry.rows}.`,
    );
  }
  if (found.digest === undefined) return;
  const digest = both(found.digest, found.generatedDigest ?? null);
  const expected = both(entry.digest, entry.generatedDigest);
  if (digest === expected) return;
  throw archiveError(
    'TABLE_DIGEST_DIFFERS',
    `${name} has the digest ${digest}; the manifest says ${expected}.`,
  );
}

function both(digest: string, generatedDigest: string | null): string {
  return generatedDigest === null ? digest : `${digest} (of generated columns ${generatedDigest})`;
}

/**
 * Lines as `sha256sum` writes them; every file but SHA256SUMS itself exactly once.
 * @throws BackupError code FILE_HASH_DIFFERS or FILE_MISSING
 */
export function checkSums(
  files: ReadonlyMap<string, Pick<ObservedFile, 'sha256'>>,
  sums: Uint8Array,
  ownPath: string,
): void {
  const named = new Map<string, string>();
  for (const line of Buffer.from(sums).toString('utf8').split('\n')) {
    if (line === '') continue;
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || named.has(path)) {
      throw archiveError(
        'FILE_HASH_DIFFERS',
        `${ownPath} is malformed at ${JSON.stringify(line.slice(0, 200))}.`,
      );
    }
    named.set(path, sha256);
  }
  for (const [path, file] of files) {
    if (path === ownPath) continue;
    if (named.get(path) !== file.sha256) {
      throw archiveError('FILE_HASH_DIFFERS', `${path} is not what ${ownPath} says.`);
    }
    named.delete(path);
  }
  for (const path of named.keys()) {
    throw archiveError('FILE_MISSING', `${ownPath} names ${path}, which is not in the archive.`);
  }
}

/**
 * The listed files in the order of their spans, which lie in the archive and do not overlap.
 * @throws BackupError code SPAN_INVALID
 */
export function filesInOrder(manifest: Listing, archiveBytes: number): ManifestFile[] {
  const inOrder = listedFiles(manifest).sort((a, b) => a.span.offset - b.span.offset);
  let end = 0;
  for (const { file, span } of inOrder) {
    if (span.offset < end || span.offset + span.length > archiveBytes) {
      throw spanError(`The span of ${file} overlaps another or lies outside the archive.`);
    }
    end = span.offset + span.length;
  }
  return inOrder;
}
