import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { SHOP_OBJECTS, SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { MYSQL_FLAVOURS } from '../support/services.js';

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
    await source.run(...shopStatements(flavour));
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
      found.push(row.filter((v) => !/^\d{4}-\d\d-\d\d \d\d:/.test(v ?? '')).map((v) => sameName(v, database)));
    }
    return found;
  }

  const leftovers = () =>
    target.query(
      `SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'db\\_backup\\_%'
       UNION SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_NAME LIKE 'db\\_backup\\_%'`,
    );

  const outsideKeys = async () => {
    const [[, inside] = []] = await target.query('SHOW CREATE TABLE invoices');
    const [[, outside] = []] = await target.query(`SHOW CREATE TABLE ${neighbour.name}.notes`);
    return [inside, outside].map((text) => /CONSTRAINT.*/.exec(text ?? '')?.[0].replaceAll(target.name, 'shop'));
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
});
