import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { repack, unpack } from '../support/repack-archive.js';
import { MYSQL_FLAVOURS } from '../support/services.js';

/** What whoever can write into a store might put into an archive. */
const PLANTED = [
  'DROP DATABASE mysql',
  'SET GLOBAL general_log = 1',
  "SET PASSWORD = 'x'",
  "SET SESSION sql_mode = '', GLOBAL local_infile = 1",
  'CREATE TABLE mysql.db_backup_planted (id INT)',
  "CREATE FUNCTION planted RETURNS STRING SONAME 'planted.so'",
  'CREATE PROCEDURE mysql.planted() SELECT 1',
  "LOAD DATA INFILE '/etc/passwd' INTO TABLE customers",
];

describe.each(MYSQL_FLAVOURS)('an archive with definitions that no backup of %s has', (flavour) => {
  let folder: string;
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-hostile-'));
    source = await createMysqlDatabase(flavour);
    target = await createMysqlDatabase(flavour);
    await source.run('CREATE TABLE customers (id INT PRIMARY KEY)', 'INSERT INTO customers VALUES (1)');
    const report = await operateInProcess('backup', { 'database-url': source.url, destination: folder });
    if (!report.ok) throw new Error(JSON.stringify(report.error));
  });
  afterAll(async () => {
    await target?.drop();
    await source?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is refused, every one of them', async () => {
    const archive = readdirSync(folder).find((name) => name.endsWith('.tar.gz')) ?? '';
    const unpacked = unpack(join(folder, archive), mkdtempSync(join(folder, 'unpacked-')));
    repack(unpacked, 'schema/pre-data.sql', (text) => `${text}${PLANTED.map((sql) => `${sql};\n`).join('')}`);
    const report = await operateInProcess('restore', { backup: unpacked, 'target-url': target.url });
    expect(report).toMatchObject({ ok: false, exitCode: 7, error: { code: 'TARGET_REFUSED' } });
    const refused = report.error?.message.match(/is no statement that a backup of this tool has/g);
    expect(refused).toHaveLength(PLANTED.length);
    expect(await target.query('SHOW TABLES')).toEqual([]);
  });
});
