import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../../src/core/report.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type Installation, installDist, runAction, runCli } from '../support/run-process.js';

/** Eight nights as ever, then a database that lost most of its rows: what the committed dist makes of it. */
const NIGHTS = 8;
const DAY_MS = 86_400_000;

let dist: Installation;
let folder: string;
let source: TestDatabase;

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-anomalies-'));
  source = await createDatabase(15);
  await source.query(`CREATE TABLE orders AS SELECT i AS id, 'row ' || i AS note FROM generate_series(1, 1000) i;
    CREATE TABLE users AS SELECT i AS id FROM generate_series(1, 100) i;
    CREATE TABLE tiny AS SELECT 1 AS id`);
  for (let ago = NIGHTS; ago > 0; ago -= 1) {
    const now = new Date(Date.now() - ago * DAY_MS);
    const report = await operateInProcess('backup', settings(), { clock: { now: () => now } });
    expect([report.error, report.anomalies]).toEqual([null, []]);
  }
});

afterAll(async () => {
  await source.drop();
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ 'database-url': source.url, destination: folder, 'schema-dump': 'off' });

async function cli(words: string, ...more: string[]): Promise<RunReport & { code: number | null }> {
  // Two backups of one second have one id.
  if (words.startsWith('backup')) await new Promise((next) => setTimeout(next, 1100));
  const env = { DATABASE_URL: source.url, DB_BACKUP_DESTINATION: folder, DB_BACKUP_SCHEMA_DUMP: 'off' };
  const given = words.startsWith('backup') ? env : { DB_BACKUP_DESTINATION: folder };
  const { code, stdout } = await runCli(dist, [...words.split(' '), '--json', ...more], { env: given });
  return { code, ...JSON.parse(stdout) };
}

const QUIET = ['--max-drill-age-days', '0'];
const LOST = [
  'The whole backup: 103 rows instead of about 1,101 rows (90 % less).',
  'public.orders: 2 rows instead of about 1,000 rows (99 % less).',
];
const sidecarOf = (id: string | null) =>
  JSON.parse(readFileSync(join(folder, `${id}.manifest.json`), 'utf8'));

it('marks, passes over, freezes, accepts and recovers', async () => {
  // Rows that come and go in a small table are nobody's alarm.
  await source.query('INSERT INTO tiny VALUES (2), (3)');
  const quiet = await cli('backup --on-anomaly fail');
  expect([quiet.code, quiet.anomalies]).toEqual([0, []]);

  await source.query('DELETE FROM orders WHERE id > 2; DELETE FROM tiny WHERE id > 1');
  const marked = await cli('backup --on-anomaly fail --retention-days 1 --retention-min-count 1');
  expect([marked.code, marked.error?.code]).toEqual([8, 'BACKUP_ANOMALOUS']);
  expect(marked.anomalies?.map(({ sentence }) => sentence)).toEqual(LOST);
  expect(marked.error?.message).toContain(LOST[1]);
  expect(marked.prune).toMatchObject({ frozen: expect.stringContaining('anomalous'), removed: [] });
  expect(marked.lastGoodBackupAt?.replaceAll(':', '')).toBe(quiet.backupId?.replace('backup-', ''));
  const { anomaly } = sidecarOf(marked.backupId);
  expect(anomaly).toMatchObject({ more: 0, anomalies: [{ kind: 'rows-dropped' }, { kind: 'rows-dropped' }] });

  // It is whole, and nobody takes it for a good one.
  expect(await cli(`verify ${marked.backupId}`)).toMatchObject({ code: 0 });
  const latest = await cli('verify latest');
  expect([latest.code, latest.backupId]).toEqual([0, quiet.backupId]);
  expect(latest.warnings.join()).toContain(`${marked.backupId} is marked as anomalous`);
  const listed = await cli('list');
  expect(listed.backups?.filter(({ anomalous }) => anomalous).map(({ backupId }) => backupId)).toEqual([
    marked.backupId,
  ]);
  const prune = await cli('prune --retention-days 1 --retention-min-count 1');
  expect([prune.code, prune.prune?.removed]).toEqual([0, []]);
  const red = await cli('status', ...QUIET);
  expect([red.code, red.error?.code]).toEqual([8, 'BACKUP_ANOMALOUS']);

  // The next night is compared with the good ones, from the action too.
  await new Promise((next) => setTimeout(next, 1100));
  const run = await runAction(dist, { ...settings(), 'on-anomaly': 'fail', 'allow-ephemeral': 'true' });
  expect([run.code, run.outputs['anomaly-count']]).toEqual([8, '2']);
  expect(run.summary).toContain('### Not as before');
  expect(run.stdout).toContain('::error title=BACKUP_ANOMALOUS::exit code 8');

  // A person has looked: one run accepts it, and from then on it is what is usual.
  const accepted = await cli('backup --on-anomaly warn');
  expect([accepted.code, accepted.warnings]).toEqual([
    0,
    LOST.map((sentence) => `Not as before: ${sentence}`),
  ]);
  expect([sidecarOf(accepted.backupId).anomaly, accepted.prune?.frozen]).toEqual([null, null]);
  const after = await cli('backup --on-anomaly fail --retention-days 1 --retention-min-count 1');
  expect([after.code, after.anomalies]).toEqual([0, []]);
  expect(after.prune?.removed.length).toBeGreaterThan(0);
  const green = await cli('status', ...QUIET, '--on-anomaly', 'fail');
  expect([green.code, green.status?.state, green.status?.lastGoodBackup?.backupId]).toEqual([
    0,
    'green',
    after.backupId,
  ]);
});

it('tells tables and columns that went, and stops at no broken sidecar', async () => {
  const { backupId } = await cli('backup');
  writeFileSync(join(folder, `${backupId}.manifest.json`), '{');
  await source.query('DROP TABLE users; ALTER TABLE orders DROP COLUMN note; CREATE TABLE fresh ()');
  const report = await cli('backup');
  const kinds = report.anomalies?.flatMap(({ kind, table }) => (table ? [kind] : []));
  expect([report.code, kinds]).toEqual([0, ['table-gone', 'column-gone', 'table-new']]);
  expect(report.warnings.join()).toContain(`This backup is not compared with ${backupId}`);
});

it('says what is wrong with a store that is down, in every file and as code 4', async () => {
  const reports = join(folder, 'reports');
  const env = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_REGION: 'eu-central-1' };
  const words = ['status', '--destination', 's3://nowhere/x', '--s3-endpoint', 'http://127.0.0.1:9'];
  const { code, stdout } = await runCli(dist, [...words, '--json', '--report-dir', reports], { env });
  expect([code, JSON.parse(stdout).exitCode]).toEqual([4, 4]);
  expect(readFileSync(join(reports, 'status.prom'), 'utf8')).toContain(
    'db_backup_status_ok{backup_name="backup"} 0',
  );
  expect(JSON.parse(readFileSync(join(reports, 'badge.json'), 'utf8')).message).toBe('unknown');
});
