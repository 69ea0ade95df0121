import { randomBytes } from 'node:crypto';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { openMysql } from '../../support/open-mysql.js';
import { readNamed } from '../../support/open-postgres.js';
import { MYSQL_FLAVOURS, withUrl } from '../../support/services.js';

const PASSWORD = 'limited';

describe.each(MYSQL_FLAVOURS)('a limited user on %s', (flavour) => {
  let db: MysqlTestDatabase;
  const user = `lim_${randomBytes(4).toString('hex')}`;
  const routines = flavour === 'MYSQL' ? 'SHOW_ROUTINE ON *.*' : 'SELECT ON mysql.proc';

  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
    await db.run(
      'CREATE TABLE a (id INT, secret INT)',
      'INSERT INTO a VALUES (1, 2)',
      'CREATE TABLE b (id INT)',
      'CREATE VIEW v AS SELECT id FROM b',
      'CREATE TRIGGER tr BEFORE INSERT ON a FOR EACH ROW SET NEW.id = 1',
      'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM b',
      'CREATE PROCEDURE p() SELECT 1',
    );
  });
  beforeEach(() => db.run(`CREATE USER ${user}@'%' IDENTIFIED BY '${PASSWORD}'`));
  afterEach(() => db.run(`DROP USER ${user}@'%'`));
  afterAll(() => db.drop());

  const grant = (...list: string[]) => db.run(...list.map((what) => `GRANT ${what} TO ${user}@'%'`));
  const open = (changes: Parameters<typeof openMysql>[1] = {}) =>
    openMysql(withUrl(db.url, { user, password: PASSWORD }), changes);
  const own = () => `${db.name}.*`;
  const everything = () => `SELECT, SHOW VIEW, TRIGGER, EVENT ON ${own()}`;

  it('needs exactly what the documentation says', async () => {
    await grant(everything(), routines);
    const source = await open({ schemaDump: 'required' });
    const text = Buffer.from((await source.dumpSchema())?.preData ?? []).toString();
    expect(text).toContain('PROCEDURE `p`');
    expect(source.state?.triggers).toHaveLength(1);
    expect((await readNamed(source, db.name, 'a')).rows).toBe(1);
    await source.close();
  });

  it.each([
    ['SELECT', 'no SELECT on the whole database'],
    ['SHOW VIEW', 'views need SHOW VIEW'],
    ['TRIGGER', 'triggers are hidden'],
    ['EVENT', 'events are hidden'],
  ])('is refused without %s, which hides objects without a word', async (missing, words) => {
    await grant(everything().replace(new RegExp(`${missing}, |, ${missing}`), ''), routines);
    await expect(open({ schemaDump: 'auto' })).rejects.toMatchObject({
      code: 'SOURCE_PERMISSION',
      message: expect.stringContaining(words),
    });
  });

  it('is refused where routines are hidden, wholly or in their text', async () => {
    await grant(everything());
    await expect(open({ schemaDump: 'auto' })).rejects.toMatchObject({
      message: expect.stringContaining('routines are hidden'),
      nextStep: expect.stringContaining(routines.split(' ON ')[0] ?? ''),
    });
    await grant(`EXECUTE ON ${own()}`);
    await expect(open({ schemaDump: 'auto' })).rejects.toMatchObject({
      code: 'SOURCE_PERMISSION',
      message: expect.stringContaining('hides the text of the procedure'),
    });
    await (await open({ schemaDump: 'off' })).close();
  });

  it('may read named tables alone, whole ones', async () => {
    const selection = { schemas: [], includeTables: ['a'], excludeTables: [] };
    await grant(`SELECT ON ${db.name}.a`);
    await expect(open()).rejects.toMatchObject({ code: 'SOURCE_PERMISSION' });
    const source = await open({ selection });
    expect(source.tables.map(({ name }) => name)).toEqual(['a']);
    expect(source.warnings).toEqual([expect.stringContaining('no SELECT on the whole database')]);
    await source.close();
    await db.run(`REVOKE SELECT ON ${db.name}.a FROM ${user}@'%'`);
    await grant(`SELECT (id) ON ${db.name}.a`);
    await expect(open({ selection })).rejects.toMatchObject({
      message: expect.stringContaining('no SELECT on every column'),
    });
  });

  it('may have its rights from patterns', async () => {
    await grant(
      `SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON \`${db.name.replace('_', '\\_').slice(0, -1)}%\`.*`,
      routines,
    );
    await (await open({ schemaDump: 'auto' })).close();
  });

  it('goes without locks that it may not take', async () => {
    await grant(`SELECT ON ${own()}`);
    const source = await open({ lock: 'allow', jobs: 3 });
    expect(source.info.consistency).toBe('snapshot');
    await source.close();
  });
});
