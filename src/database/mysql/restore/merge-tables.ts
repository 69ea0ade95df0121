import type { ManifestTable, Sequence } from '../../../core/manifest.js';
import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import type { Catalog, CatalogTable } from '../catalog.js';
import { quoteIdentifier, quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { compareTables, type MatchedTable } from './compare-tables.js';
import { restoredColumns } from './load-rows.js';

/** A table of the archive and the one of the target that takes its rows. */
export interface MergeTable extends MatchedTable {
  /** The primary key as a definition has it: quoted, with the lengths of prefixes. */
  readonly key: readonly string[];
  /** Columns that only the target has, and that take values. */
  readonly extra: readonly string[];
}

export interface MergeMatch {
  readonly catalog: Catalog;
  readonly tables: readonly MergeTable[];
  readonly sequences: readonly Sequence[];
  readonly refusals: readonly PlanItem[];
}

/** Finds the target's table for each of the archive's, and all that keeps its rows from being merged. Reads the catalog only. */
export async function matchTables(session: MysqlSession, request: RestoreRequest): Promise<MergeMatch> {
  const { catalog, matched, sequences, differences } = await compareTables(session, request);
  const keys = await readKeyParts(session, catalog.database);
  const refusals = matched.flatMap(({ entry, table }) =>
    reasonsOf(entry, table, catalog).map((reason) => ({
      kind: 'table',
      schema: table.schema,
      name: table.name,
      reason,
    })),
  );
  const tables = matched.map(({ entry, table }) => {
    const archived = new Set(entry.columns.map(({ name }) => name));
    const extra = table.columns.filter(({ name, generated }) => !archived.has(name) && generated === null);
    return { entry, table, key: keys.get(table.name) ?? [], extra: extra.map(({ name }) => name) };
  });
  return { catalog, tables, sequences, refusals: [...differences, ...refusals] };
}

function reasonsOf(entry: ManifestTable, table: CatalogTable, { snapshotEngines }: Catalog): string[] {
  const restored = new Set(restoredColumns(entry).map(({ name }) => name));
  const reasons: string[] = [];
  if (entry.primaryKey.length === 0) reasons.push('has no primary key to merge by');
  if (!entry.primaryKey.every((name) => restored.has(name)))
    reasons.push('has a primary key that is generated');
  if (!snapshotEngines.has(table.engine))
    reasons.push(`is of the engine ${table.engine}, which cannot take back what was changed`);
  if (table.isVersioned)
    reasons.push('keeps the history of its rows (WITH SYSTEM VERSIONING), which cannot be merged');
  return reasons;
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
