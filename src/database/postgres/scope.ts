import type { Omission } from '../../core/manifest.js';
import type { SourceTable, TableName } from '../../core/ports.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import { leftReason, type SelectableTable, type Selection, select } from '../selection.js';
import type { Catalog, CatalogColumn, CatalogSequence, CatalogTable } from './catalog.js';
import { selectExpression, toColumn } from './encodings.js';
import { displayTable, quoteTable } from './quote.js';
import { isSequenceLeftOut, whySchemaLeftOut, whyTableLeftOut } from './supabase/managed-schemas.js';
import type { Platform } from './supabase/platform.js';

/** A table to be read, with the SELECT that reads it. */
export interface PlannedTable extends SourceTable {
  readonly catalog: CatalogTable;
  /** What stands inside `COPY (…)`. */
  readonly selectSql: string;
  /** `FROM ONLY …` with the condition of an extension's table. */
  readonly fromSql: string;
}

/** What the backup will contain, decided from the catalog and the selection. */
export interface Scope {
  /** Sorted by schema, then name (code point order). */
  readonly tables: readonly PlannedTable[];
  /** Parents of partitions: locked with the rest, so that no partition moves; they hold no rows. */
  readonly parents: readonly CatalogTable[];
  /** Object ids of the tables and partition trees whose rows are all in the backup. */
  readonly wholeOids: ReadonlySet<string>;
  readonly sequences: readonly CatalogSequence[];
  readonly platform: Platform | null;
  readonly schemas: readonly string[];
  /** Of those outside: Supabase's own. */
  readonly schemasLeftOut: readonly string[];
  readonly schemasOutside: readonly string[];
  /** Of those outside: where an extension lives, which needs its schema to exist. */
  readonly schemasOfExtensions: readonly string[];
  readonly materializedViews: readonly CatalogTable[];
  readonly excluded: readonly Omission[];
  readonly warnings: readonly string[];
}

interface Candidate extends SelectableTable {
  readonly table: CatalogTable;
}

/**
 * Pure. `inRecovery`: the server is a standby, on which unlogged tables have no content.
 * @throws SettingsError when a pattern of the selection matches nothing
 */
export function decideScope(catalog: Catalog, selection: Selection, inRecovery: boolean): Scope {
  const byOid = new Map(catalog.tables.map((table) => [table.oid, table]));
  const candidates = catalog.tables
    .filter((table) => table.kind !== 'materialized-view')
    .map(
      (table): Candidate => ({
        schema: table.schema,
        name: table.name,
        table,
        ancestors: ancestorsOf(table, byOid),
      }),
    );
  const { schemas: named, tables: selected, left } = select(selection, catalog.schemas, candidates);
  const isSupabase = catalog.platform === 'supabase';
  const schemasLeftOut = named.filter((name) => isSupabase && whySchemaLeftOut(name) !== undefined);
  const schemas = named.filter((name) => !schemasLeftOut.includes(name));
  const inScope = new Set(schemas);

  const excluded: Omission[] = [];
  const warnings: string[] = [];
  const extensionHomes = new Set(catalog.extensionSchemas.values());
  const schemasOutside = catalog.schemas.filter((schema) => !inScope.has(schema));
  for (const name of schemasOutside) {
    const why = schemasLeftOut.includes(name) ? whySchemaLeftOut(name) : undefined;
    excluded.push({ kind: 'schema', name, reason: why ?? 'not selected by the setting schemas' });
  }
  for (const one of left) excluded.push(omit('table', one.table, leftReason(one)));

  const chosen: CatalogTable[] = [];
  for (const { table } of selected) {
    // Named with the count of their rows, which is not in the catalog.
    if (isSupabase && (!inScope.has(table.schema) || whyTableLeftOut(table) !== undefined)) continue;
    const refusal = whyNotRead(table, inRecovery);
    if (refusal) excluded.push(omit(refusal.kind, table, refusal.reason));
    else chosen.push(table);
    if (refusal?.warn) warnings.push(`${displayTable(table)} is not in this backup: ${refusal.reason}.`);
  }
  const leftOids = new Set(left.map(({ table }) => table.table.oid));
  const isOutside = (table: CatalogTable) =>
    leftOids.has(table.oid) ||
    !inScope.has(table.schema) ||
    (isSupabase && whyTableLeftOut(table) !== undefined);
  warnings.push(...keysThatLeave(catalog, byOid, isOutside));

  const tables = chosen
    .filter((table) => table.kind === 'table')
    .map((table) => planTable(table, byOid))
    .sort(byName);
  return {
    tables,
    parents: chosen.filter((table) => table.kind === 'partitioned'),
    wholeOids: wholeOids(catalog, chosen, byOid),
    sequences: catalog.sequences
      .filter((s) => inScope.has(s.schema) && !(isSupabase && isSequenceLeftOut(s)))
      .sort(byName),
    platform: catalog.platform,
    schemas,
    schemasLeftOut,
    schemasOutside,
    schemasOfExtensions: schemasOutside.filter((schema) => extensionHomes.has(schema)),
    materializedViews: catalog.tables.filter((t) => t.kind === 'materialized-view' && inScope.has(t.schema)),
    excluded,
    warnings,
  };
}

/** Sizes are asked under the locks, because asking takes one. */
export function withSizes(scope: Scope, bytesByOid: ReadonlyMap<string, number>): Scope {
  const sized = (table: PlannedTable) => ({
    ...table,
    estimatedBytes: bytesByOid.get(table.catalog.oid) ?? 0,
  });
  return { ...scope, tables: scope.tables.map(sized) };
}

function omit(kind: string, { schema, name }: TableName, reason: string): Omission {
  return { kind, schema, name, reason };
}

function whyNotRead(
  table: CatalogTable,
  inRecovery: boolean,
): { kind: string; reason: string; warn?: true } | undefined {
  if (table.kind === 'foreign') {
    return {
      kind: 'foreign-table',
      reason: 'its rows live on another server; the definition is in the schema',
    };
  }
  if (table.extension !== null && table.extensionCondition === null) {
    return { kind: 'table', reason: `belongs to the extension ${table.extension}, which creates it anew` };
  }
  if (inRecovery && table.unlogged && table.kind === 'table') {
    return {
      kind: 'table',
      reason: 'unlogged, and this server is a standby, which has no content of it',
      warn: true,
    };
  }
  return undefined;
}

/** Parents in the partition tree, nearest first. */
function ancestorsOf(table: CatalogTable, byOid: ReadonlyMap<string, CatalogTable>): CatalogTable[] {
  const ancestors: CatalogTable[] = [];
  let parent = table.partitionParent;
  while (parent !== null) {
    const found = byOid.get(parent);
    if (!found) break;
    ancestors.push(found);
    parent = found.partitionParent;
  }
  return ancestors;
}

function wholeOids(
  { tables }: Catalog,
  chosen: readonly CatalogTable[],
  byOid: ReadonlyMap<string, CatalogTable>,
): ReadonlySet<string> {
  const read = chosen.filter(({ extensionCondition }) => !extensionCondition);
  const whole = new Set(read.map(({ oid }) => oid));
  const missing = tables.filter((table) => table.kind !== 'partitioned' && !whole.has(table.oid));
  for (const ancestor of missing.flatMap((table) => ancestorsOf(table, byOid))) whole.delete(ancestor.oid);
  return whole;
}

function planTable(table: CatalogTable, byOid: ReadonlyMap<string, CatalogTable>): PlannedTable {
  const root = ancestorsOf(table, byOid).at(-1);
  const columns = root ? inOrderOf(root, table.columns) : table.columns;
  const names = new Map(table.columns.map((column) => [column.attnum, column.name]));
  const condition = table.extensionCondition ? ` ${table.extensionCondition}` : '';
  const fromSql = `FROM ONLY ${quoteTable(table)}${condition}`;
  return {
    schema: table.schema,
    name: table.name,
    columns: columns.map(toColumn),
    primaryKey: table.primaryKey.map((attnum) => names.get(attnum) ?? ''),
    partitionOf: root ? { schema: root.schema, name: root.name } : null,
    estimatedBytes: 0,
    catalog: table,
    selectSql: `SELECT ${columns.map(selectExpression).join(', ')} ${fromSql}`,
    fromSql,
  };
}

/** A leaf may have been built with another column order than its root; names agree. */
function inOrderOf(root: CatalogTable, columns: readonly CatalogColumn[]): readonly CatalogColumn[] {
  const order = new Map(root.columns.map((column, index) => [column.name, index]));
  return [...columns].sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}

function keysThatLeave(
  catalog: Catalog,
  byOid: ReadonlyMap<string, CatalogTable>,
  isOutside: (table: CatalogTable) => boolean,
): string[] {
  return catalog.foreignKeys.flatMap((key) => {
    const from = byOid.get(key.from);
    const to = byOid.get(key.to);
    if (!from || !to || isOutside(from) || !isOutside(to)) return [];
    return [
      `The foreign key ${key.name} of ${displayTable(from)} points to ${displayTable(to)}, which is not in this backup.`,
    ];
  });
}

function byName(a: TableName, b: TableName): number {
  return compareBytes(a.schema, b.schema) || compareBytes(a.name, b.name);
}
