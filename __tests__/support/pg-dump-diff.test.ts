import { createReference, differencesByDump, stateOf } from './pg-dump-diff.js';
import { createDatabase, type TestDatabase } from './postgres-database.js';

const OBJECTS = `
  CREATE SCHEMA o; CREATE TABLE o.t (a int CONSTRAINT low CHECK (a < 5), b text DEFAULT 'x'); CREATE INDEX i ON o.t (a);
  CREATE FUNCTION o.f() RETURNS trigger LANGUAGE plpgsql AS $$
--
-- Name: not an entry; Type: TABLE; Schema: o; Owner: x
--
BEGIN RETURN new; END $$;
  CREATE TRIGGER g BEFORE INSERT ON o.t FOR EACH ROW EXECUTE FUNCTION o.f();
  CREATE VIEW o.v AS SELECT a FROM o.t; COMMENT ON VIEW o.v IS 'a view'; GRANT SELECT ON o.v TO PUBLIC;
  CREATE POLICY p ON o.t USING (a > 1); CREATE SEQUENCE o.s; CREATE TYPE o.e AS ENUM ('a', 'b');
  CREATE STATISTICS o.st ON a, b FROM o.t; INSERT INTO o.t VALUES (1)`;

describe('the oracle of definitions', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  beforeAll(async () => {
    [source, target] = await Promise.all([createDatabase(15), createDatabase(15)]);
  });
  beforeEach(async () => {
    for (const { query } of [source, target]) await query(`DROP SCHEMA IF EXISTS o CASCADE; ${OBJECTS}`);
  });
  afterAll(() => Promise.all([source, target].map((database) => database?.drop())));

  it('finds nothing between two databases with the same objects', () => {
    expect(differencesByDump(source.url, target.url)).toEqual([]);
  });

  it('compares with another major by a reference on that server', async () => {
    const newer = await createDatabase(18);
    const reference = await createReference(source.url, 18);
    try {
      await newer.query(OBJECTS);
      expect(differencesByDump(reference.url, newer.url)).toEqual([]);
      await newer.query('DROP INDEX o.i');
      expect(differencesByDump(reference.url, newer.url)).toEqual([
        expect.stringMatching('Name: i; Type: INDEX'),
      ]);
    } finally {
      await Promise.all([newer.drop(), reference.drop()]);
    }
  });

  it.each([
    ['ALTER TABLE o.t DROP CONSTRAINT low', /^differs: Name: t; Type: TABLE/],
    ['ALTER TABLE o.t DROP CONSTRAINT low, ADD CONSTRAINT low CHECK (a < 5) NOT VALID', /Name: t/],
    ["ALTER TABLE o.t ALTER b SET DEFAULT 'y'", /Name: t/],
    ['ALTER TABLE o.t ALTER b SET STORAGE plain', /Name: t/],
    ['ALTER TABLE o.t ENABLE ROW LEVEL SECURITY', /^only in the target: Name: t; Type: ROW SECURITY/],
    ['ALTER TABLE o.t ENABLE ALWAYS TRIGGER g', /Name: t g; Type: TRIGGER/],
    ['DROP TRIGGER g ON o.t', /^missing in the target: Name: t g; Type: TRIGGER/],
    ['DROP INDEX o.i', /Type: INDEX/],
    ['CREATE OR REPLACE VIEW o.v AS SELECT a + 0 AS a FROM o.t', /Name: v; Type: VIEW/],
    ["COMMENT ON VIEW o.v IS 'another'", /Type: COMMENT/],
    ['REVOKE ALL ON o.v FROM PUBLIC', /Type: ACL/],
    ['DROP POLICY p ON o.t', /Type: POLICY/],
    ['ALTER SEQUENCE o.s INCREMENT 2', /Type: SEQUENCE/],
    ['ALTER SEQUENCE o.s OWNED BY o.t.a', /Type: SEQUENCE OWNED BY/],
    ["ALTER TYPE o.e ADD VALUE 'c'", /Type: TYPE/],
    ['ALTER TABLE o.t OWNER TO pg_monitor', /Owner: pg_monitor/],
    ['ALTER STATISTICS o.st SET STATISTICS 7', /Type: STATISTICS/],
    ['ALTER TABLE o.t SET (fillfactor = 50)', /Name: t/],
  ])('notices %s', async (change, sentence) => {
    await target.query(change);
    const found = differencesByDump(source.url, target.url);
    expect(found.filter((one) => sentence.test(one))).not.toEqual([]);
  });

  it.each([
    'INSERT INTO o.t VALUES (2)',
    'UPDATE o.t SET a = 2',
    "SELECT nextval('o.s')",
    'SELECT lo_create(4711)',
    'CREATE INDEX ON o.t (b)',
  ])('sees that the state is another after %s', async (change) => {
    const before = stateOf(target.url);
    expect(stateOf(target.url)).toBe(before);
    await target.query(change);
    expect(stateOf(target.url)).not.toBe(before);
  });
});
