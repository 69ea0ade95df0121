import { explainDifferences } from '../../../../src/database/postgres/restore/explain-differences.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl } from '../../../support/services.js';
import { rowsFor, type TakenBackup, takeBackup, targetSession } from '../../../support/steps-harness.js';

describe.each([13, 15, 18] as const)('explain-differences on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_explain';
  let server: PostgresServer;
  let backup: TakenBackup;

  beforeAll(async () => {
    server = serverAt(postgresUrl(major));
    await server.createDatabase(database);
    const made = `CREATE TABLE keyed (b text, a int, v numeric, j json, x xml, g int GENERATED ALWAYS AS (a * 2) STORED, PRIMARY KEY (a, b));
      INSERT INTO keyed SELECT 'k' || i, i, 1.10, '{"a" : 1}', '<?xml version="1.0" encoding="latin1"?><a/>' FROM generate_series(1, 40) i;
      CREATE TABLE loose (a int, j json); INSERT INTO loose VALUES (1, '{}'), (1, '{}'), (1, '{}'), (2, NULL);
      CREATE DOMAIN d AS numeric; CREATE TABLE rounded (id int PRIMARY KEY, v d); INSERT INTO rounded VALUES (1, 1.234), (2, 1.1), (3, NULL)`;
    await server.sql(made, database);
    backup = await takeBackup(server, database);
    const changed = `UPDATE keyed SET v = 1.1 WHERE a IN (12, 3); UPDATE keyed SET j = '{"a":1}' WHERE a = 4; DELETE FROM keyed WHERE a > 31;
      INSERT INTO keyed (a, b) VALUES (2, 'other'); DELETE FROM loose WHERE a = 2;
      DELETE FROM loose WHERE ctid = (SELECT min(ctid) FROM loose); INSERT INTO loose VALUES (7, NULL);
      DROP TABLE rounded; DROP DOMAIN d; CREATE DOMAIN d AS numeric(10, 1); CREATE TABLE rounded (id int PRIMARY KEY, v d);
      INSERT INTO rounded VALUES (1, 1.234), (2, 1.1), (3, NULL)`;
    await server.sql(changed, database);
  });
  afterAll(() => server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

  async function explain(name: string) {
    const table = backup.manifest.tables.find((entry) => entry.name === name);
    if (!table) throw new Error(`no ${name}`);
    const columns = table.columns.map((column) => (column.type === 'xml' ? 'x::text' : column.name));
    const session = await targetSession(server, database);
    try {
      const sql = `SELECT ${columns.join(', ')} FROM ONLY public.${name}`;
      const first = await explainDifferences(session, table, rowsFor(backup, table), sql);
      expect(await explainDifferences(session, table, rowsFor(backup, table), sql)).toEqual(first);
      return first;
    } finally {
      await session.end();
    }
  }

  it('counts by key and names the first ten', async () => {
    expect(await explain('keyed')).toEqual({
      table: { schema: 'public', name: 'keyed' },
      missing: 9,
      unexpected: 1,
      changed: 3,
      keys: [
        ...['a=2, b=other', 'a=3, b=k3', 'a=4, b=k4', 'a=12, b=k12'],
        ...[32, 33, 34, 35, 36, 37].map((a) => `a=${a}, b=k${a}`),
      ],
    });
  });

  it('sees what a type of the target itself changes', async () => {
    expect(await explain('rounded')).toEqual({
      table: { schema: 'public', name: 'rounded' },
      ...{ missing: 0, unexpected: 0, changed: 1, keys: ['id=1'] },
    });
  });

  it('counts whole rows where there is no key', async () => {
    expect(await explain('loose')).toEqual({
      table: { schema: 'public', name: 'loose' },
      ...{ missing: 2, unexpected: 1, changed: 0, keys: [] },
    });
  });
});
