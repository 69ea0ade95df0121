import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { checksums, definitions } from '../support/mysql-oracle.js';
import { SHOP_OBJECTS, SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { createOnOwnMysql } from '../support/own-mysql.js';
import { type Installation, installDist, startCli } from '../support/run-process.js';
import { type MysqlFlavour, mysqlClient, mysqlUrl, withUrl } from '../support/services.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** The account of a restore, by its rights: `within` may make no database. */
type Rights = 'all' | 'within';

const PASSWORD = 'Secret-1';
const REBUILD = { mode: 'rebuild', confirm: 'REBUILD' };
const OBJECTS = [...SHOP_TABLES.map((name) => `TABLE ${name}`), ...SHOP_OBJECTS];
// 5.7 and MariaDB have other checksums for what they do not store.
const SUMMED = SHOP_TABLES.filter((name) => name !== 'orders');

let dist: Installation;
let folder: string;
beforeAll(() => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-killed-'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(mysqlClient(), join(folder, 'bin', 'mysql'));
});
afterAll(() => {
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Behind the number of the command, and the empty list of attributes that newer servers want. */
const statement = (text: string) => new RegExp(`\x03(\x00\x01)?${text}`);

/** A backup of a shop, and a database with other rows that it is restored into. */
class Scene {
  readonly user: string;
  constructor(
    readonly target: MysqlTestDatabase,
    readonly archive: string,
    readonly rights: Rights,
    /** A table that only this scene has. */
    readonly mark: string,
  ) {
    this.user = `k_${target.name.slice(-12)}`;
  }

  static async set(
    flavour: MysqlFlavour,
    rights: Rights,
    target: MysqlTestDatabase | undefined = undefined,
  ): Promise<Scene> {
    const source = await createMysqlDatabase(flavour);
    try {
      const mark = `mark_${source.name}`;
      await source.run(...shopStatements(flavour), `CREATE TABLE ${mark} (id INT PRIMARY KEY)`);
      const archive = mkdtempSync(join(folder, 'archive-'));
      const backup = await operateInProcess('backup', { 'database-url': source.url, destination: archive });
      expect(backup.error).toBeNull();
      const scene = new Scene(target ?? (await createMysqlDatabase(flavour)), archive, rights, mark);
      await scene.prepare();
      return scene;
    } finally {
      await source.drop();
    }
  }

  get url(): string {
    return withUrl(this.target.url, { user: this.user, password: PASSWORD });
  }

  private async prepare(): Promise<void> {
    const { target, user } = this;
    await target.run(
      `CREATE USER '${user}'@'%' IDENTIFIED BY '${PASSWORD}'`,
      this.rights === 'all'
        ? `GRANT ALL ON *.* TO '${user}'@'%'`
        : `GRANT ALL ON ${target.name}.* TO '${user}'@'%'`,
      // With a binary log, functions and triggers ask for it.
      ...(this.rights === 'all' ? [] : [`GRANT SUPER ON *.* TO '${user}'@'%'`]),
    );
    expect((await this.restore()).error).toBeNull();
    await target.run(
      'DELETE FROM parts',
      "UPDATE `odd ``na.me é` SET `a b` = 'other'",
      "UPDATE orders SET amount = 5, made = '2026-01-01'",
    );
  }

  restore(more: Record<string, string> = {}) {
    return operateInProcess('restore', {
      destination: this.archive,
      'target-url': this.url,
      owner: 'target',
      ...more,
    });
  }

  /** Runs the command, and kills it when it sends the server a statement that begins so. */
  async killedAt(text: string, isPassedOn: boolean, more: Record<string, string> = {}): Promise<void> {
    const { hostname, port } = new URL(this.target.url);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
    const through = new URL(this.url);
    through.port = String(proxy.port);
    const settings = { destination: this.archive, owner: 'target', ...more };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const running = startCli(dist, ['restore', ...args], { env: { DB_BACKUP_TARGET_URL: through.href } });
    proxy.strikeOnce(statement(text), (passOn) => {
      if (isPassedOn) passOn();
      running.kill('SIGKILL');
    });
    const ended = await running.ended;
    await proxy.close();
    if (ended.code !== null) throw new Error(ended.stdout + ended.stderr);
  }

  /** What the next run says when the server has noticed that nobody is there any more. */
  async refusal(): Promise<string> {
    for (;;) {
      const { error } = await this.restore();
      expect(error).toMatchObject({ code: 'TARGET_REFUSED' });
      if (!error?.message.includes('is at work')) return error?.message ?? '';
      await pause(20);
    }
  }

  /** Runs what the refusal says, as a person would paste it; gives the statements that clean up. */
  undo(refusal: string): string[] {
    const [, command = '', removal = ''] =
      /To put it back: (mysql .*?) – and when all is there.*?: (DROP .*)$/m.exec(refusal) ?? [];
    const { hostname, port } = new URL(this.target.url);
    const lines = [`host=${hostname}`, `port=${port}`, `user=${this.user}`, `password=${PASSWORD}`];
    writeFileSync(join(folder, '.my.cnf'), ['[client]', ...lines, ''].join('\n'), { mode: 0o600 });
    const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    const options = { env: { PATH, HOME: folder }, stdio: 'pipe' } as const;
    try {
      execFileSync('sh', ['-c', command], options);
    } catch {
      // What was not needed has failed.
    }
    return removal.split('; ');
  }

  async contents(): Promise<unknown> {
    const { target } = this;
    const list = (sql: string) => target.query(`${sql} = '${target.name}' ORDER BY 1, 2`);
    return {
      rows: await checksums(target, SUMMED),
      orders: await target.query('SELECT * FROM orders ORDER BY id'),
      definitions: await definitions(target, OBJECTS),
      triggers: await list(
        'SELECT TRIGGER_NAME, ACTION_ORDER, DEFINER FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA',
      ),
      tables: await list(
        "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_NAME NOT LIKE 'db\\_backup%' AND TABLE_SCHEMA",
      ),
    };
  }

  async drop(): Promise<void> {
    await this.target.runForced(`DROP USER '${this.user}'@'%'`);
    await this.target.drop();
  }
}

/** The new table that holds what was written while it stood in the target. */
async function rowsKept({ target }: Scene): Promise<number> {
  const rows = await target.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.COLUMNS
     WHERE COLUMN_NAME = 'gross' AND (TABLE_SCHEMA LIKE 'db\\_backup\\_scratch\\_%' OR TABLE_NAME LIKE 'db\\_backup\\_new\\_%')`,
  );
  let found = 0;
  for (const [schema, name] of rows) {
    const [row] = await target.query(`SELECT COUNT(*) FROM \`${schema}\`.\`${name}\` WHERE amount = 4711 `);
    found += Number(row?.[0]);
  }
  return found;
}

describe.each([
  ['MARIADB', 'all', REBUILD],
  ['MYSQL', 'all', {}],
  ['MYSQL_57', 'within', REBUILD],
] as const)('a restore into %s (rights: %s) whose process is killed', (flavour, rights, more) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.set(flavour, rights);
  }, 60_000);
  afterAll(() => scene?.drop());

  it('is put back from after the renaming, with what others have written since kept beside', async () => {
    const before = await scene.contents();
    await scene.killedAt('RENAME TABLE', true, more);
    const refusal = await scene.refusal();
    await scene.target.run('INSERT INTO orders (id, amount) VALUES (99, 4711)');
    const backup = await operateInProcess('backup', {
      'database-url': scene.url,
      destination: mkdtempSync(join(folder, 'half-')),
    });
    const [note] = /(?<=FROM )\S+(?= ORDER BY step)/.exec(refusal) ?? [];
    expect(backup.warnings.join('\n')).toContain(`was killed: what it moved away is in ${note}`);
    const removal = scene.undo(refusal);
    expect(await scene.contents()).toEqual(before);
    expect(await rowsKept(scene)).toBe(1);
    await scene.target.run(...removal);
    expect((await scene.restore({ 'dry-run': 'true' })).error).toBeNull();
  });

  if (flavour === 'MARIADB') {
    it('is put back from before anything was dropped, without setting back what went on in the meantime', async () => {
      // Made in the past, because the server drops one of the past that is made today.
      await scene.target.run(
        'SET timestamp = 1577880000',
        "CREATE EVENT once ON SCHEDULE AT '2020-01-01 13:00:00' DO DELETE FROM orders",
      );
      const before = await scene.contents();
      await scene.killedAt('DROP EVENT IF EXISTS `test_', false, more);
      const refusal = await scene.refusal();
      const [[, taken] = []] = await scene.target.query('SELECT SETVAL(tickets, 700000), NEXTVAL(tickets)');
      const removal = scene.undo(refusal);
      expect(await scene.contents()).toEqual(before);
      const [[next] = []] = await scene.target.query('SELECT NEXTVAL(tickets)');
      expect(Number(next)).toBeGreaterThan(Number(taken));
      const [row] = await scene.target.query('SHOW CREATE EVENT once');
      expect(row?.[3]).toContain('ON COMPLETION PRESERVE DISABLE');
      await scene.target.run('DROP EVENT once', ...removal);
    });

    it('stands when that happens while the old tables are dropped, and the next run and a backup name what is left', async () => {
      await scene.killedAt('SET SESSION foreign_key_checks = 1', false, more);
      const after = await scene.contents();
      const backup = await operateInProcess('backup', {
        'database-url': scene.url,
        destination: mkdtempSync(join(folder, 'other-')),
      });
      const next = await scene.restore();
      expect(next.error).toBeNull();
      expect(await scene.contents()).toEqual(after);
      const [[kept = ''] = []] = await scene.target.query(
        `SELECT TABLE_SCHEMA FROM information_schema.TABLES
         WHERE TABLE_SCHEMA LIKE 'db\\_backup\\_replaced\\_%' AND TABLE_NAME = '${scene.mark}'`,
      );
      const built = `${kept}`.replace('replaced', 'scratch');
      const removal = [`DROP DATABASE ${kept}`, `DROP DATABASE IF EXISTS ${built}`];
      const told = `To remove them: ${removal.join('; ')}`;
      for (const notes of [backup.warnings, next.restore?.plan?.notes])
        expect(notes).toContainEqual(expect.stringContaining(told));
      await scene.target.run(...removal);
      const last = await scene.restore({ 'dry-run': 'true' });
      expect(last.restore?.plan?.notes.join()).not.toContain(kept);
    });
  }
});

describe('a restore into MARIADB whose server is killed', () => {
  let own: Awaited<ReturnType<typeof createOnOwnMysql>>;
  let scene: Scene;
  let other: MysqlTestDatabase;
  beforeAll(async () => {
    own = await createOnOwnMysql('MARIADB');
    scene = await Scene.set('MARIADB', 'all', own);
    other = await createMysqlDatabase('MYSQL_57');
    await other.run(
      `CREATE DATABASE ${own.name}`,
      `CREATE USER '${scene.user}'@'%' IDENTIFIED BY '${PASSWORD}'`,
      `GRANT ALL ON *.* TO '${scene.user}'@'%'`,
    );
  }, 90_000);
  afterAll(async () => {
    await other?.runForced(`DROP USER '${scene.user}'@'%'`, `DROP DATABASE ${own.name}`);
    await other?.drop();
    await own?.drop();
  });

  it('is taken back on no other server, and put back by its note when the server is there again', async () => {
    const before = await scene.contents();
    const { hostname, port } = new URL(own.url);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
    proxy.strikeOnce(statement('ALTER TABLE \\S+ ADD CONSTRAINT'), () => {
      own.server.kill().catch(() => undefined);
    });
    const through = new URL(scene.url);
    through.port = String(proxy.port);
    const url = through.href.replace('/test_', `,127.0.0.1:${new URL(mysqlUrl('MYSQL_57')).port}/test_`);
    const failed = await scene.restore({ 'target-url': url });
    await proxy.close();
    expect(failed.error).toMatchObject({ code: 'TARGET_LOST' });
    const remains = failed.restore?.remains.join('\n') ?? '';
    expect(remains).toContain(
      `at 127.0.0.1:${new URL(mysqlUrl('MYSQL_57')).port} is another one, where nothing was touched`,
    );
    expect(remains).toContain('customers');
    await own.server.start();
    const refusal = await scene.refusal();
    expect(remains).toContain(/SELECT statement FROM (\S+)/.exec(refusal)?.[1]);
    const removal = scene.undo(refusal);
    expect(await scene.contents()).toEqual(before);
    await own.run(...removal);
    expect((await scene.restore()).error).toBeNull();
  }, 60_000);
});
