import type { Omission } from '../core/manifest.js';
import type { PruneReport, RunReport, TableChange } from '../core/report.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../lib/format-number.js';
import { code, escapeMarkdown, markdownTable } from './markdown.js';

/** GitHub refuses a step's summary over 1 MiB; the rest is room for what is said about the cut. */
const MAX_SUMMARY_BYTES = 1_000_000;
const MAX_OMISSIONS = 100;

export interface SummaryOptions {
  readonly runUrl: string | undefined;
  /** This one included; undefined when it is not known. */
  readonly failuresInARow: number | undefined;
}

/** The job summary in Markdown: names and counts, never values of rows. */
export function jobSummary(report: RunReport, options: SummaryOptions): string {
  const sections = [
    heading(report),
    ...failure(report, options),
    ...facts(report),
    ...warnings(report),
    ...tables(report),
    ...backups(report),
    ...retention(report.prune),
    ...omissions('Left out', report.excluded),
    ...omissions('Not covered by a backup of this kind', report.notCovered),
  ];
  return capBytes(sections, MAX_SUMMARY_BYTES);
}

function heading(report: RunReport): string {
  const name = report.operation.charAt(0).toUpperCase() + report.operation.slice(1);
  const what = report.backupId ? ` ${code(report.backupId)}` : '';
  return report.ok ? `## ✅ ${name}${what}\n` : `## ❌ ${name} failed${what}\n`;
}

function failure(report: RunReport, options: SummaryOptions): string[] {
  if (!report.error) return [];
  const { code: name, message, nextStep } = report.error;
  const lines = [`**${escapeMarkdown(name)}** (exit code ${report.exitCode})\n`];
  for (const line of message.split('\n')) lines.push(`> ${escapeMarkdown(line)}<br>`);
  lines.push('');
  if (nextStep) lines.push(`**Next step:** ${escapeMarkdown(nextStep)}\n`);
  if (report.lastGoodBackupAt) lines.push(`Last good backup: ${escapeMarkdown(report.lastGoodBackupAt)}\n`);
  const { failuresInARow = 0 } = options;
  if (failuresInARow > 1) lines.push(`Failures in a row: ${failuresInARow}\n`);
  return lines;
}

function facts(report: RunReport): string[] {
  const { source, comparison } = report;
  const rows: [string, string | null][] = [
    [
      'Database',
      source && `${code(source.database)}, ${escapeMarkdown(`${source.engine} ${source.serverVersion}`)}`,
    ],
    ['Environment', report.environment && escapeMarkdown(report.environment)],
    ['Destination', report.archiveUri ? null : report.destination && code(report.destination)],
    ['Archive', report.archiveUri && code(report.archiveUri)],
    ['Manifest', report.manifestUri && code(report.manifestUri)],
    ['Version', report.versionId && code(report.versionId)],
    ['SHA-256', report.archiveSha256 && code(report.archiveSha256)],
    ['Size', report.archiveBytes === null ? null : formatBytes(report.archiveBytes)],
    [
      'Rows',
      report.rows === null
        ? null
        : `${formatCount(report.rows)} in ${formatPlural(report.tables.length, 'table')}`,
    ],
    [
      'Checked',
      report.verify
        ? `${formatPlural(report.verify.files, 'file')}, ${formatBytes(report.verify.bytes)}, against ${report.verify.checkedAgainst === 'sidecar' ? 'the manifest in the store' : 'its own manifest'}`
        : null,
    ],
    ['Duration', formatDuration(report.durationSeconds)],
    [
      'Change',
      comparison &&
        `${formatChange(comparison.rows - comparison.previousRows)} rows, ${changeOfBytes(comparison.bytes, comparison.previousBytes)} against ${code(comparison.previousBackupId)}`,
    ],
  ];
  const shown = rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '');
  return [...markdownTable([{ title: '' }, { title: '' }], shown), ''];
}

function changeOfBytes(now: number, before: number): string {
  if (now === before) return '±0 B';
  return `${now > before ? '+' : '-'}${formatBytes(Math.abs(now - before))}`;
}

function warnings(report: RunReport): string[] {
  if (report.warnings.length === 0) return [];
  return ['### Warnings\n', ...report.warnings.map((w) => `- ${escapeMarkdown(w)}`), ''];
}

function tables(report: RunReport): string[] {
  if (report.tables.length === 0) return [];
  const changes = new Map(report.comparison?.tables.map((t) => [key(t), t]));
  const isCompared = report.comparison !== null;
  const rows = report.tables.map((table) => [
    code(`${table.schema}.${table.name}`),
    formatCount(table.rows),
    ...(isCompared ? [rowChange(changes.get(key(table)))] : []),
    formatBytes(table.bytes),
    ...(isCompared ? [byteChange(changes.get(key(table)))] : []),
    table.seconds === undefined ? '' : formatDuration(table.seconds),
  ]);
  const gone = (report.comparison?.tables ?? []).filter((t) => t.rows === null);
  const change = isCompared ? [{ title: 'Change', align: 'right' as const }] : [];
  return [
    '### Tables\n',
    ...markdownTable(
      [
        { title: 'Table' },
        { title: 'Rows', align: 'right' },
        ...change,
        { title: 'JSON', align: 'right' },
        ...change,
        { title: 'Time', align: 'right' },
      ],
      rows,
    ),
    '',
    ...gone.map((t) => `- ${code(key(t))} is gone; it had ${formatPlural(t.previousRows ?? 0, 'row')}.`),
    '',
  ];
}

function key(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`;
}

function rowChange(change: TableChange | undefined): string {
  if (change === undefined) return '±0';
  return change.previousRows === null ? 'new' : formatChange((change.rows ?? 0) - change.previousRows);
}

function byteChange(change: TableChange | undefined): string {
  if (change === undefined) return '±0 B';
  return change.previousBytes === null ? 'new' : changeOfBytes(change.bytes ?? 0, change.previousBytes);
}

function backups(report: RunReport): string[] {
  if (!report.backups) return [];
  const columns = [
    { title: 'Backup' },
    { title: 'Time (UTC)' },
    { title: 'Size', align: 'right' as const },
    { title: 'Tables', align: 'right' as const },
    { title: 'Rows', align: 'right' as const },
  ];
  const rows = report.backups.map((b) => [
    code(b.backupId),
    escapeMarkdown(b.time),
    formatBytes(b.bytes),
    formatCount(b.tables),
    formatCount(b.rows),
  ]);
  return [`### ${formatPlural(rows.length, 'backup')}\n`, ...markdownTable(columns, rows), ''];
}

function retention(prune: PruneReport | null): string[] {
  if (!prune) return [];
  const verdict = (id: string): string => {
    if (!prune.removed.includes(id)) return 'kept';
    return prune.dryRun ? '**would be removed**' : '**removed**';
  };
  return [
    `### Retention${prune.dryRun ? ' (dry run)' : ''}\n`,
    ...(prune.frozen ? [`Nothing is removed this time: ${escapeMarkdown(prune.frozen)}\n`] : []),
    ...markdownTable(
      [{ title: 'Backup' }, { title: '' }, { title: 'Why' }],
      prune.decisions.map((d) => [
        code(d.backupId),
        verdict(d.backupId),
        d.reasons.map(escapeMarkdown).join('; '),
      ]),
    ),
    '',
    ...prune.abortedUploads.map((k) => `- unfinished upload aborted: ${code(k)}`),
    ...prune.uncommitted.map((k) => `- archive without a manifest, no backup: ${code(k)}`),
    ...(prune.notes ?? []).map((note) => `- ${escapeMarkdown(note)}`),
    '',
  ];
}

function omissions(title: string, list: readonly Omission[]): string[] {
  if (list.length === 0) return [];
  const lines = list.slice(0, MAX_OMISSIONS).map(({ kind, schema, name, reason }) => {
    const full = schema === undefined ? name : `${schema}.${name}`;
    return `- ${escapeMarkdown(kind)} ${code(full)}: ${escapeMarkdown(reason)}`;
  });
  const rest = list.length - lines.length;
  return [
    `<details><summary>${title}: ${list.length}</summary>\n`,
    ...lines,
    ...(rest > 0 ? [`- … and ${rest} more, in the manifest`] : []),
    '\n</details>\n',
  ];
}

/** Whole lines, as many as fit. */
function capBytes(lines: readonly string[], maxBytes: number): string {
  let bytes = 0;
  const kept: string[] = [];
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > maxBytes)
      return `${kept.join('\n')}\n\nThe rest is too long for a summary; the report has it.\n`;
    kept.push(line);
  }
  return `${kept.join('\n')}\n`;
}
