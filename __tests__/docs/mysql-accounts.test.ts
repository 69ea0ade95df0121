import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { codeBlocks } from '../support/markdown-page.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { MYSQL_FLAVOURS, mysqlUrl, withUrl } from '../support/services.js';

/** The accounts of docs/mysql.md, made by its own statements: each is enough for its work, and for no more. */
const user = `db_backup_${randomBytes(4).toString('hex')}`;
const drill = user.replace('backup', 'drill');
const [newer = '', older = '', locks = '', , drills = '', logged = ''] = codeBlocks(
  'docs/mysql.md',
  'sql',
).map(({ text }) => text);

describe.each(MYSQL_FLAVOURS)('on %s', (flavour) => {
  let source: MysqlTestDatabase;
  let folder: string;
  const run = (block: string) =>
    source.run(
      ...block
        .replace(/^--.*\n/gm, '')
        .replaceAll('`shop`', `\`${source.name}\``)
        .replaceAll("'db_backup'", `'${user}'`)
        .replaceAll("'db_drill'", `'${drill}'`)
        .split(/;\n/)
        .filter((statement) => statement.trim() !== ''),
    );
  const backUp = (more: Record<string, string> = {}) =>
    operateInProcess('backup', { 'database-url': url(user), destination: folder, jobs: '2', ...more });
  const url = (name: string) => withUrl(source.url, { user: name, password: 'CHANGE-ME' });
  const consistencies = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.manifest.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).source.consistency as string);

  beforeAll(async () => {
    source = await createMysqlDatabase(flavour);
    folder = mkdtempSync(join(tmpdir(), 'db-backup-accounts-'));
    await source.run(...shopStatements(flavour));
    await run(flavour === 'MYSQL' ? newer : older);
  });
  afterAll(async () => {
    await source.run(`DROP USER '${user}'@'%'`, `DROP USER IF EXISTS '${drill}'@'%'`);
    await source.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('one backs up everything, and cannot write', async () => {
    expect((await backUp({ lock: 'allow' })).error).toBeNull();
    expect(consistencies()).toEqual(['snapshot']);
    const connection = await mysql.createConnection(url(user));
    await expect(connection.query('INSERT INTO nothing VALUES (1)')).rejects.toMatchObject({ errno: 1142 });
    await expect(connection.query('CREATE TABLE x (i INT)')).rejects.toMatchObject({ errno: 1142 });
    await connection.end();
  });

  it('the same may lock when it is given more', async () => {
    await run(locks);
    expect((await backUp({ lock: 'allow', 'backup-name': 'locked' })).error).toBeNull();
    expect(consistencies()).toContain('snapshot, shared by 2 connections under a global read lock');
  });

  it('another drills, and reaches no other database', async () => {
    await source.run(`CREATE USER '${drill}'@'%' IDENTIFIED BY 'CHANGE-ME'`);
    await run(drills);
    // It writes a binary log.
    if (flavour === 'MYSQL') await run(logged);
    const server = withUrl(mysqlUrl(flavour), {
      user: drill,
      password: 'CHANGE-ME',
      database: 'information_schema',
    });
    const report = await operateInProcess('drill', { destination: folder, 'drill-server-url': server });
    expect(report.error).toBeNull();
    const connection = await mysql.createConnection(server);
    await expect(connection.query(`SELECT * FROM ${source.name}.orders`)).rejects.toMatchObject({
      errno: 1142,
    });
    await connection.end();
  });
});
