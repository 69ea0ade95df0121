import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOperation } from '../../src/app/run-operation.js';
import { run } from '../../src/cli/run.js';
import type { DoctorCheck } from '../../src/core/doctor.js';
import type { RunReport } from '../../src/core/report.js';
import { captureOutput } from '../support/captured-output.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { pgDump18, withUrl } from '../support/services.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command as a terminal would run it, from the sources. */
async function db(words: readonly string[], variables: Record<string, string> = {}): Promise<Outcome> {
  const { text, streams } = captureOutput();
  const code = await run({
    words,
    variables: { PATH: process.env.PATH, ...awsVariables(), ...variables },
    ...streams,
    clock: { now: () => new Date() },
    signal: new AbortController().signal,
    loadRunOperation: async () => runOperation,
  });
  return { code, ...text };
}

async function doctor(words: readonly string[], variables: Record<string, string> = {}): Promise<RunReport> {
  const { out } = await db(['doctor', '--json', '--pg-dump-path', pgDump18(), ...words], variables);
  return JSON.parse(out);
}

function check(report: RunReport, id: string): DoctorCheck | undefined {
  return report.doctor?.checks.find((one) => one.id === id);
}

const idsOf = (report: RunReport, status: DoctorCheck['status']) =>
  report.doctor?.checks.filter((one) => one.status === status).map(({ id }) => id);

let database: TestDatabase;
let other: TestDatabase;
let bucket: TestBucket;
const saved = { ...process.env };

beforeAll(async () => {
  // The S3 client reads them from the process itself.
  Object.assign(process.env, awsVariables(), { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' });
  [database, other, bucket] = await Promise.all([createDatabase(), createDatabase(), createBucket()]);
  for (const one of [database, other])
    await one.query(
      'CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders SELECT generate_series(1, 100)',
    );
});

afterAll(async () => {
  await Promise.all([database.drop(), other.drop(), bucket.remove()]);
  process.env = saved;
});

it('accompanies a series from before its first backup to after it', async () => {
  const destination = ['--destination', `s3://${bucket.name}/shop`];
  const source = { DATABASE_URL: database.url };
  const before = await doctor(destination, source);
  expect([before.ok, before.exitCode]).toEqual([true, 0]);
  expect(check(before, 'series-backups')?.found).toMatch(/None yet/);
  expect(check(before, 'source-rows')?.status).toBe('ok');
  expect(before.doctor?.estimate).toMatchObject({ storedBackups: 31, cost: null });
  expect(before.doctor?.estimate?.basis).toMatch(/size on disk/);

  const backup = await db(
    ['backup', ...destination, '--pg-dump-path', pgDump18(), '--notify-on', 'never', '--json'],
    source,
  );
  const { backupId, archiveBytes } = JSON.parse(backup.out);
  const after = await doctor([...destination, '--prices', 'storage-gb-month=1,currency=EUR'], source);
  expect(check(after, 'series-backups')?.found).toContain(`1 backup; the newest, ${backupId}`);
  expect(check(after, 'series-source')?.status).toBe('ok');
  expect(check(after, 'series-drills')?.status).toBe('warn');
  expect(after.doctor?.estimate).toMatchObject({
    archiveBytes,
    basis: `the newest backup, ${backupId}`,
    cost: { currency: 'EUR' },
  });
  expect(after.lastGoodBackupAt).not.toBeNull();

  const another = await doctor(destination, { DATABASE_URL: other.url });
  expect(check(another, 'series-source')).toMatchObject({
    status: 'warn',
    found: expect.stringContaining('accept-new-source'),
  });
});

it('ends with the code of what a backup meets first, and shows the whole table', async () => {
  const url = withUrl(database.url, { password: 'not-the-password' });
  const { code, out, err } = await db(['doctor', '--destination', 's3://no-such-bucket-here'], {
    DATABASE_URL: url,
  });
  expect(code).toBe(3);
  expect(out).toMatch(/^Doctor: 2 red/);
  expect(out).toMatch(/✗ Database reached .* refuses the password/);
  expect(out).toMatch(/✗ Destination reached .*"no-such-bucket-here" does not\s+exist/s);
  expect(err).toMatch(/error SOURCE_PASSWORD_WRONG \(exit code 3\)/);
  expect(out + err).not.toContain('not-the-password');
});

it('looks at one side alone, and says what it did not look at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-doctor-'));
  try {
    const report = await doctor(['--destination', folder]);
    expect([report.ok, idsOf(report, 'fail')]).toEqual([true, []]);
    expect(check(report, 'source-connection')?.found).toMatch(/no source is given/);
    expect(check(report, 'store-lasting')?.status).toBe('ok');
    expect(report.doctor?.estimate).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    const ephemeral = await doctor(['--destination', folder], { RUNNER_ENVIRONMENT: 'github-hosted' });
    expect(ephemeral).toMatchObject({ exitCode: 6, error: { code: 'EPHEMERAL_DESTINATION' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const source = await doctor([], { DATABASE_URL: database.url });
  expect(source.ok).toBe(true);
  expect(check(source, 'store-reached')?.found).toMatch(/no destination is given/);
  expect(check(source, 'store-space')).toBeUndefined();
  expect(source.doctor?.estimate).toMatchObject({ cost: null, prices: null });
  const nothing = await doctor([]);
  expect(nothing).toMatchObject({ exitCode: 2, error: { code: 'DESTINATION_MISSING' } });
});

it('refuses prices that it cannot read', async () => {
  const report = await doctor(['--destination', '/tmp', '--prices', 'storage=1']);
  expect(report.error).toMatchObject({
    setting: 'prices',
    message: expect.stringContaining('storage-gb-month='),
  });
});

it('finds a database without rows as a backup would', async () => {
  const empty = await createDatabase();
  try {
    const report = await doctor([], { DATABASE_URL: empty.url });
    expect(report).toMatchObject({ exitCode: 6, error: { code: 'DATABASE_EMPTY' } });
  } finally {
    await empty.drop();
  }
});
