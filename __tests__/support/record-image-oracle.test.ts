import { createDatabase, type TestDatabase } from './postgres-database.js';
import { differencesByImage } from './record-image-oracle.js';

/** Pairs that some encoder has taken for the same: type, what the source holds, what the target holds. */
const ALMOST_EQUAL: readonly [string, string, string][] = [
  ['jsonb', `'null'`, 'NULL'],
  ['json', `'{"a": 1}'`, `'{"a":1}'`],
  ['jsonb', `'1.10'`, `'1.1'`],
  ['jsonb[]', `ARRAY['null'::jsonb]`, 'ARRAY[NULL::jsonb]'],
  ['int[]', `'[0:1]={1,2}'`, `'{1,2}'`],
  ['text[]', `ARRAY['NULL']`, 'ARRAY[NULL::text]'],
  ['int[]', `'{}'`, 'NULL'],
  ['numeric', '1.10', '1.1'],
  ['float8', `'-0'`, '0'],
  ['float4', `'1.1'::float8`, `'1.10000001'::float8 + 1e-7`],
  ['float8', `'NaN'`, 'NULL'],
  ['int8', '9007199254740993', '9007199254740992'],
  ['bytea', `'\\x00'`, `'\\x0000'`],
  ['text', `''`, 'NULL'],
  ['text', `E'a\\n'`, `'a'`],
  ['text', `U&'\\FEFFa'`, `'a'`],
  ['bpchar', `'a '`, `'a'`],
  ['interval', `'1 mon'`, `'30 days'`],
  ['interval', `'24:00'`, `'1 day'`],
  ['timestamptz', `'2024-01-01 00:00:00.000001+00'`, `'2024-01-01 00:00:00+00'`],
  ['timestamp', `'infinity'`, 'NULL'],
  ['timetz', `'12:00+00'`, `'13:00+01'`],
  ['date', `'0044-03-15 BC'`, `'0044-03-15'`],
  ['inet', `'1.2.3.4/24'`, `'1.2.3.4/32'`],
  ['money', `'12.34'`, `'12.35'`],
  ['bit(3)', `B'010'`, `B'011'`],
  ['point', `'(-0,1)'`, `'(0,1)'`],
  ['circle', `'<(0,0),0>'`, `'<(0,0),1e-9>'`],
  ['tsrange', `'[2024-01-02,2024-02-01)'`, `'[2024-02-01,2024-03-01)'`],
  ['xml', `'<?xml version="1.0" encoding="latin1"?><a/>'`, `'<a/>'`],
  ['xml[]', `ARRAY['<a></a>'::xml]`, `ARRAY['<a/>'::xml]`],
  ['o.xmldom', `'<?xml version="1.0"?><a/>'`, `'<a/>'`],
  ['regclass', `'pg_class'`, `'pg_type'`],
  ['regclass[]', `ARRAY['pg_class'::regclass]`, `ARRAY['pg_type'::regclass]`],
  ['o.mood', `'sad'`, `'happy'`],
  ['o.mood[]', `'{sad,NULL}'`, `'{NULL,sad}'`],
  ['o.pair', 'ROW(NULL, NULL)', 'NULL'],
  ['o.pair', `ROW(1, 'null')`, 'ROW(1, NULL)'],
  ['o.positive', '1', '2'],
  ['ext.seg', `'1.0'`, `'1.00'`],
  ['ext.citext', `'A'`, `'a'`],
  ['ext.hstore', `'a=>NULL'`, `'a=>"NULL"'`],
  ['ext.isbn13', `'978-0-306-40615-7'`, `'978-0-14-300723-4'`],
  ['tsvector', `'a:1A'`, `'a:1'`],
];

const SHARED = `CREATE SCHEMA o; CREATE SCHEMA ext; CREATE EXTENSION seg SCHEMA ext; CREATE EXTENSION citext SCHEMA ext;
  CREATE EXTENSION hstore SCHEMA ext; CREATE EXTENSION isn SCHEMA ext;
  CREATE TYPE o.pair AS (x int, y jsonb); CREATE DOMAIN o.xmldom AS xml; CREATE DOMAIN o.positive AS int;`;

/** The same tables with one of two values. */
function tables(side: 1 | 2): string {
  return [
    SHARED,
    `CREATE TYPE o.mood AS ENUM ('sad', 'happy');`,
    ...ALMOST_EQUAL.map(
      (pair, i) =>
        `CREATE TABLE o.t${i} (k int, v ${pair[0]}); INSERT INTO o.t${i} VALUES (1, ${pair[side]})`,
    ),
  ].join(';\n');
}

describe('the oracle of stored bytes', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  let same: TestDatabase;
  beforeAll(async () => {
    [source, target, same] = await Promise.all([createDatabase(15), createDatabase(18), createDatabase(18)]);
    await source.query(tables(1));
    await target.query(tables(2));
    await same.query(
      `CREATE TYPE public.spacer AS ENUM ('moves', 'the', 'OIDs'); ${tables(1)}; DROP TYPE public.spacer`,
    );
  });
  afterAll(() => Promise.all([source, target, same].map((database) => database?.drop())));

  it('finds nothing between databases of two majors with the same values and other OIDs', async () => {
    expect(await differencesByImage(source.url, same.url)).toEqual([]);
    expect(await differencesByImage(same.url, source.url)).toEqual([]);
  });

  it('notices each of the values that are almost equal', async () => {
    const found = await differencesByImage(source.url, target.url);
    expect(found).toEqual(
      ALMOST_EQUAL.map((_, i) => `"o"."t${i}": 1 rows differ (1 in the source, 1 in the target)`).sort(
        (a, b) => (a.split(':')[0] ?? '').localeCompare(b.split(':')[0] ?? '', 'en', { numeric: false }),
      ),
    );
  });

  it.each<[string, string, string, string]>([
    [
      'a lost row',
      'CREATE TABLE o.x (a int); INSERT INTO o.x VALUES (1), (1)',
      "DELETE FROM o.x WHERE ctid = '(0,1)'",
      '"o"."x": 1 rows differ (2 in the source, 1 in the target)',
    ],
    [
      'a duplicate for another row',
      'CREATE TABLE o.x (a int); INSERT INTO o.x VALUES (1), (2), (2)',
      "UPDATE o.x SET a = 1 WHERE ctid = '(0,2)'",
      '"o"."x": 1 rows differ (3 in the source, 3 in the target)',
    ],
    [
      'a row without columns',
      'CREATE TABLE o.x (); INSERT INTO o.x DEFAULT VALUES',
      'DELETE FROM o.x',
      '"o"."x": 1 rows in the source, 0 in the target',
    ],
    [
      'rows that went to the parent',
      'CREATE TABLE o.x (a int); CREATE TABLE o.y () INHERITS (o.x); INSERT INTO o.y VALUES (1)',
      'DELETE FROM o.y; INSERT INTO o.x VALUES (1)',
      '"o"."x": 1 rows differ',
    ],
    [
      "a partition's row",
      'CREATE TABLE o.x (a int) PARTITION BY LIST (a); CREATE TABLE o.y PARTITION OF o.x DEFAULT; INSERT INTO o.x VALUES (1)',
      'UPDATE o.x SET a = 2',
      '"o"."x": 1 rows differ',
    ],
    ['a missing table', 'CREATE TABLE o.x ()', 'DROP TABLE o.x', '"o"."x": missing in the target'],
    ['a table too many', 'SELECT 1', 'CREATE TABLE o.x ()', '"o"."x": only in the target'],
    [
      'another column',
      'CREATE TABLE o.x (a int)',
      'ALTER TABLE o.x RENAME a TO b',
      '"o"."x": other columns in the target',
    ],
    [
      'a view filled too early',
      'CREATE MATERIALIZED VIEW o.x AS SELECT 1 WITH NO DATA',
      'REFRESH MATERIALIZED VIEW o.x',
      '"o"."x": kind m, not populated in the source, kind m in the target',
    ],
    [
      'what a view was filled with',
      'CREATE TABLE o.y (a int); CREATE MATERIALIZED VIEW o.x AS SELECT count(*) FROM o.y',
      'INSERT INTO o.y VALUES (1); REFRESH MATERIALIZED VIEW o.x; DELETE FROM o.y',
      '"o"."x": 1 rows differ',
    ],
    ['a sequence one ahead', 'CREATE SEQUENCE o.x', `SELECT setval('o.x', 2)`, 'sequence o.x: differs'],
    [
      'a first number given out',
      'CREATE SEQUENCE o.x',
      `SELECT setval('o.x', 1, true)`,
      'sequence o.x: differs',
    ],
    [
      'bytes of a large object',
      `SELECT lo_from_bytea(4711, 'ab')`,
      `SELECT lo_put(4711, 1, 'c')`,
      'large object 4711: differs',
    ],
    [
      'a lost large object',
      `SELECT lo_from_bytea(4711, 'ab')`,
      'SELECT lo_unlink(4711)',
      'large object 4711: missing in the target',
    ],
    [
      'its comment',
      `SELECT lo_create(4711); COMMENT ON LARGE OBJECT 4711 IS 'a'`,
      `COMMENT ON LARGE OBJECT 4711 IS 'b'`,
      'large object 4711: differs',
    ],
    [
      'its grants',
      'SELECT lo_create(4711)',
      'GRANT SELECT ON LARGE OBJECT 4711 TO PUBLIC',
      'large object 4711: differs',
    ],
  ])('notices %s', async (_, both, change, sentence) => {
    const clean = `DROP SCHEMA IF EXISTS o CASCADE; CREATE SCHEMA o; SELECT lo_unlink(oid) FROM pg_largeobject_metadata`;
    await source.query(`${clean}; ${both}`);
    await same.query(`${clean}; ${both}`);
    expect(await differencesByImage(source.url, same.url)).toEqual([]);
    await same.query(change);
    const found = await differencesByImage(source.url, same.url);
    expect(found.filter((one) => one.startsWith(sentence))).toHaveLength(1);
  });
});
