import type { Column, ManifestTable, Sequence } from '../../../core/manifest.js';
import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import { compareColumns, type TargetColumn } from '../../compare-columns.js';
import { type Catalog, type CatalogTable, readCatalog } from '../catalog.js';
import { displayTable, quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { typeName } from '../values.js';

/** An entry of the manifest and the table of the target that takes its rows. */
export interface MatchedTable {
  readonly entry: ManifestTable;
  readonly table: CatalogTable;
}

export interface Comparison {
  readonly catalog: Catalog;
  readonly matched: readonly MatchedTable[];
  readonly sequences: readonly Sequence[];
  /** Everything in which the target differs from the backup. */
  readonly differences: readonly PlanItem[];
  readonly notes: readonly string[];
}

/** Compares what the request restores with what the target has; reads the catalog only. */
export async function compareTables(session: MysqlSession, request: RestoreRequest): Promise<Comparison> {
  const catalog = await readCatalog(session);
  const { database } = catalog;
  const filled = await readFilled(session, database);
  const tables = new Map(catalog.tables.map((table) => [table.name, table]));
  const views = new Set(catalog.views.map(({ name }) => name));
  const differences: PlanItem[] = [];
  const notes: string[] = [];
  const matched: MatchedTable[] = [];
  for (const entry of request.tables) {
    const { name } = entry;
    const table = tables.get(name);
    if (!table) {
      const reason = views.has(name) ? 'is a view in the target' : 'is not in the target';
      differences.push({ kind: 'table', schema: database, name, reason });
      continue;
    }
    const columns = targetColumns(table, filled);
    const compared = compareColumns(entry.columns.map(plain), columns);
    for (const { column, reason } of compared.differences)
      differences.push({ kind: 'column', schema: database, name: `${name}.${column}`, reason });
    differences.push(...comparePrimaryKey(entry, table), ...compareHistory(entry, table));
    if (compared.extra.length > 0) {
      const list = compared.extra.join(', ');
      notes.push(
        `${displayTable(table)} has columns in the target that the backup does not have; they get their defaults: ${list}.`,
      );
    }
    matched.push({ entry, table });
  }
  const sequences = await sequencesOf(session, request, matched);
  for (const { name } of sequences.filter((sequence) => !catalog.sequences.includes(sequence.name)))
    differences.push({ kind: 'sequence', schema: database, name, reason: 'is not in the target' });
  return { catalog, matched, sequences, differences, notes };
}

/** `table.column`, of those that have a default or count by themselves. */
async function readFilled(session: MysqlSession, database: string): Promise<ReadonlySet<string>> {
  const rows = await session.query(
    `SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)}
       AND (COLUMN_DEFAULT IS NOT NULL OR EXTRA LIKE '%auto_increment%' OR EXTRA LIKE '%DEFAULT_GENERATED%')`,
  );
  return new Set(rows.map(([table, column]) => JSON.stringify([table, column])));
}

function targetColumns(table: CatalogTable, filled: ReadonlySet<string>): TargetColumn[] {
  return table.columns.map((column) =>
    plain({
      name: column.name,
      type: typeName(column),
      generated: column.generated,
      notNull: column.notNull,
      isIdentity: false,
      hasDefault: column.isPeriod || filled.has(JSON.stringify([table.name, column.name])),
    }),
  );
}

/** Without what newer servers no longer print, and with one name for what has two. */
function plain<T extends Pick<Column, 'type'>>(column: T): T {
  const { type } = column;
  const isPadded = /zerofill/i.test(type);
  const width = isPadded ? type : type.replace(/^((?:tiny|small|medium|big)?int|year)\(\d+\)/i, '$1');
  return { ...column, type: width.replace(/^geomcollection/i, 'geometrycollection') };
}

function comparePrimaryKey(entry: ManifestTable, table: CatalogTable): PlanItem[] {
  const names = new Set(table.columns.map(({ name }) => name));
  const found = table.primaryKey.filter((key) => names.has(key));
  if (JSON.stringify(found) === JSON.stringify(entry.primaryKey)) return [];
  const shown = (key: readonly string[]) => (key.length === 0 ? 'none' : `(${key.join(', ')})`);
  const reason = `the primary key is ${shown(found)}, in the backup ${shown(entry.primaryKey)}`;
  return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
}

/** Rows of the past would get the time of the restore. */
function compareHistory(entry: ManifestTable, table: CatalogTable): PlanItem[] {
  const archived = new Set(entry.columns.map(({ name }) => name));
  const hasHistory = table.columns.every(({ name, isPeriod }) => !isPeriod || archived.has(name));
  if (!table.isVersioned || hasHistory) return [];
  const reason = 'is WITH SYSTEM VERSIONING, in the backup it is not';
  return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
}

/** All of the manifest's; with a selection those that give columns of the selected tables their numbers. */
async function sequencesOf(
  session: MysqlSession,
  { manifest, isSelection }: RestoreRequest,
  matched: readonly MatchedTable[],
): Promise<readonly Sequence[]> {
  if (!isSelection || manifest.sequences.length === 0) return manifest.sequences;
  const selected = new Set(matched.map(({ table }) => table.name));
  const rows = await session.query(
    "SELECT TABLE_NAME, COLUMN_DEFAULT FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_DEFAULT LIKE '%nextval(%'",
  );
  const defaults = rows.filter(([table]) => selected.has(table ?? '')).map(([, text]) => text ?? '');
  return manifest.sequences.filter(({ name }) =>
    defaults.some((text) => text.includes(`\`${name.replaceAll('`', '``')}\``)),
  );
}
