import { BackupError } from '../core/errors.js';
import type { CommittedManifest } from '../core/manifest.js';
import type { Store, StoredObject } from '../core/ports.js';
import { baseName } from '../core/series-keys.js';
import { type CatalogBackup, readCommittedManifest } from './series-catalog.js';

/** What the store says about a committed backup without opening its archive. */
export type Inspection =
  | { readonly backup: CatalogBackup; readonly manifest: CommittedManifest; readonly archive: StoredObject }
  | { readonly backup: CatalogBackup; readonly damage: BackupError };

/** Reads the manifest and compares name and size of the archive; trouble with the store is thrown. */
export async function inspectBackup(store: Store, backup: CatalogBackup): Promise<Inspection> {
  try {
    const manifest = await readCommittedManifest(store, backup.manifest.key);
    const archive = backup.archives.find(({ key }) => baseName(key) === manifest.archive.file);
    if (!archive)
      return { backup, damage: damaged(backup, `its archive ${manifest.archive.file} is missing`) };
    if (archive.bytes !== manifest.archive.bytes) {
      const sizes = `${archive.bytes} bytes instead of ${manifest.archive.bytes}`;
      return { backup, damage: damaged(backup, `its archive has ${sizes}`) };
    }
    const { storage } = manifest;
    const files = backup.storage.find(({ key }) => baseName(key) === storage?.archive.file);
    if (storage && files?.bytes !== storage.archive.bytes) {
      const how = files ? `has ${files.bytes} bytes instead of ${storage.archive.bytes}` : 'is missing';
      return { backup, damage: damaged(backup, `the archive of its files ${storage.archive.file} ${how}`) };
    }
    return { backup, manifest, archive };
  } catch (error) {
    if (error instanceof BackupError && error.kind === 'integrity') return { backup, damage: error };
    throw error;
  }
}

function damaged(backup: CatalogBackup, how: string): BackupError {
  return new BackupError('integrity', `${backup.id} is damaged: ${how}.`, {
    code: 'BACKUP_DAMAGED',
    nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
  });
}
