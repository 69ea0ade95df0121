import { describeFiles } from '../../core/describe-files.js';
import { countRestored, describeCheck, describeTarget } from '../../core/describe-restore.js';
import type { RunReport } from '../../core/report.js';
import { describeProof } from '../../lib/describe-proof.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration, formatDurations } from '../../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../../lib/format-number.js';
import { code, escapeMarkdown, markdownTable } from '../markdown.js';

type Fact = readonly [title: string, cell: string | null];

/** What, where, how large and how long, as one table. */
export function facts(report: RunReport): string[] {
  const { source } = report;
  const rows: Fact[] = [
    [
      report.restore ? 'Backup of' : 'Database',
      source && `${code(source.database)}, ${escapeMarkdown(`${source.engine} ${source.serverVersion}`)}`,
    ],
    [
      report.operation === 'restore' ? 'Environment of the backup' : 'Environment',
      report.environment && escapeMarkdown(report.environment),
    ],
    ...restoreFacts(report),
    ['Destination', report.archiveUri ? null : report.destination && code(report.destination)],
    ['Archive', report.archiveUri && code(report.archiveUri)],
    ['Manifest', report.manifestUri && code(report.manifestUri)],
    ['Version', report.versionId && code(report.versionId)],
    ['SHA-256', report.archiveSha256 && code(report.archiveSha256)],
    ['Size', report.archiveBytes === null ? null : formatBytes(report.archiveBytes)],
    ['Fetched to', report.fetchedTo ? code(report.fetchedTo) : null],
    [
      'Rows',
      report.rows === null
        ? null
        : `${formatCount(report.rows)} in ${formatPlural(report.tables.length, 'table')}`,
    ],
    ['Files', describeFiles(report, formatBytes)],
    ['Archive of files', report.files?.archiveUri ? code(report.files.archiveUri) : null],
    ['Checked', checked(report)],
    ['Duration', formatDuration(report.durationSeconds)],
    ['Change', change(report)],
  ];
  const shown = rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '');
  return [...markdownTable([{ title: '' }, { title: '' }], shown), ''];
}

function restoreFacts(report: RunReport): Fact[] {
  const { restore } = report;
  if (!restore) return [];
  const isScratch = report.operation === 'verify';
  const target = describeTarget(restore);
  const counts =
    report.rows === null && (restore.committed || restore.dryRun) ? countRestored(restore) : null;
  const { mode, snapshotAt, rowsPerSecond, bytesFetched, estimatedSeconds } = restore;
  return [
    [isScratch ? 'Scratch database' : 'Target', target && escapeMarkdown(target)],
    ['Snapshot', snapshotAt === '' ? null : escapeMarkdown(snapshotAt)],
    ['Mode', mode],
    [
      restore.dryRun ? 'Would be restored' : 'Rows',
      counts && `${formatCount(counts.rows)} in ${formatPlural(counts.tables, 'table')}`,
    ],
    ['Proof', restore.provenTables === 0 ? null : describeProof(restore)],
    ['Speed', rowsPerSecond === null ? null : `${formatCount(rowsPerSecond)} rows/s while loading`],
    ['Estimate', estimatedSeconds === null ? null : `about ${formatDuration(estimatedSeconds)}`],
    ['Fetched', bytesFetched === 0 ? null : formatBytes(bytesFetched)],
    ['Phases', restore.phases.length === 0 ? null : escapeMarkdown(formatDurations(restore.phases))],
  ];
}

function checked({ verify, restore }: RunReport): string | null {
  if (verify) {
    const against = verify.checkedAgainst === 'sidecar' ? 'the manifest in the store' : 'its own manifest';
    return `${formatPlural(verify.files, 'file')}, ${formatBytes(verify.bytes)}, against ${against}`;
  }
  return restore?.phases.some(({ name }) => name === 'check')
    ? `against ${escapeMarkdown(describeCheck(restore.checkedAgainst))}`
    : null;
}

function change({ comparison }: RunReport): string | null {
  return (
    comparison &&
    `${formatChange(comparison.rows - comparison.previousRows)} rows, ${changeOfBytes(comparison.bytes, comparison.previousBytes)} against ${code(comparison.previousBackupId)}`
  );
}

/** `+1.2 MB`, `±0 B`. */
export function changeOfBytes(now: number, before: number): string {
  if (now === before) return '±0 B';
  return `${now > before ? '+' : '-'}${formatBytes(Math.abs(now - before))}`;
}
