import type { DrillPoint } from '../../core/drill.js';
import type { LastGoodBackup, LastGoodDrill, StatusProblem } from '../../core/status.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatPlural } from '../../lib/format-number.js';
import { formatTime } from '../../lib/format-time.js';

export interface Situation {
  readonly lastGoodBackup: LastGoodBackup | null;
  readonly maxAgeSeconds: number;
  readonly lastGoodDrill: LastGoodDrill | null;
  /** null where no drills are asked for. */
  readonly maxDrillAgeSeconds: number | null;
  /** The newest that judged its backup; null where none did. */
  readonly newestDrill: DrillPoint | null;
  /** Sentences about damaged backups that are newer than the last good one. */
  readonly damaged: readonly string[];
  /** The newest backup, where it is marked or `on-anomaly` is `fail`, and why. */
  readonly anomalous: { readonly backupId: string; readonly sentences: readonly string[] } | null;
  /** Backups that are there, whatever they are worth. */
  readonly backupCount: number;
  readonly where: string;
}

const RUN_BACKUP =
  'Look at the runs of the backup: is the schedule switched off, or does it fail? Then run a backup.';
const RUN_DRILL = 'Run the operation drill; docs/drill.md says how.';

/** Why the status is red, the most pressing reason first; empty for a good one. Pure. */
export function findProblems(now: Situation): StatusProblem[] {
  return [...backupProblems(now), ...(now.maxDrillAgeSeconds === null ? [] : drillProblems(now))];
}

function backupProblems(now: Situation): StatusProblem[] {
  const { lastGoodBackup, maxAgeSeconds, damaged, anomalous, backupCount, where } = now;
  const problems: StatusProblem[] = [];
  if (!lastGoodBackup) {
    const message =
      backupCount === 0
        ? `There is no backup in ${where}.`
        : `None of the ${formatPlural(backupCount, 'backup')} in ${where} is good.`;
    problems.push({ code: 'NO_BACKUP', message, nextStep: RUN_BACKUP });
  } else if (lastGoodBackup.ageSeconds > maxAgeSeconds) {
    const { backupId, ageSeconds } = lastGoodBackup;
    const message = `The newest good backup, ${backupId}, is ${formatDuration(ageSeconds)} old; ${formatDuration(maxAgeSeconds)} are allowed.`;
    problems.push({ code: 'BACKUP_STALE', message, nextStep: RUN_BACKUP });
  }
  const [first] = damaged;
  if (first !== undefined) {
    const more = damaged.length > 1 ? ` And ${formatPlural(damaged.length - 1, 'more')}.` : '';
    problems.push({
      code: 'BACKUP_DAMAGED',
      message: `${first}${more}`,
      nextStep: 'Fetch an earlier version of the object from the store, or run a new backup.',
    });
  }
  if (anomalous) {
    const { backupId, sentences } = anomalous;
    problems.push({
      code: 'BACKUP_ANOMALOUS',
      message: [`The newest backup, ${backupId}, is not like those before it.`, ...sentences].join(' '),
      nextStep:
        'Look at the database. If it is right as it is now, run the backup once with on-anomaly: warn; if it is not, restore an earlier backup.',
    });
  }
  return problems;
}

function drillProblems({ newestDrill, lastGoodDrill, maxDrillAgeSeconds }: Situation): StatusProblem[] {
  const problems: StatusProblem[] = [];
  if (newestDrill && !newestDrill.ok) {
    problems.push({
      code: 'DRILL_FAILED',
      message: `The newest drill failed: ${newestDrill.backupId} at ${formatTime(newestDrill.time)}.`,
      nextStep: 'Mend what its report names, then run the drill again.',
    });
  }
  if (!lastGoodDrill) {
    const message = 'No drill has ever passed: nobody knows whether these backups restore.';
    problems.push({
      code: 'NO_DRILL',
      message,
      nextStep: `${RUN_DRILL} Where there are no drills, set max-drill-age-days: 0.`,
    });
  } else if (maxDrillAgeSeconds !== null && lastGoodDrill.ageSeconds > maxDrillAgeSeconds) {
    const message = `The newest good drill is ${formatDuration(lastGoodDrill.ageSeconds)} old; ${formatDuration(maxDrillAgeSeconds)} are allowed.`;
    problems.push({ code: 'DRILL_STALE', message, nextStep: RUN_DRILL });
  }
  return problems;
}
