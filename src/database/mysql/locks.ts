import { messageOf } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { errorNumberOf } from './connect-errors.js';
import { quoteTable } from './quote.js';
import type { PlannedTable } from './scope.js';
import type { MysqlSession } from './session.js';

/** Not allowed: RELOAD or LOCK TABLES is missing, or the host keeps it to itself. */
const DENIED = [1044, 1045, 1142, 1227, 1290];

/**
 * Stops every write on the server until `unlockAll`, so that several connections can begin with one moment. False where the user may not.
 * The wait is limited by `lock-timeout`; meanwhile other sessions' writes wait too.
 */
export async function lockAll(session: MysqlSession, log: Log): Promise<boolean> {
  return may(session, 'FLUSH TABLES WITH READ LOCK', log, 'one connection reads');
}

export async function unlockAll(session: MysqlSession): Promise<void> {
  await session.query('UNLOCK TABLES');
}

/** Stops writes to these tables until the session unlocks or ends. False where the user may not. */
export async function lockTables(
  session: MysqlSession,
  tables: readonly PlannedTable[],
  log: Log,
): Promise<boolean> {
  const list = tables.map((table) => `${quoteTable(table)} READ`).join(', ');
  return may(session, `LOCK TABLES ${list}`, log, 'tables without transactions are read unlocked');
}

async function may(session: MysqlSession, sql: string, log: Log, otherwise: string): Promise<boolean> {
  try {
    await session.query(sql);
    return true;
  } catch (error) {
    if (!DENIED.includes(errorNumberOf(error))) throw error;
    log.info(`lock: allow has no effect, ${otherwise}: ${messageOf(error)}`);
    return false;
  }
}
