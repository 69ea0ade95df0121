import { createHash } from 'node:crypto';
import { aliveSession } from '../alive-lock.js';
import { errorNumberOf } from '../connect-errors.js';
import { storedScriptCommand } from '../mysql-command.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { makeTriggers, type Trigger } from './triggers-aside.js';

/** Where definitions are while the triggers are not there: a process that is killed outright must not lose them. */
export const TRIGGERS_TABLE = 'db_backup_triggers';

const NO_SUCH_TABLE = 1146;

/** The name by which others are told that a merge with triggers is at work (alive-lock.ts); such names have 64 characters at most. */
export function mergeLock(database: string): string {
  return `db_backup_merge_${createHash('sha1').update(database).digest('hex')}`;
}

/** Writes the definitions down, before the tables are locked. */
export async function writeMergeNote(
  session: MysqlSession,
  database: string,
  triggers: readonly Trigger[],
): Promise<void> {
  const note = noteOf(database);
  await session.query(
    `CREATE TABLE ${note} (position INT PRIMARY KEY, name VARCHAR(64) NOT NULL, script LONGTEXT NOT NULL)
     ENGINE=InnoDB CHARACTER SET utf8mb4 COMMENT 'triggers that a merge of db-backup has dropped'`,
  );
  const rows = triggers.map(
    ({ name, script }, position) => `(${position}, ${quoteLiteral(name)}, ${quoteLiteral(script)})`,
  );
  await session.query(`INSERT INTO ${note} (position, name, script) VALUES ${rows.join(', ')}`);
}

export async function dropMergeNote(session: MysqlSession, database: string): Promise<void> {
  await session.query(`DROP TABLE IF EXISTS ${noteOf(database)}`);
}

/**
 * After an interruption, over another session: makes what was written down and is missing. False when nothing is written down
 * there. Nothing is dropped before it is written down.
 */
export async function makeFromNote(session: MysqlSession, database: string): Promise<boolean> {
  const rows = await session
    .query(`SELECT script FROM ${noteOf(database)} ORDER BY position`)
    .catch((error: unknown) => {
      if (errorNumberOf(error) !== NO_SUCH_TABLE) throw error;
      return undefined;
    });
  if (rows === undefined) return false;
  await makeTriggers(
    session,
    rows.map(([script]) => ({ script: script ?? '' })),
  );
  await dropMergeNote(session, database);
  return true;
}

/** Whether a note is there, and the merge that wrote it at work. */
export async function findMergeNote(
  session: MysqlSession,
  database: string,
): Promise<'none' | 'at work' | 'left'> {
  const found = await session.query(
    `SELECT TABLE_SCHEMA FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND TABLE_NAME = '${TRIGGERS_TABLE}'`,
  );
  if (!found.some(([schema]) => schema === database)) return 'none';
  return (await aliveSession(session, mergeLock(database))) === null ? 'left' : 'at work';
}

/** A sentence where a merge into `database` was killed while triggers were away. */
export async function tellMergeNote(session: MysqlSession, database: string): Promise<string[]> {
  if ((await findMergeNote(session, database)) !== 'left') return [];
  return [
    `A merge into ${database} was killed, and triggers of its tables may be missing. ${howToMakeAgain(database)}`,
  ];
}

/** For a person: the commands that make the triggers again, whichever of them are missing. */
export function howToMakeAgain(database: string): string {
  const query = `SELECT script FROM ${noteOf(database)} ORDER BY position`;
  return `To make them again: ${storedScriptCommand(query, database)} – and when all are there: DROP TABLE ${noteOf(database)}`;
}

function noteOf(schema: string): string {
  return quoteTable({ schema, name: TRIGGERS_TABLE });
}
