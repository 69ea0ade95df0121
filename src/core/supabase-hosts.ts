import type { DatabaseConnection } from './connection.js';

/** Names of Supabase's servers (https://supabase.com/docs/guides/database/connecting-to-postgres). */
const SUPABASE_HOST = /\.supabase\.(?:co|com)$/i;
/** It has an IPv6 address only. */
const DIRECT_HOST = /^db\.([a-z0-9]+)\.supabase\.(?:co|com)$/i;
const POOLER_HOST = /\.pooler\.supabase\.com$/i;
/** At a pooler the role's name is followed by the project's. */
const POOLER_USER = /\.([a-z0-9]+)$/i;

/** True for a database or pooler that Supabase hosts, by its name. */
export function isSupabaseHost(host: string): boolean {
  return SUPABASE_HOST.test(host);
}

/** The project that a direct host belongs to. */
export function projectOfHost(host: string): string | undefined {
  return DIRECT_HOST.exec(host)?.[1]?.toLowerCase();
}

/** The project that a connection leads to; undefined for any other database. */
export function projectOf({ hosts, user }: Pick<DatabaseConnection, 'hosts' | 'user'>): string | undefined {
  const [first] = hosts;
  if (!first) return undefined;
  return POOLER_HOST.test(first.host)
    ? POOLER_USER.exec(user)?.[1]?.toLowerCase()
    : projectOfHost(first.host);
}
