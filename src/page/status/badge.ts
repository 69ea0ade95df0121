import type { RunReport } from '../../core/report.js';
import type { StatusProblemCode, StatusReport } from '../../core/status.js';
import { formatAge } from '../../lib/format-age.js';

/** What https://shields.io/badges/endpoint-badge reads. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'yellow' | 'red';
}

const COLORS = { green: 'brightgreen', amber: 'yellow', red: 'red' } as const;

/** In two or three words, as a badge has room for. */
const WORDS: Readonly<Record<StatusProblemCode, string>> = {
  NO_BACKUP: 'none',
  BACKUP_STALE: 'stale',
  BACKUP_DAMAGED: 'damaged',
  BACKUP_ANOMALOUS: 'anomalous',
  DRILL_FAILED: 'drill failed',
  NO_DRILL: 'never drilled',
  DRILL_STALE: 'drill is stale',
};

export function statusBadge(report: RunReport): Badge {
  const { status, environment } = report;
  const label = environment === null ? 'backup' : `backup ${environment}`;
  if (!status) return { schemaVersion: 1, label, message: 'unknown', color: 'red' };
  return { schemaVersion: 1, label, message: messageOf(status), color: COLORS[status.state] };
}

function messageOf({ problems, lastGoodBackup, lastGoodDrill }: StatusReport): string {
  const [problem] = problems;
  const age = lastGoodBackup ? formatAge(lastGoodBackup.ageSeconds) : null;
  if (problem) {
    const words = WORDS[problem.code];
    return age === null ? words : `${words}, ${age}`;
  }
  return [age, lastGoodDrill && `drilled ${formatAge(lastGoodDrill.ageSeconds)}`]
    .filter((part) => part !== null)
    .join(', ');
}
