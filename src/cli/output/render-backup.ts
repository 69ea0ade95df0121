import { describeFiles } from '../../core/describe-files.js';
import type { RunReport } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import type { Style } from '../style.js';
import { anomalyLines, factLines, tableLines } from './lines.js';
import { describePrune } from './render-prune.js';

export function renderBackup(report: RunReport, style: Style): string[] {
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
    ['files', describeFiles(report, formatBytes)],
    ['schema', report.schemaTool],
    ['change', describeChange(report)],
    ['retention', prune ? describePrune(prune) : null],
  ];
  return [
    style.green(`Backed up ${what} in ${formatDuration(report.durationSeconds)}`),
    ...factLines(facts, style),
    ...anomalyLines(report, style),
    '',
    ...tableLines(tables, style),
  ];
}

function describeChange({ comparison }: RunReport): string | null {
  if (!comparison) return null;
  const rows = formatChange(comparison.rows - comparison.previousRows);
  const changed = formatPlural(comparison.tables.length, 'table');
  return `${rows} rows, ${changed} changed against ${comparison.previousBackupId}`;
}
