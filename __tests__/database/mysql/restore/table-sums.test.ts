import { SUMMED_BYTES, sumTables } from '../../../../src/database/mysql/restore/table-sums.js';
import { connectTarget } from '../../../../src/database/mysql/restore/target-session.js';
import type { MysqlSession } from '../../../../src/database/mysql/session.js';
import { connectionOf } from '../../../support/connection-of.js';
import { corpusOf, corpusStatements } from '../../../support/mysql-corpus.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../../support/mysql-database.js';
import { MYSQL_FLAVOURS } from '../../../support/services.js';

describe.each(MYSQL_FLAVOURS)('sumTables on %s', (flavour) => {
  let home: MysqlTestDatabase;
  let elsewhere: MysqlTestDatabase;
  let session: MysqlSession;
  beforeAll(async () => {
    home = await createMysqlDatabase(flavour);
    elsewhere = await createMysqlDatabase(flavour);
    await home.run(
      ...corpusStatements('corpus', 'InnoDB', corpusOf(flavour, 'InnoDB')),
      'CREATE TABLE more (id INT PRIMARY KEY, j JSON, v INT AS (id + 1) VIRTUAL, t TEXT)',
      `INSERT INTO more (id, j, t) VALUES (1, '{"a": [1, 2.5]}', NULL), (2, NULL, '')`,
    );
    session = await connectTarget({
      connection: connectionOf(home.url),
      lockTimeoutSeconds: 10,
      idleTimeoutMs: 60_000,
      signal: new AbortController().signal,
    });
  }, 60_000);
  afterAll(async () => {
    await session?.end();
    await elsewhere?.drop();
    await home?.drop();
  });

  const sums = (schema: string, limit = SUMMED_BYTES) =>
    sumTables(session, new Map(['corpus', 'more'].map((name) => [name, { schema, name }])), limit);

  it('is the same for the same rows wherever the table is, and another for others', async () => {
    const before = await sums(home.name);
    expect([...before.keys()].sort()).toEqual(['corpus', 'more']);
    const move = (from: string, to: string) =>
      home.run(`RENAME TABLE ${from}.corpus TO ${to}.corpus, ${from}.more TO ${to}.more`);
    await move(home.name, elsewhere.name);
    await elsewhere.run(
      'DELETE FROM more WHERE id = 1',
      `INSERT INTO more (id, j) VALUES (1, '{"a": [1, 2.5]}')`,
    );
    expect(await sums(elsewhere.name)).toEqual(before);
    for (const change of ['t = NULL', "t = 'a'", "j = '[]'", 'id = 3']) {
      await elsewhere.run(`UPDATE more SET ${change} WHERE id = 2`);
      const now = await sums(elsewhere.name);
      expect(now.get('corpus')).toBe(before.get('corpus'));
      expect(now.get('more')).not.toBe(before.get('more'));
      before.set('more', now.get('more') ?? '');
    }
    await move(elsewhere.name, home.name);
  });

  it('has none for tables that are not there or beyond the limit', async () => {
    expect(await sums(elsewhere.name)).toEqual(new Map());
    expect(await sums(home.name, 1)).toEqual(new Map());
  });
});
