import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { openSource, readNamed } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';
import { SilentLog } from '../../support/silent-log.js';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the snapshot', () => {
  const database = 'snapshot_source';
  let server: PostgresServer;
  let other: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await server.sql(
      `CREATE TABLE a (i int); INSERT INTO a SELECT generate_series(1, 1000);
       CREATE TABLE b (i int); INSERT INTO b SELECT generate_series(1, 1000);
       CREATE TABLE c (i int); INSERT INTO c SELECT generate_series(1, 1000);`,
      database,
    );
    other = await server.client({ database });
  });
  afterEach(() => other.end());
  afterAll(() => server?.stop());

  /** Opens while `sql` sits uncommitted in another session, and commits it once the source waits for its lock. */
  async function openDuring(sql: string, log = new SilentLog()) {
    await other.query(`BEGIN; ${sql}`);
    const opening = openSource(server, database, { log });
    await untilWaiting();
    await other.query('COMMIT');
    return opening;
  }
  async function untilWaiting(count = 1): Promise<void> {
    for (;;) {
      const rows = await server.sql(
        `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE NOT granted AND datname = '${database}'`,
      );
      if (rows.length >= count) return;
      await wait(10);
    }
  }

  it('is one for all tables', async () => {
    const source = await openSource(server, database);
    await other.query('INSERT INTO a VALUES (0); DELETE FROM b; UPDATE c SET i = -i');
    for (const name of ['a', 'b', 'c']) {
      const { text, rows } = await readNamed(source, 'public', name);
      expect(rows).toBe(1000);
      expect(text.startsWith('1\n2\n3\n')).toBe(true);
    }
    await source.close();
  });

  it.each([
    ['a TRUNCATE', 'TRUNCATE b; INSERT INTO b VALUES (7)'],
    [
      'a rewriting ALTER',
      "ALTER TABLE b ALTER COLUMN i TYPE text USING '7'; DELETE FROM b; INSERT INTO b VALUES ('7')",
    ],
    ['a table of the same name', 'DROP TABLE b; CREATE TABLE b (i int); INSERT INTO b VALUES (7)'],
    [
      'two tables that change names',
      'ALTER TABLE b RENAME TO x; ALTER TABLE a RENAME TO b; ALTER TABLE x RENAME TO a; DELETE FROM b; INSERT INTO b VALUES (7)',
    ],
    ['a renamed column', 'ALTER TABLE b RENAME COLUMN i TO j; DELETE FROM b; INSERT INTO b VALUES (7)'],
    [
      'a dropped column',
      'ALTER TABLE b ADD COLUMN j int; DELETE FROM b; ALTER TABLE b DROP COLUMN i; INSERT INTO b VALUES (7)',
    ],
  ])('starts again after %s that slips in between', async (_what, sql) => {
    const log = new SilentLog();
    const source = await openDuring(sql, log);
    expect((await readNamed(source, 'public', 'b')).text).toBe('7\n');
    expect(log.lines.join()).toMatch(/taking a new snapshot/);
    await source.close();
  });

  it('starts again after a table was dropped', async () => {
    const source = await openDuring('DROP TABLE b');
    expect(source.tables.map((t) => t.name)).toEqual(['a', 'c']);
    await source.close();
  });

  it('gives up with a name when a table is truncated after every snapshot', async () => {
    let holder = other;
    let next = await server.client({ database });
    await holder.query('BEGIN; TRUNCATE b');
    const opening = openSource(server, database).catch((error) => error);
    for (let round = 1; round <= 20; round++) {
      await untilWaiting(1);
      const queued = next.query('BEGIN; TRUNCATE b');
      await untilWaiting(2);
      await holder.query('COMMIT');
      await queued;
      [holder, next] = [next, holder];
    }
    const error = await opening;
    await (holder === other ? next : holder).end();
    await other.query('ROLLBACK');
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_CHANGING' });
    expect(error.message).toContain('public.b');
  });

  it.each([1, 2, 3])('never deadlocks with a waiting ALTER (jobs: %i)', async (jobs) => {
    const source = await openSource(server, database, { jobs });
    const altering = other.query('ALTER TABLE b ADD COLUMN x int DEFAULT 5; TRUNCATE b');
    await untilWaiting();
    const [a, b, c] = await Promise.all(
      ['a', 'b', 'c'].slice(0, jobs).map((name) => readNamed(source, 'public', name)),
    );
    expect([a, b, c].slice(0, jobs).map((r) => r?.rows)).toEqual(Array(jobs).fill(1000));
    if (jobs === 1) expect((await readNamed(source, 'public', 'b')).rows).toBe(1000);
    await source.close();
    await altering;
  });

  it('lets an ALTER through that waits between our locks and those of pg_dump', async () => {
    const { TEST_PG_DUMP_18: pgDump = 'pg_dump' } = process.env;
    const folder = await mkdtemp(join(tmpdir(), 'db-backup-queue-'));
    const slow = join(folder, 'pg_dump');
    await writeFile(
      slow,
      `#!/bin/sh\n[ "$1" = --version ] || { touch ${folder}/started; until [ -e ${folder}/go ]; do sleep 0.02; done; }\nexec ${pgDump} "$@"\n`,
      { mode: 0o755 },
    );
    const log = new SilentLog();
    const opening = openSource(server, database, { schemaDump: 'required', pgDumpPath: slow, log });
    while (!existsSync(join(folder, 'started'))) await wait(10);
    const altering = other.query('ALTER TABLE b ADD COLUMN x int');
    await untilWaiting();
    await writeFile(join(folder, 'go'), '');
    const source = await opening;
    await altering;
    const dump = await source.dumpSchema();
    // The snapshot that is taken anew may be from just before the ALTER or from after it; all of it is of one moment.
    const columns = source.tables.find((t) => t.name === 'b')?.columns.map((c) => c.name);
    const definition = Buffer.from(dump?.preData ?? []).toString();
    expect(columns).toEqual(/x integer/.test(definition) ? ['i', 'x'] : ['i']);
    expect((await readNamed(source, 'public', 'b')).rows).toBe(1000);
    await source.close();
    await rm(folder, { recursive: true });
  }, 20_000);

  it('goes on with its readers after one could not lock', async () => {
    const source = await openSource(server, database, { jobs: 2 });
    const altering = other.query('ALTER TABLE b ADD COLUMN x int');
    await untilWaiting();
    for (const name of ['b', 'a', 'b', 'c', 'b', 'a'])
      expect((await readNamed(source, 'public', name)).rows).toBe(1000);
    await source.close();
    await altering;
  });

  it('names the lock that is not granted within lock-timeout', async () => {
    await other.query('BEGIN; LOCK TABLE b IN ACCESS EXCLUSIVE MODE');
    const error = await openSource(server, database, { lockTimeoutSeconds: 1.1 }).catch((e) => e);
    await other.query('ROLLBACK');
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_LOCKED', setting: 'lock-timeout' });
    expect(error.message).toContain('public.b');
  });

  it('does not wait for a lock on a table that is left out', async () => {
    await other.query('BEGIN; LOCK TABLE b IN ACCESS EXCLUSIVE MODE');
    const selection = { schemas: [], includeTables: [], excludeTables: ['b'] };
    const source = await openSource(server, database, { lockTimeoutSeconds: 1, selection });
    expect(source.tables.map((t) => t.name)).toEqual(['a', 'c']);
    await source.close();
    await other.query('ROLLBACK');
  });

  it('lets every lock and connection go when it is closed', async () => {
    const source = await openSource(server, database, { jobs: 3 });
    await source.close();
    await source.close();
    await other.query('TRUNCATE a, b, c');
    const rows = await server.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'db-backup-test'`,
    );
    expect(rows).toEqual([]);
  });

  it('knows whether there are rows', async () => {
    const full = await openSource(server, database);
    expect(await full.hasRows()).toBe(true);
    await full.close();
    await server.sql(
      'TRUNCATE a, b, c; CREATE TABLE deleted (i int); INSERT INTO deleted VALUES (1); DELETE FROM deleted',
      database,
    );
    const empty = await openSource(server, database, { jobs: 1 });
    expect(await empty.hasRows()).toBe(false);
    await empty.close();
  });
});
