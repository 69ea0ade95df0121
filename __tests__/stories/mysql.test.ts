import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysIn } from '../support/bucket-contents.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { awsVariables, type Installation, installDist, runAction, runCli } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { mysqlUrl } from '../support/services.js';

/** The whole life of a backup of MySQL and MariaDB, by what is shipped. */
let dist: Installation;
let bucket: TestBucket;
let folder: string;
const databases: MysqlTestDatabase[] = [];

beforeAll(async () => {
  dist = installDist();
  bucket = await createBucket();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-'));
});

afterAll(async () => {
  await Promise.all([...databases.map((database) => database.drop()), bucket.remove()]);
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function create(flavour: 'MYSQL' | 'MARIADB'): Promise<MysqlTestDatabase> {
  const database = await createMysqlDatabase(flavour);
  databases.push(database);
  return database;
}

const ROWS = { customers: 2, nothing: 0, 'odd `na.me é': 1, orders: 3, parts: 2 };

it('the command backs MySQL up, lists, verifies, drills and restores it', async () => {
  const source = await create('MYSQL');
  await source.run(
    ...shopStatements('MYSQL'),
    'CREATE TABLE log (n INT) ENGINE=MyISAM',
    'INSERT INTO log VALUES (1)',
  );
  const run = async (args: readonly string[], env: Record<string, string> = {}) => {
    const ended = await runCli(dist, [...args, '--destination', folder, '--json'], { env });
    return { code: ended.code, report: JSON.parse(ended.stdout), log: ended.stderr };
  };
  const backup = (...args: string[]) => run(['backup', '--jobs', '2', ...args], { DATABASE_URL: source.url });
  const consistencyOf = ({ manifestUri }: { manifestUri: string }) =>
    JSON.parse(readFileSync(manifestUri.replace('file://', ''), 'utf8')).source.consistency as string;

  const loose = await backup('--backup-name', 'loose');
  expect(loose.code).toBe(0);
  expect(loose.report.warnings.join()).toContain('log (MyISAM)');
  expect(consistencyOf(loose.report)).toBe(
    'snapshot; without transactions, each as it was when it was read: log (MyISAM)',
  );

  const { code, report, log } = await backup('--lock', 'allow');
  expect(code).toBe(0);
  expect(report).toMatchObject({
    operation: 'backup',
    ok: true,
    exitCode: 0,
    error: null,
    backupId: expect.any(String),
  });
  expect(
    Object.fromEntries(report.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows])),
  ).toEqual(expect.objectContaining({ ...ROWS, log: 1 }));
  expect(report.tables[0]).toEqual({
    schema: source.name,
    name: expect.any(String),
    rows: expect.any(Number),
    bytes: expect.any(Number),
    seconds: expect.any(Number),
  });
  expect(report.durationSeconds).toBeGreaterThan(0);
  expect(consistencyOf(report)).toBe(
    'snapshot, shared by 2 connections under a global read lock; without transactions, locked since that moment: log (MyISAM)',
  );
  expect(log).not.toContain(new URL(source.url).password);

  const listed = await run(['list']);
  expect(listed.report.backups).toEqual([expect.objectContaining({ backupId: report.backupId })]);
  expect((await run(['verify', report.backupId])).report).toMatchObject({
    ok: true,
    backupId: report.backupId,
  });

  const drilled = await run(['drill', '--check-sql', 'SELECT COUNT(*) = 3 FROM orders'], {
    DB_BACKUP_DRILL_SERVER_URL: mysqlUrl('MYSQL'),
  });
  expect([drilled.code, drilled.report.error]).toEqual([0, null]);

  const target = await create('MYSQL');
  const restored = await run(['restore', 'latest'], { DB_BACKUP_TARGET_URL: target.url });
  expect([restored.code, restored.report.error]).toEqual([0, null]);
  const sums = async (database: MysqlTestDatabase) =>
    (await database.query(`CHECKSUM TABLE ${SHOP_TABLES.join(', ')}, log`)).map(([name, sum]) => [
      name?.split('.').slice(1),
      sum,
    ]);
  expect(await sums(target)).toEqual(await sums(source));
  // A view of the source's names its database; that of the copy looks into the copy.
  await target.run('DELETE FROM orders');
  expect(await target.query('SELECT COUNT(*) FROM z_base')).toEqual([['0']]);
});

it('the action backs MariaDB up into a bucket, and restores it', async () => {
  const source = await create('MARIADB');
  await source.run(...shopStatements('MARIADB'));
  const destination = `s3://${bucket.name}/team`;
  const made = await runAction(
    dist,
    { 'database-url': source.url.replace('mysql:', 'mariadb:'), destination },
    awsVariables(),
  );
  if (made.code !== 0) throw new Error(made.stdout);
  const { outputs, summary, shown } = made;
  expect(outputs).toMatchObject({ 'table-count': '6', 'row-count': '11' });
  expect((await keysIn(bucket)).sort()).toEqual([
    `team/${outputs['backup-id']}.manifest.json`,
    `team/${outputs['backup-id']}.tar.gz`,
    `team/${outputs['backup-id']}.tar.gz.sha256`,
  ]);
  expect(JSON.parse(outputs.result ?? '{}')).toMatchObject({ ok: true, operation: 'backup' });
  expect(summary).toContain(source.name);
  expect(shown).not.toContain(new URL(source.url).password);

  const target = await create('MARIADB');
  const put = await runAction(
    dist,
    { operation: 'restore', backup: outputs['backup-id'] ?? '', 'target-url': target.url, destination },
    awsVariables(),
  );
  if (put.code !== 0) throw new Error(put.stdout);
  expect(await target.query('SELECT COUNT(*) FROM prices FOR SYSTEM_TIME ALL')).toEqual([['3']]);
  // Behind every number that was given out, or kept ready by the server.
  const [[next]] = (await target.query('SELECT NEXTVAL(tickets)')) as [[string]];
  expect(Number(next)).toBeGreaterThan(5);
});
