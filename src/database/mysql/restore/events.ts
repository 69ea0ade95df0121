import type { MysqlSession } from '../session.js';

/** SHOW CREATE prints this clause of every event; ENABLE is what is meant where nothing is said. */
const COMPLETION =
  /(\bON\s+COMPLETION\s+)((?:NOT\s+)?PRESERVE)(?:\s+(?:ENABLE|DISABLE(?:\s+ON\s+(?:SLAVE|REPLICA))?))?/i;

const ACCOUNT = '`(?:[^`]|``)*`';
const HEAD = new RegExp(`^(CREATE\\s+(?:DEFINER\\s*=\\s*(?:${ACCOUNT}@${ACCOUNT}|\\S+)\\s+)?EVENT\\s+)`, 'i');

/** An event that never runs. */
export function disabledEvent(sql: string): string {
  return sql.replace(COMPLETION, '$1$2 DISABLE');
}

/** One that a server makes although its time has passed. */
export function keptEvent(sql: string): string {
  return sql.replace(COMPLETION, '$1PRESERVE DISABLE');
}

/** The same for a script: where the event itself was made, this does nothing. */
export function keptEventUnlessThere(sql: string): string {
  return keptEvent(sql).replace(HEAD, '$1IF NOT EXISTS ');
}

/** Dropped by the server as soon as it was made, because its time has passed (ER_EVENT_CANNOT_CREATE_IN_THE_PAST). */
const DROPPED = '1588';

/** Disabled for that reason (ER_EVENT_EXEC_TIME_IN_THE_PAST). */
const DISABLED = '1544';

/** After an event was made: the sentence about one whose time has passed, which a server drops without an error and which is kept. */
export async function keepMissedEvent(
  session: MysqlSession,
  name: string,
  sql: string,
): Promise<string | undefined> {
  const numbers = (await session.query('SHOW WARNINGS')).map(([, number]) => number);
  if (numbers.includes(DROPPED)) await session.query(keptEvent(sql));
  else if (!numbers.includes(DISABLED)) return undefined;
  return `The time of the event ${name} has passed, so it is there but disabled, and did not run: run what it does by hand where that is still wanted, then drop it.`;
}
