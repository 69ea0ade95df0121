import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type PostgresMajor, postgresUrl, withUrl } from './services.js';

export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Runs one or more statements as superuser, on a connection of its own. */
  query(sql: string): Promise<pg.QueryResult>;
  drop(): Promise<void>;
}

/** A new database on the server of this major, from `template0` in UTF-8; call `drop` in `afterAll`. */
export async function createDatabase(major: PostgresMajor = 15): Promise<TestDatabase> {
  const server = postgresUrl(major);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = withUrl(server, { database: name });
  await query(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  return {
    url,
    name,
    query: (sql) => query(url, sql),
    drop: async () => {
      await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Drops roles of a server as far as nothing else there uses them; tests beside this one may have made them too. */
export async function dropRoles(major: PostgresMajor, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await query(postgresUrl(major), `DROP ROLE IF EXISTS ${name}`).catch((error: { code?: string }) => {
      if (error.code !== '2BP01') throw error;
    });
  }
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
