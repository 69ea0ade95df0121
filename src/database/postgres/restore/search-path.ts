import { quoteIdentifier, quoteLiteral } from '../quote.js';
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

const PATHS = `SELECT s.reset_val, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname)
  FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
FROM pg_catalog.pg_settings s WHERE s.name = 'search_path'`;

/**
 * Paths by which such a function may find what it names, likeliest first: that of a new session of this role in this
 * database; with the object's own schema before it; with every schema behind. Names that were written with their
 * schema mean the same by any of them.
 */
export async function searchPathsToTry(session: PostgresSession, schema: string | null): Promise<string[]> {
  const [row] = await session.query(PATHS);
  const usual = row?.[0] || '""';
  const own = schema === null ? usual : `${quoteIdentifier(schema)}, ${usual}`;
  const all = row?.[1] ? `${own}, ${row[1]}` : own;
  return [...new Set([usual, own, all])];
}

/** For the rest of the (sub)transaction; `''` is the pin of every session (`session-pins.ts`). */
export async function setSearchPath(session: PostgresSession, path: string): Promise<void> {
  await session.query(`SELECT pg_catalog.set_config('search_path', ${quoteLiteral(path)}, true)`);
}

/** The likeliest of the paths above, where only one try makes sense. */
export async function useDefaultSearchPath(session: PostgresSession): Promise<void> {
  const [usual] = await searchPathsToTry(session, null);
  await setSearchPath(session, usual ?? '');
}

/** Back to the pin of every session (`session-pins.ts`). */
export async function clearSearchPath(session: PostgresSession): Promise<void> {
  await setSearchPath(session, '');
}
