import { quoteLiteral } from './quote.js';
import type { MysqlSession } from './session.js';

/** The time and the digits at the end of every name that a run gives to a database or table of its own. */
const MARK = /\d{8}t\d{6}_[0-9a-f]{8}$/;

/**
 * While the session lives, others on this server are told that the run which made `name` is at work. It needs no privilege, unlike a
 * look at the sessions of other accounts.
 */
export async function tellAlive(session: MysqlSession, name: string): Promise<void> {
  await session.query(`DO GET_LOCK(${lockOf(name)}, 0)`);
}

/** The server's number of the session that tells so; a restarted server gives old numbers to others. */
export async function aliveSession(session: MysqlSession, name: string): Promise<string | null> {
  const [row] = await session.query(`SELECT IS_USED_LOCK(${lockOf(name)})`);
  return row?.[0] ?? null;
}

/** One lock for all that a run makes. */
function lockOf(name: string): string {
  const mark = MARK.exec(name)?.[0];
  if (mark === undefined) throw new Error(`${name} is no name that a run gives`);
  return quoteLiteral(`db_backup_${mark}`);
}
