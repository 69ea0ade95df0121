import type { Store } from '../../core/ports.js';
import { printable } from '../../lib/printable.js';
import type { DrillProof } from '../../retain/decide-retention.js';
import { isInFuture, type NewestDrill, ProofLedger } from '../proof-ledger.js';
import type { SeriesCatalog } from '../series-catalog.js';

/** What the drills of a series say to retention. */
export interface DrillVerdicts {
  /** The newest judgement of each backup that may matter. */
  readonly proofs: readonly DrillProof[];
  /** Why nothing may be removed, or null. */
  readonly freeze: string | null;
  /** Sentences for the report. */
  readonly warnings: readonly string[];
}

/**
 * Reads the proofs of a series for retention: of every backup as old as one that stands, those included whose objects
 * somebody deleted, because their versions may be what is left of the newest proven one.
 * @throws BackupError kind `store`
 */
export async function readDrillVerdicts(
  store: Store,
  catalog: SeriesCatalog,
  now: Date,
): Promise<DrillVerdicts> {
  const ledger = await ProofLedger.open(store, catalog.series);
  const oldest = catalog.backups.at(-1)?.id ?? '';
  const ids = ledger.entries.map(({ backupId }) => backupId).filter((id) => id >= oldest);
  const judged = await ledger.judgedOf(ids);
  const freeze = freezeReasonOf(await ledger.newestJudged(now), now);
  return {
    proofs: [...judged.values()].map(({ backupId, time, ok }) => ({ backupId, time, ok })),
    freeze,
    warnings: ledger.warnings,
  };
}

/** Trouble with a server or a store is no judgement: it neither freezes nor unfreezes. */
function freezeReasonOf(newest: NewestDrill, now: Date): string | null {
  if (newest.kind === 'none') return null;
  if (newest.kind === 'newer') {
    const { backupId, time } = newest.entry;
    return `A newer release wrote the proof of the drill of ${backupId} at ${atMinute(time)}, and what it found is unknown to this one. Nothing is removed until a drill of this release succeeds, or prune runs with the newer one.`;
  }
  const { ok, backupId, time, proof, key } = newest.drill;
  if (ok) return null;
  const code = proof.errorCode === null ? '' : `, ${printable(proof.errorCode)}`;
  const failed = `The newest drill failed: ${backupId} at ${atMinute(time)} (exit code ${proof.exitCode}${code}).`;
  if (isInFuture(newest.drill, now))
    return `${failed} Its proof is dated in the future, as a clock was wrong, so no drill can come after it: look at what it found, mend that, then remove ${key} from the store; nothing else is removed until then.`;
  return `${failed} Nothing is removed until a drill succeeds: mend what its report names, then run drill again (or set freeze-on-failed-drill: false).`;
}

/** `2026-04-01 04:00 UTC`. */
function atMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
