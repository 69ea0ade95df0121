import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type PostgresMajor, postgresUrl, withUrl } from './services.js';

/** A role of its own on a shared server, so that what a drill leaves is told from what other tests do there. */
export interface DrillServer {
  /** For `drill-server-url`, with the role's password. */
  readonly url: string;
  readonly password: string;
  /** Names of databases that belong to the role. */
  databases(): Promise<string[]>;
  /** Runs a statement as superuser. */
  query(sql: string): Promise<pg.QueryResult>;
  /** With all databases of the role. */
  drop(): Promise<void>;
}

export async function createDrillServer(
  major: PostgresMajor,
  attributes = 'CREATEDB CREATEROLE',
): Promise<DrillServer> {
  const role = `drill_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(9).toString('hex');
  const admin = postgresUrl(major);
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const databases = async (): Promise<string[]> => {
    const sql = `SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = '${role}'`;
    return (await query(sql)).rows.map(({ datname }) => datname as string);
  };
  await query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' ${attributes}`);
  return {
    url: withUrl(admin, { user: role, password }),
    password,
    databases,
    query,
    drop: async () => {
      for (const name of await databases()) await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await query(`DROP ROLE ${role}`);
    },
  };
}
