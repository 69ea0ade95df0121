import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../../../src/core/report.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { operateInProcess } from '../../support/operate-in-process.js';
import { MYSQL_FLAVOURS, type MysqlFlavour, mysqlClient, mysqlUrl, withUrl } from '../../support/services.js';

/** What a drill of the MySQL family says that is not said of PostgreSQL; how values come back is in stories/mysql-restore.test.ts. */
const USER = `drill_${randomBytes(4).toString('hex')}`;
const GONE = `gone_${randomBytes(4).toString('hex')}`;
const PASSWORD = randomBytes(9).toString('hex');

let folder: string;
const sources = new Map<MysqlFlavour, MysqlTestDatabase>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'db-backup-drill-mysql-'));
  for (const flavour of MYSQL_FLAVOURS) {
    const source = await createMysqlDatabase(flavour);
    sources.set(flavour, source);
    await source.run(
      'CREATE TABLE users (id int PRIMARY KEY, name varchar(50))',
      'CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id))',
      "INSERT INTO users VALUES (1, 'secret name'), (2, 'b'), (3, 'c')",
      'SET foreign_key_checks = 0',
      'INSERT INTO orders VALUES (1, 1), (2, 98), (3, 99)',
      'CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW SET NEW.id = NEW.id',
      `CREATE USER '${GONE}'@'%'`,
      `CREATE DEFINER = '${GONE}'@'%' VIEW ${GONE} AS SELECT id FROM users`,
      `DROP USER '${GONE}'@'%'`,
      `CREATE USER '${USER}'@'%' IDENTIFIED BY '${PASSWORD}'`,
      `GRANT ALL ON \`db\\_backup\\_scratch\\_%\`.* TO '${USER}'@'%'`,
    );
    const backup = { destination: join(folder, flavour), 'database-url': source.url };
    expect((await operateInProcess('backup', backup)).error).toBeNull();
  }
}, 60_000);

afterAll(async () => {
  for (const source of sources.values()) {
    await source.run(`DROP USER '${USER}'@'%'`);
    await source.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

const least = (flavour: MysqlFlavour) =>
  withUrl(mysqlUrl(flavour), { database: 'information_schema', user: USER, password: PASSWORD });

const drill = (
  from: MysqlFlavour,
  server: string,
  changes: Record<string, string> = {},
): Promise<RunReport> =>
  operateInProcess('drill', { destination: join(folder, from), 'drill-server-url': server, ...changes });

const checkOf = ({ drill: found }: RunReport, kind: string) =>
  found?.checks.find((check) => check.kind === kind);

/** Scratch databases of these tests: the view's name is their own. */
const scratches = async (flavour: MysqlFlavour) =>
  sources
    .get(flavour)
    ?.query(
      `SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE 'db\\_backup\\_scratch\\_%' AND TABLE_NAME = '${GONE}'`,
    );

describe.each(MYSQL_FLAVOURS)('a drill on %s', (flavour) => {
  it('names in the words of the source the rows without parent and the account that are missing', async () => {
    const report = await drill(flavour, mysqlUrl(flavour));
    expect(report.error).toBeNull();
    expect(checkOf(report, 'orphans')).toEqual({
      kind: 'orphans',
      name: '1 foreign key',
      ok: true,
      detail: '1 key with rows without parent, in the backup as in the source',
    });
    expect(report.drill?.findings.map(({ kind, name }) => [kind, name])).toEqual([
      ['account', `${GONE}@%`],
      ['orphans', 'orders of_user'],
    ]);
    expect(report.drill?.findings[1]?.reason).toMatch(
      new RegExp(`^2 rows point to rows that ${sources.get(flavour)?.name}\\.users does not have`),
    );
    expect(JSON.stringify(report.drill)).not.toContain('db_backup_scratch');
  });

  it('asks, names each wrong answer, and keeps the database so that its own client opens and drops it', async () => {
    const statements = [
      ['SELECT COUNT(*) = 3 FROM users', null],
      ['SELECT name = "b" FROM users WHERE id = 2', null],
      ['SELECT 2 < 1', 'it returned false'],
      ['SELECT NULL', 'it returned NULL'],
      ["SELECT 'yes'", 'it did not return one boolean'],
      ['SELECT 1, 1', 'it did not return one boolean'],
      ['SELECT 1 FROM users', 'it returned more than one row'],
      ['SELECT 1 FROM users WHERE id = 9', 'it returned no row'],
      ['DELETE FROM users', expect.stringContaining('it is no query')],
      ['DROP TABLE users', expect.stringContaining('it is no query')],
      ['SELECT nothing FROM users', expect.stringContaining('nothing')],
      ['SELECT 1 INTO @one', expect.stringContaining('no rows to give')],
      ['SELECT COUNT(*) = 3 FROM `users`', null],
    ] as const;
    const report = await drill(flavour, least(flavour), {
      'check-sql': statements.map(([sql]) => sql).join(';\n'),
      'expected-tables': `${sources.get(flavour)?.name}.*>=3,orders>=4,elsewhere.orders`,
      'skip-unrestorable': 'true',
      'keep-on-failure': 'true',
    });
    expect(report.exitCode).toBe(9);
    const asked = report.drill?.checks.filter(({ kind }) => kind === 'check-sql');
    expect(asked?.map(({ name, ok, detail }) => [name, ok, detail])).toEqual(
      statements.map(([sql, detail]) => [sql, detail === null, detail]),
    );
    const tables = report.drill?.checks.filter(({ kind }) => kind === 'expected-tables');
    expect(tables?.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(JSON.stringify(report)).not.toContain('secret name');

    const { kept } = report.drill ?? {};
    expect(JSON.stringify(report)).not.toContain(PASSWORD);
    expect(await scratches(flavour)).toEqual([[kept?.database]]);
    if (flavour === 'MARIADB') {
      // The client at hand is MariaDB's.
      const run = (command: string, ...more: string[]) =>
        execFileSync('sh', ['-c', [command.replace(/^mariadb/, mysqlClient()), ...more].join(' ')], {
          env: { MYSQL_PWD: PASSWORD },
          encoding: 'utf8',
        });
      const open = (kept?.reachedBy ?? '').replace(' --password', '');
      expect(run(open, "-Ne 'SELECT COUNT(*) FROM orders'")).toBe('3\n');
      run((kept?.droppedBy ?? '').replace(' --password', ''));
    } else {
      expect(kept?.reachedBy).toMatch(/^mysql .*--ssl-mode=DISABLED/);
      await sources.get(flavour)?.run(`DROP DATABASE ${kept?.database}`);
    }
    expect(await scratches(flavour)).toEqual([]);
  });

  it('does not judge a backup when its connection is killed', async () => {
    const report = drill(flavour, least(flavour), {
      'check-sql': 'SELECT SLEEP(30) = 0',
      'skip-unrestorable': 'true',
    });
    await killSleeping(flavour);
    expect(await report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_LOST' } });
    expect((await report).drill?.history.drills.at(-1)?.judged).toBe(false);
    expect(await scratches(flavour)).toEqual([]);
  });
});

async function killSleeping(flavour: MysqlFlavour): Promise<void> {
  const source = sources.get(flavour);
  for (;;) {
    const [found] =
      (await source?.query(
        `SELECT ID FROM information_schema.PROCESSLIST WHERE USER = '${USER}' AND INFO LIKE 'SELECT SLEEP%'`,
      )) ?? [];
    if (found) return source?.run(`KILL ${found[0]}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

it('accepts a trigger that its account may not make, where the setting says so', async () => {
  // A server with a binary log asks for SUPER.
  const refused = await drill('MYSQL', least('MYSQL'));
  expect(refused.error?.message).toContain(`trigger ${sources.get('MYSQL')?.name}.noted`);
  expect(refused.drill?.checks.filter(({ ok }) => !ok).map(({ kind }) => kind)).toEqual(['objects']);
  const accepted = await drill('MYSQL', least('MYSQL'), { 'skip-unrestorable': 'true' });
  expect(accepted.error).toBeNull();
});

it('proves nothing where the server takes no table, whatever is accepted', async () => {
  // The collation of the newer server is unknown to the older one.
  const accepting = { 'skip-unrestorable': 'true' };
  const report = await drill('MYSQL', mysqlUrl('MYSQL_57'), accepting);
  const name = sources.get('MYSQL')?.name;
  expect(report).toMatchObject({ ok: false, exitCode: 9 });
  expect(checkOf(report, 'rows')).toEqual({
    kind: 'rows',
    name: '2 tables',
    ok: false,
    detail: `${name}.orders was not restored; ${name}.users was not restored`,
  });
  expect(report.error?.message).toMatch(/ was restored, but 1 of /);

  const deep = { destination: join(folder, 'MYSQL'), deep: 'true', 'target-url': mysqlUrl('MYSQL_57') };
  const verified = await operateInProcess('verify', { ...deep, ...accepting });
  expect(verified).toMatchObject({ ok: false, error: { code: 'TARGET_UNRESTORABLE' } });
  expect(verified.error?.message).toContain(`not proved: ${name}.orders, ${name}.users`);
});
