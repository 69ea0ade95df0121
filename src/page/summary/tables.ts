import type { RunReport, TableChange } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../../lib/format-number.js';
import { code, markdownTable } from '../markdown.js';
import { changeOfBytes } from './facts.js';

/** Rows and bytes of every table, against the previous backup where there is one. */
export function tables(report: RunReport): string[] {
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
