import type { TableName } from '../../../core/ports.js';
import { errorNumberOf } from '../connect-errors.js';
import { shellWord } from '../mysql-command.js';
import { displayTable, quoteLiteral, quoteTable } from '../quote.js';
import { SCRATCH_PREFIX } from '../scratch-leftovers.js';
import type { MysqlSession } from '../session.js';

/** Databases in which a restore keeps the tables that it replaces; they hold what only they hold, so nothing drops them by itself. */
export const KEPT_PREFIX = 'db_backup_replaced_';

/** How to put everything back, for the case that the process is killed. */
export const UNDO_TABLE = 'db_backup_undo';

const MARK = '\\d{8}t\\d{6}_[0-9a-f]{8}';
const KEPT_NAME = new RegExp(`^${KEPT_PREFIX}${MARK}$`);
const UNDO_NAME = new RegExp(`^${UNDO_TABLE}_${MARK}$`);

/** While the session lives, others are told that the restore is alive. */
export async function tellAlive(session: MysqlSession, note: TableName): Promise<void> {
  await session.query(`DO GET_LOCK(${quoteLiteral(lockOf(note))}, 0)`);
}

/** The server's number of the session that tells so; a restarted server gives old numbers to others. */
export async function aliveSession(session: MysqlSession, note: TableName): Promise<string | null> {
  const [row] = await session.query(`SELECT IS_USED_LOCK(${quoteLiteral(lockOf(note))})`);
  return row?.[0] ?? null;
}

/** Writes down the statements that put a database back; `mysql --force` runs them, whichever of them are needed. */
export async function writeUndoNote(
  session: MysqlSession,
  note: TableName,
  database: string,
  statements: readonly string[],
): Promise<void> {
  await session.query(
    `CREATE TABLE ${quoteTable(note)} (step INT PRIMARY KEY, of_database VARCHAR(64) NOT NULL, statement LONGTEXT NOT NULL)
     CHARACTER SET utf8mb4 COMMENT 'what puts back the tables that a restore of db-backup moved away'`,
  );
  for (const [index, statement] of statements.entries()) {
    await session.query(
      `INSERT INTO ${quoteTable(note)} VALUES (${index}, ${quoteLiteral(database)}, ${quoteLiteral(statement)})`,
    );
  }
}

/** What a restore left behind that was killed. */
export interface Leftover {
  readonly note: TableName;
  /** Its process is at work. */
  readonly isAlive: boolean;
}

/** Notes about `database`, in databases that this user can see and in itself. */
export async function findLeftovers(session: MysqlSession, database: string): Promise<Leftover[]> {
  const kept = await session.query(
    `SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '${KEPT_PREFIX}%'`,
  );
  const beside = await session.query(
    `SELECT TABLE_NAME FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND TABLE_NAME LIKE '${UNDO_TABLE}%'`,
  );
  const notes = [
    ...kept.map(([schema]) => ({ schema: schema ?? '', name: UNDO_TABLE })),
    ...beside.map(([name]) => ({ schema: database, name: name ?? '' })),
  ].filter(({ schema, name }) => (name === UNDO_TABLE ? KEPT_NAME.test(schema) : UNDO_NAME.test(name)));
  const found: Leftover[] = [];
  for (const note of notes) {
    if (!(await isAbout(session, note, database))) continue;
    const [lock] = await session.query(`SELECT IS_FREE_LOCK(${quoteLiteral(lockOf(note))})`);
    found.push({ note, isAlive: lock?.[0] === '0' });
  }
  return found;
}

/** One sentence for each restore into `database` that was killed; one that is at work is none. */
export async function tellLeftovers(session: MysqlSession, database: string): Promise<string[]> {
  const found = await findLeftovers(session, database);
  return found
    .filter(({ isAlive }) => !isAlive)
    .map(
      ({ note }) =>
        `A restore into ${database} was killed: what it moved away is in ${displayTable(note)} and beside it, and may be missing here. To put it back: ${undoCommand({ note }, database)}`,
    );
}

/** The statements that put back what a killed restore took away, as one command. */
export function undoCommand({ note }: Pick<Leftover, 'note'>, database: string): string {
  const query = `SELECT statement FROM ${displayTable(note)} ORDER BY step`;
  return `mysql --raw --skip-column-names --execute=${shellWord(query)} | mysql --force --comments ${shellWord(database)}`;
}

function lockOf({ schema, name }: TableName): string {
  return name === UNDO_TABLE ? schema : name;
}

const GONE_OR_DENIED = [1146, 1049, 1142, 1044];

async function isAbout(session: MysqlSession, note: TableName, database: string): Promise<boolean> {
  try {
    const [row] = await session.query(`SELECT of_database FROM ${quoteTable(note)} ORDER BY step LIMIT 1`);
    return row === undefined || row[0] === database;
  } catch (error) {
    if (GONE_OR_DENIED.includes(errorNumberOf(error))) return false;
    throw error;
  }
}

/** Kept tables, by the names that they have there. */
export async function keptTables(session: MysqlSession, { schema, name }: TableName): Promise<string[]> {
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${quoteLiteral(schema)}`,
  );
  const mark = name === UNDO_TABLE ? undefined : name.slice(UNDO_TABLE.length + 1);
  const isKept = (table: string) =>
    mark === undefined ? table !== UNDO_TABLE : /^db_backup_old_/.test(table) && table.endsWith(mark);
  return rows
    .filter(([found]) => found === schema)
    .map(([, table]) => table ?? '')
    .filter(isKept)
    .sort();
}

/** What is of no use any more when everything is back. */
export function dropNoteSql({ schema, name }: TableName): string {
  if (name !== UNDO_TABLE) return `DROP TABLE ${quoteTable({ schema, name })}`;
  const built = schema.replace(KEPT_PREFIX, SCRATCH_PREFIX);
  return `DROP DATABASE ${schema}; DROP DATABASE IF EXISTS ${built}`;
}
