import { BackupError } from '../../core/errors.js';
import type { Manifest, StorageSection } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { FilesReport } from '../../core/report.js';
import type { StorageManifest } from '../../core/storage-manifest.js';
import { readStorageManifest, type StorageArchiveFacts } from '../../pack/check-storage-archive.js';
import type { SpanSource } from '../../pack/span-source.js';
import { createStoreSpans } from '../archive/archive-bytes.js';
import { goneVersionWarning, isVersionGone } from '../archive/gone-version.js';
import { readCommittedManifest } from '../series-catalog.js';

/** An archive of files in a store, whose size is the one that commits it. */
export interface FilesArchive extends StorageArchiveFacts {
  readonly key: string;
  readonly spans: SpanSource;
  /** The one that is read; undefined for the current one. */
  readonly versionId: string | undefined;
  readonly warnings: readonly string[];
}

/** Where a backup lies: what its keys have before their names. */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/**
 * The archive of files that the manifest of a backup names; null where it has none.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED` when it is not there, or has another size
 */
export async function openFilesArchive(
  store: Store,
  folder: string,
  { id, storage }: Pick<Manifest, 'id' | 'storage'>,
): Promise<FilesArchive | null> {
  if (!storage) return null;
  const { file, bytes, versionId: committed } = storage.archive;
  const key = `${folder}${file}`;
  const isGone = committed !== null && !(await hasVersion(store, key, committed));
  const versionId = isGone ? undefined : (committed ?? undefined);
  const current = versionId === undefined ? await store.head(key) : undefined;
  if (versionId === undefined && current?.bytes !== bytes) throw damaged(id, file, current?.bytes, storage);
  return {
    id,
    key,
    section: storage,
    format: file.endsWith('.zst') ? 'zstd' : 'gzip',
    spans: createStoreSpans(store, key, bytes, versionId),
    versionId,
    warnings: isGone ? [goneVersionWarning(key, committed)] : [],
  };
}

async function hasVersion(store: Store, key: string, versionId: string): Promise<boolean> {
  try {
    for await (const _ of await store.read(key, { versionId, range: { offset: 0, length: 1 } }));
    return true;
  } catch (error) {
    if (!isVersionGone(error)) throw error;
    return false;
  }
}

/** The same by the id of a backup, which has to be committed. */
export async function openFilesOf(store: Store, folder: string, id: string): Promise<FilesArchive | null> {
  return openFilesArchive(store, folder, await readCommittedManifest(store, `${folder}${id}.manifest.json`));
}

/**
 * A version that was removed, or that another object replaced, can be read until something expires it: nothing new may stand on it.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED`
 */
export async function refuseRemoved(store: Store, { id, key, section }: FilesArchive): Promise<void> {
  const current = await store.head(key);
  const { file, bytes } = section.archive;
  if (current?.bytes !== bytes) throw damaged(id, file, current?.bytes, section);
}

/** What reports say of an archive that was stored, read or fetched as a whole. */
export function reportOf(
  { key, section }: Pick<FilesArchive, 'key' | 'section'>,
  dependsOn: readonly string[],
  store: Pick<Store, 'uriOf'>,
): FilesReport {
  const { buckets, files, bytes, own, archive } = section;
  return {
    buckets: buckets.length,
    files,
    bytes,
    moved: own,
    archiveUri: store.uriOf(key),
    archiveBytes: archive.bytes,
    dependsOn,
  };
}

export function manifestOf(archive: FilesArchive): Promise<StorageManifest> {
  return readStorageManifest(archive.spans, archive);
}

function damaged(
  id: string,
  file: string,
  found: number | undefined,
  { archive }: StorageSection,
): BackupError {
  const how = found === undefined ? 'is missing' : `has ${found} bytes instead of ${archive.bytes}`;
  return new BackupError('integrity', `The files of ${id} are damaged: ${file} ${how}.`, {
    code: 'BACKUP_DAMAGED',
    nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
  });
}
