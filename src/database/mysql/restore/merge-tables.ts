import type { Column, ManifestTable } from '../../../core/manifest.js';
import type { PlanItem } from '../../../core/target.js';
import { type Catalog, type CatalogColumn, type CatalogTable, readCatalog } from '../catalog.js';
import { quoteIdentifier, quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { typeName } from '../values.js';
import { restoredColumns } from './load-rows.js';

/** A table of the archive and the one of the target that takes its rows. */
export interface MergeTable {
  readonly entry: ManifestTable;
  readonly table: CatalogTable;
  /** The primary key as a definition has it: quoted, with the lengths of prefixes. */
  readonly key: readonly string[];
  /** Columns that only the target has, and that take values. */
  readonly extra: readonly string[];
}

export interface MergeMatch {
  readonly catalog: Catalog;
  readonly tables: readonly MergeTable[];
  readonly refusals: readonly PlanItem[];
  /** Names of columns that only the target has, each behind the table's. */
  readonly extraColumns: readonly string[];
}

/** Finds the target's table for each of the archive's, and all that keeps its rows from being merged. Reads the catalog only. */
export async function matchTables(
  session: MysqlSession,
  entries: readonly ManifestTable[],
): Promise<MergeMatch> {
  const catalog = await readCatalog(session);
  const keys = await readKeyParts(session, catalog.database);
  const withoutDefault = await readWithoutDefault(session, catalog.database);
  const byName = new Map(catalog.tables.map((table) => [table.name, table]));
  const tables: MergeTable[] = [];
  const refusals: PlanItem[] = [];
  for (const entry of entries) {
    const table = byName.get(entry.name);
    const found = table ? reasonsOf(entry, table, catalog, withoutDefault) : ['is not in the target'];
    for (const reason of found)
      refusals.push({ kind: 'table', schema: catalog.database, name: entry.name, reason });
    if (!table) continue;
    const archived = new Set(entry.columns.map(({ name }) => name));
    const extra = table.columns.filter(({ name, generated }) => !archived.has(name) && generated === null);
    tables.push({
      entry,
      table,
      key: keys.get(entry.name) ?? [],
      extra: extra.map(({ name }) => name),
    });
  }
  const extraColumns = tables.flatMap(({ table, extra }) => extra.map((name) => `${table.name}.${name}`));
  return { catalog, tables, refusals, extraColumns };
}

function reasonsOf(
  entry: ManifestTable,
  table: CatalogTable,
  { snapshotEngines }: Catalog,
  withoutDefault: ReadonlySet<string>,
): string[] {
  const reasons = keyReasons(entry, table);
  if (!snapshotEngines.has(table.engine))
    reasons.push(`is of the engine ${table.engine}, which cannot take back what was changed`);
  if (table.isVersioned)
    reasons.push('keeps the history of its rows (WITH SYSTEM VERSIONING), which cannot be merged');
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  for (const column of entry.columns)
    reasons.push(
      ...columnReasons(column, byName.get(column.name)).map(
        (reason) => `has a column ${column.name} that ${reason}`,
      ),
    );
  const archived = new Set(entry.columns.map(({ name }) => name));
  for (const { name, notNull, generated } of table.columns) {
    if (archived.has(name) || !notNull || generated !== null) continue;
    if (withoutDefault.has(JSON.stringify([table.name, name])))
      reasons.push(`has a column ${name} that is not in the backup, is NOT NULL and has no default`);
  }
  return reasons;
}

function keyReasons(entry: ManifestTable, table: CatalogTable): string[] {
  if (entry.primaryKey.length === 0) return ['has no primary key to merge by'];
  const restored = new Set(restoredColumns(entry).map(({ name }) => name));
  if (!entry.primaryKey.every((name) => restored.has(name))) return ['has a primary key that is generated'];
  const isSame = JSON.stringify(entry.primaryKey) === JSON.stringify(table.primaryKey);
  return isSame ? [] : ['has another primary key than in the backup'];
}

function columnReasons(archived: Column, found: CatalogColumn | undefined): string[] {
  if (!found) return ['is not in the target'];
  const reasons: string[] = [];
  const [there, here] = [plainType(archived.type), plainType(typeName(found))];
  if (there !== here) reasons.push(`is ${here}, in the backup ${there}`);
  if (archived.generated !== found.generated) {
    const word = (generated: Column['generated']) =>
      generated === null ? 'no generated column' : `generated (${generated})`;
    reasons.push(`is ${word(found.generated)}, in the backup ${word(archived.generated)}`);
  }
  if (archived.notNull === false && found.notNull) reasons.push('is NOT NULL, in the backup nullable');
  return reasons;
}

/** Widths that mean nothing, which newer servers leave out, and names that changed. */
function plainType(type: string): string {
  if (/zerofill/i.test(type)) return type.toLowerCase();
  return type
    .replace(/^((?:tiny|small|medium|big)?int|year)\(\d+\)/i, '$1')
    .replace(/^geomcollection/i, 'geometrycollection')
    .toLowerCase();
}

async function readKeyParts(session: MysqlSession, database: string): Promise<Map<string, string[]>> {
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`,
  );
  const keys = new Map<string, string[]>();
  for (const [schema, table, column, length] of rows) {
    if (schema !== database) continue;
    const parts = keys.get(table ?? '') ?? [];
    keys.set(table ?? '', parts);
    parts.push(`${quoteIdentifier(column ?? '')}${length ? `(${Number(length)})` : ''}`);
  }
  return keys;
}

async function readWithoutDefault(session: MysqlSession, database: string): Promise<ReadonlySet<string>> {
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND COLUMN_DEFAULT IS NULL AND EXTRA NOT LIKE '%auto_increment%'`,
  );
  return new Set(
    rows
      .filter(([schema]) => schema === database)
      .map(([, table, column]) => JSON.stringify([table, column])),
  );
}
