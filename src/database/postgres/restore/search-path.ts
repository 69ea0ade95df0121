import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';

/**
 * What a name that is found nowhere leads to: undefined table, function, object, column, schema; ambiguous function
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const NAME_NOT_FOUND = new Set(['42P01', '42883', '42704', '42703', '3F000', '42725']);

/** True when the error may come from a function that counts on a search_path, which our sessions do not have. */
export function mayNeedSearchPath(sqlState: string): boolean {
  return NAME_NOT_FOUND.has(sqlState);
}

/**
 * Gives the rest of the (sub)transaction the search_path that a new session of this role has in this database.
 * Names that were written with their schema mean the same as before.
 */
export async function useDefaultSearchPath(session: PostgresSession): Promise<void> {
  await session.query(
    `SELECT pg_catalog.set_config('search_path', s.reset_val, true) FROM pg_catalog.pg_settings s
     WHERE s.name OPERATOR(pg_catalog.=) 'search_path'`,
  );
}

/** Back to the pin of every session (`session-pins.ts`). */
export async function clearSearchPath(session: PostgresSession): Promise<void> {
  await session.query(`SELECT pg_catalog.set_config('search_path', ${quoteLiteral('')}, true)`);
}
