import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '../../src/core/report.js';
import { createDrillServer, type DrillServer } from '../support/drill-server.js';
import { type InProcess, operateInProcess } from '../support/operate-in-process.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { postgresUrl, withUrl } from '../support/services.js';
import { SilentLog } from '../support/silent-log.js';

let source: TestDatabase;
let folder: string;
let role: string;
/** Roles of their own, so that what is left behind is told from what other tests do there. */
let server: DrillServer;
let foreign: DrillServer;

beforeAll(async () => {
  [source, server, foreign] = await Promise.all([
    createDatabase(),
    createDrillServer(15, 'SUPERUSER'),
    createDrillServer(17, 'SUPERUSER'),
  ]);
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
  await Promise.all([source.drop(), server.drop(), foreign.drop()]);
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

const run = (operation: Operation, given: Record<string, string>, context: InProcess = {}) =>
  operateInProcess(operation, { destination: folder, ...given }, context);

const deepAt = (server: DrillServer | undefined) => ({ deep: 'true', 'target-url': server?.url ?? '' });

it('restores into a scratch database, proves every table and leaves nothing', async () => {
  const report = await run('verify', deepAt(server));
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
  expect(await server.databases()).toEqual([]);
});

it('only warns of roles that the server does not have', async () => {
  const report = await run('verify', deepAt(foreign));
  expect(report.error).toBeNull();
  expect(report.restore?.provenTables).toBe(2);
  expect(report.warnings).toEqual([expect.stringContaining(`policies of the backup name (${role});`)]);
  expect(await foreign.databases()).toEqual([]);
});

it('fails on what the role may not make, having proved the rest, unless that is accepted', async () => {
  await source.query(`ALTER ROLE ${role} LOGIN CREATEDB PASSWORD 'geheim77'`);
  const deep = {
    ...deepAt(server),
    'target-url': withUrl(postgresUrl(), { user: role, password: 'geheim77' }),
  };
  const refused = await run('verify', deep);
  expect(refused).toMatchObject({ ok: false, exitCode: 7, error: { code: 'TARGET_UNRESTORABLE' } });
  expect(refused.error?.message).toContain('event-trigger note_drops');
  expect(refused.restore?.provenTables).toBe(2);
  const accepted = await run('verify', { ...deep, 'skip-unrestorable': 'true' });
  expect(accepted.error).toBeNull();
  expect(accepted.restore?.skipped.map(({ name }) => name)).toContain('note_drops');
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
  const report = await run('verify', deepAt(server), { signal: controller.signal, log });
  expect(report.exitCode).toBe(130);
  expect(log.lines.some((line) => line.startsWith('Loading'))).toBe(true);
  expect(await server.databases()).toEqual([]);
});

it('only warns of keys that rows of the source break', async () => {
  await source.query(`SET session_replication_role = replica;
    INSERT INTO orders (customer, total) VALUES (77, 1), (78, 2)`);
  expect((await run('backup', { 'database-url': source.url })).error).toBeNull();
  const report = await run('verify', deepAt(server));
  expect(report.error).toBeNull();
  expect(report.warnings).toEqual([
    expect.stringContaining(
      'orphans public.orders orders_customer_fkey: 2 rows point to rows that public.customers does not have',
    ),
  ]);
});
