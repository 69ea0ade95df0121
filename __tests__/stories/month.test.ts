import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
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
 * Forty backups and a failed week of a team's life in fast motion, on a real database and a versioned bucket; only the clock
 * is ours. After every step exactly the archives are there that have to be: what has to be is worked out here, from the
 * documentation, without the code that decides it.
 */
const FIRST_NIGHT = Date.parse('2026-03-01T02:00:00Z');
const HOUR_MS = 3_600_000;
/** Short, so that the week without backups makes the smallest count matter. */
const RETENTION_DAYS = 9;
const MIN_COUNT = 5;
/** Of the last night; forty of them have a backup. */
const LAST = 46;
/** Nights without a backup: the source could not be reached. */
const DOWN = { from: 18, to: 24 };
const NOWHERE = 'postgres://u:p@127.0.0.1:9/postgres';

let source: TestDatabase;
let staging: TestDatabase;
let server: DrillServer;
let bucket: TestBucket;
let now: Date;
const random = seededRandom(7);

/** Nights whose backups must be there, oldest first. */
let expected: number[] = [];
let proven: number | undefined;
/** By night, what every row of the source was when it was backed up. */
const contentOf = new Map<number, string>();

beforeAll(async () => {
  // The chain of credentials reads the process's own variables.
  Object.assign(process.env, awsVariables());
  [source, staging, server, bucket] = await Promise.all([
    createDatabase(),
    createDatabase(),
    createDrillServer(15),
    createBucket(),
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

const timeOf = (day: number) => new Date(FIRST_NIGHT + day * DAY_MS);
const idOf = (day: number) => `backup-${timeOf(day).toISOString().slice(0, 10)}T020000Z`;
const dayOf = (id: string | null) => expected.find((day) => idOf(day) === id);
const nights = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The rules in their plainest form: young ones, the newest few, and the newest proven one. */
function prunedFrom(days: readonly number[], today: number): number[] {
  return days.filter(
    (day, index) => today - day <= RETENTION_DAYS || index >= days.length - MIN_COUNT || day === proven,
  );
}

const filesOf = (day: number) =>
  ['.manifest.json', '.tar.gz', '.tar.gz.sha256'].map((end) => `shop/production/${idOf(day)}${end}`);

async function expectExactly(days: readonly number[]): Promise<void> {
  const keys = (await keysIn(bucket)).filter((key) => !key.includes('/proofs/'));
  expect(keys).toEqual(days.flatMap(filesOf).sort());
}

async function readContent(database: TestDatabase): Promise<string> {
  const { rows } = await database.query(`SELECT md5(
    (SELECT string_agg(o::text, ';' ORDER BY id) FROM orders o) || (SELECT string_agg(u::text, ';' ORDER BY id) FROM users u)) AS sum`);
  return rows[0].sum;
}

/** Overwrites what the bucket keeps of it, in the very version that its manifest names. */
async function damage(key: string): Promise<void> {
  const bytes = await download(bucket, key);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const at = { Bucket: bucket.name, Key: key };
  const { Versions = [] } = await bucket.client.send(
    new ListObjectVersionsCommand({ Bucket: bucket.name, Prefix: key }),
  );
  const VersionId = Versions.find(({ Key }) => Key === key)?.VersionId;
  await bucket.client.send(new DeleteObjectCommand({ ...at, VersionId }));
  await bucket.client.send(new PutObjectCommand({ ...at, Body: bytes }));
}

/** The night's backup, with rows that came, changed and went since the last one. */
async function night(day: number, { frozen = false } = {}): Promise<void> {
  now = timeOf(day);
  await source.query(`INSERT INTO orders (day, total) SELECT ${day}, i FROM generate_series(1, ${10 + day}) i;
    DELETE FROM orders WHERE day = ${day - 3} AND id % 5 = 0; UPDATE users SET name = 'night ${day}' WHERE id = 1`);
  const report = await backUp();
  expect([day, report.error]).toEqual([day, null]);
  expect(report.backupId).toBe(idOf(day));
  contentOf.set(day, await readContent(source));
  const before = [...expected, day];
  expected = frozen ? before : prunedFrom(before, day);
  expect(report.prune?.frozen === null).toBe(!frozen);
  expect(report.prune?.removed.length).toBe(before.length - expected.length);
  await expectExactly(expected);
}

it('a month in fast motion', async () => {
  // Two weeks of routine, and the first drill, of a backup that chance picks.
  for (const day of nights(0, 13)) await night(day);
  expect(expected).toEqual(nights(4, 13));
  now = new Date(timeOf(13).getTime() + 2 * HOUR_MS);
  const first = await drill();
  expect(first.error).toBeNull();
  expect(first.drill).toMatchObject({ pick: 'random', rpoSeconds: 2 * 3600 });
  proven = dayOf(first.backupId);
  const picked = proven ?? Number.NaN;
  expect(nights(4, 13)).toContain(picked);
  for (const day of nights(14, 17)) await night(day);
  expect(expected.slice(-10)).toEqual(nights(8, 17));

  // A week in which the source is down: red every night, and nothing is pruned although time goes by.
  for (const day of nights(DOWN.from, DOWN.to)) {
    now = timeOf(day);
    const report = await backUp({ 'database-url': NOWHERE });
    expect(report).toMatchObject({ ok: false, exitCode: 3, lastGoodBackupAt: '2026-03-18T02:00:00Z' });
    await expectExactly(expected);
  }
  const listed = await run('list');
  expect(listed.backups?.map(({ backupId }) => backupId).sort()).toEqual(expected.map(idOf));
  const withProof = listed.backups?.filter(({ proof }) => proof !== null);
  expect(withProof).toEqual([expect.objectContaining({ backupId: idOf(picked) })]);
  expect(withProof?.[0]?.proof).toMatchObject({ ok: true });

  // The source is back. What is pruned now is a whole week's worth, but never the newest five and the newest proven one.
  await night(25);
  expect(expected).toEqual([picked, ...nights(14, 17), 25]);

  // A drill whose server is down judges nothing, and holds nothing up.
  now = new Date(now.getTime() + HOUR_MS);
  expect(await drill({ 'drill-server-url': NOWHERE })).toMatchObject({ exitCode: 7 });
  await expectExactly(expected);
  await night(26);
  expect(expected).toEqual([picked, ...nights(15, 17), 25, 26]);

  // A bit flips in an archive, and the drill finds it. From then on nothing is removed.
  const damaged = 17;
  await damage(`shop/production/${idOf(damaged)}.tar.gz`);
  now = new Date(now.getTime() + HOUR_MS);
  const found = await drill({ 'drill-pick': idOf(damaged) });
  expect(found).toMatchObject({ ok: false, exitCode: 5, backupId: idOf(damaged) });
  expect(found.error?.message).toContain(idOf(damaged));
  await expectExactly(expected);
  for (const day of nights(27, 32)) await night(day, { frozen: true });
  expect(expected).toEqual([picked, ...nights(15, 17), ...nights(25, 32)]);
  const pruned = await run('prune', RETENTION);
  expect(pruned).toMatchObject({ ok: true, prune: { removed: [] } });
  expect(pruned.prune?.frozen).toContain(idOf(damaged));
  expect(pruned.prune?.frozen).toContain('run drill again');
  await expectExactly(expected);

  // Trouble with the server of the drill does not thaw it; a good drill does.
  now = new Date(now.getTime() + HOUR_MS);
  expect(await drill({ 'drill-server-url': NOWHERE })).toMatchObject({ exitCode: 7 });
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
  await expectExactly(expected);
  proven = dayOf(good.backupId);
  expect([...nights(15, 16), ...nights(25, 32)]).toContain(proven);
  const pruneNow = await run('prune', RETENTION);
  expected = prunedFrom(expected, 32);
  expect(pruneNow.prune).toMatchObject({ frozen: null });
  expect(expected).not.toContain(damaged);
  await expectExactly(expected);
  for (const day of nights(33, LAST)) await night(day);
  expect(expected.filter((day) => day !== proven)).toEqual(
    nights(LAST - RETENTION_DAYS, LAST).filter((day) => day !== proven),
  );

  // Forty backups were made, and retention has hidden most of them: the versions behind them are still there.
  const { Versions = [] } = await bucket.client.send(new ListObjectVersionsCommand({ Bucket: bucket.name }));
  const stored = Versions.map(({ Key = '' }) => Key).filter((key) => !key.includes('/proofs/'));
  expect(contentOf.size).toBe(40);
  expect(stored.sort()).toEqual([...contentOf.keys()].flatMap(filesOf).sort());

  // Somebody restores last week's state into staging.
  const wanted = LAST - 6;
  const restored = await run('restore', {
    backup: new Date(timeOf(wanted).getTime() + HOUR_MS).toISOString(),
    'target-url': staging.url,
    'target-environment': 'staging',
  });
  expect(restored).toMatchObject({ ok: true, backupId: idOf(wanted), restore: { committed: true } });
  expect(await readContent(staging)).toBe(contentOf.get(wanted));
  expect(new Set(contentOf.values()).size).toBe(40);
  await expectExactly(expected);
  expect(await server.databases()).toEqual([]);
}, 180_000);
