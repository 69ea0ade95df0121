import { EXIT_CODES, messageOf } from '../../core/errors.js';
import type { FailureKey, FailureMemory, FailureRecord } from '../../core/failure-memory.js';
import type { RunReport } from '../../core/report.js';
import { within } from '../../lib/within.js';

/** What a run makes of the failures before it; the names are those of the report. */
export interface Streak {
  /** This run included; null where it cannot be known. */
  readonly failuresInARow: number | null;
  readonly failingSince: string | null;
  readonly recoveredAfter: number;
  readonly warnings: readonly string[];
}

export interface CountOptions {
  readonly memory: FailureMemory;
  readonly now: Date;
  /** For each of the two steps, reading and writing; nobody waits longer for a count. */
  readonly maxMs: number;
}

/**
 * Counts this run. A run that was cancelled counts as a failure: a backup that hangs is ended by its time limit night after
 * night. A count that cannot be kept is not known: the next run would begin at nothing again, and nobody be paged ever.
 */
export async function countFailures(
  key: FailureKey,
  report: RunReport,
  { memory, now, maxMs }: CountOptions,
): Promise<Streak> {
  const drills = failedDrills(report);
  const warnings: string[] = [];
  try {
    const remembered = await within(maxMs, memory.read(key));
    warnings.push(...remembered.warnings);
    const before = remembered.record ?? { failures: 0, since: null, revision: 0 };
    const next = recordAfter(before, report);
    if (report.ok && before.failures === 0) return recovered(drills, warnings);
    await within(maxMs, memory.write(key, next));
    if (report.ok) return recovered(Math.max(before.failures, drills), warnings);
    const failuresInARow = Math.max(next.failures, drills);
    return { failuresInARow, failingSince: pastOnly(next.since, now), recoveredAfter: 0, warnings };
  } catch (error) {
    warnings.push(`Failures in a row could not be counted: ${messageOf(error)}`);
    if (report.ok) return recovered(drills, warnings);
    // One or more that the ledger of drills knows of is still one more than nothing.
    const failuresInARow = drills > 1 ? drills : null;
    return { failuresInARow, failingSince: null, recoveredAfter: 0, warnings };
  }
}

function recovered(recoveredAfter: number, warnings: readonly string[]): Streak {
  return { failuresInARow: 0, failingSince: null, recoveredAfter, warnings };
}

function recordAfter(before: FailureRecord, { ok, startedAt }: RunReport): FailureRecord {
  const revision = before.revision + 1;
  if (ok) return { failures: 0, since: null, revision };
  return { failures: before.failures + 1, since: before.since ?? startedAt, revision };
}

/**
 * Drills come once a month, and a cache forgets within a week, so that what their ledger says counts too: for a failure
 * how many there are in a row with this one, for a success how many came right before it.
 */
function failedDrills({ ok, exitCode, drill }: RunReport): number {
  if (!drill) return 0;
  // A drill that left a proof stands at the end itself.
  const earlier = drill.history.drills.slice(0, drill.proofUri === null ? undefined : -1);
  const lastGood = earlier.findLastIndex((point) => point.ok);
  const failed = earlier.length - 1 - lastGood;
  if (ok || exitCode === EXIT_CODES.cancelled) return failed;
  return failed + 1;
}

/** A clock that was wrong then, or is wrong now, says nothing. */
function pastOnly(time: string | null, now: Date): string | null {
  return time !== null && Date.parse(time) <= now.getTime() ? time : null;
}
