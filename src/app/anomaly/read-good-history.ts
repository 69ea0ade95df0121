import { isMarked } from '../../core/anomaly.js';
import { BackupError } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import { rfc3339 } from '../../lib/format-time.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { inspectBackup } from '../inspect-backup.js';
import type { SeriesCatalog } from '../series-catalog.js';
import { type BackupFacts, factsOf } from './backup-facts.js';
import { WINDOW } from './usual-level.js';

/** Twice what the median is taken of, so that a step within it can be told from what was before. */
const WANTED = 2 * WINDOW;

/** Sidecars of thousands of tables are large, and only what is compared is kept of each. */
const CONCURRENT_READS = 4;

export interface GoodHistory {
  /** Newest first. */
  readonly backups: readonly BackupFacts[];
  /** RFC 3339 UTC, from the id of the newest; null for none. */
  readonly newestAt: string | null;
  /** One sentence for each backup that could not be compared with. */
  readonly warnings: readonly string[];
}

/**
 * The newest backups that are whole, not marked as anomalous and not dated by a clock that ran ahead. Trouble with one
 * of them is a warning: a comparison is never worth a backup.
 *
 * @throws BackupError kind `cancelled`
 */
export async function readGoodHistory(
  store: Store,
  catalog: SeriesCatalog,
  now: Date,
  signal: AbortSignal,
): Promise<GoodHistory> {
  const candidates = catalog.backups.filter(({ time }) => time <= now);
  const good: { readonly time: Date; readonly facts: BackupFacts }[] = [];
  const warnings: string[] = [];
  for (let from = 0; from < candidates.length && good.length < WINDOW; from += WANTED) {
    const batch = candidates.slice(from, from + WANTED);
    const read = await mapConcurrently(batch, CONCURRENT_READS, async (backup) => {
      signal.throwIfAborted();
      try {
        const found = await inspectBackup(store, backup);
        if ('damage' in found) throw found.damage;
        return isMarked(found.manifest) ? [] : [{ time: backup.time, facts: factsOf(found.manifest) }];
      } catch (error) {
        if (!(error instanceof BackupError) || error.kind === 'cancelled') throw error;
        warnings.push(`This backup is not compared with ${backup.id}: ${error.message}`);
        return [];
      }
    });
    good.push(...read.flat());
  }
  return {
    backups: good.map(({ facts }) => facts),
    newestAt: good[0] ? rfc3339(good[0].time) : null,
    warnings,
  };
}
