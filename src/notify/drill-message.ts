import { describeServer, fullName } from '../core/describe-restore.js';
import type { DrillCheck, DrillReport } from '../core/drill.js';
import type { RunReport } from '../core/report.js';
import { formatDuration, formatDurations } from '../lib/format-duration.js';
import { formatPlural } from '../lib/format-number.js';
import { cleanText, oneLine } from './clean-text.js';
import type { Fact } from './message.js';

/** How many failed checks, and how many findings, a message names. */
const MAX_NAMED = 10;

/** What a message says of a drill, besides the facts. */
export interface DrillMessage {
  readonly failedChecks: readonly string[];
  /** Those that are not named. */
  readonly moreFailedChecks: number;
  /** What is no failure. */
  readonly findings: readonly string[];
  readonly moreFindings: number;
  /** Such as `fetch 14 s, verify 9.6 s`; null where nothing was begun. */
  readonly phases: string | null;
  /** How to reach the database that was kept; null where none was. */
  readonly kept: string | null;
}

export function composeDrill({ drill }: RunReport): DrillMessage | null {
  if (!drill) return null;
  const failed = drill.checks.filter(({ ok }) => !ok);
  const { findings, phases, kept } = drill;
  return {
    failedChecks: failed.slice(0, MAX_NAMED).map(lineOf),
    moreFailedChecks: Math.max(0, failed.length - MAX_NAMED),
    findings: findings
      .slice(0, MAX_NAMED)
      .map((item) => oneLine(`${item.kind} ${fullName(item)}: ${item.reason}`)),
    moreFindings: Math.max(0, findings.length - MAX_NAMED),
    phases: phases.length === 0 ? null : formatDurations(phases),
    kept:
      kept &&
      cleanText(`${kept.database} was kept; open it with ${kept.reachedBy}, drop it with ${kept.droppedBy}`),
  };
}

function lineOf({ kind, name, detail }: DrillCheck): string {
  return oneLine(`${kind} ${name}${detail === null ? '' : `: ${detail}`}`);
}

/** Which backup, where, how long, and how much would be lost. */
export function drillFacts({ drill, backupId }: RunReport): (Fact | null)[] {
  if (!drill) return [];
  const { pickedBecause, server, rpoSeconds, proofUri } = drill;
  return [
    backupId === null
      ? null
      : { label: 'Backup', value: oneLine(`${backupId}${pickedBecause === '' ? '' : `, ${pickedBecause}`}`) },
    server && { label: 'Restored on', value: oneLine(describeServer(server)) },
    { label: 'Checks', value: countsOf(drill) },
    { label: 'RTO', value: rtoOf(drill) },
    rpoSeconds === null
      ? null
      : { label: 'RPO', value: `${formatDuration(rpoSeconds)} (age of the newest backup)` },
    proofUri === null ? null : { label: 'Proof', value: oneLine(proofUri) },
  ];
}

function countsOf({ checks, dryRun }: DrillReport): string {
  if (checks.length === 0) return dryRun ? 'none in a dry run' : 'none: it did not come so far';
  const failed = checks.filter(({ ok }) => !ok).length;
  return failed === 0
    ? `all ${formatPlural(checks.length, 'check')} passed`
    : `${failed} of ${formatPlural(checks.length, 'check')} failed`;
}

function rtoOf({ rtoSeconds, rtoLimitSeconds }: DrillReport): string {
  const limit = rtoLimitSeconds === null ? '' : `, allowed ${formatDuration(rtoLimitSeconds)}`;
  return rtoSeconds === null ? `not measured${limit}` : `${formatDuration(rtoSeconds)}${limit}`;
}
