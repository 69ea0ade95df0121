import { BackupError } from '../../core/errors.js';
import type { ListedFile } from '../../core/file-storage.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { StorageEntry } from '../../core/storage-manifest.js';
import { manifestOf, openFilesArchive, openFilesOf, refuseRemoved } from './files-archive.js';

/** What the backup before this one holds, of which unchanged files need not be stored again. */
export interface PreviousFiles {
  /** The entry for this backup, when the file did not change and its bytes are where they should be. */
  reuse(file: ListedFile): Promise<StorageEntry | undefined>;
  /** Sentences for the report: what could not be used, and why. */
  readonly warnings: readonly string[];
}

/** Every file is stored anew. */
export const NO_PREVIOUS_FILES: PreviousFiles = { reuse: async () => undefined, warnings: [] };

/**
 * The files of the previous backup, where it is one of the same project. Entries point to the archive that holds the bytes
 * itself, so that no restore has to follow a chain; each such archive is looked at once.
 */
export async function openPreviousFiles(
  store: Store,
  folder: string,
  previous: CommittedManifest | null,
  project: string,
): Promise<PreviousFiles> {
  if (previous?.storage?.project !== project) return NO_PREVIOUS_FILES;
  const warnings: string[] = [];
  const warn = (id: string, error: unknown) => {
    if (!(error instanceof BackupError) || (error.kind !== 'integrity' && error.code !== 'NOT_FOUND'))
      throw error;
    warnings.push(`${error.message} What ${id} holds is stored again.`);
  };
  const archives = new Map<string, Promise<boolean>>();
  const look = async (id: string): Promise<boolean> => {
    try {
      const archive = await openFilesOf(store, folder, id);
      if (!archive) return false;
      await refuseRemoved(store, archive);
      return true;
    } catch (error) {
      warn(id, error);
      return false;
    }
  };
  const isThere = (id: string): Promise<boolean> => {
    const answer = archives.get(id) ?? look(id);
    archives.set(id, answer);
    return answer;
  };
  const entries = new Map<string, StorageEntry>();
  try {
    const archive = await openFilesArchive(store, folder, previous);
    const objects = archive ? (await manifestOf(archive)).objects : [];
    for (const entry of objects) entries.set(`${entry.bucket}/${entry.path}`, entry);
  } catch (error) {
    warn(previous.id, error);
  }
  return {
    warnings,
    async reuse(file) {
      const entry = entries.get(`${file.bucket}/${file.path}`);
      if (!entry || !isUnchanged(entry, file)) return undefined;
      const heldBy = entry.heldBy ?? previous.id;
      return (await isThere(heldBy)) ? { ...entry, heldBy } : undefined;
    },
  };
}

function isUnchanged(entry: StorageEntry, file: ListedFile): boolean {
  const at = (time: string | null) => (time === null ? Number.NaN : Date.parse(time));
  return (
    file.etag !== null &&
    file.etag === entry.etag &&
    file.bytes === entry.bytes &&
    at(file.updatedAt) === at(entry.updatedAt) &&
    at(file.createdAt) === at(entry.createdAt)
  );
}
