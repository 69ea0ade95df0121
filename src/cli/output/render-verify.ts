import { describeFiles } from '../../core/describe-files.js';
import { describeCheck, describeServer } from '../../core/describe-restore.js';
import type { RunReport, VerifyReport } from '../../core/report.js';
import { describeProof } from '../../lib/describe-proof.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDurations } from '../../lib/format-duration.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import type { Style } from '../style.js';
import { factLines } from './lines.js';
import { leftOutLines, noteLines } from './render-restore.js';

export function renderVerify(report: RunReport, style: Style): string[] {
  const { verify } = report;
  if (!verify) return [];
  return [
    style.green(`${report.backupId ?? 'The archive'} is intact`),
    checkedLine(verify),
    ...(report.rows === null
      ? []
      : [`  ${formatPlural(report.tables.length, 'table')}, ${formatPlural(report.rows, 'row')}`]),
    ...filesLine(report),
    ...(report.archiveUri ? [`  ${printable(report.archiveUri)}`] : []),
    ...deepLines(report, style),
  ];
}

export function renderGet(report: RunReport, style: Style): string[] {
  const { verify, fetchedTo } = report;
  return [
    style.green(`Fetched ${report.backupId ?? 'the archive'}`),
    ...factLines(
      [
        ['folder', fetchedTo ? printable(fetchedTo) : null],
        ['from', report.archiveUri && printable(report.archiveUri)],
        ['size', report.archiveBytes === null ? null : formatBytes(report.archiveBytes)],
        ['sha256', report.archiveSha256],
      ],
      style,
    ),
    ...(verify ? [checkedLine(verify)] : []),
    ...filesLine(report),
  ];
}

function filesLine(report: RunReport): string[] {
  const files = describeFiles(report, formatBytes);
  return files === null ? [] : [`  ${files}`];
}

function checkedLine({ files, bytes, checkedAgainst }: VerifyReport): string {
  return `  ${formatPlural(files, 'file')}, ${formatBytes(bytes)}, checked against ${describeCheck(checkedAgainst)}`;
}

/** What a scratch database proved. */
function deepLines({ restore }: RunReport, style: Style): string[] {
  if (!restore) return [];
  const where = restore.target ? ` on ${describeServer(restore.target)}` : '';
  return [
    style.green(
      `Restored into a scratch database${where}: ${describeProof(restore)}; the database is dropped`,
    ),
    `  ${formatDurations(restore.phases)}`,
    ...leftOutLines(restore.skipped, style),
    ...noteLines(restore.notes, style),
  ];
}
