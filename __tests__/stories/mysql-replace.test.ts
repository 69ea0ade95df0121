import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { SHOP_OBJECTS, SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { Saboteur } from '../support/saboteur.js';
import { MYSQL_FLAVOURS, withUrl } from '../support/services.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

type Strike = [at: string, pattern: RegExp];

/** Judged by the servers: CHECKSUM TABLE and SHOW CREATE of the target against those of the source. */
describe.each(MYSQL_FLAVOURS)('a restore into a database of %s that is in use', (flavour) => {
  let folder: string;
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;
  let neighbour: MysqlTestDatabase;
  const own = flavour === 'MARIADB' ? ['prices'] : flavour === 'MYSQL' ? ['keyless'] : [];
  const tables = [...SHOP_TABLES, ...own];
  const objects = [...tables.map((name) => `TABLE ${name}`), ...SHOP_OBJECTS];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-replace-'));
    source = await createMysqlDatabase(flavour);
    await source.run(...shopStatements(flavour), `CREATE TABLE only_${source.name} (id INT)`);
    const report = await operateInProcess('backup', { 'database-url': source.url, destination: folder });
    if (!report.ok) throw new Error(JSON.stringify(report.error));
    target = await createMysqlDatabase(flavour);
    const created = await restore();
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    neighbour = await createMysqlDatabase(flavour);
    await neighbour.run(
      `CREATE TABLE notes (id INT PRIMARY KEY, customer BIGINT UNSIGNED,
         CONSTRAINT notes_customer FOREIGN KEY (customer) REFERENCES ${target.name}.customers (id))`,
      'INSERT INTO notes VALUES (1, 7)',
    );
    await target.run(
      `CREATE TABLE invoices (id INT PRIMARY KEY, customer BIGINT UNSIGNED, CONSTRAINT invoices_customer
         FOREIGN KEY (customer) REFERENCES customers (id) ON UPDATE CASCADE)`,
      'INSERT INTO invoices VALUES (1, 7), (2, NULL)',
      'CREATE TRIGGER invoices_bi BEFORE INSERT ON invoices FOR EACH ROW SET NEW.id = NEW.id + 1',
    );
  }, 60_000);

  afterAll(async () => {
    await neighbour?.drop();
    await target?.drop();
    await source?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const restore = (more: Record<string, string> = {}, context = {}) =>
    operateInProcess('restore', { destination: folder, 'target-url': target.url, ...more }, context);

  const change = () =>
    target.run(
      "UPDATE orders SET amount = amount + 1, made = '2026-01-01'",
      "INSERT INTO customers VALUES (5000, 'new@example.com')",
      'DELETE FROM parts WHERE id = 1',
      'INSERT INTO nothing VALUES (1)',
    );

  /** A table of another database is named with it, and so is what it refers to. */
  const sameName = (text: string | null | undefined, { name }: MysqlTestDatabase) =>
    text?.replaceAll(name, 'shop');

  async function checksums(database: MysqlTestDatabase, names: readonly string[]) {
    const rows = await database.query(`CHECKSUM TABLE ${names.join(', ')}`);
    return rows.map(([name, sum]) => [sameName(name, database), sum]);
  }

  async function definitions(database: MysqlTestDatabase, names: readonly string[]) {
    const found: unknown[] = [];
    for (const name of names) {
      const [row = []] = await database.query(`SHOW CREATE ${name}`);
      found.push(
        row.filter((v) => !/^\d{4}-\d\d-\d\d \d\d:/.test(v ?? '')).map((v) => sameName(v, database)),
      );
    }
    return found;
  }

  /** The second table of this name in the world is one that was left behind; others restore on this server, too. */
  const leftovers = async () => {
    const databases = await target.query(
      "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'db\\_backup\\_replaced\\_%'",
    );
    const ours: (string | null)[][] = [];
    for (const [name = ''] of databases) {
      const note = target.query(`SELECT DISTINCT of_database FROM ${name}.db_backup_undo`);
      const [row] = await note.catch(() => []);
      if (row?.[0] === target.name) ours.push([name]);
    }
    const tables = await target.query(
      `SELECT TABLE_SCHEMA FROM information_schema.TABLES
         WHERE TABLE_NAME = 'only_${source.name}' AND TABLE_SCHEMA NOT IN ('${source.name}', '${target.name}')
       UNION SELECT TABLE_NAME FROM information_schema.TABLES
         WHERE TABLE_SCHEMA = '${target.name}' AND TABLE_NAME LIKE 'db\\_backup\\_%'`,
    );
    return [...ours, ...tables];
  };

  const outsideKeys = async () => {
    const [[, inside] = []] = await target.query('SHOW CREATE TABLE invoices');
    const [[, outside] = []] = await target.query(`SHOW CREATE TABLE ${neighbour.name}.notes`);
    return [inside, outside].map((text) =>
      /CONSTRAINT.*/.exec(text ?? '')?.[0].replaceAll(target.name, 'shop'),
    );
  };

  const KEYS = [
    'CONSTRAINT `invoices_customer` FOREIGN KEY (`customer`) REFERENCES `customers` (`id`) ON UPDATE CASCADE',
    'CONSTRAINT `notes_customer` FOREIGN KEY (`customer`) REFERENCES `shop`.`customers` (`id`)',
  ];

  it('replaces the rows and leaves everything else', async () => {
    await change();
    const report = await restore();
    expect(report.error).toBeNull();
    expect(report.restore).toMatchObject({ mode: 'replace', committed: true, skipped: [], remains: [] });
    expect(await checksums(target, tables)).toEqual(await checksums(source, tables));
    expect(await definitions(target, objects)).toEqual(await definitions(source, objects));
    expect(await outsideKeys()).toEqual(KEYS);
    expect(await target.query('SELECT COUNT(*) FROM invoices')).toEqual([['2']]);
    expect(await definitions(target, ['TRIGGER invoices_bi'])).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  /** Everything that must be the same after a failure. */
  async function contents() {
    const names = [...tables, 'invoices', `${neighbour.name}.notes`];
    const of = (columns: string, table: string, schema: string) =>
      target.query(
        `SELECT ${columns} FROM information_schema.${table} WHERE ${schema} = '${target.name}' ORDER BY 1`,
      );
    return {
      checksums: await checksums(target, names),
      definitions: await definitions(target, [...names.map((name) => `TABLE ${name}`), ...SHOP_OBJECTS]),
      triggers: await of('TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_ORDER', 'TRIGGERS', 'TRIGGER_SCHEMA'),
      events: await of('EVENT_NAME, STATUS, DEFINER', 'EVENTS', 'EVENT_SCHEMA'),
      leftovers: await leftovers(),
    };
  }

  // Behind the number of the command, and the empty list of attributes that newer servers want.
  const statement = (text: string) => new RegExp(`\x03(\x00\x01)?${text}`);
  const RENAMING: Strike = ['the renaming', statement('RENAME TABLE')];
  /** What happens is the same everywhere; the renaming itself is each server's own. */
  const STRIKES: Record<typeof flavour, Strike[]> = {
    MARIADB: [
      ['the load', statement('INSERT INTO `db_backup_scratch')],
      ['the making of triggers', statement('CREATE DEFINER=\\S+ TRIGGER .?orders_bi')],
      RENAMING,
    ],
    MYSQL: [['the dropping of triggers', statement('DROP TRIGGER IF EXISTS')], RENAMING],
    MYSQL_57: [
      ['the making of keys', statement('ALTER TABLE \\S+ ADD CONSTRAINT `orders_customer`')],
      RENAMING,
    ],
  };
  const itOn = (one: typeof flavour) => (flavour === one ? it : undefined);

  describe('that fails', () => {
    let proxy: TcpProxy;
    let through: string;
    let before: Awaited<ReturnType<typeof contents>>;
    beforeAll(async () => {
      await change();
      before = await contents();
    });
    beforeEach(async () => {
      const { hostname, port } = new URL(target.url);
      proxy = await startTcpProxy({ host: hostname, port: Number(port) });
      const url = new URL(target.url);
      url.port = String(proxy.port);
      through = url.href;
    });
    afterEach(() => proxy.close());

    it.each(STRIKES[flavour])('leaves it as it was when the connection is cut at %s', async (_, pattern) => {
      for (const isPassedOn of pattern.source.includes('RENAME') ? [false, true] : [true]) {
        proxy.strikeOnce(pattern, (passOn, cut) => {
          if (isPassedOn) passOn();
          cut();
        });
        const report = await restore({ 'target-url': through });
        expect(report.error).toMatchObject({
          code: 'TARGET_LOST',
          message: expect.stringContaining('broke off'),
        });
        expect(report.restore).toMatchObject({ committed: false, remains: [] });
        expect(await contents()).toEqual(before);
      }
    });

    itOn('MARIADB')?.('gives no number of a sequence twice that others took before it failed', async () => {
      const next = async () => Number((await target.query('SELECT NEXTVAL(tickets)'))[0]?.[0]);
      for (const more of [{}, { mode: 'rebuild', confirm: 'REBUILD' }]) {
        let taken = Promise.resolve(0);
        proxy.strikeOnce(statement('DROP TRIGGER IF EXISTS'), (_, cut) => {
          taken = target.query('SELECT SETVAL(tickets, 700000), NEXTVAL(tickets)').then(([row]) => {
            cut();
            return Number(row?.[1]);
          });
        });
        const report = await restore({ 'target-url': through, ...more });
        expect(report).toMatchObject({ error: { code: 'TARGET_LOST' }, restore: { remains: [] } });
        expect(await next()).toBeGreaterThan(await taken);
        await target.run('ALTER SEQUENCE tickets RESTART WITH 5');
      }
      before = await contents();
    });

    itOn('MYSQL')?.('leaves it as it was when it is cancelled at the renaming', async () => {
      const controller = new AbortController();
      proxy.strikeOnce(RENAMING[1], (passOn) => {
        passOn();
        controller.abort(new Error('SIGTERM'));
      });
      const report = await restore({ 'target-url': through }, { signal: controller.signal });
      expect(report).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
      expect(report.restore).toMatchObject({ committed: false, remains: [] });
      expect(await contents()).toEqual(before);
    });

    itOn('MYSQL')?.('keeps what others wrote into the new tables before it failed', async () => {
      let written = Promise.resolve();
      proxy.strikeOnce(statement('CREATE DEFINER=\\S+ TRIGGER .?orders_bi'), (_, cut) => {
        written = target.run('INSERT INTO orders (id, amount) VALUES (99, 4711)').then(cut);
      });
      const report = await restore({ 'target-url': through });
      await written;
      const remains = report.restore?.remains.join('\n') ?? '';
      const [, kept] = /so these are kept: (db_backup_scratch_\w+)\.orders\./.exec(remains) ?? [];
      const [row] = await target.query(`SELECT amount FROM ${kept}.orders WHERE id = 99`);
      expect(row).toEqual(['4711.00']);
      expect(await target.query(`SHOW TABLES FROM ${kept} LIKE 'customers'`)).toEqual([]);
      expect(report.restore?.notes.join('\n')).toMatch(/by count and checksum: .*orders/);
      await target.run(`DROP DATABASE ${kept}`);
      expect(await contents()).toEqual(before);
    });

    itOn('MYSQL_57')?.(
      'stands when the connection is cut while the old tables are dropped, and says so',
      async () => {
        proxy.strikeOnce(statement('SET SESSION foreign_key_checks = 1'), (_, cut) => cut());
        const report = await restore({ 'target-url': through });
        expect(report.error).toBeNull();
        expect(report.restore).toMatchObject({ committed: true, remains: [] });
        const kept = /are in (db_backup_replaced_\w+)/.exec(report.restore?.notes.join(' ') ?? '')?.[1];
        expect(await checksums(target, tables)).toEqual(await checksums(source, tables));
        await target.run(`DROP DATABASE ${kept}`, `DROP DATABASE ${kept?.replace('replaced', 'scratch')}`);
        expect((await restore()).error).toBeNull();
        await change();
        before = await contents();
      },
    );

    itOn('MARIADB')?.('leaves it as it was when rows are not those of the backup', async () => {
      const spoil = async () => {
        const [[scratch] = []] = await target.query(
          `SELECT TABLE_SCHEMA FROM information_schema.TABLES
           WHERE TABLE_NAME = 'only_${source.name}' AND TABLE_SCHEMA LIKE 'db%'`,
        );
        await target.run(`UPDATE ${scratch}.orders SET amount = amount + 1 WHERE id = 1`);
      };
      const report = await restore({}, { log: new Saboteur(/^Reading every row back/, spoil) });
      expect(report).toMatchObject({ ok: false, exitCode: 5 });
      expect(report.error?.message).toContain('orders');
      expect(await contents()).toEqual(before);
    });

    it('names who holds a table, and leaves it as it was', async () => {
      const holder = await mysql.createConnection({ uri: target.url });
      try {
        await holder.query('START TRANSACTION');
        await holder.query('SELECT * FROM orders');
        const report = await restore({ 'lock-timeout': '1s' });
        expect(report.error).toMatchObject({ code: 'TARGET_LOCKED' });
        expect(report.error?.message).toContain(`session ${holder.threadId} of `);
      } finally {
        await holder.end();
      }
      expect(await contents()).toEqual(before);
    });
  });

  // Made in the past, because the server drops one of the past that is made today; a scheduler would run it at once.
  itOn('MARIADB')?.('keeps an event whose time has passed when it is made again, and says so', async () => {
    await target.run(
      'SET timestamp = 1577880000',
      "CREATE EVENT once ON SCHEDULE AT '2020-01-01 13:00:00' DO DELETE FROM orders",
    );
    const report = await restore();
    expect(report.error).toBeNull();
    expect(report.restore?.notes).toContainEqual(expect.stringContaining('event once has passed'));
    const [row] = await target.query('SHOW CREATE EVENT once');
    expect(row?.[3]).toContain('ON COMPLETION PRESERVE DISABLE DO DELETE FROM orders');
    await target.run('DROP EVENT once');
  });

  it('refuses rows of other tables that would point to nothing, and restores a selection', async () => {
    await target.run(
      "INSERT INTO customers VALUES (8, 'eight@example.com')",
      'INSERT INTO invoices VALUES (8, 8)',
      'UPDATE orders SET amount = 1',
    );
    const orphans = await restore();
    expect(orphans).toMatchObject({ exitCode: 7, error: { code: 'TARGET_ORPHANS' } });
    expect(orphans.error?.message).toContain('invoices_customer: 1 row points');
    const report = await restore({ tables: 'ord*,parts' });
    expect(report.error).toBeNull();
    expect(report.restore?.plan?.emptied.map(({ name }) => name)).toEqual(['orders', 'parts']);
    expect(await checksums(target, ['orders', 'parts'])).toEqual(
      await checksums(source, ['orders', 'parts']),
    );
    expect(await target.query('SELECT COUNT(*) FROM customers WHERE id = 8')).toEqual([['1']]);
    expect(await definitions(target, ['TABLE orders', ...SHOP_OBJECTS])).toEqual(
      await definitions(source, ['TABLE orders', ...SHOP_OBJECTS]),
    );
    await target.run('DELETE FROM invoices WHERE customer = 8');
  });

  it('does the same within the target for a user who may not create databases', async () => {
    const small = await createMysqlDatabase(flavour);
    const user = `u_${small.name.slice(-12)}`;
    try {
      await small.run(
        `CREATE USER '${user}'@'%' IDENTIFIED BY 'Secret-1'`,
        `GRANT ALL ON ${small.name}.* TO '${user}'@'%'`,
        // With a binary log, functions and triggers ask for it.
        `GRANT SUPER ON *.* TO '${user}'@'%'`,
      );
      const url = withUrl(small.url, { user, password: 'Secret-1' });
      const into = (more: Record<string, string>) => restore({ 'target-url': url, owner: 'target', ...more });
      expect((await into({})).error).toBeNull();
      const names = tables.filter((name) => name !== 'keyless');
      await small.run(`REVOKE EVENT, CREATE ROUTINE ON ${small.name}.* FROM '${user}'@'%'`);
      const refused = await into({ mode: 'rebuild', confirm: 'REBUILD' });
      expect(refused.error).toMatchObject({ code: 'TARGET_REFUSED' });
      expect(refused.error?.message).toContain('GRANT EVENT, CREATE ROUTINE on all of the database');
      await small.run(`GRANT EVENT, CREATE ROUTINE ON ${small.name}.* TO '${user}'@'%'`);
      const definedBefore = await definitions(small, objects);
      for (const more of [{}, { mode: 'rebuild', confirm: 'REBUILD' }]) {
        await small.run('DELETE FROM parts', 'UPDATE orders SET amount = 0');
        const report = await into(more);
        expect(report.error).toBeNull();
        expect(report.restore?.notes).toContainEqual(expect.stringContaining('may not create databases'));
        expect(await checksums(small, names)).toEqual(await checksums(source, names));
        expect(await definitions(small, objects)).toEqual(definedBefore);
        expect(await small.query("SHOW TABLES LIKE 'db\\_backup%'")).toEqual([]);
      }
      await small.run('DELETE FROM parts');
      const before = await checksums(small, names);
      const proxied = new URL(url);
      const proxy = await startTcpProxy({ host: proxied.hostname, port: Number(proxied.port) });
      proxied.port = String(proxy.port);
      proxy.strikeOnce(statement('RENAME TABLE'), (passOn, cut) => {
        passOn();
        cut();
      });
      const failed = await restore({ 'target-url': proxied.href, owner: 'target' });
      await proxy.close();
      expect(failed.restore).toMatchObject({ committed: false, remains: [] });
      expect(await checksums(small, names)).toEqual(before);
      expect(await definitions(small, objects)).toEqual(definedBefore);
    } finally {
      await small.runForced(`DROP USER '${user}'@'%'`);
      await small.drop();
    }
  }, 60_000);

  it('rebuilds a database that was altered, and leaves it as it was when that fails', async () => {
    await target.run(
      'ALTER TABLE orders DROP FOREIGN KEY orders_customer',
      'ALTER TABLE orders DROP COLUMN touched, ADD COLUMN mine INT',
      'DROP TABLE parts',
      'DROP TRIGGER orders_bi',
      'DROP TRIGGER orders_bi2',
      'CREATE TABLE mine_again (id INT, gone INT)',
      'CREATE TRIGGER broken_bi BEFORE INSERT ON mine_again FOR EACH ROW SET NEW.gone = 1',
      'ALTER TABLE mine_again DROP COLUMN gone',
      'CREATE TABLE mine (id INT PRIMARY KEY, customer BIGINT UNSIGNED, CONSTRAINT mine_customer FOREIGN KEY (customer) REFERENCES customers (id))',
      'CREATE VIEW mine_too AS SELECT * FROM mine',
      'CREATE TRIGGER mine_bi BEFORE INSERT ON mine FOR EACH ROW SET NEW.id = 5',
      'DROP PROCEDURE close_month',
      'ALTER DATABASE CHARACTER SET latin1',
      ...(flavour === 'MARIADB' ? ['CREATE SEQUENCE mine_seq', 'DROP SEQUENCE tickets'] : []),
    );
    const refused = await restore();
    expect(refused).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REFUSED' } });
    expect(refused.error?.message).toContain('orders.touched: is not in the target');
    expect(refused.error?.message).toContain('parts: is not in the target');
    expect((await restore({ mode: 'rebuild' })).error).toMatchObject({ code: 'CONFIRMATION_MISSING' });

    const everything = async () => ({
      objects: await target.query(
        `SELECT 'table', TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
         UNION SELECT 'trigger', TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME <> 'broken_bi'
         UNION SELECT 'routine', ROUTINE_NAME, DEFINER FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
         UNION SELECT 'event', EVENT_NAME, STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
         UNION SELECT 'collation', @@collation_database, 1 ORDER BY 1, 2`,
      ),
      definitions: await definitions(target, [
        'TABLE orders',
        'TABLE mine',
        'VIEW mine_too',
        'TRIGGER mine_bi',
      ]),
      keys: await outsideKeys(),
      checksums: await checksums(target, ['orders', 'customers', 'mine', 'invoices']),
      leftovers: await leftovers(),
    });
    const before = await everything();
    const { hostname, port } = new URL(target.url);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
    const url = new URL(target.url);
    url.port = String(proxy.port);
    const notes = [];
    for (const text of ['RENAME TABLE', 'CREATE DEFINER=\\S+ TRIGGER .?orders']) {
      proxy.strikeOnce(statement(text), (passOn, cut) => {
        passOn();
        cut();
      });
      const failed = await restore({ 'target-url': url.href, mode: 'rebuild', confirm: 'REBUILD' });
      expect(failed.error).toMatchObject({
        code: 'TARGET_LOST',
        message: expect.stringContaining('broke off'),
      });
      expect(failed.restore).toMatchObject({ committed: false, remains: [] });
      notes.push(...(failed.restore?.notes ?? []));
      expect(await everything()).toEqual(before);
    }
    await proxy.close();
    expect(notes).toContainEqual(expect.stringContaining('trigger broken_bi was broken in the target'));

    const report = await restore({ mode: 'rebuild', confirm: 'REBUILD' });
    expect(report.error).toBeNull();
    expect(report.restore).toMatchObject({ mode: 'rebuild', committed: true, skipped: [] });
    expect(report.restore?.plan?.dropped).toContainEqual(
      expect.objectContaining({ kind: 'table', name: 'mine', reason: 'is not in the backup, and is lost' }),
    );
    expect(await checksums(target, tables)).toEqual(await checksums(source, tables));
    expect(await definitions(target, objects)).toEqual(await definitions(source, objects));
    const after = await everything().catch(() => null);
    expect(after).toBeNull();
    expect(await target.query("SHOW TABLES LIKE 'mine%'")).toEqual([]);
    expect(await target.query('SELECT @@character_set_database')).toEqual([['utf8mb4']]);
    const [[, comments] = []] = await target.query(`SHOW CREATE TABLE ${neighbour.name}.notes`);
    expect(comments).toContain(`REFERENCES \`${target.name}\`.\`customers\``);
    expect(await leftovers()).toEqual([]);
  });
});
