import { countRestored, describeEffect, describeTarget, fullName } from '../core/describe-restore.js';
import type { RunReport } from '../core/report.js';
import { describeProof } from '../lib/describe-proof.js';
import { formatDurations } from '../lib/format-duration.js';
import { formatCount, formatPlural } from '../lib/format-number.js';
import { formatTime } from '../lib/format-time.js';
import { cleanText, oneLine } from './clean-text.js';
import type { Fact } from './message.js';

/** How many things that could not be restored a message names. */
const MAX_NAMED = 20;

/** What a message says of a restore, besides the facts. */
export interface RestoreMessage {
  /** Whether the target was changed; null where there is none but a scratch database. */
  readonly effect: string | null;
  /** What could not be restored, and why, or stands in the way. */
  readonly leftOut: readonly string[];
  /** Those that are not named. */
  readonly moreLeftOut: number;
  /** Such as `load 40 s, proof 7.5 s`; null where nothing was begun. */
  readonly phases: string | null;
  readonly notes: readonly string[];
}

export function composeRestore(report: RunReport): RestoreMessage | null {
  const { restore, ok } = report;
  if (!restore) return null;
  const { skipped, plan, dryRun, phases, notes } = restore;
  // Of a dry run, what would be left out; the error of a failed run names its refusals.
  const leftOut = skipped.length === 0 && dryRun && ok ? (plan?.skipped ?? []) : skipped;
  return {
    effect: describeEffect(report),
    leftOut: leftOut
      .slice(0, MAX_NAMED)
      .map((item) => oneLine(`${item.kind} ${fullName(item)}: ${item.reason}`)),
    moreLeftOut: Math.max(0, leftOut.length - MAX_NAMED),
    phases: phases.length === 0 ? null : formatDurations(phases),
    notes: notes.map(cleanText),
  };
}

/** Into what, which backup, how, and how much of it is proved. */
export function restoreFacts(report: RunReport): (Fact | null)[] {
  const { restore } = report;
  if (!restore) return [];
  const target = describeTarget(restore);
  const isScratch = report.operation === 'verify';
  const counts = !isScratch && (restore.committed || restore.dryRun) ? countRestored(restore) : null;
  const { snapshotAt, mode, provenTables, rowsPerSecond, committed } = restore;
  const speed = rowsPerSecond === null ? '' : `, ${formatCount(rowsPerSecond)} rows/s`;
  return [
    target === null ? null : { label: isScratch ? 'Scratch database' : 'Into', value: oneLine(target) },
    report.backupId === null && snapshotAt === ''
      ? null
      : {
          label: 'Backup',
          value: [oneLine(report.backupId ?? ''), snapshotAt === '' ? '' : `as of ${formatTime(snapshotAt)}`]
            .filter((part) => part !== '')
            .join(', '),
        },
    mode === null || isScratch ? null : { label: 'Mode', value: mode },
    counts && {
      label: restore.dryRun ? 'Would be restored' : 'Rows',
      value: `${formatCount(counts.rows)} in ${formatPlural(counts.tables, 'table')}${speed}`,
    },
    committed || provenTables > 0
      ? {
          label: 'Proof',
          value: `${describeProof(restore)}${isScratch ? speed : ''}`,
        }
      : null,
  ];
}
