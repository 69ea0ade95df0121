import type { Omission } from '../../core/manifest.js';
import type { SourceTable } from '../../core/ports.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import { leftReason, type SelectableTable, type Selection, select } from '../selection.js';
import type { Catalog, CatalogColumn, CatalogTable } from './catalog.js';
import { displayName, displayTable, quoteTable } from './quote.js';
import type { ValueForm } from './rows-kernel/rows-kernel.js';
import { encodingOf, formOf, selectExpression, typeName } from './values.js';

/** A table to be read, with the SELECT that reads it. */
export interface PlannedTable extends SourceTable {
  readonly engine: string;
  readonly selectSql: string;
  readonly forms: readonly ValueForm[];
}

/** What the backup will contain, decided from the catalog and the selection. */
export interface Scope {
  /** Sorted by name (code point order). */
  readonly tables: readonly PlannedTable[];
  /** Those that a transaction's snapshot does not show. */
  readonly outsideSnapshot: readonly PlannedTable[];
  readonly excluded: readonly Omission[];
  readonly warnings: readonly string[];
}

/** Engines whose rows are those of other tables or servers. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  mrg_myisam: 'its rows are those of the tables it merges; the definition is in the schema',
  merge: 'its rows are those of the tables it merges; the definition is in the schema',
  federated: 'its rows live on another server; the definition is in the schema',
  connect: 'its rows live outside the database; the definition is in the schema',
  spider: 'its rows live on other servers; the definition is in the schema',
};

/**
 * Pure.
 * @throws SettingsError when a pattern of the selection matches nothing
 * @throws BackupError for a column of an unknown type
 */
export function decideScope(catalog: Catalog, selection: Selection): Scope {
  const candidates = catalog.tables.map((table) => ({
    schema: table.schema,
    name: table.name,
    ancestors: [],
    table,
  })) satisfies SelectableTable[];
  const { tables: selected, left } = select(selection, [catalog.database], candidates);
  const excluded: Omission[] = left.map((one) => ({
    kind: 'table',
    schema: one.table.schema,
    name: one.table.name,
    reason: leftReason(one),
  }));
  const chosen: CatalogTable[] = [];
  for (const { table } of selected) {
    const reason = ELSEWHERE[table.engine.toLowerCase()];
    if (reason === undefined) chosen.push(table);
    else excluded.push({ kind: 'foreign-table', schema: table.schema, name: table.name, reason });
  }
  const tables = chosen.map(planTable).sort((a, b) => compareBytes(a.name, b.name));
  const leftNames = new Set(left.map(({ table }) => table.name));
  return {
    tables,
    outsideSnapshot: tables.filter(({ engine }) => !catalog.snapshotEngines.has(engine)),
    excluded,
    warnings: keysThatLeave(catalog, leftNames),
  };
}

function planTable(table: CatalogTable): PlannedTable {
  const { schema, name, engine, primaryKey, estimatedBytes } = table;
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: typeName(column),
    encoding: encodingOf(column),
    generated: column.generated,
    notNull: column.notNull,
  }));
  return {
    schema,
    name,
    engine,
    columns,
    primaryKey: primaryKey.filter((key) => columns.some((column) => column.name === key)),
    partitionOf: null,
    estimatedBytes,
    selectSql: selectSql(table),
    forms: columns.map(formOf),
  };
}

/** Columns are listed by name: `*` leaves out invisible ones, and the history of versions has to be asked for. */
export function selectSql(
  table: Pick<CatalogTable, 'schema' | 'name' | 'isVersioned'> & { columns: readonly CatalogColumn[] },
): string {
  const history = table.isVersioned ? ' FOR SYSTEM_TIME ALL' : '';
  return `SELECT ${table.columns.map(selected).join(', ')} FROM ${quoteTable(table)}${history}`;
}

/** mysql2 refuses names that JavaScript has a meaning for, such as `__proto__`. */
function selected(column: CatalogColumn): string {
  return selectExpression(column) + (column.name.startsWith('__') ? ' AS c' : '');
}

/** A restore of this backup alone lacks the rows that such keys point to. */
function keysThatLeave(catalog: Catalog, left: ReadonlySet<string>): string[] {
  return catalog.foreignKeys.flatMap(({ name, table, toSchema, toTable }) => {
    if (left.has(table)) return [];
    const isOutside = toSchema !== catalog.database || left.has(toTable);
    if (!isOutside) return [];
    const to = displayTable({ schema: toSchema, name: toTable });
    return [
      `The foreign key ${displayName(name)} of ${displayTable({ schema: catalog.database, name: table })} points to ${to}, whose rows are not in this backup.`,
    ];
  });
}
