import { setTimeout as pause } from 'node:timers/promises';
import { errorNumberOf } from './connect-errors.js';
import { quoteLiteral } from './quote.js';
import { RUN_MARK } from './run-mark.js';
import type { MysqlSession } from './session.js';

/** At the end of every name; a merge, whose tables are temporary, has a name for the database. */
const MARK = new RegExp(`(?:${RUN_MARK}|merge_[0-9a-f]{40})$`);

const PAUSE_MS = 50;

/**
 * While the session lives, others on this server are told that the run which made `name` is at work. It needs no privilege, unlike a
 * look at the sessions of other accounts. False when another session tells so.
 */
export async function tellAlive(session: MysqlSession, name: string): Promise<boolean> {
  const [row] = await session.query(`SELECT GET_LOCK(${lockOf(name)}, 0)`);
  return row?.[0] === '1';
}

/** The server's number of the session that tells so; a restarted server gives old numbers to others. */
export async function aliveSession(session: MysqlSession, name: string): Promise<string | null> {
  const [row] = await session.query(`SELECT IS_USED_LOCK(${lockOf(name)})`);
  return row?.[0] ?? null;
}

/** No such session; one of another user, who got the number since. */
const GONE = [1094, 1095, 1227];

/**
 * Ends the session that tells so, and waits for its end: a statement of a connection that is gone may still be at work. The list
 * of sessions is not asked: MySQL refuses to show it while anybody runs a statement with bytes that are no text (error 3854).
 */
export async function whenAlone(session: MysqlSession, name: string): Promise<void> {
  for (;;) {
    const id = await aliveSession(session, name);
    if (id === null) return;
    try {
      await session.query(`KILL ${Number(id)}`);
    } catch (error) {
      if (GONE.includes(errorNumberOf(error))) return;
      throw error;
    }
    await pause(PAUSE_MS);
  }
}

/** One lock for all that a run makes. */
function lockOf(name: string): string {
  const mark = MARK.exec(name)?.[0];
  if (mark === undefined) throw new Error(`${name} is no name that a run gives`);
  return quoteLiteral(`db_backup_${mark}`);
}
