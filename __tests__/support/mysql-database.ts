import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { type MysqlFlavour, mysqlUrl, withUrl } from './services.js';

export interface MysqlTestDatabase {
  readonly url: string;
  readonly name: string;
  readonly flavour: MysqlFlavour;
  /** Runs one statement as root, on a connection of its own where `settings` are set; rows as text. */
  query(sql: string): Promise<(string | null)[][]>;
  /** Each of them in turn, on one connection; more than one statement in a text is refused by the server. */
  run(...statements: string[]): Promise<void>;
  /** The same database without anything in it. */
  empty(): Promise<void>;
  /** The same, going on after errors, as `mysql --force`. */
  runForced(...statements: string[]): Promise<void>;
  drop(): Promise<void>;
}

/** A new, empty database; call `drop` in `afterAll`. */
export async function createMysqlDatabase(
  flavour: MysqlFlavour,
  { options = 'CHARACTER SET utf8mb4', server = mysqlUrl(flavour) } = {},
): Promise<MysqlTestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = withUrl(server, { database: name });
  await runAll(server, [`CREATE DATABASE ${name} ${options}`]);
  return {
    url,
    name,
    flavour,
    query: async (sql) => (await runAll(url, [sql])) ?? [],
    run: async (...statements) => {
      await runAll(url, statements);
    },
    empty: async () => {
      await runAll(server, [`DROP DATABASE ${name}`, `CREATE DATABASE ${name} ${options}`]);
    },
    runForced: async (...statements) => {
      await runAll(url, statements, true);
    },
    drop: async () => {
      await runAll(server, [`DROP DATABASE IF EXISTS ${name}`]);
    },
  };
}

/** Its `sql_mode` lets hostile values in, but no other engine than the one that is asked for; the rows of the last statement. */
async function runAll(
  url: string,
  statements: readonly string[],
  isForced = false,
): Promise<(string | null)[][] | undefined> {
  const connection = await mysql.createConnection({ uri: url, charset: 'utf8mb4' });
  try {
    await connection.query(
      "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'",
    );
    let rows: unknown;
    for (const sql of statements) {
      const asked = connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.string() });
      [rows] = await (isForced ? asked.catch(() => []) : asked);
    }
    return Array.isArray(rows) ? (rows as (string | null)[][]) : undefined;
  } finally {
    await connection.end();
  }
}
