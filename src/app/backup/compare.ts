import type { CommittedManifest, Manifest, ManifestTable } from '../../core/manifest.js';
import type { Comparison, TableChange } from '../../core/report.js';
import { keyOf } from '../../core/table-key.js';

/** What changed since the previous backup, in rows and bytes of JSON; null for a first backup. */
export function compareWithPrevious(
  current: Manifest,
  previous: CommittedManifest | null,
): Comparison | null {
  if (!previous) return null;
  const before = new Map(previous.tables.map((table) => [keyOf(table), table]));
  const now = new Map(current.tables.map((table) => [keyOf(table), table]));
  const every = new Map([...before, ...now]);
  return {
    previousBackupId: previous.id,
    rows: sum(current.tables, 'rows'),
    previousRows: sum(previous.tables, 'rows'),
    bytes: sum(current.tables, 'bytes'),
    previousBytes: sum(previous.tables, 'bytes'),
    tables: [...every]
      .map(([key, table]) => changeOf(table, now.get(key), before.get(key)))
      .filter(isChange)
      .sort(byName),
  };
}

function sum(tables: readonly ManifestTable[], what: 'rows' | 'bytes'): number {
  return tables.reduce((total, table) => total + table[what], 0);
}

function changeOf(table: ManifestTable, now?: ManifestTable, before?: ManifestTable): TableChange {
  return {
    schema: table.schema,
    name: table.name,
    rows: now?.rows ?? null,
    previousRows: before?.rows ?? null,
    bytes: now?.bytes ?? null,
    previousBytes: before?.bytes ?? null,
  };
}

function isChange(change: TableChange): boolean {
  return change.rows !== change.previousRows || change.bytes !== change.previousBytes;
}

function byName(a: TableChange, b: TableChange): number {
  return compareText(a.schema, b.schema) || compareText(a.name, b.name);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
