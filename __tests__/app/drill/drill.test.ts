import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBackupId } from '../../../src/core/backup-id.js';
import type { Proof } from '../../../src/core/proof.js';
import type { RunReport } from '../../../src/core/report.js';
import { createDrillServer, type DrillServer } from '../../support/drill-server.js';
import { type InProcess, operateInProcess } from '../../support/operate-in-process.js';
import { createDatabase, type TestDatabase } from '../../support/postgres-database.js';
import { pgDump18 } from '../../support/services.js';
import { SilentLog } from '../../support/silent-log.js';

/** What a drill asks and how it ends, with faults put in between; what users see of it is in stories/drill.test.ts. */
const ROLE = `drill_test_app_${process.pid}`;

let source: TestDatabase;
let server: DrillServer;
let folder: string;
let id: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'db-backup-drill-'));
  // Another major, so that the roles of the source are missing where the drill is.
  [source, server] = await Promise.all([createDatabase(15), createDrillServer(16)]);
  await source.query(`
    CREATE ROLE ${ROLE};
    CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
    CREATE TABLE orders (id bigserial PRIMARY KEY, user_id int, total numeric);
    CREATE TABLE empty (id int);
    CREATE TABLE events (at date, v int) PARTITION BY RANGE (at);
    CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
    CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
    INSERT INTO users SELECT i, 'secret name ' || i FROM generate_series(1, 50) i;
    INSERT INTO orders (user_id, total) SELECT 1 + i % 50, i FROM generate_series(1, 500) i;
    INSERT INTO orders (user_id, total) VALUES (9999, 1), (9998, 1);
    INSERT INTO events VALUES ('2026-01-05', 1), ('2026-01-06', 2);
    ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users NOT VALID;
    ALTER TABLE users OWNER TO ${ROLE}; GRANT SELECT ON orders TO ${ROLE};
    ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON users TO ${ROLE} USING (true);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();
    ALTER TABLE orders DISABLE TRIGGER noted;`);
  const report = await operateInProcess('backup', {
    destination: folder,
    'database-url': source.url,
    'pg-dump-path': pgDump18(),
  });
  if (report.backupId === null) throw new Error(report.error?.message);
  id = report.backupId;
}, 60_000);

afterAll(async () => {
  await source.query(`DROP OWNED BY ${ROLE} CASCADE`);
  await Promise.all([source.drop(), server.drop()]);
  await (await createAdmin()).query(`DROP ROLE IF EXISTS ${ROLE}`);
  rmSync(folder, { recursive: true, force: true });
});

const timeOf = (backupId: string) => parseBackupId(backupId)?.time.toISOString().replace('.000Z', 'Z');

async function createAdmin() {
  const admin = await createDatabase(15);
  return {
    query: async (sql: string) => {
      await admin.query(sql);
      await admin.drop();
    },
  };
}

function drill(changes: Record<string, string> = {}, context: InProcess = {}): Promise<RunReport> {
  return operateInProcess(
    'drill',
    { destination: folder, 'drill-server-url': server.url, ...changes },
    context,
  );
}

function proofIn(report: RunReport): Proof {
  return JSON.parse(readFileSync(new URL(report.drill?.proofUri ?? ''), 'utf8'));
}

async function expectNothingLeft(): Promise<void> {
  expect(await server.databases()).toEqual([]);
  expect((await server.query(`SELECT FROM pg_roles WHERE rolname = '${ROLE}'`)).rowCount).toBe(0);
}

const failedOf = ({ drill: found }: RunReport) =>
  (found?.checks ?? []).filter(({ ok }) => !ok).map(({ kind, name, detail }) => [kind, name, detail]);

it('proves a backup, compares all that was recorded, and tells what a person should know', async () => {
  const report = await drill({
    'expected-tables': 'users>=50,public.events>=2,*>=0,ord*>=1',
    'check-sql': `SELECT count(*) = 502 FROM orders; -- a comment; with a semicolon
      SELECT 'a;b' = 'a' || ';b'`,
    'check-command': 'test "$(psql "$DATABASE_URL" -Atc "SELECT count(*) FROM users")" = 50',
    'rto-minutes': '10',
  });
  expect(report.error).toBeNull();
  expect(report).toMatchObject({ ok: true, rows: 554, backupId: id, source: { engine: 'postgresql' } });
  expect(report.drill?.checks).toEqual([
    { kind: 'rows', name: '5 tables', ok: true, detail: '554 rows read back and equal' },
    { kind: 'objects', name: 'all other objects', ok: true, detail: null },
    { kind: 'sequences', name: '1 sequence', ok: true, detail: null },
    { kind: 'triggers', name: '1 trigger', ok: true, detail: null },
    { kind: 'policies', name: '1 policy, 1 table with row security', ok: true, detail: null },
    { kind: 'orphans', name: '1 foreign key', ok: true, detail: '2 orphans, as in the source' },
    { kind: 'expected-tables', name: 'users>=50', ok: true, detail: '50 rows' },
    { kind: 'expected-tables', name: 'public.events>=2', ok: true, detail: '2 rows' },
    { kind: 'expected-tables', name: '*>=0', ok: true, detail: '554 rows in 4 tables' },
    { kind: 'expected-tables', name: 'ord*>=1', ok: true, detail: '502 rows' },
    { kind: 'check-sql', name: 'SELECT count(*) = 502 FROM orders', ok: true, detail: null },
    { kind: 'check-sql', name: "SELECT 'a;b' = 'a' || ';b'", ok: true, detail: null },
    expect.objectContaining({ kind: 'check-command', ok: true, detail: null }),
    expect.objectContaining({ kind: 'rto', name: 'within 10 min', ok: true }),
  ]);
  expect(report.drill?.findings.map(({ kind, name }) => [kind, name])).toEqual([
    ['role', ROLE],
    ['owner', 'postgres'],
    ['foreign-key', 'orders orders_user'],
  ]);
  expect(report.drill?.findings[1]?.reason).toBe(
    'the role of drill-server-url cannot hand 7 objects over to it, such as function note(); they are its own in the scratch database',
  );
  expect(report.drill).toMatchObject({
    pickedBecause: 'at random from 1 backup of the last 30 days',
    image: 'postgres:15',
    kept: null,
    server: { engine: 'postgresql' },
  });
  expect(report.drill?.phases.map(({ name }) => name)).toEqual([
    'fetch',
    'verify',
    'restore',
    'prove',
    'check',
  ]);
  const recovery = report.drill?.phases.slice(0, 4).reduce((sum, { seconds }) => sum + seconds, 0);
  expect(report.drill?.rtoSeconds).toBeCloseTo(recovery ?? -1, 3);
  expect(report.drill?.history.backups).toHaveLength(1);
  expect(report.drill?.history.drills).toEqual([
    expect.objectContaining({ backupId: id, ok: true, judged: true, rtoSeconds: report.drill?.rtoSeconds }),
  ]);
  expect(proofIn(report)).toMatchObject({ judged: true, exitCode: 0, errorCode: null, tables: 5, rows: 554 });
  expect(JSON.stringify([report, proofIn(report)])).not.toContain('secret name');
  await expectNothingLeft();
});

it('asks everything although something fails, and lists all of it', async () => {
  const report = await drill(
    {
      'expected-tables': 'users>=51,nothing,events_2>=1,empty',
      'check-sql': `SELECT false; SELECT NULL::bool; SELECT 1; SELECT true WHERE false; SELECT true FROM users;
      SELECT no_such_column; DELETE FROM users; SELECT true`,
      'check-command': 'echo told; exit 3',
      'health-urls': 'http://127.0.0.1:9/health',
      'rto-minutes': '0',
    },
    { clock: hurried() },
  );
  expect(report).toMatchObject({ ok: false, exitCode: 9, error: { code: 'DRILL_FAILED' } });
  expect(failedOf(report)).toEqual([
    ['expected-tables', 'users>=51', 'public.users has 50 rows'],
    ['expected-tables', 'nothing', 'no table of the backup is called so'],
    ['expected-tables', 'events_2>=1', 'public.events_2 has 0 rows'],
    ['check-sql', 'SELECT false', 'it returned false'],
    ['check-sql', 'SELECT NULL::bool', 'it returned NULL'],
    ['check-sql', 'SELECT 1', 'it did not return one boolean'],
    ['check-sql', 'SELECT true WHERE false', 'it returned no row'],
    ['check-sql', 'SELECT true FROM users', 'it returned more than one row'],
    ['check-sql', 'SELECT no_such_column', 'column "no_such_column" does not exist'],
    ['check-sql', 'DELETE FROM users', expect.stringContaining('it is no query')],
    ['check-command', 'echo told; exit 3', 'it ended with exit code 3'],
    ['health-urls', 'http://127.0.0.1:9/health', expect.any(String)],
    ['rto', 'within 0 s', expect.any(String)],
  ]);
  for (const [kind, name] of failedOf(report)) expect(report.error?.message).toContain(`- ${kind} ${name}`);
  expect(report.error?.nextStep).toContain('retention removes nothing while the newest drill failed');
  expect(report.lastGoodBackupAt).toBeNull();
  expect(proofIn(report)).toMatchObject({ judged: true, exitCode: 9, errorCode: 'DRILL_FAILED' });
  expect(proofIn(report).checks).toEqual(report.drill?.checks);
  await expectNothingLeft();
});

/** A minute of waiting for an address passes at once. */
function hurried() {
  let askedFor = 0;
  return { now: () => new Date(Date.now() + 20_000 * askedFor++) };
}

it('still calls a backup good that was only slow to restore', async () => {
  const report = await drill({ 'rto-minutes': '0.0001' });
  expect(failedOf(report).map(([kind]) => kind)).toEqual(['rto']);
  expect(report.lastGoodBackupAt).toBe(timeOf(id));
});

it('keeps secrets out of checks and proof', async () => {
  const report = await drill(
    { 'check-sql': `SELECT 'hunter22' = 'x'`, 'check-command': 'echo hunter22; exit 1' },
    { redact: (value) => JSON.parse(JSON.stringify(value).replaceAll('hunter22', '***')) },
  );
  expect(report.exitCode).toBe(9);
  const written = readFileSync(new URL(report.drill?.proofUri ?? ''), 'utf8');
  expect(written).toContain("SELECT '***' = 'x'");
  expect(written).not.toContain('hunter22');
});

it('keeps the database of a failed drill where that is asked for, and says how to reach it', async () => {
  const report = await drill({ 'check-sql': 'SELECT false', 'keep-on-failure': 'true' });
  const { kept } = report.drill ?? {};
  expect(await server.databases()).toEqual([kept?.database]);
  expect(kept?.reachedBy).toContain(`dbname=${kept?.database}`);
  expect(JSON.stringify(report)).not.toContain(server.password);
  await server.query(`DROP DATABASE ${kept?.database} WITH (FORCE)`);
  await server.query(`DROP ROLE IF EXISTS ${ROLE}`);
  expect((await drill({ 'keep-on-failure': 'true' })).ok).toBe(true);
  await expectNothingLeft();
});

it('fails on what the server does not take, unless that is accepted', async () => {
  // An event trigger needs a superuser.
  await source.query(`CREATE FUNCTION dropped() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE EVENT TRIGGER note_drops ON sql_drop EXECUTE FUNCTION dropped()`);
  const other = mkdtempSync(join(tmpdir(), 'db-backup-drill-'));
  try {
    const backup = { destination: other, 'database-url': source.url, 'pg-dump-path': pgDump18() };
    expect((await operateInProcess('backup', backup)).ok).toBe(true);
    const refused = await drill({ destination: other });
    expect(failedOf(refused)).toEqual([
      ['objects', 'all other objects', expect.stringContaining('event-trigger note_drops')],
    ]);
    expect(refused.error?.nextStep).toContain('skip-unrestorable');
    const accepted = await drill({ destination: other, 'skip-unrestorable': 'true' });
    expect(accepted.error).toBeNull();
    expect(accepted.drill?.findings).toContainEqual(expect.objectContaining({ kind: 'event-trigger' }));
  } finally {
    await source.query('DROP EVENT TRIGGER note_drops; DROP FUNCTION dropped()');
    rmSync(other, { recursive: true });
  }
});

it('only picks in a dry run', async () => {
  const before = readdirSync(join(folder, 'proofs', id));
  const report = await operateInProcess('drill', {
    destination: folder,
    'dry-run': 'true',
    'drill-pick': 'newest',
  });
  expect(report).toMatchObject({
    ok: true,
    backupId: id,
    rows: 554,
    drill: {
      dryRun: true,
      image: 'postgres:15',
      checks: [],
      phases: [],
      proofUri: null,
      pickedBecause: 'the newest of 1 backup',
    },
  });
  expect(report.drill?.rpoSeconds).toBeGreaterThan(0);
  expect(readdirSync(join(folder, 'proofs', id))).toEqual(before);
});

it('does not judge a backup where the server cannot be reached', async () => {
  const report = await drill({ 'drill-server-url': 'postgres://u:p@127.0.0.1:9/postgres' });
  expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_UNREACHABLE' } });
  expect(report.error?.nextStep).toContain('drill-server-url');
  expect(proofIn(report)).toMatchObject({
    judged: false,
    exitCode: 7,
    errorCode: 'TARGET_UNREACHABLE',
    tables: 0,
  });
  expect(report.drill?.history.drills.at(-1)).toMatchObject({ judged: false, ok: false });
  expect(report.lastGoodBackupAt).toBe(timeOf(id));
});

it.each([
  'Picking a backup',
  'Fetching the archive',
  'Checking every byte of it',
  'Loading 5 tables',
  'Sequences, indexes, keys and triggers',
  'Reading every row back',
  'Asking the restored database',
  'Running check-command',
])('leaves nothing behind when it is cancelled at "%s"', async (phase) => {
  const controller = new AbortController();
  const log = new SilentLog();
  let isReached = false;
  log.group = async (title, work) => {
    if (title !== phase) return work();
    isReached = true;
    setTimeout(() => controller.abort(), phase === 'Running check-command' ? 300 : 0);
    return work();
  };
  const proofs = readdirSync(join(folder, 'proofs', id));
  const report = await drill({ 'check-command': 'sleep 60' }, { signal: controller.signal, log });
  expect(isReached).toBe(true);
  expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
  expect(readdirSync(join(folder, 'proofs', id))).toEqual(proofs);
  await expectNothingLeft();
});

it('two drills at once do not disturb each other', async () => {
  const reports = await Promise.all([drill(), drill()]);
  expect(reports.map(({ error }) => error)).toEqual([null, null]);
  expect(reports[0]?.drill?.proofUri).not.toBe(reports[1]?.drill?.proofUri);
  await expectNothingLeft();
});
