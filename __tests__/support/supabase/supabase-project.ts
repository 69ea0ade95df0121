import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { type SupabaseMajor, supabaseUrl, withUrl } from '../services.js';

/** A database that looks like a Supabase project's; see platform.sql. */
export interface SupabaseProject {
  readonly name: string;
  /** The role `postgres`, which is no superuser: what a user has. */
  readonly url: string;
  /** The role `supabase_admin`, a superuser: what Supabase keeps to itself. */
  readonly adminUrl: string;
  /** The role `authenticator`, which PostgREST logs in as. */
  readonly authenticatorUrl: string;
  query(sql: string): Promise<pg.QueryResult>;
  /** The same as `supabase_admin`. */
  admin(sql: string): Promise<pg.QueryResult>;
  drop(): Promise<void>;
}

/** Of every role that logs in, except `supabase_admin`; see roles.sql. */
const PASSWORD = 'supabase-project';

/** Any number, the same for all: roles belong to the server, and only one session may make them. */
const ROLES_LOCK = 20_260_101;

/**
 * A new project on the Supabase-shaped server of this major. `filled`: with an application (app.sql) and rows
 * (rows.sql); else as it is on its first day.
 */
export async function createSupabaseProject(
  content: 'empty' | 'filled',
  major: SupabaseMajor = 15,
): Promise<SupabaseProject> {
  const server = supabaseUrl(major);
  const name = `project_${randomBytes(6).toString('hex')}`;
  await run(server, `SELECT pg_advisory_lock(${ROLES_LOCK}); ${sqlFile('roles')}`);
  await run(server, `CREATE DATABASE ${name} OWNER postgres TEMPLATE template0 ENCODING 'UTF8'`);
  await run(server, `ALTER DATABASE ${name} SET search_path = "$user", public, extensions`);
  const adminUrl = withUrl(server, { database: name });
  const as = (user: string) => withUrl(adminUrl, { user, password: PASSWORD });
  const url = as('postgres');
  const project: SupabaseProject = {
    ...{ name, url, adminUrl, authenticatorUrl: as('authenticator') },
    query: (sql) => run(url, sql),
    admin: (sql) => run(adminUrl, sql),
    drop: async () => {
      await run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
  await project.admin(sqlFile('platform'));
  if (content === 'filled') {
    await project.query(sqlFile('app'));
    await project.admin(sqlFile('rows'));
  }
  return project;
}

function sqlFile(name: string): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[];
    return Array.isArray(result) ? (result.at(-1) as pg.QueryResult) : result;
  } finally {
    await client.end();
  }
}
