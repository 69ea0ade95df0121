import { type PruneOutcome, type PruneRequest, pruneSeries } from '../../src/app/prune/prune.js';
import type { Store } from '../../src/core/ports.js';
import { SilentLog } from './silent-log.js';
import { SERIES } from './stored-backups.js';
import { policyOf } from './timelines.js';

/** Prunes as of 2026-03-25T02:00:09Z: three days, and never fewer than two. */
export function prune(store: Store, changes: Partial<PruneRequest> = {}): Promise<PruneOutcome> {
  return pruneSeries({
    store,
    series: SERIES,
    policy: policyOf({ retentionDays: 3, minCount: 2 }),
    pruneVersions: false,
    dryRun: false,
    now: new Date('2026-03-25T02:00:09Z'),
    freeze: null,
    freezeOnFailedDrill: true,
    log: new SilentLog(),
    signal: new AbortController().signal,
    ...changes,
  });
}
