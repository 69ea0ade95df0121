import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgressLines } from '../../src/app/progress-lines.js';
import { runOperation } from '../../src/app/run-operation.js';
import { parseSettings } from '../../src/config/parse.js';
import type { Operation } from '../../src/core/report.js';
import { action } from '../config/sources-of.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { postgresUrl, withUrl } from '../support/services.js';
import { SilentLog } from '../support/silent-log.js';

let source: TestDatabase;
let folder: string;
let role: string;

beforeAll(async () => {
  source = await createDatabase();
  role = `${source.name}_app`;
  folder = mkdtempSync(join(tmpdir(), 'db-backup-deep-'));
  await source.query(`
    CREATE ROLE ${role};
    CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
    CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int REFERENCES customers, total numeric);
    INSERT INTO customers SELECT i, 'name ' || i FROM generate_series(1, 50) i;
    INSERT INTO orders (customer, total) SELECT 1 + i % 50, i * 1.10 FROM generate_series(1, 500) i;
    GRANT SELECT ON orders TO ${role};
    CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE EVENT TRIGGER note_drops ON sql_drop EXECUTE FUNCTION noted();
    ALTER TABLE customers OWNER TO ${role};`);
  const { ok } = await run('backup', { 'database-url': source.url });
  expect(ok).toBe(true);
});

afterAll(async () => {
  await source.drop();
  await dropRole();
  rmSync(folder, { recursive: true, force: true });
});

async function dropRole(): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  await client.query(`DROP ROLE IF EXISTS ${role}`);
  await client.end();
}

async function run(
  operation: Operation,
  changes: Record<string, string>,
  signal = new AbortController().signal,
  log = new SilentLog(),
) {
  const { settings } = parseSettings(operation, action({ destination: folder, ...changes }));
  const clock = { now: () => new Date() };
  const context = {
    log,
    clock,
    progress: new ProgressLines(log, clock),
    signal,
    random: () => 0,
    runUrl: undefined,
    redact: <T>(value: T) => value,
    ask: undefined,
    ephemeral: false,
  };
  return runOperation(operation, settings, context, { PATH: process.env.PATH });
}

async function scratchDatabases(url: string): Promise<number> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE 'scratch database of db-backup%'",
  );
  await client.end();
  return rows.length;
}

const DEEP = { deep: 'true', 'target-url': postgresUrl() };

it('restores into a scratch database, proves every table and leaves nothing', async () => {
  const report = await run('verify', DEEP);
  expect(report.error).toBeNull();
  expect(report).toMatchObject({
    ok: true,
    rows: 550,
    verify: { checkedAgainst: 'sidecar' },
    restore: { mode: 'create', provenTables: 2, committed: false, skipped: [], checkedAgainst: 'sidecar' },
  });
  expect(report.restore?.phases.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['load', 'finish', 'proof', 'commit']),
  );
  expect(report.warnings).toEqual([]);
  expect(await scratchDatabases(postgresUrl())).toBe(0);
});

it('only warns of roles that the server does not have', async () => {
  const report = await run('verify', { ...DEEP, 'target-url': postgresUrl(17) });
  expect(report.error).toBeNull();
  expect(report.restore?.provenTables).toBe(2);
  expect(report.warnings).toEqual([expect.stringContaining(`policies of the backup name (${role});`)]);
  expect(await scratchDatabases(postgresUrl(17))).toBe(0);
});

it('fails on what the role may not make, having proved the rest, unless that is accepted', async () => {
  await source.query(`ALTER ROLE ${role} LOGIN CREATEDB PASSWORD 'geheim77'`);
  const deep = { ...DEEP, 'target-url': withUrl(postgresUrl(), { user: role, password: 'geheim77' }) };
  const refused = await run('verify', deep);
  expect(refused).toMatchObject({ ok: false, exitCode: 7, error: { code: 'TARGET_UNRESTORABLE' } });
  expect(refused.error?.message).toContain('event-trigger note_drops');
  expect(refused.restore?.provenTables).toBe(2);
  const accepted = await run('verify', { ...deep, 'skip-unrestorable': 'true' });
  expect(accepted.error).toBeNull();
  expect(accepted.restore?.skipped.map(({ name }) => name)).toContain('note_drops');
  expect(await scratchDatabases(postgresUrl())).toBe(0);
});

it('does nothing of it without deep', async () => {
  const report = await run('verify', { 'target-url': postgresUrl() });
  expect(report.ok).toBe(true);
  expect(report.restore).toBeUndefined();
});

it('drops the scratch database of a run that was cancelled', async () => {
  const controller = new AbortController();
  const log = new SilentLog();
  const info = log.info.bind(log);
  log.group = async (title, work) => {
    if (title.startsWith('Loading')) controller.abort();
    info(title);
    return work();
  };
  const report = await run('verify', DEEP, controller.signal, log);
  expect(report.exitCode).toBe(130);
  expect(log.lines.some((line) => line.startsWith('Loading'))).toBe(true);
  expect(await scratchDatabases(postgresUrl())).toBe(0);
});

it('only warns of keys that rows of the source break', async () => {
  await source.query(`SET session_replication_role = replica;
    INSERT INTO orders (customer, total) VALUES (77, 1), (78, 2)`);
  expect((await run('backup', { 'database-url': source.url })).error).toBeNull();
  const report = await run('verify', DEEP);
  expect(report.error).toBeNull();
  expect(report.warnings).toEqual([
    expect.stringContaining(
      'orphans public.orders orders_customer_fkey: 2 rows point to rows that public.customers does not have',
    ),
  ]);
});
