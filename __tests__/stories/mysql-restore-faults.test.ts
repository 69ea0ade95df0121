import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { Saboteur } from '../support/saboteur.js';
import { MYSQL_FLAVOURS } from '../support/services.js';

const PHASES = [/^Loading/, /^Sequences/, /^Reading every row back/];

describe.each(MYSQL_FLAVOURS)('a restore into %s that fails', (flavour) => {
  let folder: string;
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-faults-'));
    source = await createMysqlDatabase(flavour);
    await source.run(...shopStatements(flavour));
    const report = await operateInProcess('backup', { 'database-url': source.url, destination: folder });
    if (!report.ok) throw new Error(JSON.stringify(report.error));
    target = await createMysqlDatabase(flavour, { options: 'CHARACTER SET latin1' });
  }, 60_000);

  afterAll(async () => {
    await target?.drop();
    await source?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const restore = (more: Record<string, string> = {}, context = {}) =>
    operateInProcess('restore', { destination: folder, 'target-url': target.url, ...more }, context);

  /** What a database holds of every kind, and what it gives new tables. */
  async function contents() {
    const of = (table: string, column: string, schema: string) =>
      target.query(`SELECT ${column} FROM information_schema.${table} WHERE ${schema} = '${target.name}'`);
    return [
      ...(await of('TABLES', 'TABLE_NAME', 'TABLE_SCHEMA')),
      ...(await of('ROUTINES', 'ROUTINE_NAME', 'ROUTINE_SCHEMA')),
      ...(await of('TRIGGERS', 'TRIGGER_NAME', 'TRIGGER_SCHEMA')),
      ...(await of('EVENTS', 'EVENT_NAME', 'EVENT_SCHEMA')),
      ...(await of('SCHEMATA', 'DEFAULT_CHARACTER_SET_NAME', 'SCHEMA_NAME')),
    ].map(([name]) => name);
  }

  async function killSessions(): Promise<void> {
    const rows = await target.query(
      `SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '${target.name}' AND ID <> CONNECTION_ID()`,
    );
    if (rows.length < 2) throw new Error('there is nobody to be killed');
    for (const [id] of rows) await target.query(`KILL ${id}`);
  }

  it.each(PHASES)('leaves it as it was when its connections are killed at %s', async (phase) => {
    const report = await restore({}, { log: new Saboteur(phase, killSessions) });
    expect(report).toMatchObject({ ok: false, error: { code: 'TARGET_LOST' } });
    expect(report.restore).toMatchObject({ committed: false, remains: [] });
    expect(await contents()).toEqual(['latin1']);
  });

  // What this process does then is the same for every server; its connections are cut as above.
  const onOne = flavour === 'MARIADB' ? it : undefined;
  onOne?.each(PHASES)('leaves it as it was when it is cancelled at %s', async (phase) => {
    const controller = new AbortController();
    const log = new Saboteur(phase, async () => controller.abort(new Error('SIGTERM')));
    const report = await restore({}, { log, signal: controller.signal });
    expect(report).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(report.restore).toMatchObject({ committed: false, remains: [] });
    expect(await contents()).toEqual(['latin1']);
  });

  it('names what is in the way, and leaves it', async () => {
    await target.run('CREATE TABLE mine (id INT)', 'INSERT INTO mine VALUES (1)');
    const report = await restore({ mode: 'create' });
    expect(report.error).toMatchObject({ code: 'TARGET_REFUSED' });
    expect(report.error?.message).toContain('mine');
    expect(await contents()).toEqual(['mine', 'latin1']);
    expect(await target.query('SELECT * FROM mine')).toEqual([['1']]);
    const replace = await restore();
    expect(replace.error?.message).toContain('orders: is not in the target');
    await target.run('DROP TABLE mine');
  });

  it('tries what the backup has before rows are loaded, and leaves no trace of that', async () => {
    const [far, near] = [await createMysqlDatabase(flavour), await createMysqlDatabase(flavour)];
    try {
      await far.run('CREATE TABLE there (id INT)');
      await near.run(
        'CREATE TABLE mine (id INT)',
        'INSERT INTO mine VALUES (2)',
        `CREATE VIEW across AS SELECT id FROM ${far.name}.there`,
        'CREATE TRIGGER mine_bi BEFORE INSERT ON mine FOR EACH ROW SET NEW.id = 1',
      );
      const destination = join(folder, 'across');
      const backup = await operateInProcess('backup', { 'database-url': near.url, destination });
      expect(backup.error).toBeNull();
      await near.run('DROP VIEW across', 'INSERT INTO mine VALUES (5)');
      await far.run('DROP TABLE there');
      let hasLoaded = false;
      const log = new Saboteur(/^Loading/, async () => {
        hasLoaded = true;
      });
      const confirm = 'RESTORE PRODUCTION, REBUILD';
      const rebuild = { destination, 'target-url': near.url, mode: 'rebuild', confirm };
      const report = await operateInProcess('restore', rebuild, { log });
      expect(report.error).toMatchObject({ code: 'TARGET_REFUSED' });
      expect(report.error?.message).toMatch(/trying the definitions.*view .*across/s);
      expect(hasLoaded).toBe(false);
      expect(report.restore).toMatchObject({ committed: false, remains: [] });
      await far.run('CREATE TABLE there (id INT)');
      expect((await operateInProcess('restore', rebuild)).error).toBeNull();
      expect(await near.query('SHOW TABLES')).toEqual([['across'], ['mine']]);
      expect(await near.query('SELECT * FROM mine')).toEqual([['2']]);
    } finally {
      await near.drop();
      await far.drop();
    }
  });

  it('says how many rows have no parent, and keeps nothing unless that is allowed', async () => {
    const orphaned = await createMysqlDatabase(flavour);
    try {
      await orphaned.run(
        'CREATE TABLE p (id INT PRIMARY KEY)',
        'CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id))',
        'SET foreign_key_checks = 0',
        'INSERT INTO c VALUES (1, 5), (2, 6), (3, NULL)',
      );
      const destination = join(folder, 'orphans');
      const backup = await operateInProcess('backup', { 'database-url': orphaned.url, destination });
      expect(backup.error).toBeNull();
      const report = await restore({ destination });
      expect(report.error).toMatchObject({ code: 'TARGET_ORPHANS' });
      expect(report.error?.message).toContain('c_p of');
      expect(report.error?.message).toContain('2 rows');
      expect(await contents()).toEqual(['latin1']);
      const allowed = await restore({ destination, 'skip-unrestorable': 'true' });
      expect(allowed.error).toBeNull();
      expect(allowed.restore?.skipped).toMatchObject([{ kind: 'orphans', name: 'c c_p' }]);
      await target.run('DROP TABLE c, p', 'ALTER DATABASE CHARACTER SET latin1');
    } finally {
      await orphaned.drop();
    }
  });
});
