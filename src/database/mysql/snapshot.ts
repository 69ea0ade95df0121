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

/** Another session waits to alter a table that the guard holds. */
const LOCK_TIMEOUT = 1205;
const GUARDED_WAIT_SECONDS = 1;

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
  /**
   * `beforeBegin` keeps the tables as they are by another session. Whoever waits to alter one has to wait for it, and the
   * leader for him: that attempt fails at once.
   */
  readonly isGuarded: boolean;
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
    try {
      await steps.beforeBegin(scope);
      await leader.query(beginStatement(leader));
      const takenAt = await readClock(leader);
      const withRows = await touchGuarded(leader, scope, steps.isGuarded);
      await steps.afterTouch(scope);
      const catalog = await readCatalog(leader);
      const now = await steps.decide(catalog);
      changed = displayList(whatDiffers(scope, now));
      if (changed === '') return { catalog, scope: now, takenAt, withRows: sameTables(now, withRows) };
    } catch (error) {
      const retried = steps.isGuarded ? [...CHANGED, LOCK_TIMEOUT] : CHANGED;
      if (!leader.isAlive || !retried.includes(errorNumberOf(error))) throw error;
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

async function touchGuarded(leader: MysqlSession, { tables }: Scope, isGuarded: boolean) {
  if (!isGuarded) return touchTables(leader, tables);
  const [usual] = await leader.query('SELECT @@SESSION.lock_wait_timeout');
  await leader.query(`SET SESSION lock_wait_timeout = ${GUARDED_WAIT_SECONDS}`);
  try {
    return await touchTables(leader, tables, [...CHANGED, LOCK_TIMEOUT]);
  } finally {
    if (leader.isAlive) await leader.query(`SET SESSION lock_wait_timeout = ${usual?.[0]}`);
  }
}

/**
 * Reads one row of every table in the session's transaction; the tables that have one. Errors of the numbers `passed` are
 * thrown as they are, others name their table.
 */
export async function touchTables(
  session: MysqlSession,
  tables: readonly PlannedTable[],
  passed: readonly number[] = CHANGED,
): Promise<Set<PlannedTable>> {
  const withRows = new Set<PlannedTable>();
  for (let start = 0; start < tables.length; start += BATCH) {
    const batch = tables.slice(start, start + BATCH);
    const parts = batch.map((table, i) => `(SELECT ${i} FROM ${quoteTable(table)} LIMIT 1)`);
    for (const [index] of await queryOr(session, parts.join(' UNION ALL '), batch, passed)) {
      const table = batch[Number(index)];
      if (table) withRows.add(table);
    }
  }
  return withRows;
}

/** Errors of a batch name no table; one table at a time does. */
async function queryOr(
  session: MysqlSession,
  sql: string,
  batch: readonly PlannedTable[],
  passed: readonly number[],
) {
  try {
    return await session.query(sql);
  } catch (error) {
    if (!session.isAlive || passed.includes(errorNumberOf(error))) throw error;
    for (const table of batch) {
      await session.query(`SELECT 1 FROM ${quoteTable(table)} LIMIT 1`).catch((own: unknown) => {
        if (passed.includes(errorNumberOf(own))) throw own;
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
