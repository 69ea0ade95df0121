import type { TableName } from '../../../core/ports.js';
import { storedScriptCommand } from '../mysql-command.js';
import { displayTable, quoteLiteral, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';

/** Databases in which a restore keeps the tables that it replaces; they hold what only they hold, so nothing drops them by itself. */
export const KEPT_PREFIX = 'db_backup_replaced_';

/** How to put everything back, for the case that the process is killed. */
export const UNDO_TABLE = 'db_backup_undo';

/** Its name when the restore stands and the old tables may go. */
export const DONE_TABLE = 'db_backup_done';

/** The name of a table of ours within a target. */
export function besideName(what: string, mark: string): string {
  return `db_backup_${what}_${mark}`;
}

/**
 * Writes down the statements that put a database back, all of them or none; `mysql --force` runs them, whichever of them
 * are needed.
 */
export async function writeUndoNote(
  session: MysqlSession,
  note: TableName,
  database: string,
  statements: readonly string[],
): Promise<void> {
  await session.query(
    `CREATE TABLE ${quoteTable(note)} (step INT PRIMARY KEY, of_database VARCHAR(64) NOT NULL, statement LONGTEXT NOT NULL)
     ENGINE=InnoDB CHARACTER SET utf8mb4 COMMENT 'what puts back the tables that a restore of db-backup moved away'`,
  );
  await session.query('START TRANSACTION');
  for (const [index, statement] of statements.entries()) {
    await session.query(
      `INSERT INTO ${quoteTable(note)} VALUES (${index}, ${quoteLiteral(database)}, ${quoteLiteral(statement)})`,
    );
  }
  await session.query('COMMIT');
}

/** The statements that put back what a killed restore took away, as one command. */
export function undoCommand(note: TableName, database: string): string {
  return storedScriptCommand(`SELECT statement FROM ${displayTable(note)} ORDER BY step`, database);
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
