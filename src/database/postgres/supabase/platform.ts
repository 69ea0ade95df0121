import type { PostgresSession } from '../session.js';

/** Who runs a database besides its users. */
export type Platform = 'supabase';

const IS_SUPABASE = `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n
  WHERE n.nspname IN ('auth', 'storage') AND pg_catalog.pg_get_userbyid(n.nspowner) = 'supabase_admin')`;

/**
 * Told by what the database has, not by its host: a project may run anywhere, and behind any name. Restored copies of a
 * project in a plain PostgreSQL belong to whoever restored them, so they are none.
 */
export async function readPlatform(session: PostgresSession): Promise<Platform | null> {
  const [row] = await session.query(IS_SUPABASE);
  return row?.[0] === 't' ? 'supabase' : null;
}
