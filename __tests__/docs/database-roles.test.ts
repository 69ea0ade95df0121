import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runOperation } from '../../src/app/run-operation.js';
import { parseSettings } from '../../src/config/parse.js';
import type { Operation, RunReport } from '../../src/core/report.js';
import { contextOf } from '../app/stored-sample.js';
import { cli } from '../config/sources-of.js';
import { codeBlocks } from '../support/markdown-page.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type PostgresMajor, pgDump18, postgresUrl, withUrl } from '../support/services.js';

/** The roles of docs/setup.md, made by its own statements: each is enough for its work, and for no more. */
const suffix = randomBytes(4).toString('hex');
const NAMES = ['db_backup', 'db_restore', 'db_drill', 'shop_staging'];
const statements = codeBlocks('docs/setup.md', 'sql').map(({ text }) =>
  NAMES.reduce((sql, name) => sql.replaceAll(name, `${name}_${suffix}`), text),
);
const own = (name: string) => `${name}_${suffix}`;

describe.each([14, 18] as const)('on PostgreSQL %s', (major: PostgresMajor) => {
  let source: TestDatabase;
  let folder: string;

  const urlOf = (name: string, database: string) =>
    withUrl(postgresUrl(major), { user: own(name), password: 'CHANGE-ME', database });
  const asAdmin = (sql: string) => runSql(postgresUrl(major), sql);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-roles-'));
    source = await createDatabase(major);
    await source.query(`
      CREATE TABLE orders (id serial PRIMARY KEY, owner text); INSERT INTO orders (owner) VALUES ('a'), ('b');
      ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY mine ON orders USING (owner = current_user);
      CREATE SCHEMA sales; CREATE TABLE sales.lines (id int); INSERT INTO sales.lines VALUES (1);
      CREATE MATERIALIZED VIEW sales.sums AS SELECT count(*) FROM sales.lines;`);
    expect(statements).toHaveLength(3);
    for (const block of statements) {
      // CREATE DATABASE stands alone; comments go with the statement they explain.
      for (const statement of block.split(/;\n|;\s+--.*\n/).filter((one) => one.trim() !== ''))
        await source.query(statement);
    }
  });

  afterAll(async () => {
    await source.drop();
    await asAdmin(`DROP DATABASE ${own('shop_staging')}`);
    for (const role of ['db_backup', 'db_restore', 'db_drill']) await asAdmin(`DROP ROLE ${own(role)}`);
    rmSync(folder, { recursive: true });
  });

  function run(operation: Operation, flags: Record<string, string>): Promise<RunReport> {
    const given = { destination: folder, ...flags };
    return runOperation(operation, parseSettings(operation, cli(given)).settings, contextOf(), process.env);
  }

  it('one reads everything, policies or not, and cannot write', async () => {
    const url = urlOf('db_backup', source.name);
    const report = await run('backup', { 'database-url': url, 'pg-dump-path': pgDump18() });
    expect([report.error, report.manifest?.tables.map(({ name, rows }) => [name, rows])]).toEqual([
      null,
      [
        ['orders', 2],
        ['lines', 1],
      ],
    ]);
    await expect(runSql(url, 'DELETE FROM sales.lines')).rejects.toThrow('permission denied');
    await expect(runSql(url, 'CREATE TABLE sales.mine ()')).rejects.toThrow('permission denied');
  });

  it('one owns what it restores', async () => {
    const url = urlOf('db_restore', own('shop_staging'));
    for (const mode of ['create', 'replace', 'rebuild']) {
      const report = await run('restore', { 'target-url': url, owner: 'target', mode, confirm: 'REBUILD' });
      expect([mode, report.error]).toEqual([mode, null]);
    }
    await expect(runSql(urlOf('db_restore', source.name), 'TABLE orders')).rejects.toThrow(
      'permission denied',
    );
  });

  it('one makes scratch databases, and reads nothing of the others', async () => {
    const url = urlOf('db_drill', 'postgres');
    const report = await run('verify', { deep: 'true', 'target-url': url });
    expect(report.error).toBeNull();
    await expect(runSql(urlOf('db_drill', source.name), 'TABLE orders')).rejects.toThrow('permission denied');
  });
});

async function runSql(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
