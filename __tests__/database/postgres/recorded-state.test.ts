import type { RecordedState } from '../../../src/core/manifest.js';
import { openPostgresProbe } from '../../../src/database/postgres/probe.js';
import { connectionOf } from '../../support/connection-of.js';
import { NO_SELECTION, openSource } from '../../support/open-postgres.js';
import { createDatabase, type TestDatabase } from '../../support/postgres-database.js';
import { serverAt } from '../../support/postgres-server.js';
import { postgresUrl } from '../../support/services.js';

const TABLE = 'it\'s "odd"; --';
const SQL_TABLE = '"it\'s ""odd""; --"';

/** Keys that are not validated, with rows of which some have no parent. */
const KEYS = `
  CREATE TABLE parents (a int, b text COLLATE "C", PRIMARY KEY (a, b));
  INSERT INTO parents VALUES (1, 'x'), (2, 'y');
  CREATE TABLE simple (a int, b text);
  INSERT INTO simple VALUES (1, 'x'), (1, 'y'), (9, NULL), (NULL, NULL), (3, 'z');
  ALTER TABLE simple ADD CONSTRAINT simple_key FOREIGN KEY (a, b) REFERENCES parents NOT VALID;
  CREATE TABLE whole (a int, b text);
  INSERT INTO whole VALUES (2, 'y'), (1, NULL), (NULL, NULL), (9, 'x');
  ALTER TABLE whole ADD CONSTRAINT whole_key FOREIGN KEY (a, b) REFERENCES parents MATCH FULL NOT VALID;
  CREATE TABLE heirs () INHERITS (simple); INSERT INTO heirs VALUES (77, 'x');
  CREATE TABLE tree (id int PRIMARY KEY) PARTITION BY RANGE (id);
  CREATE TABLE tree_low PARTITION OF tree FOR VALUES FROM (0) TO (10);
  CREATE TABLE tree_high PARTITION OF tree FOR VALUES FROM (10) TO (20);
  INSERT INTO tree VALUES (1), (11);
  CREATE TABLE leaves (id int CONSTRAINT known REFERENCES tree);
  CREATE TABLE loose (id int); INSERT INTO loose VALUES (1), (11), (12), (NULL);
  ALTER TABLE loose ADD CONSTRAINT loose_key FOREIGN KEY (id) REFERENCES tree NOT VALID;`;

const OBJECTS = `
  CREATE SCHEMA "Zoo"; CREATE SCHEMA aside;
  CREATE TABLE "Zoo".${SQL_TABLE} (a int);
  CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER "b t" BEFORE INSERT ON "Zoo".${SQL_TABLE} FOR EACH ROW EXECUTE FUNCTION quiet();
  CREATE TRIGGER a BEFORE INSERT ON "Zoo".${SQL_TABLE} FOR EACH ROW EXECUTE FUNCTION quiet();
  ALTER TABLE "Zoo".${SQL_TABLE} DISABLE TRIGGER "b t";
  CREATE CONSTRAINT TRIGGER late AFTER INSERT ON aside_t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION quiet();
  ALTER TABLE aside_t ENABLE ALWAYS TRIGGER late;
  CREATE VIEW seen AS SELECT * FROM aside_t;
  CREATE TRIGGER instead INSTEAD OF INSERT ON seen FOR EACH ROW EXECUTE FUNCTION quiet();
  CREATE TRIGGER each_leaf AFTER INSERT ON tree FOR EACH ROW EXECUTE FUNCTION quiet();
  ALTER TABLE tree_high ENABLE REPLICA TRIGGER each_leaf;
  CREATE POLICY "only mine" ON aside_t AS RESTRICTIVE FOR UPDATE TO "R ole", pg_monitor USING (true);
  CREATE POLICY everyone ON aside_t USING (true);
  ALTER TABLE aside_t ENABLE ROW LEVEL SECURITY; ALTER TABLE tree ENABLE ROW LEVEL SECURITY;
  ALTER TABLE tree FORCE ROW LEVEL SECURITY;
  CREATE EXTENSION pg_trgm; CREATE EXTENSION hstore SCHEMA aside;`;

const EXPECTED: RecordedState = {
  triggers: [
    { schema: 'Zoo', table: TABLE, name: 'a', enabled: 'origin' },
    { schema: 'Zoo', table: TABLE, name: 'b t', enabled: 'disabled' },
    { schema: 'public', table: 'aside_t', name: 'late', enabled: 'always' },
    { schema: 'public', table: 'seen', name: 'instead', enabled: 'origin' },
    { schema: 'public', table: 'tree', name: 'each_leaf', enabled: 'origin' },
    { schema: 'public', table: 'tree_high', name: 'each_leaf', enabled: 'replica' },
  ],
  policies: [
    {
      schema: 'public',
      table: 'aside_t',
      name: 'everyone',
      command: 'ALL',
      permissive: true,
      roles: ['public'],
    },
    {
      schema: 'public',
      table: 'aside_t',
      name: 'only mine',
      command: 'UPDATE',
      permissive: false,
      roles: ['R ole', 'pg_monitor'],
    },
  ],
  rowSecurity: [
    { schema: 'public', table: 'aside_t', forced: false },
    { schema: 'public', table: 'tree', forced: true },
  ],
  foreignKeys: [
    { schema: 'public', table: 'leaves', name: 'known', validated: true, orphans: null },
    { schema: 'public', table: 'loose', name: 'loose_key', validated: false, orphans: 1 },
    { schema: 'public', table: 'simple', name: 'simple_key', validated: false, orphans: 2 },
    { schema: 'public', table: 'whole', name: 'whole_key', validated: false, orphans: 2 },
  ],
};

describe.each([13, 15, 18] as const)('PostgreSQL %s', (major) => {
  let database: TestDatabase;
  const server = () => serverAt(postgresUrl(major));

  beforeAll(async () => {
    database = await createDatabase(major);
    await database.query(`
      DROP ROLE IF EXISTS "R ole"; CREATE ROLE "R ole";
      CREATE TABLE aside_t (a int); ${KEYS} ${OBJECTS}`);
  });
  afterAll(async () => {
    await database.drop();
    const { query, drop } = await createDatabase(major);
    await query('DROP ROLE "R ole"');
    await drop();
  });

  it('is recorded by a source', async () => {
    const source = await openSource(server(), database.name);
    try {
      expect(source.state).toEqual(EXPECTED);
      expect(source.extensions.map(({ name }) => name)).toEqual(['hstore', 'pg_trgm']);
    } finally {
      await source.close();
    }
  });

  it('is read by a probe in the same form', async () => {
    const probe = await openPostgresProbe({
      connection: connectionOf(database.url),
      lockTimeoutSeconds: 10,
      signal: new AbortController().signal,
    });
    expect(await probe.readState()).toEqual(EXPECTED);
    await probe.close();
  });

  it('gives up counting what somebody holds, and goes on', async () => {
    const client = await server().client({ database: database.name });
    await client.query('BEGIN; LOCK TABLE loose');
    const probe = await openPostgresProbe({
      connection: connectionOf(database.url),
      lockTimeoutSeconds: 10,
      signal: new AbortController().signal,
      timeoutMs: 500,
    });
    const { foreignKeys, triggers } = await probe.readState();
    await client.end();
    expect(triggers).toEqual(EXPECTED.triggers);
    expect(foreignKeys.find(({ name }) => name === 'loose_key')?.orphans).toBeNull();
    expect(await probe.countRows({ schema: 'public', name: 'loose' })).toBe(4);
    await probe.close();
  });

  it('leaves out what is not in the backup, and counts no rows that it does not have', async () => {
    const selection = { ...NO_SELECTION, schemas: ['public'], excludeTables: ['tree_high'] };
    const source = await openSource(server(), database.name, { selection });
    await source.close();
    expect(source.state?.triggers.map(({ schema }) => schema)).not.toContain('Zoo');
    expect(source.state?.foreignKeys.map(({ name, orphans }) => [name, orphans])).toEqual([
      ['known', null],
      ['loose_key', null],
      ['simple_key', 2],
      ['whole_key', 2],
    ]);
  });
});

describe('PostgreSQL 18', () => {
  it('counts for keys that are not enforced, and not for those with a period', async () => {
    const database = await createDatabase(18);
    await database.query(`
      CREATE EXTENSION btree_gist;
      CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int CONSTRAINT idle REFERENCES p NOT ENFORCED);
      INSERT INTO c VALUES (1), (2);
      CREATE TABLE rooms (id int, at daterange, PRIMARY KEY (id, at WITHOUT OVERLAPS));
      CREATE TABLE stays (id int, at daterange);
      INSERT INTO stays VALUES (1, '[2020-01-01,2020-02-01)');
      ALTER TABLE stays ADD CONSTRAINT timed FOREIGN KEY (id, PERIOD at) REFERENCES rooms NOT VALID;`);
    const source = await openSource(serverAt(postgresUrl(18)), database.name);
    await source.close();
    await database.drop();
    expect(source.state?.foreignKeys).toEqual([
      { schema: 'public', table: 'c', name: 'idle', validated: false, orphans: 2 },
      { schema: 'public', table: 'stays', name: 'timed', validated: false, orphans: null },
    ]);
  });
});
