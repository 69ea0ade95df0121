import { isMarked } from '../../core/anomaly.js';
import { BackupError } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import { readCommittedManifest, type SeriesCatalog } from '../series-catalog.js';

/**
 * Why nothing may be removed while the newest backup is marked as anomalous, or null. One whose sidecar cannot be read
 * is no anomaly; retention names it.
 * @throws BackupError kind `store`
 */
export async function anomalyFreeze(store: Store, { backups }: SeriesCatalog): Promise<string | null> {
  const [newest] = backups;
  if (!newest) return null;
  try {
    if (!isMarked(await readCommittedManifest(store, newest.manifest.key))) return null;
  } catch (error) {
    if (error instanceof BackupError && error.kind === 'integrity') return null;
    throw error;
  }
  return `The newest backup, ${newest.id}, is marked as anomalous. Nothing is removed until a backup after it is not.`;
}
