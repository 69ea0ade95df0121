import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { errorNumberOf } from '../connect-errors.js';
import { quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { safeMessage } from './target-errors.js';

const LOCK_WAIT = 1205;

/** Where the server tells who holds a lock on a definition; 5.7 and MariaDB do not, unless they are asked to keep a record. */
const HOLDERS = (database: string) =>
  `SELECT DISTINCT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST, l.OBJECT_NAME
   FROM performance_schema.metadata_locks l JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
   WHERE l.OBJECT_SCHEMA = ${quoteLiteral(database)} AND l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED'
     AND t.PROCESSLIST_ID <> CONNECTION_ID()`;

/** Second best: whoever has a transaction open. */
const TRANSACTIONS = `SELECT p.ID, p.USER, p.HOST, NULL FROM information_schema.INNODB_TRX x
   JOIN information_schema.PROCESSLIST p ON p.ID = x.trx_mysql_thread_id WHERE p.ID <> CONNECTION_ID()`;

/** Third: whoever works in the database. */
const WORKING = (database: string) =>
  `SELECT ID, USER, HOST, NULL FROM information_schema.PROCESSLIST
   WHERE DB = ${quoteLiteral(database)} AND ID <> CONNECTION_ID() AND COMMAND <> 'Sleep'`;

/**
 * Runs a statement that needs tables for itself.
 * @throws BackupError code `TARGET_LOCKED` naming the sessions that hold them, as far as the server tells
 */
export async function queryLocking(
  session: MysqlSession,
  database: string,
  doing: string,
  sql: string,
): Promise<void> {
  try {
    await session.query(sql);
  } catch (error) {
    if (errorNumberOf(error) !== LOCK_WAIT || !session.isAlive) throw error;
    throw await lockedError(session, database, doing, error);
  }
}

export async function lockedError(
  session: MysqlSession,
  database: string,
  doing: string,
  cause: unknown,
): Promise<BackupError> {
  const holders = await findHolders(session, database);
  const held = holders.length === 0 ? '' : `; held by ${displayList(holders)}`;
  return new BackupError('target', `The target did not grant a lock in time (${doing})${held}.`, {
    code: 'TARGET_LOCKED',
    setting: 'lock-timeout',
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    cause: new Error(safeMessage(cause)),
  });
}

async function findHolders(session: MysqlSession, database: string): Promise<string[]> {
  for (const sql of [HOLDERS(database), TRANSACTIONS, WORKING(database)]) {
    // Each may be switched off or denied, and the error at hand is the one to tell.
    const rows = await session.query(sql).catch(() => []);
    if (rows.length > 0) return rows.map(describe);
  }
  return [];
}

function describe([id, user, host, table]: readonly (string | null)[]): string {
  const account = `${user}@${host?.replace(/:\d+$/, '')}`;
  return `session ${id} of ${account}${table ? ` (table ${table})` : ''}`;
}
