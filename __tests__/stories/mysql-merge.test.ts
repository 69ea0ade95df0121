import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { splitSql } from '../../src/database/mysql/sql-statements.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { Saboteur } from '../support/saboteur.js';
import { MYSQL_FLAVOURS, withUrl } from '../support/services.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** What a careless merge gets wrong: keys that are equal and not the same, unique values, what only the target has. */
const TABLES = [
  `CREATE TABLE people (name VARCHAR(20) PRIMARY KEY, mail VARCHAR(40) UNIQUE, boss VARCHAR(20), score DOUBLE,
     shout VARCHAR(40) AS (UPPER(name)) STORED, CONSTRAINT people_boss FOREIGN KEY (boss) REFERENCES people (name))`,
  `CREATE TABLE bills (id INT AUTO_INCREMENT, part INT, who VARCHAR(20), body LONGBLOB, data JSON, n INT, PRIMARY KEY (id, part),
     CONSTRAINT bills_who FOREIGN KEY (who) REFERENCES people (name) ON DELETE CASCADE)`,
  'CREATE TABLE labels (label VARBINARY(20) PRIMARY KEY, KEY (label))',
  // To a server, a date of zeros IS NULL.
  'CREATE TABLE days (day DATE NOT NULL, n INT, PRIMARY KEY (day, n))',
  'CREATE TABLE visits (id INT PRIMARY KEY, day DATE NOT NULL, n INT, CONSTRAINT visits_day FOREIGN KEY (day, n) REFERENCES days (day, n))',
];

const TRIGGERS = [
  'CREATE TRIGGER bills_bi BEFORE INSERT ON bills FOR EACH ROW BEGIN SET NEW.n = NEW.n + 100; END',
  "CREATE TRIGGER bills_bi2 BEFORE INSERT ON bills FOR EACH ROW SET NEW.n = NEW.n * 2, NEW.who = IF(NEW.who = 'ä', 'ö', NEW.who)",
  'CREATE TRIGGER `bills; bu` BEFORE UPDATE ON bills FOR EACH ROW SET NEW.n = -1',
];

const ROWS = [
  "INSERT INTO people (name, mail, boss, score) VALUES ('Ann', 'a@x', NULL, '-0'), ('Bob', 'b@x', 'Ann', 1.5), ('Cyd', 'c@x', 'Bob', NULL)",
  `INSERT INTO bills (id, part, who, body, data, n) VALUES (0, 1, 'Ann', X'00FF27', '{"a": 1}', 1), (1, 1, 'Bob', NULL, 'null', 2), (2, 1, NULL, X'5C', NULL, 3)`,
  "INSERT INTO labels VALUES ('a'), ('A')",
  "INSERT INTO days VALUES ('0000-00-00', 1), ('2020-01-01', 1)",
  "INSERT INTO visits VALUES (1, '0000-00-00', 1), (2, '2020-01-01', 1)",
];

/** Bob's and Cyd's addresses are exchanged, Ann is written otherwise, and there is what the backup does not have. */
const DAMAGE = [
  'SET foreign_key_checks = 0',
  "UPDATE people SET mail = NULL WHERE name = 'Bob'",
  "UPDATE people SET mail = 'b@x' WHERE name = 'Cyd'",
  "UPDATE people SET mail = 'c@x', boss = NULL WHERE name = 'Bob'",
  "UPDATE people SET name = 'ANN', score = 0 WHERE name = 'Ann'",
  "INSERT INTO people (name, mail, boss) VALUES ('Dan', 'd@x', 'Cyd')",
  'DELETE FROM bills WHERE id = 0',
  'UPDATE bills SET n = 9 WHERE id = 1',
  "INSERT INTO bills (id, part, who, n) VALUES (1, 2, 'Dan', 5)",
  "ALTER TABLE people ADD mine INT NOT NULL DEFAULT 7, ADD seen TIMESTAMP(6) NOT NULL DEFAULT '2020-01-01' ON UPDATE CURRENT_TIMESTAMP(6)",
  "UPDATE people SET mine = 1, seen = '2021-01-01' WHERE name = 'Cyd'",
  "DELETE FROM labels WHERE label = 'a'",
];

const SEQUENCES = ['CREATE SEQUENCE ahead', 'CREATE SEQUENCE behind'];

describe.each(MYSQL_FLAVOURS)('a merge into %s', (flavour) => {
  let folder: string;
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;
  const isMariadb = flavour === 'MARIADB';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-merge-'));
    source = await createMysqlDatabase(flavour);
    await source.run(...TABLES, ...ROWS, ...TRIGGERS, ...(isMariadb ? SEQUENCES : []));
    // The target's does not cycle.
    if (isMariadb) await source.run('ALTER SEQUENCE behind CYCLE', 'SELECT SETVAL(behind, 50, 1, 2)');
    const report = await operateInProcess('backup', { 'database-url': source.url, destination: folder });
    if (!report.ok) throw new Error(JSON.stringify(report.error));
  }, 60_000);
  beforeEach(async () => {
    target = await createMysqlDatabase(flavour);
    await target.run(...TABLES, ...ROWS, ...DAMAGE, ...TRIGGERS, ...(isMariadb ? SEQUENCES : []));
    if (isMariadb) await target.run('SELECT SETVAL(ahead, 70)');
  });
  afterEach(() => target.drop());
  afterAll(async () => {
    await source?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const merge = (more: Record<string, string> = {}, context = {}) =>
    operateInProcess(
      'restore',
      { destination: folder, 'target-url': target.url, mode: 'merge', ...more },
      context,
    );

  const triggers = () =>
    target.query(
      `SELECT TRIGGER_NAME, ACTION_ORDER, ACTION_STATEMENT, SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION
       FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY ACTION_ORDER, TRIGGER_NAME`,
    );

  /** Every row of the target as bytes, and its triggers. */
  async function contents() {
    const tables = await target.query('SHOW FULL TABLES');
    const rows = [
      await target.query(
        'SELECT HEX(name), HEX(mail), boss, score, shout, mine, seen FROM people ORDER BY 1',
      ),
      await target.query('SELECT id, part, who, HEX(body), CAST(data AS CHAR), n FROM bills ORDER BY 1, 2'),
      await target.query('SELECT HEX(label) FROM labels ORDER BY 1'),
    ];
    return { tables, rows, triggers: await triggers() };
  }

  it('makes every archived row equal, keeps the others and the triggers, which do not fire', async () => {
    const before = await contents();
    const report = await merge();
    expect(report.error).toBeNull();
    expect(report.restore).toMatchObject({ mode: 'merge', committed: true, provenTables: 5 });
    expect(report.restore?.merged).toEqual([
      { schema: source.name, name: 'bills', inserted: 1, updated: 1, unchanged: 1 },
      { schema: source.name, name: 'days', inserted: 0, updated: 0, unchanged: 2 },
      { schema: source.name, name: 'labels', inserted: 1, updated: 0, unchanged: 1 },
      { schema: source.name, name: 'people', inserted: 0, updated: 3, unchanged: 0 },
      { schema: source.name, name: 'visits', inserted: 0, updated: 0, unchanged: 2 },
    ]);
    const after = await contents();
    expect(after.tables).toEqual(before.tables);
    expect(after.triggers).toEqual(before.triggers);
    expect(after.triggers).toHaveLength(3);
    const people = 'SELECT HEX(name), HEX(mail), boss, score, shout FROM people WHERE mail < "d" ORDER BY 1';
    expect(await target.query(people)).toEqual(await source.query(people));
    const bills =
      'SELECT id, part, who, HEX(body), CAST(data AS CHAR), n FROM bills WHERE part = 1 ORDER BY 1';
    expect(await target.query(bills)).toEqual(await source.query(bills));
    expect(
      await target.query(
        "SELECT name, mine, YEAR(seen) FROM people WHERE mine = 1 OR name = 'Dan' ORDER BY 1",
      ),
    ).toEqual([
      ['Cyd', '1', '2021'],
      ['Dan', '7', '2020'],
    ]);
    expect(await target.query('SELECT part, who, n FROM bills WHERE part = 2')).toEqual([['2', 'Dan', '5']]);
    if (isMariadb) {
      expect(await target.query('SELECT NEXTVAL(ahead), NEXTVAL(behind)')).toEqual([['71', '51']]);
    }
    // Nothing is left to do.
    const again = await merge();
    expect(again.restore?.merged.every(({ unchanged }) => unchanged >= 2)).toBe(true);
  });

  it('refuses unique values that rows of the target have which the backup lacks', async () => {
    // Without triggers no table has to be locked.
    await target.run(
      ...['bills_bi', 'bills_bi2', '`bills; bu`'].map((name) => `DROP TRIGGER ${name}`),
      "UPDATE people SET mail = 'e@x' WHERE name = 'Bob'",
      "UPDATE people SET mail = 'c@x' WHERE name = 'Dan'",
    );
    const before = await contents();
    const report = await merge();
    expect(report).toMatchObject({ ok: false, exitCode: 7, error: { code: 'TARGET_UNIQUE_CLASH' } });
    expect(report.error?.message).toMatch(/people.* unique key mail/);
    expect(report.error?.message).not.toContain('c@x');
    expect(await contents()).toEqual(before);
  });

  it('refuses what would leave rows without parent', async () => {
    await target.run("INSERT INTO people (name, mail) VALUES ('Eve', 'e@x')");
    await target.run('SET foreign_key_checks = 0', "UPDATE bills SET who = 'Zoe' WHERE part = 2");
    const before = await contents();
    const report = await merge();
    expect(report.error).toMatchObject({ code: 'TARGET_ORPHANS' });
    expect(report.error?.message).toContain('bills_who');
    expect(await contents()).toEqual(before);
    const allowed = await merge({ 'skip-unrestorable': 'true' });
    expect(allowed.restore?.skipped).toMatchObject([{ kind: 'orphans', name: 'bills bills_who' }]);
  });

  it('waits for a session that deletes a parent, and refuses the rows that lose it', async () => {
    await target.run(
      ...['bills_bi', 'bills_bi2', '`bills; bu`'].map((name) => `DROP TRIGGER ${name}`),
      "DELETE FROM people WHERE name = 'Dan'",
      "UPDATE bills SET who = NULL WHERE who <> 'Bob'",
    );
    const before = await contents();
    const other = await mysql.createConnection(target.url);
    const log = new Saboteur(/^Sequences/, async () => {
      // Under any other level the server keeps children from coming, as well.
      await other.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      await other.query('START TRANSACTION');
      await other.query("DELETE FROM people WHERE name = 'Ann'");
      commitWhenAwaited(other).catch(() => undefined);
    });
    const report = await merge({ tables: 'bills' }, { log });
    await other.end();
    expect(report.error).toMatchObject({ code: 'TARGET_ORPHANS' });
    expect((await contents()).rows[1]).toEqual(before.rows[1]);
  });

  /** A merge that does not wait has an end, too: the test then fails. */
  async function commitWhenAwaited(other: mysql.Connection): Promise<void> {
    const waiting = "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'";
    for (let left = 40; left > 0 && (await target.query(waiting))[0]?.[0] === '0'; left--)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await other.query('COMMIT');
  }

  it('names tables that it cannot merge', async () => {
    await target.run(
      'ALTER TABLE bills MODIFY id INT NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (part, id)',
      'DROP TABLE labels',
      'CREATE TABLE labels (label VARBINARY(20) PRIMARY KEY, must INT NOT NULL) ENGINE = MyISAM',
      'ALTER TABLE people MODIFY score FLOAT',
      'CREATE TABLE db_backup_triggers (id INT)',
    );
    const report = await merge();
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REFUSED' } });
    for (const reason of [
      'the primary key is (part, id)',
      'engine MyISAM',
      'must: is not in the backup',
      'is float',
      'before it was cut off',
    ])
      expect(report.error?.message).toContain(reason);
  });

  it('refuses a user whom the server shows no triggers, or who could not make them again, before it loads', async () => {
    const user = `u_${target.name.slice(-12)}`;
    await target.run(
      `CREATE USER '${user}'@'%' IDENTIFIED BY 'Secret-1'`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON ${target.name}.* TO '${user}'@'%'`,
    );
    try {
      const before = await contents();
      const report = await merge({ 'target-url': withUrl(target.url, { user, password: 'Secret-1' }) });
      expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REFUSED' } });
      expect(report.error?.message).toContain('GRANT TRIGGER');
      expect(await contents()).toEqual(before);
      // Those that are there have another definer, or need SUPER where a binary log is written.
      await target.run(`GRANT TRIGGER, LOCK TABLES, CREATE, DROP ON ${target.name}.* TO '${user}'@'%'`);
      const seeing = await merge({ 'target-url': withUrl(target.url, { user, password: 'Secret-1' }) });
      expect(seeing).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REFUSED' } });
      expect(seeing.error?.message).toContain('could not make the trigger bills_bi again');
      expect(seeing.restore?.phases.map(({ name }) => name)).not.toContain('load');
      expect(await contents()).toEqual(before);
    } finally {
      await target.run(`DROP USER '${user}'@'%'`);
    }
  });

  it('leaves the collation of the database as it is where a trigger was made under another', async () => {
    await target.run(
      'ALTER DATABASE COLLATE latin1_swedish_ci',
      'CREATE TRIGGER bills_ai AFTER INSERT ON bills FOR EACH ROW SET @inserted = 1',
      'ALTER DATABASE COLLATE utf8mb4_bin',
    );
    const before = await contents();
    const report = await merge();
    expect(report).toMatchObject({ error: { code: 'TARGET_REFUSED' }, restore: { remains: [] } });
    expect(report.error?.message).toContain('bills_ai: was made when the database had another collation');
    expect(await contents()).toEqual(before);
    expect(await target.query('SELECT @@collation_database')).toEqual([['utf8mb4_bin']]);
  });

  it('leaves the note of another merge, which began before it', async () => {
    const before = await contents();
    const other = () => target.run('CREATE TABLE db_backup_triggers (id INT)');
    const report = await merge({}, { log: new Saboteur(/^Sequences/, other) });
    expect(report).toMatchObject({ error: { code: 'TARGET_CONFLICT' }, restore: { remains: [] } });
    await target.run('DROP TABLE db_backup_triggers');
    expect(await contents()).toEqual(before);
  });

  it.each(['bills_bi', 'bills_bi2'])(
    'leaves the order of triggers when the connection is cut as %s is dropped',
    async (name) => {
      const before = await contents();
      const url = new URL(target.url);
      const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
      url.port = String(proxy.port);
      proxy.strikeOnce(new RegExp(`DROP TRIGGER IF EXISTS \\S+\\.\`${name}\``), (passOn, cut) => {
        passOn();
        cut();
      });
      const report = await merge({ 'target-url': url.href });
      await proxy.close();
      expect(report).toMatchObject({ error: { code: 'TARGET_LOST' }, restore: { remains: [] } });
      expect(await contents()).toEqual(before);
    },
  );

  it('tells of triggers that a killed merge took away, and how they come back', async () => {
    const before = await contents();
    const url = new URL(target.url);
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    const controller = new AbortController();
    proxy.strikeOnce(/UPDATE `\w+`\.`bills`/, () => {
      proxy.cut();
      controller.abort(new Error('SIGTERM'));
    });
    const killed = await merge({ 'target-url': url.href }, { signal: controller.signal });
    await proxy.close();
    expect(killed.restore?.remains.join(' ')).toMatch(/may be missing: bills_bi, .*`db_backup_triggers`/);
    expect(await triggers()).toEqual([]);
    const backup = await operateInProcess('backup', {
      'database-url': target.url,
      destination: join(folder, 'killed'),
    });
    expect(backup.warnings.join(' ')).toContain('triggers of its tables may be missing');
    const refused = await merge();
    expect(refused.error?.message).toContain(
      'To make them again: mysql --default-character-set=utf8mb4 --raw',
    );

    const scripts = await target.query('SELECT script FROM db_backup_triggers ORDER BY position');
    await target.runForced(...scripts.flatMap(([text]) => splitSql(`${text}\n`)));
    await target.run('DROP TABLE db_backup_triggers');
    expect(await contents()).toEqual(before);
  });

  it('does not say that nothing is left where the server that it finds for that is another one', async () => {
    const url = new URL(target.url);
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    const away = async (cut: () => void) => {
      await target.run('RENAME TABLE db_backup_triggers TO elsewhere');
      cut();
    };
    proxy.strikeOnce(/UPDATE `\w+`\.`bills`/, (_, cut) => void away(cut));
    const report = await merge({ 'target-url': url.href });
    await proxy.close();
    expect(report.restore?.remains.join(' ')).toMatch(/may be missing: bills_bi, .*the note is not there/);
  });

  const PHASES = [/^Loading/, /^Sequences/, /^Reading every row back/];

  it('leaves everything as it was when its connection is killed, or it is cancelled, at any phase', async () => {
    const before = await contents();
    for (const phase of PHASES) {
      const killed = await merge({}, { log: new Saboteur(phase, killSessions) });
      expect(killed).toMatchObject({ ok: false, error: { code: 'TARGET_LOST' } });
      expect(killed.restore).toMatchObject({ committed: false, remains: [] });
      expect(await contents()).toEqual(before);
      const controller = new AbortController();
      const log = new Saboteur(phase, async () => controller.abort(new Error('SIGTERM')));
      const cancelled = await merge({}, { log, signal: controller.signal });
      expect(cancelled).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
      expect(cancelled.restore).toMatchObject({ committed: false, remains: [] });
      expect(await contents()).toEqual(before);
    }
  });

  async function killSessions(): Promise<void> {
    const rows = await target.query(
      `SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '${target.name}' AND ID <> CONNECTION_ID()`,
    );
    if (rows.length < 1) throw new Error('there is nobody to be killed');
    for (const [id] of rows) await target.query(`KILL ${id}`);
  }
});
