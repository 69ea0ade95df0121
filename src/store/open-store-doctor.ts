import type { Destination } from '../core/connection.js';
import type { StoreDoctor } from '../core/doctor.js';
import type { StoreOptions } from './store-options.js';

/**
 * Who looks at a destination; nothing is asked before `examine`.
 * @throws BackupError kind `settings` when no region is known
 */
export async function openStoreDoctor(destination: Destination, options: StoreOptions): Promise<StoreDoctor> {
  if (destination.kind === 'file') {
    const { openFolderDoctor } = await import('./local/examine-folder.js');
    return openFolderDoctor(destination.folder, options);
  }
  const { openBucketDoctor } = await import('./s3/doctor/examine-bucket.js');
  return openBucketDoctor(destination, options);
}
