import { readScript } from '../../../src/database/mysql/restore/script-statements.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { describeDatabase, objectStatements } from '../../support/mysql-objects.js';
import { openMysql } from '../../support/open-mysql.js';
import { MYSQL_FLAVOURS } from '../../support/services.js';

describe.each(MYSQL_FLAVOURS)('definitions of %s', (flavour) => {
  let db: MysqlTestDatabase;
  let copy: MysqlTestDatabase;
  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
    copy = await createMysqlDatabase(flavour, { options: 'CHARACTER SET latin1' });
    await db.run(...objectStatements(flavour));
  });
  afterAll(async () => {
    await db.drop();
    await copy.drop();
  });

  it('make the same database elsewhere', async () => {
    const source = await openMysql(db.url, { schemaDump: 'required' });
    const dump = await source.dumpSchema();
    await source.close();
    const statementsOf = (script: Uint8Array = Buffer.alloc(0)) => readScript(script).map(({ sql }) => sql);
    await copy.run(...statementsOf(dump?.preData));
    expect(
      (
        await copy.query(
          'SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()',
        )
      )[0],
    ).toEqual(['0']);
    await copy.run(...statementsOf(dump?.postData));

    const described = await describeDatabase(db.query);
    expect(Object.keys(described).length).toBeGreaterThan(18);
    expect(await describeDatabase(copy.query)).toEqual(described);
    if (flavour === 'MYSQL_57') {
      const newer = await createMysqlDatabase('MYSQL');
      await newer.run(...statementsOf(dump?.preData).filter((sql) => sql.includes('NO_AUTO_CREATE_USER')));
      await newer.drop();
    }
    expect(dump?.tool).toMatch(/^SHOW CREATE of /);
    expect(source.warnings).toEqual([expect.stringContaining('The view broken is broken')]);
    expect(source.notCovered).toContainEqual(expect.objectContaining({ kind: 'view', name: 'broken' }));
    expect(source.notCovered).toContainEqual(expect.objectContaining({ kind: 'account' }));
    expect(source.state?.triggers.map(({ name }) => name)).toEqual(['tr_b', 'tr_a']);
    expect(source.sequences).toEqual(
      flavour === 'MARIADB' ? [{ schema: db.name, name: 'numbers', lastValue: '8', isCalled: false }] : [],
    );
  });

  it('name no account with definer: current', async () => {
    const source = await openMysql(db.url, { schemaDump: 'required', definer: 'current' });
    const dump = await source.dumpSchema();
    await source.close();
    const text = Buffer.from(dump?.preData ?? []).toString() + Buffer.from(dump?.postData ?? []).toString();
    expect(text).toContain('SQL SECURITY DEFINER');
    expect(text).not.toMatch(/DEFINER\s*=/);
    expect(source.notCovered.filter(({ kind }) => kind === 'account')).toEqual([]);
  });
});
