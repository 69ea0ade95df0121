import { isMarked } from '../../core/anomaly.js';
import type { Store } from '../../core/ports.js';
import type { Decision } from '../../core/report.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { type DrillProof, decideRetention, type RetentionCandidate } from '../../retain/decide-retention.js';
import { inspectBackup } from '../inspect-backup.js';
import { archivesOf, type CatalogBackup, type SeriesCatalog } from '../series-catalog.js';
import type { PruneRequest } from './prune.js';

const CONCURRENT_READS = 16;

export interface SeriesDecisions {
  readonly decisions: readonly Decision[];
  /** True when some backup needs another one, so that the order of removals matters. */
  readonly dependants: boolean;
  /** The freeze asked for, or the one found to be needed. */
  readonly freeze: string | null;
  readonly warnings: readonly string[];
}

type Rules = Pick<PruneRequest, 'store' | 'policy' | 'now' | 'freeze' | 'signal'> & {
  readonly proofs: readonly DrillProof[];
};

/**
 * Retention's decisions about the backups of a series. Manifests and locks are asked for only when
 * something would be removed without them: they can only add to what is kept.
 */
export async function decideForSeries(catalog: SeriesCatalog, rules: Rules): Promise<SeriesDecisions> {
  const bare = catalog.backups.map(({ id, time }) => ({ id, time, dependsOn: [] }));
  const first = decide(bare, rules, rules.freeze);
  if (first.every((decision) => decision.keep)) {
    return { decisions: first, dependants: false, freeze: rules.freeze, warnings: [] };
  }
  const { candidates, warnings, newer } = await readCandidates(catalog.backups, rules);
  const freeze = rules.freeze ?? newer;
  const unlocked = decide(candidates, rules, freeze);
  const doomed = new Set(unlocked.filter((decision) => !decision.keep).map(({ backupId }) => backupId));
  const locked = await findLocked(
    rules.store,
    catalog.backups.filter(({ id }) => doomed.has(id)),
    rules.signal,
  );
  const final = candidates.map((candidate) => ({ ...candidate, locked: locked.has(candidate.id) }));
  return {
    decisions: decide(final, rules, freeze),
    dependants: candidates.some(({ dependsOn }) => dependsOn.length > 0),
    freeze,
    warnings,
  };
}

function decide(backups: readonly RetentionCandidate[], rules: Rules, freeze: string | null): Decision[] {
  const { policy, now, proofs } = rules;
  return decideRetention({ backups, policy, proofs, now, freeze });
}

interface Candidates {
  readonly candidates: RetentionCandidate[];
  readonly warnings: string[];
  /** Why nothing may be removed while a newer release writes here too, or null. */
  readonly newer: string | null;
}

/** A damaged backup stands in for no good one; one of a newer format may need any other. */
async function readCandidates(
  backups: readonly CatalogBackup[],
  { store, signal }: Rules,
): Promise<Candidates> {
  const inspections = await mapConcurrently(backups, CONCURRENT_READS, async (backup) => {
    signal.throwIfAborted();
    return inspectBackup(store, backup);
  });
  let newer: string | null = null;
  const warnings: string[] = [];
  const candidates = inspections.map((found): RetentionCandidate => {
    const { id, time } = found.backup;
    if ('manifest' in found) {
      const { dependsOn } = found.manifest;
      return { id, time, dependsOn, anomalous: isMarked(found.manifest) };
    }
    warnings.push(found.damage.message);
    if (found.damage.code === 'FORMAT_NEWER') {
      newer ??= `a newer release wrote ${id}, and what it depends on is unknown to this one`;
    }
    return { id, time, dependsOn: [], anomalous: true };
  });
  return { candidates, warnings, newer };
}

async function findLocked(
  store: Store,
  backups: readonly CatalogBackup[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const locked = new Set<string>();
  await mapConcurrently(backups, CONCURRENT_READS, async (backup) => {
    for (const { key } of [backup.manifest, ...archivesOf(backup)]) {
      signal.throwIfAborted();
      if (await store.isLocked(key)) locked.add(backup.id);
    }
  });
  return locked;
}
