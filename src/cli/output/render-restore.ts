import { describeFiles } from '../../core/describe-files.js';
import {
  countRestored,
  describeCheck,
  describeEffect,
  describeTarget,
  fullName,
  planToShow,
} from '../../core/describe-restore.js';
import type { Omission } from '../../core/manifest.js';
import type { RestoreReport, RunReport } from '../../core/report.js';
import { describeProof } from '../../lib/describe-proof.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration, formatDurations } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { printable, printableLines } from '../../lib/printable.js';
import { textTable } from '../../lib/text-table.js';
import type { Style } from '../style.js';
import { factLines, MAX_LINES, restLine, tableLines } from './lines.js';
import { renderPlan } from './render-plan.js';

export function renderRestore(report: RunReport, style: Style): string[] {
  const { restore } = report;
  if (!restore) return [];
  const what = report.backupId ?? 'the archive';
  const into = `into ${printable(describeTarget(restore) ?? 'the target')}`;
  const title = restore.dryRun
    ? `Dry run: ${what} ${into} can be restored`
    : `Restored ${what} ${into} in ${formatDuration(report.durationSeconds)}`;
  const plan = planToShow(report);
  return [
    style.green(title),
    ...factLines(factsOf(report, restore), style),
    ...(plan ? ['', ...renderPlan(plan, style)] : []),
    ...mergedLines(restore, style),
    ...leftOutLines(restore.skipped, style),
    ...noteLines(
      restore.notes.filter((note) => !plan?.notes.includes(note)),
      style,
    ),
    ...(plan ? [] : ['', ...tableLines(restore.plan?.loaded ?? report.tables, style)]),
  ];
}

/** What a failed restore says besides its error. */
export function renderFailedRestore(report: RunReport, style: Style): string[] {
  const { restore } = report;
  if (!restore) return [];
  const plan = planToShow(report);
  const effect = describeEffect(report);
  return [
    ...(effect ? [style.bold(effect)] : []),
    ...(restore.phases.length > 0 ? [`  ${formatDurations(restore.phases)}`] : []),
    ...(plan ? ['', ...renderPlan(plan, style)] : leftOutLines(restore.skipped, style)),
  ];
}

function factsOf(report: RunReport, restore: RestoreReport): [string, string | null][] {
  const counts = countRestored(restore);
  return [
    ['snapshot', formatTime(restore.snapshotAt)],
    ['mode', restore.mode],
    ['rows', counts && `${formatCount(counts.rows)} in ${formatPlural(counts.tables, 'table')}`],
    ['files', describeFiles(report, formatBytes)],
    ['proof', restore.provenTables === 0 ? null : describeProof(restore)],
    [
      'speed',
      restore.rowsPerSecond === null ? null : `${formatCount(restore.rowsPerSecond)} rows/s while loading`,
    ],
    ['phases', restore.phases.length === 0 ? null : formatDurations(restore.phases)],
    [
      'estimate',
      restore.estimatedSeconds === null ? null : `about ${formatDuration(restore.estimatedSeconds)}`,
    ],
    ['archive', report.archiveUri && printable(report.archiveUri)],
    ['checked', restore.dryRun ? null : `against ${describeCheck(restore.checkedAgainst)}`],
    ['fetched', restore.bytesFetched === 0 ? null : `${formatBytes(restore.bytesFetched)} from the store`],
    ['target', describeEffect(report)],
  ];
}

/** `2026-03-25 02:00:01 UTC`; null before it is known. */
function formatTime(rfc3339: string): string | null {
  return rfc3339 === '' ? null : `${rfc3339.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`;
}

function mergedLines({ merged }: RestoreReport, style: Style): string[] {
  if (merged.length === 0) return [];
  const [head = '', ...lines] = textTable(
    [
      { title: 'merged' },
      { title: 'inserted', align: 'right' },
      { title: 'updated', align: 'right' },
      { title: 'unchanged', align: 'right' },
    ],
    merged
      .slice(0, MAX_LINES)
      .map((m) => [
        printable(fullName(m)),
        formatCount(m.inserted),
        formatCount(m.updated),
        formatCount(m.unchanged),
      ]),
  );
  return ['', style.dim(head), ...lines, ...restLine(merged.length - lines.length, 'more table')];
}

/** By name and with the reason. */
export function leftOutLines(skipped: readonly Omission[], style: Style): string[] {
  if (skipped.length === 0) return [];
  return [
    style.yellow(`Could not be restored: ${skipped.length}`),
    ...skipped
      .slice(0, MAX_LINES)
      .map((item) => `  ${printable(`${item.kind} ${fullName(item)}: ${item.reason}`)}`),
    ...restLine(skipped.length - MAX_LINES, 'more object').map((line) => `  ${line} (all with --json)`),
  ];
}

export function noteLines(notes: readonly string[], style: Style): string[] {
  return notes.map((note) => `${style.dim('note:')} ${printableLines(note)}`);
}
