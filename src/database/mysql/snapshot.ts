import { BackupError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { displayList } from '../display-list.js';
import { type Catalog, readCatalog } from './catalog.js';
import { errorNumberOf } from './connect-errors.js';
import { displayTable, quoteTable } from './quote.js';
import type { PlannedTable, Scope } from './scope.js';
import type { MysqlSession } from './session.js';
import { sourceError } from './source-errors.js';

/** Sessions that change tables at every snapshot end the run after so many. */
const MAX_SNAPSHOTS = 20;

/** Tables in one statement; keeps statements short enough to read in a log. */
const BATCH = 50;

/** Altered since the snapshot; gone; no such column. */
const CHANGED = [1412, 1146, 1054];

export interface HeldSnapshot {
  readonly catalog: Catalog;
  readonly scope: Scope;
  /** RFC 3339 UTC, whole seconds, by the server's clock. */
  readonly takenAt: string;
  /** Tables in scope that have a row. */
  readonly withRows: ReadonlySet<PlannedTable>;
}

/** The transaction that shows one moment. */
export function beginStatement({ flavour }: MysqlSession): string {
  const readOnly = flavour.hasReadOnlyTransactions ? ', READ ONLY' : '';
  return `START TRANSACTION WITH CONSISTENT SNAPSHOT${readOnly}`;
}

/** What others do around the leader's snapshot; each is called once for every attempt. */
export interface SnapshotSteps {
  /** Judges the catalog, and throws what no new snapshot would mend. */
  readonly decide: (catalog: Catalog) => Promise<Scope>;
  readonly beforeBegin: (scope: Scope) => Promise<void>;
  /** The leader's transaction has touched every table. */
  readonly afterTouch: (scope: Scope) => Promise<void>;
  /** The attempt has failed. */
  readonly undo: () => Promise<void>;
}

/**
 * Begins the transaction on `leader`, decides the scope and reads one row of every table in it. That keeps the table's definition
 * as it is (metadata locks last until a transaction ends), and finds tables that were altered in between: the snapshot
 * is then taken again.
 */
export async function holdSnapshot(
  leader: MysqlSession,
  log: Log,
  steps: SnapshotSteps,
): Promise<HeldSnapshot> {
  let changed = '';
  for (let attempt = 1; attempt <= MAX_SNAPSHOTS; attempt++) {
    const before = await readCatalog(leader);
    const scope = await steps.decide(before);
    await steps.beforeBegin(scope);
    await leader.query(beginStatement(leader));
    const takenAt = await readClock(leader);
    try {
      const withRows = await touchTables(leader, scope.tables);
      await steps.afterTouch(scope);
      const catalog = await readCatalog(leader);
      const now = await steps.decide(catalog);
      changed = displayList(whatDiffers(scope, now));
      if (changed === '') return { catalog, scope: now, takenAt, withRows: sameTables(now, withRows) };
    } catch (error) {
      if (!leader.isAlive || !CHANGED.includes(errorNumberOf(error))) throw error;
      changed = (error as Error).message;
    }
    await leader.query('ROLLBACK');
    await steps.undo();
    log.info(`The database changed while the snapshot was taken (${changed}); taking a new one.`);
  }
  throw new BackupError('source', `Tables keep being altered, truncated or renamed: ${changed}.`, {
    code: 'SOURCE_CHANGING',
    nextStep: 'Run the backup when no migration or bulk load runs.',
  });
}

/** Reads one row of every table in the session's transaction; the tables that have one. */
export async function touchTables(
  session: MysqlSession,
  tables: readonly PlannedTable[],
): Promise<Set<PlannedTable>> {
  const withRows = new Set<PlannedTable>();
  for (let start = 0; start < tables.length; start += BATCH) {
    const batch = tables.slice(start, start + BATCH);
    const parts = batch.map((table, i) => `(SELECT ${i} FROM ${quoteTable(table)} LIMIT 1)`);
    for (const [index] of await queryOr(session, parts.join(' UNION ALL '), batch)) {
      const table = batch[Number(index)];
      if (table) withRows.add(table);
    }
  }
  return withRows;
}

/** Errors of a batch name no table; one table at a time does. */
async function queryOr(session: MysqlSession, sql: string, batch: readonly PlannedTable[]) {
  try {
    return await session.query(sql);
  } catch (error) {
    if (!session.isAlive) throw error;
    for (const table of batch) {
      await session.query(`SELECT 1 FROM ${quoteTable(table)} LIMIT 1`).catch((own: unknown) => {
        if (CHANGED.includes(errorNumberOf(own))) throw own;
        throw sourceError(own, { table, signal: new AbortController().signal });
      });
    }
    throw error;
  }
}

export async function readClock(session: MysqlSession): Promise<string> {
  const [row] = await session.query("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%sZ')");
  return row?.[0] ?? '';
}

/** Names of tables that are not in both, or not the same in both. */
function whatDiffers(before: Scope, after: Scope): string[] {
  const known = new Map(before.tables.map((table) => [table.name, shapeOf(table)]));
  const differing = after.tables.filter((table) => known.get(table.name) !== shapeOf(table));
  const names = new Set(after.tables.map((table) => table.name));
  const gone = before.tables.filter((table) => !names.has(table.name));
  return [...differing, ...gone].map(displayTable);
}

function shapeOf({ selectSql, engine, columns, primaryKey }: PlannedTable): string {
  return JSON.stringify([selectSql, engine, columns, primaryKey]);
}

function sameTables(scope: Scope, tables: ReadonlySet<PlannedTable>): Set<PlannedTable> {
  const names = new Set([...tables].map((table) => table.name));
  return new Set(scope.tables.filter((table) => names.has(table.name)));
}
