import { BackupError, messageOf } from '../../core/errors.js';
import type { Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import { type FilesArchive, openFilesOf } from './files-archive.js';

/**
 * The archive of another backup that holds files of this one.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED`
 */
export async function openHolder(
  store: Store,
  folder: string,
  manifest: Pick<Manifest, 'id'>,
  id: string,
): Promise<FilesArchive> {
  try {
    const archive = await openFilesOf(store, folder, id);
    if (archive) return archive;
    throw new BackupError('integrity', `${id} has no files.`, { code: 'NOT_FOUND', nextStep: '' });
  } catch (error) {
    if (!(error instanceof BackupError) || error.code !== 'NOT_FOUND') throw error;
    throw new BackupError(
      'integrity',
      `Some files of ${manifest.id} lie in ${id}, which is not beside it: ${messageOf(error)}`,
      {
        code: 'BACKUP_DAMAGED',
        nextStep: `Put the files of ${id} beside the backup (get fetches them), or choose another backup.`,
        cause: error,
      },
    );
  }
}
