import { messageOf } from '../../core/errors.js';
import type { Log, Store } from '../../core/ports.js';
import { checksumKey, type Series, storageArchiveKey } from '../../core/series-keys.js';

/** Removes the files of a backup that failed after them; what cannot be removed is named by prune until it goes. */
export async function dropFiles(
  store: Pick<Store, 'remove'>,
  series: Series,
  id: string,
  ending: '.tar.gz' | '.tar.zst',
  log: Log,
): Promise<void> {
  const key = storageArchiveKey(series, id, ending);
  try {
    await store.remove(checksumKey(key));
    await store.remove(key);
  } catch (error) {
    log.warn(`${key} belongs to no backup and could not be removed: ${messageOf(error)}`);
  }
}
