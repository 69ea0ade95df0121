import type { Destination } from '../core/connection.js';
import type { Store } from '../core/ports.js';
import type { StoreOptions } from './store-options.js';

/**
 * Opens a destination without touching it: the first call of the store does that.
 * Each kind is loaded when it is wanted, because the S3 client costs 100 ms of start.
 * @throws BackupError kind `settings` when no region is known
 */
export async function openStore(destination: Destination, options: StoreOptions): Promise<Store> {
  if (destination.kind === 'file') {
    const { LocalStore } = await import('./local/local-store.js');
    return new LocalStore(destination.folder, options);
  }
  const { openS3Store } = await import('./s3/s3-store.js');
  return openS3Store(destination, options);
}
