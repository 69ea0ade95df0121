import { ANOMALY_SEVERITIES, type Anomaly, type AnomalyKind } from '../../core/anomaly.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { median } from '../../lib/median.js';
import type { BackupFacts, TableFacts } from './backup-facts.js';
import { type Floor, levelOf, stepFrom } from './usual-level.js';

/** With fewer good backups nobody can say what growth is usual; what went is told from the first on. */
const MIN_BACKUPS = 3;

const ROWS: Floor = { drop: 10, jump: 50 };
const BYTES: Floor = { drop: 4_000, jump: 64_000 };

/** Backups that take so many times as long, and this much longer, are told; shorter ones are nobody's trouble. */
const SLOW_FACTOR = 3;
const SLOW_SECONDS = 60;

const KINDS = Object.keys(ANOMALY_SEVERITIES);

/**
 * What about a backup is not as before, alarms first and each in one line. Pure.
 *
 * @param goodNewestFirst the backups before it that are not marked as anomalous
 * @param threshold the share of rows or bytes that may come or go
 */
export function findAnomalies(
  current: BackupFacts,
  goodNewestFirst: readonly BackupFacts[],
  threshold: number,
): Anomaly[] {
  const [previous] = goodNewestFirst;
  if (!previous) return [];
  const before = goodNewestFirst.toReversed();
  const found = [
    ...sizeAnomalies(null, current, before, threshold),
    ...[...current.tables].flatMap(([key, table]) => {
      const tables = before.flatMap((backup) => backup.tables.get(key) ?? []);
      return tableAnomalies(table, tables, previous.tables.get(key), threshold);
    }),
    ...[...previous.tables].flatMap(([key, table]) => (current.tables.has(key) ? [] : [gone(table)])),
    ...slowness(current, before),
  ];
  return found.sort(mostTellingFirst);
}

/** By severity, the whole before its tables, then by kind and by how much went. */
function mostTellingFirst(a: Anomaly, b: Anomaly): number {
  return (
    Number(a.severity !== 'alarm') - Number(b.severity !== 'alarm') ||
    Number(a.table !== null) - Number(b.table !== null) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    moved(b) - moved(a)
  );
}

function moved({ value, usual }: Anomaly): number {
  return Math.abs((value ?? 0) - (usual ?? 0));
}

function tableAnomalies(
  table: TableFacts,
  before: readonly TableFacts[],
  previous: TableFacts | undefined,
  threshold: number,
): Anomaly[] {
  if (!previous) {
    const rows = formatPlural(table.rows, 'row');
    return [make('table-new', table, `${called(table)} is new, with ${rows}.`, table.rows, null)];
  }
  const columns = columnAnomalies(table, previous);
  if (table.rows === 0) {
    if (previous.rows === 0 || wasEmptied(before)) return columns;
    const sentence = `${called(table)} is empty; it had ${formatPlural(previous.rows, 'row')}.`;
    return [make('table-emptied', table, sentence, 0, previous.rows), ...columns];
  }
  return [...sizeAnomalies(table, table, before, threshold), ...columns];
}

/** A queue that is empty now and then is no news; a table that began empty is another matter. */
function wasEmptied(oldestFirst: readonly TableFacts[]): boolean {
  const firstFilled = oldestFirst.findIndex(({ rows }) => rows > 0);
  return oldestFirst.slice(firstFilled).some(({ rows }) => rows === 0);
}

/** Rows, or bytes where the rows are as before. */
function sizeAnomalies(
  table: TableFacts | null,
  now: { readonly rows: number; readonly bytes: number },
  before: readonly { readonly rows: number; readonly bytes: number }[],
  threshold: number,
): Anomaly[] {
  for (const [what, floor] of [
    ['rows', ROWS],
    ['bytes', BYTES],
  ] as const) {
    const values = before.map((one) => one[what]);
    const usual = median(levelOf(values, threshold, floor)) ?? 0;
    const step = stepFrom(usual, now[what], threshold, floor);
    if (step === null || (step === 'jumped' && before.length < MIN_BACKUPS)) continue;
    const sentence = `${table ? called(table) : 'The whole backup'}: ${described(what, now[what])} instead of about ${described(what, usual)} (${inPercent(now[what], usual)}).`;
    return [make(`${what}-${step}`, table, sentence, now[what], usual)];
  }
  return [];
}

function columnAnomalies(table: TableFacts, previous: TableFacts): Anomaly[] {
  const lost = [...previous.columns.keys()].filter((name) => !table.columns.has(name));
  const added = [...table.columns.keys()].filter((name) => !previous.columns.has(name));
  const retyped = [...table.columns].flatMap(([name, type]) => {
    const old = previous.columns.get(name);
    return old === undefined || old === type ? [] : [`${name} is ${type} instead of ${old}`];
  });
  const changes = [
    ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
    ...(retyped.length > 0 ? [retyped.join(', ')] : []),
  ];
  const anomalies: Anomaly[] = [];
  if (lost.length > 0) {
    const what = lost.length === 1 ? `the column ${lost[0]} is` : `the columns ${lost.join(', ')} are`;
    anomalies.push(make('column-gone', table, `${called(table)}: ${what} gone.`, null, null));
  }
  if (changes.length > 0) {
    const sentence = `${called(table)}: columns changed (${changes.join('; ')}).`;
    anomalies.push(make('columns-changed', table, sentence, null, null));
  }
  return anomalies;
}

function gone(table: TableFacts): Anomaly {
  const sentence = `${called(table)} is gone; it had ${formatPlural(table.rows, 'row')}.`;
  return make('table-gone', table, sentence, null, table.rows);
}

function slowness({ seconds }: BackupFacts, before: readonly BackupFacts[]): Anomaly[] {
  const usual = median(before.map((backup) => backup.seconds)) ?? 0;
  const isSlow = seconds > usual * SLOW_FACTOR && seconds - usual >= SLOW_SECONDS;
  if (before.length < MIN_BACKUPS || !isSlow) return [];
  const sentence = `The backup took ${formatDuration(seconds)} instead of about ${formatDuration(usual)}.`;
  return [make('slow', null, sentence, seconds, usual)];
}

function make(
  kind: AnomalyKind,
  table: TableFacts | null,
  sentence: string,
  value: number | null,
  usual: number | null,
): Anomaly {
  const named = table && { schema: table.schema, name: table.name };
  return { kind, severity: ANOMALY_SEVERITIES[kind], table: named, sentence, value, usual };
}

function called({ schema, name }: TableFacts): string {
  return schema === '' ? name : `${schema}.${name}`;
}

function described(what: 'rows' | 'bytes', value: number): string {
  return what === 'rows' ? formatPlural(value, 'row') : `${formatBytes(value)} of JSON`;
}

/** `96 % less`, `3.4 times as much`. */
function inPercent(value: number, usual: number): string {
  if (value < usual) return `${formatCount(Math.floor(100 * (1 - value / usual)))} % less`;
  return `${(value / usual).toFixed(1)} times as much`;
}
