import type { Decision, ListedBackup, PruneReport, RunReport } from '../core/report.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../lib/format-number.js';
import { printable, printableLines } from '../lib/printable.js';
import { textTable } from '../lib/text-table.js';
import type { Style } from './style.js';

/** More tables than this are summed up in one line; `--json` has them all. */
const MAX_TABLES = 30;

/** What a person reads on stdout after a run that succeeded. */
export function renderReport(report: RunReport, style: Style): string {
  const lines = renderOperation(report, style);
  return `${lines.join('\n')}\n`;
}

/** What a person reads on stderr after a run that failed. */
export function renderError(report: RunReport, style: Style): string {
  if (!report.error) return '';
  const { code, message, nextStep } = report.error;
  const lines = [`${style.red(style.bold(`error ${code}`))} (exit code ${report.exitCode})`];
  for (const line of printableLines(message).split('\n')) lines.push(`  ${line}`);
  if (nextStep) lines.push(`${style.bold('next step:')} ${printableLines(nextStep)}`);
  if (report.lastGoodBackupAt) lines.push(`The last good backup is of ${report.lastGoodBackupAt}.`);
  return `${lines.join('\n')}\n`;
}

/** One line of a warning. */
export function renderWarning(warning: string, style: Style): string {
  return `${style.yellow('warning:')} ${printableLines(warning)}\n`;
}

function renderOperation(report: RunReport, style: Style): string[] {
  switch (report.operation) {
    case 'list':
      return renderList(report.backups ?? [], style);
    case 'prune':
      return report.prune ? renderPrune(report.prune, style) : [];
    case 'verify':
      return renderVerify(report, style);
    default:
      return renderBackup(report, style);
  }
}

function renderBackup(report: RunReport, style: Style): string[] {
  const { source, tables, prune } = report;
  const what = source
    ? `${printable(source.database)} (${source.engine} ${source.serverVersion})`
    : 'the database';
  const facts: [string, string | null][] = [
    ['backup', report.backupId],
    ['archive', `${report.archiveUri ?? ''} (${formatBytes(report.archiveBytes ?? 0)})`],
    ['manifest', report.manifestUri],
    ['sha256', report.archiveSha256],
    ['rows', `${formatCount(report.rows ?? 0)} in ${formatPlural(tables.length, 'table')}`],
    ['schema', report.schemaTool],
    ['change', describeChange(report)],
    ['retention', prune ? describePrune(prune) : null],
  ];
  return [
    style.green(`Backed up ${what} in ${formatDuration(report.durationSeconds)}`),
    ...facts
      .filter(([, text]) => text !== null)
      .map(([name, text]) => `  ${style.dim(name.padEnd(10))}${text}`),
    '',
    ...renderTables(report, style),
  ];
}

function renderTables(report: RunReport, style: Style): string[] {
  const rows = report.tables
    .slice(0, MAX_TABLES)
    .map((t) => [printable(`${t.schema}.${t.name}`), formatCount(t.rows), formatBytes(t.bytes)]);
  const [head = '', ...lines] = textTable(
    [{ title: 'table' }, { title: 'rows', align: 'right' }, { title: 'JSON', align: 'right' }],
    rows,
  );
  const rest = report.tables.length - rows.length;
  return [style.dim(head), ...lines, ...(rest > 0 ? [`… and ${formatPlural(rest, 'more table')}`] : [])];
}

function describeChange(report: RunReport): string | null {
  const { comparison } = report;
  if (!comparison) return null;
  const rows = formatChange(comparison.rows - comparison.previousRows);
  const changed = formatPlural(comparison.tables.length, 'table');
  return `${rows} rows, ${changed} changed against ${comparison.previousBackupId}`;
}

function describePrune(prune: PruneReport): string {
  if (prune.frozen) return `nothing removed: ${prune.frozen}`;
  const kept = prune.decisions.filter((d) => d.keep).length;
  const verb = prune.dryRun ? 'would be removed (dry run)' : 'removed';
  return `${formatPlural(kept, 'backup')} kept, ${prune.removed.length} ${verb}`;
}

function renderList(backups: readonly ListedBackup[], style: Style): string[] {
  if (backups.length === 0) return ['There is no backup here yet.'];
  const [head = '', ...lines] = textTable(
    [
      { title: 'backup' },
      { title: 'time (UTC)' },
      { title: 'size', align: 'right' },
      { title: 'tables', align: 'right' },
      { title: 'rows', align: 'right' },
      { title: 'engine' },
    ],
    backups.map((b) => [
      printable(b.backupId),
      b.time.replace('T', ' ').replace(/(\.\d+)?Z$/, ''),
      formatBytes(b.bytes),
      formatCount(b.tables),
      formatCount(b.rows),
      printable(b.engine) + (b.encrypted ? ', encrypted' : ''),
    ]),
  );
  return [style.bold(head), ...lines];
}

function renderPrune(prune: PruneReport, style: Style): string[] {
  const lines = [style.green(describePrune(prune))];
  lines.push(...prune.decisions.map((d) => renderDecision(d, prune, style)));
  for (const key of prune.abortedUploads) lines.push(`unfinished upload aborted: ${printable(key)}`);
  for (const key of prune.uncommitted)
    lines.push(`archive without a manifest (no backup): ${printable(key)}`);
  if (prune.removedVersions > 0) lines.push(`${formatPlural(prune.removedVersions, 'version')} removed`);
  return [...lines, ...(prune.notes ?? []).map(printableLines)];
}

function renderDecision(decision: Decision, prune: PruneReport, style: Style): string {
  const isRemoved = prune.removed.includes(decision.backupId);
  const verdict =
    decision.keep || !isRemoved ? style.green('keep  ') : style.yellow(prune.dryRun ? 'would ' : 'remove');
  return `  ${verdict} ${decision.backupId}  ${style.dim(decision.reasons.map(printable).join('; '))}`;
}

function renderVerify(report: RunReport, style: Style): string[] {
  const { verify } = report;
  if (!verify) return [];
  const against =
    verify.checkedAgainst === 'sidecar'
      ? 'its manifest in the store'
      : 'what it carries itself (no sidecar was there)';
  return [
    style.green(`${report.backupId ?? 'The archive'} is intact`),
    `  ${formatPlural(verify.files, 'file')}, ${formatBytes(verify.bytes)}, checked against ${against}`,
    ...(report.rows === null
      ? []
      : [`  ${formatPlural(report.tables.length, 'table')}, ${formatPlural(report.rows, 'row')}`]),
    ...(report.archiveUri ? [`  ${printable(report.archiveUri)}`] : []),
  ];
}
