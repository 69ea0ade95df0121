import type { BackupError } from '../../core/errors.js';
import type { Log, Store } from '../../core/ports.js';
import type { Decision, PruneReport } from '../../core/report.js';
import type { Series } from '../../core/series-keys.js';
import type { RetentionPolicy } from '../../retain/decide-retention.js';
import { readDrillVerdicts } from '../drill/drill-verdicts.js';
import { refuseMissingEnvironment } from '../refuse-missing-environment.js';
import { loadSeriesCatalog } from '../series-catalog.js';
import { anomalyFreeze } from './anomaly-freeze.js';
import { decideForSeries } from './decide-for-series.js';
import { pruneLeftovers } from './prune-leftovers.js';
import { noteVersionsLeftBehind, pruneVersions } from './prune-versions.js';
import { Removal } from './removal.js';

export interface PruneRequest {
  readonly store: Store;
  readonly series: Series;
  readonly policy: RetentionPolicy;
  /** Remove the noncurrent versions and delete markers of removed backups too. */
  readonly pruneVersions: boolean;
  readonly dryRun: boolean;
  readonly now: Date;
  /** Why nothing may be removed this time, or null. */
  readonly freeze: string | null;
  /** Whether a failed drill freezes, too. */
  readonly freezeOnFailedDrill: boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface PruneOutcome {
  readonly report: PruneReport;
  /** Sentences for the report of the run. */
  readonly warnings: readonly string[];
  /** Names what could not be removed; everything else was done all the same, and kept backups are good. */
  readonly error: BackupError | null;
}

/**
 * Removes what retention does not keep, of this series only. Trouble before the first removal is
 * thrown and leaves everything as it was; trouble with a removal stops nothing else and is returned.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`; kind `store`; kind `cancelled`
 */
export async function pruneSeries(request: PruneRequest): Promise<PruneOutcome> {
  const { store, series, dryRun, log } = request;
  // 1. What is there.
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  // 2. What drills have found, and so what to keep, and why.
  const verdicts = await readDrillVerdicts(store, catalog, request.now);
  const found = [
    await anomalyFreeze(store, catalog),
    request.freezeOnFailedDrill ? verdicts.freeze : null,
  ].filter((reason) => reason !== null);
  const known = [...(request.freeze === null ? [] : [request.freeze]), ...found].join(' ') || null;
  const { proofs } = verdicts;
  const rules = { ...request, proofs, freeze: known };
  const { decisions, dependants, freeze, warnings } = await decideForSeries(catalog, rules);
  const doomed = catalog.backups.filter(({ id }) => isRemoved(decisions, id));
  // 3. Remove: backups, what interrupted runs left, versions.
  const removal = new Removal(request);
  const removed = await removal.removeBackups(doomed, { inOrder: dependants });
  const leftovers = await pruneLeftovers(catalog, removal, { ...request, freeze });
  const removedVersions = request.pruneVersions
    ? await pruneVersions(catalog, { backups: removed, leftovers: leftovers.removed }, removal, {
        ...rules,
        freeze,
      })
    : 0;
  const notes = request.pruneVersions ? [] : await noteVersionsLeftBehind(store, doomed, request);

  for (const sentence of notes) log.info(sentence);
  log.info(
    `Retention: ${removed.length} of ${catalog.backups.length} backups ${dryRun ? 'would be removed' : 'removed'}.`,
  );
  return {
    report: {
      dryRun,
      frozen: freeze,
      decisions,
      removed,
      abortedUploads: leftovers.abortedUploads,
      uncommitted: leftovers.uncommitted,
      removedVersions,
      notes,
    },
    warnings: [...catalog.warnings, ...verdicts.warnings, ...found, ...warnings],
    error: removal.failure(),
  };
}

function isRemoved(decisions: readonly Decision[], id: string): boolean {
  return decisions.some((decision) => decision.backupId === id && !decision.keep);
}
