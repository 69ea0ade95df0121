import type { FileBucket, FileStorage, ListedFile } from '../../core/file-storage.js';
import type { FileBucketEntry, ManifestFile, StorageSection } from '../../core/manifest.js';
import type { Store, Upload } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import {
  baseName,
  checksumKey,
  checksumLine,
  type Series,
  storageArchiveKey,
} from '../../core/series-keys.js';
import {
  STORAGE_FORMAT_VERSION,
  type StorageEntry,
  type StorageManifest,
  storageManifestBytes,
} from '../../core/storage-manifest.js';
import { TOOL_VERSION } from '../../core/version.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import { createArchiveWriter } from '../../pack/archive-writer.js';
import type { Compressor } from '../../pack/compressor.js';
import { storageNote } from '../../pack/storage-note.js';
import { proveStored } from '../backup/commit.js';
import { collectFiles } from './collect-files.js';
import type { PreviousFiles } from './previous-files.js';

export interface BackUpFilesInput {
  readonly id: string;
  readonly series: Series;
  readonly store: Store;
  readonly files: FileStorage;
  readonly buckets: readonly FileBucket[];
  readonly previous: PreviousFiles;
  readonly compressor: Compressor;
  readonly tempDir: string;
  readonly readBack: 'auto' | 'full';
}

export interface BackedUpFiles {
  readonly section: StorageSection;
  /** Backups whose archives hold files of this one. */
  readonly dependsOn: readonly string[];
  readonly key: string;
  /** Names of what is in the backup, `<bucket>/<path>`. */
  readonly entries: readonly StorageEntry[];
  /** Listed from the beginning to the end, but their bytes are not there. */
  readonly missing: readonly ListedFile[];
}

/**
 * Stores the files of the buckets as an archive beside the database's. Nothing commits it but the manifest of the backup,
 * which is written later by the caller. Success means: every file that was listed, and is still there, was read in one state,
 * stored, and what is stored is what was written.
 */
export async function backUpFiles(input: BackUpFilesInput, context: RunContext): Promise<BackedUpFiles> {
  const { store, files, buckets, compressor } = input;
  const listed: ListedFile[] = [];
  for (const { id } of buckets) for await (const file of files.list(id)) listed.push(file);
  const total = listed.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  context.log.info(
    `${formatPlural(listed.length, 'file')} in ${formatPlural(buckets.length, 'bucket')}, ${formatBytes(total)}`,
  );
  const key = storageArchiveKey(input.series, input.id, compressor.ending);
  const { contentType } = compressor;
  const upload = await store.startUpload(key, { contentType, estimatedBytes: total });
  const written = await writeAndComplete(input, listed, upload, context);
  const { archive, commit, section, entries, missing } = written;
  await proveStored(store, { key, ...archive }, commit, input.readBack, context.log);
  context.signal.throwIfAborted();
  await store.put(checksumKey(key), Buffer.from(checksumLine(key, archive.sha256)), 'text/plain');
  const dependsOn = [...new Set(entries.flatMap(({ heldBy }) => heldBy ?? []))].sort();
  const where = { file: baseName(key), ...archive, versionId: commit.versionId };
  return { section: { ...section, archive: where }, dependsOn, key, entries, missing };
}

async function writeAndComplete(
  input: BackUpFilesInput,
  listed: readonly ListedFile[],
  upload: Upload,
  context: RunContext,
) {
  try {
    const written = await writeFilesArchive(input, listed, upload, context);
    context.signal.throwIfAborted();
    return { ...written, commit: await upload.complete() };
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

async function writeFilesArchive(
  input: BackUpFilesInput,
  listed: readonly ListedFile[],
  upload: Upload,
  context: RunContext,
) {
  const { id, compressor } = input;
  const archive = createArchiveWriter({
    folder: id,
    time: context.clock.now(),
    compressor,
    sink: (bytes) => upload.write(bytes),
  });
  const note = Buffer.from(storageNote(id));
  const files = [{ file: 'RECOVERY.md' as const, ...(await archive.addSmallFile('RECOVERY.md', note)) }];
  const collected = await collectFiles(listed, { ...input, archive }, context);
  const entries = [...collected.entries].sort(byName);
  const buckets = input.buckets.map((bucket) => bucketEntry(bucket, entries));
  const { project } = input.files;
  const manifest: StorageManifest = {
    format: 'db-backup-storage',
    version: STORAGE_FORMAT_VERSION,
    id,
    tool: TOOL_VERSION,
    project,
    buckets,
    objects: entries,
    files,
  };
  const content = storageManifestBytes(manifest);
  const own = await archive.addSmallFile('manifest.json', content);
  await archive.addSmallFile('SHA256SUMS', sumsOf(files, entries, own.sha256));
  return {
    archive: await archive.finish(),
    section: sectionOf(project, buckets, entries, own),
    entries,
    missing: collected.missing,
  };
}

function sectionOf(
  project: string,
  buckets: FileBucketEntry[],
  entries: readonly StorageEntry[],
  manifest: StorageSection['manifest'],
): Omit<StorageSection, 'archive'> {
  const own = entries.filter(({ heldBy }) => heldBy === null);
  return {
    project,
    manifest,
    buckets,
    ...totalOf(entries),
    own: totalOf(own),
  };
}

function totalOf(entries: readonly StorageEntry[]): { files: number; bytes: number } {
  return { files: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function bucketEntry(bucket: FileBucket, entries: readonly StorageEntry[]): FileBucketEntry {
  const { allowedMimeTypes } = bucket;
  return {
    ...bucket,
    allowedMimeTypes: allowedMimeTypes && [...allowedMimeTypes],
    ...totalOf(entries.filter((entry) => entry.bucket === bucket.id)),
  };
}

function sumsOf(
  files: readonly ManifestFile[],
  entries: readonly StorageEntry[],
  ownSha256: string,
): Uint8Array {
  const own = entries.filter(({ heldBy }) => heldBy === null);
  const listed = [...files, ...own, { file: 'manifest.json', sha256: ownSha256 }];
  return Buffer.concat(listed.map(({ file, sha256 }) => Buffer.from(`${sha256}  ${file}\n`)));
}

function byName(a: StorageEntry, b: StorageEntry): number {
  return compareBytes(a.bucket, b.bucket) || compareBytes(a.path, b.path);
}
