import { PutObjectCommand } from '@aws-sdk/client-s3';
import { formatBackupId, parseBackupId } from '../../src/core/backup-id.js';
import type { Operation, RunReport } from '../../src/core/report.js';
import { download, keysIn } from '../support/bucket-contents.js';
import { createDrillServer, type DrillServer } from '../support/drill-server.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { pgDump18 } from '../support/services.js';
import { DAY_MS, seededRandom } from '../support/timelines.js';

/**
 * A month and a bit of a team's life in fast motion, on a real database and a real store; only the clock is ours. After every
 * step exactly the archives are there that have to be.
 */
const FIRST_NIGHT = Date.parse('2026-03-01T02:00:00Z');
const RETENTION_DAYS = 14;
const MIN_COUNT = 5;
const NIGHTS = 40;
/** Nights without a backup: the source could not be reached. */
const DOWN = { from: 18, to: 24 };

let source: TestDatabase;
let staging: TestDatabase;
let server: DrillServer;
let bucket: TestBucket;
let now: Date;
const random = seededRandom(7);

/** What must be there, oldest first. */
let expected: string[] = [];
const rowsAt = new Map<string, number>();
let proven: string | undefined;

beforeAll(async () => {
  // The chain of credentials reads the process's own variables.
  Object.assign(process.env, awsVariables());
  [source, staging, server, bucket] = await Promise.all([
    createDatabase(),
    createDatabase(),
    createDrillServer(15),
    createBucket({ versioned: false }),
  ]);
  await source.query(`CREATE TABLE orders (id serial PRIMARY KEY, day int, total numeric);
    CREATE TABLE users (id int PRIMARY KEY, name text); INSERT INTO users VALUES (1, 'a'), (2, 'b')`);
}, 60_000);

afterAll(async () => {
  await Promise.all([source.drop(), staging.drop(), server.drop(), bucket.remove()]);
});

function run(operation: Operation, given: Record<string, string> = {}): Promise<RunReport> {
  return operateInProcess(
    operation,
    { destination: `s3://${bucket.name}/shop`, environment: 'production', ...given },
    { clock: { now: () => now }, random, environment: awsVariables() },
  );
}

const RETENTION = { 'retention-days': String(RETENTION_DAYS), 'retention-min-count': String(MIN_COUNT) };

function backUp(changes: Record<string, string> = {}): Promise<RunReport> {
  return run('backup', { 'database-url': source.url, 'pg-dump-path': pgDump18(), ...RETENTION, ...changes });
}

const drill = (changes: Record<string, string> = {}) =>
  run('drill', { 'drill-server-url': server.url, 'expected-tables': 'users>=2,orders', ...changes });

const idAt = (time: Date) => formatBackupId({ name: 'backup', time });
const timeOf = (id: string) => parseBackupId(id)?.time.getTime() ?? 0;

/** The rules in their plainest form: young ones, the newest few, and the newest proven one. */
function prunedFrom(ids: readonly string[]): string[] {
  const newestProven = proven !== undefined && ids.includes(proven) ? proven : undefined;
  return ids.filter(
    (id, index) =>
      now.getTime() - timeOf(id) <= RETENTION_DAYS * DAY_MS ||
      index >= ids.length - MIN_COUNT ||
      id === newestProven,
  );
}

async function expectExactly(ids: readonly string[]): Promise<void> {
  const keys = (await keysIn(bucket)).filter((key) => !key.includes('/proofs/'));
  const files = (id: string) => [`${id}.manifest.json`, `${id}.tar.gz`, `${id}.tar.gz.sha256`];
  expect(keys).toEqual(
    ids
      .flatMap(files)
      .map((file) => `shop/production/${file}`)
      .sort(),
  );
}

/** The night's backup, with new rows since the last one. */
async function night(day: number, { frozen = false } = {}): Promise<void> {
  now = new Date(FIRST_NIGHT + day * DAY_MS);
  await source.query(`INSERT INTO orders (day, total) SELECT ${day}, i FROM generate_series(1, ${10 + day}) i;
    UPDATE users SET name = 'night ${day}' WHERE id = 1`);
  const report = await backUp();
  expect([day, report.error]).toEqual([day, null]);
  expect(report.backupId).toBe(idAt(now));
  rowsAt.set(idAt(now), report.rows ?? 0);
  expected.push(idAt(now));
  if (!frozen) expected = prunedFrom(expected);
  expect(report.prune?.frozen === null).toBe(!frozen);
  await expectExactly(expected);
}

it('a month in fast motion', async () => {
  // Two weeks of routine, and the first drill.
  for (let day = 0; day < 14; day += 1) await night(day);
  expect(expected).toHaveLength(14);
  now = new Date(FIRST_NIGHT + 13 * DAY_MS + 2 * 3_600_000);
  const first = await drill({ 'drill-pick': expected[3] ?? '' });
  expect(first).toMatchObject({ ok: true, backupId: expected[3], rows: rowsAt.get(expected[3] ?? '') });
  expect(first.drill?.rpoSeconds).toBe(2 * 3_600);
  proven = expected[3];
  for (let day = 14; day < DOWN.from; day += 1) await night(day);
  // Day 17: those of days 0 to 2 are over 14 days old, the one of day 3 is just as old as allowed.
  expect(expected[0]).toBe(idAt(new Date(FIRST_NIGHT + 3 * DAY_MS)));

  // A week in which the source is down: red every night, and nothing is pruned although time goes by.
  for (let day = DOWN.from; day <= DOWN.to; day += 1) {
    now = new Date(FIRST_NIGHT + day * DAY_MS);
    const report = await backUp({ 'database-url': 'postgres://u:p@127.0.0.1:9/shop' });
    expect(report).toMatchObject({ ok: false, exitCode: 3 });
    expect(report.lastGoodBackupAt?.slice(0, 10)).toBe('2026-03-18');
    await expectExactly(expected);
  }
  const listed = await run('list');
  expect(listed.backups?.find(({ backupId }) => backupId === proven)?.proof).toMatchObject({ ok: true });
  expect(listed.backups?.filter(({ proof }) => proof !== null)).toHaveLength(1);

  // The source is back. What is pruned now is a whole week's worth, but never the newest proven one.
  await night(DOWN.to + 1);
  expect(expected[0]).toBe(proven);
  expect(timeOf(expected[1] ?? '')).toBe(FIRST_NIGHT + 11 * DAY_MS);

  // A drill whose server is down judges nothing, and holds nothing up.
  now = new Date(now.getTime() + 3_600_000);
  expect(await drill({ 'drill-server-url': 'postgres://u:p@127.0.0.1:9/postgres' })).toMatchObject({
    exitCode: 7,
  });
  await night(DOWN.to + 2);

  // A bit flips in an archive, and the drill finds it. From then on nothing is removed.
  const damaged = expected[4] ?? '';
  const key = `shop/production/${damaged}.tar.gz`;
  const bytes = await download(bucket, key);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes }));
  now = new Date(now.getTime() + 3_600_000);
  const found = await drill({ 'drill-pick': damaged });
  expect(found).toMatchObject({ ok: false, exitCode: 5, backupId: damaged });
  expect(found.error?.message).toContain(damaged);
  for (let day = DOWN.to + 3; day < DOWN.to + 9; day += 1) await night(day, { frozen: true });
  const pruned = await run('prune', RETENTION);
  expect(pruned).toMatchObject({ ok: true, prune: { removed: [] } });
  expect(pruned.prune?.frozen).toContain(damaged);
  expect(pruned.prune?.frozen).toContain('run drill again');
  await expectExactly(expected);

  // Trouble with the server of the drill does not thaw it; a good drill does.
  now = new Date(now.getTime() + 3_600_000);
  expect(await drill({ 'drill-server-url': 'postgres://u:p@127.0.0.1:9/postgres' })).toMatchObject({
    exitCode: 7,
  });
  expect((await run('prune', RETENTION)).prune?.removed).toEqual([]);
  const good = await drill({ 'drill-pick': 'least-proven' });
  expect(good.error).toBeNull();
  expect(good.drill?.pickedBecause).toContain('that no drill has judged yet');
  expect(good.drill?.history.drills.map(({ ok, judged }) => [ok, judged])).toEqual([
    [true, true],
    [false, false],
    [false, true],
    [false, false],
    [true, true],
  ]);
  proven = good.backupId ?? undefined;
  for (let day = DOWN.to + 9; day < NIGHTS; day += 1) await night(day);
  expect(expected).not.toContain(damaged);

  // Somebody restores last week's state into staging.
  const wanted = expected.at(-7) ?? '';
  const at = new Date(timeOf(wanted) + 3_600_000).toISOString();
  const restored = await run('restore', {
    backup: at,
    'target-url': staging.url,
    'target-environment': 'staging',
  });
  expect(restored).toMatchObject({ ok: true, backupId: wanted, restore: { committed: true } });
  const { rows } = await staging.query(
    'SELECT (SELECT count(*) FROM orders)::int + (SELECT count(*) FROM users)::int AS n',
  );
  expect(rows[0].n).toBe(rowsAt.get(wanted));
  await expectExactly(expected);
  expect(await server.databases()).toEqual([]);
}, 180_000);
