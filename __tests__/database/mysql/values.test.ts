import { loadTwin } from '../../support/load-mysql-twin.js';
import { type CorpusColumn, corpusOf, corpusStatements, ENGINES } from '../../support/mysql-corpus.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { openMysql } from '../../support/open-mysql.js';
import { readNamed } from '../../support/open-postgres.js';
import { MYSQL_FLAVOURS } from '../../support/services.js';

/**
 * Of copies: CHECKSUM TABLE sees nothing of an ARCHIVE table that was just opened, and on 5.7 takes a JSON value's address
 * for its content.
 */
async function checksums(db: MysqlTestDatabase, name: string, columns: readonly CorpusColumn[]) {
  const isLeftOut = (type: string) => db.flavour === 'MYSQL_57' && type === 'JSON';
  const kept = columns.flatMap(({ type }, i) => (isLeftOut(type) ? [] : [`c${i}`])).join(', ');
  const drops = columns.flatMap(({ type }, i) => (isLeftOut(type) ? [`, DROP COLUMN c${i}`] : [])).join('');
  const copies = [name, `twin_${name}`].map((table) => [`sum_${table}`, table] as const);
  for (const [copy, table] of copies) {
    await db.run(
      `CREATE TABLE ${copy} LIKE ${table}`,
      `ALTER TABLE ${copy} ENGINE=MyISAM${drops}`,
      `INSERT INTO ${copy} (id, ${kept}) SELECT id, ${kept} FROM ${table}`,
    );
  }
  return db.query(`CHECKSUM TABLE ${copies.map(([copy]) => copy).join(', ')}`);
}

describe.each(MYSQL_FLAVOURS)('every type on %s', (flavour) => {
  let db: MysqlTestDatabase;
  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
  });
  afterAll(() => db.drop());

  it.each(ENGINES[flavour])('comes back equal through the text of the archive: %s', async (engine) => {
    const name = `t_${engine.toLowerCase()}`;
    const columns = corpusOf(flavour, engine);
    await db.run(...corpusStatements(name, engine, columns));
    await db.run(`CREATE TABLE twin_${name} LIKE ${name}`);
    const source = await openMysql(db.url);
    const { text, rows } = await readNamed(source, db.name, name);
    const read = source.tables.find((table) => table.name === name)?.columns ?? [];
    await source.close();
    await loadTwin(db, name, `twin_${name}`, read, text);

    expect(rows).toBe(Math.max(...columns.map(({ values }) => values.length)) + 1);
    expect(read.map((column) => column.name)).toEqual(['id', ...columns.map((_, i) => `c${i}`)]);
    const differing = [];
    for (const [i, { type }] of columns.entries()) {
      const shown = /FLOAT|DOUBLE/.test(type) ? `c${i} * 1e0` : `HEX(c${i})`;
      const values = (table: string) => db.query(`SELECT id, ${shown} FROM ${table} ORDER BY id`);
      const [own, restored] = [await values(name), await values(`twin_${name}`)];
      if (JSON.stringify(own) !== JSON.stringify(restored)) differing.push({ type, own, restored });
    }
    expect(differing).toEqual([]);
    const [[, mine] = [], [, twin] = []] = await checksums(db, name, columns);
    expect(twin).toBe(mine);
    expect(mine).toMatch(/^[1-9]\d*$/);
  });
});
