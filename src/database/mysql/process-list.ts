import { setTimeout as pause } from 'node:timers/promises';
import { errorNumberOf } from './connect-errors.js';
import type { MysqlSession } from './session.js';

/**
 * Newer servers refuse the whole list while a statement in it holds bytes that are no text, as an INSERT of binary values
 * does: "Cannot convert string from binary to utf8mb4" (ER_CANNOT_CONVERT_STRING).
 */
const NOT_SHOWN = 3854;

const TRIES = 10;
const PAUSE_MS = 100;

/** Ids of the sessions that fulfil a condition on `information_schema.PROCESSLIST`; undefined where the server does not tell. */
export async function sessionsThat(session: MysqlSession, condition: string): Promise<string[] | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      const rows = await session.query(`SELECT ID FROM information_schema.PROCESSLIST WHERE ${condition}`);
      return rows.map(([id]) => id ?? '');
    } catch (error) {
      if (errorNumberOf(error) !== NOT_SHOWN) throw error;
      if (tries === TRIES) return undefined;
      await pause(PAUSE_MS);
    }
  }
}
