/**
 * A hostile database in SQL: every kind of value, name and structure that has broken an export before. Runs as the
 * superuser in an empty UTF-8 database of PostgreSQL 13 or newer.
 */
export function hostileCorpus(serverMajor: number): string {
  return [
    EXTENSIONS,
    VALUES,
    NAMES,
    STRUCTURE,
    ...(serverMajor >= 14 ? [SINCE_14] : []),
    ...(serverMajor >= 18 ? [SINCE_18] : []),
  ].join('\n');
}

/** Names that a table may have; each of them once, with one row that holds the name. */
export const HOSTILE_NAMES: readonly string[] = [
  'a/b',
  '../../etc/passwd',
  '.',
  '..',
  'Users',
  'users',
  'con',
  'x ',
  'x.',
  '%2e%2e',
  'manifest',
  'line\nbreak',
  'tab\there',
  'a""b\\c',
  "o'clock",
  'caf\u00e9',
  'cafe\u0301',
  '__proto__',
  '1',
  'select',
  'a$b',
  '$$',
  '\u{1F600}'.repeat(15),
  '-- comment',
  '/* open',
  ';',
  '*',
  '[a-z]',
];

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const EXTENSIONS = `
CREATE SCHEMA "ext ensions";
CREATE EXTENSION hstore SCHEMA "ext ensions";
CREATE EXTENSION citext SCHEMA "ext ensions";
CREATE EXTENSION ltree SCHEMA "ext ensions";
CREATE EXTENSION cube SCHEMA "ext ensions";
CREATE EXTENSION seg SCHEMA "ext ensions";
CREATE EXTENSION isn SCHEMA "ext ensions";
-- A configuration table of an extension: its own rows come with it, those of users are to be backed up.
CREATE TABLE public.spatial_ref (srid int PRIMARY KEY, def text);
INSERT INTO public.spatial_ref VALUES (1, 'shipped'), (2000, 'mine'), (3000, 'mine too');
CREATE TABLE public.ext_internal (a int);
INSERT INTO public.ext_internal VALUES (1);
CREATE SEQUENCE public.ext_config_seq; SELECT nextval('public.ext_config_seq');
CREATE SEQUENCE public.ext_internal_seq;
ALTER EXTENSION hstore ADD TABLE public.spatial_ref;
ALTER EXTENSION hstore ADD TABLE public.ext_internal;
ALTER EXTENSION hstore ADD SEQUENCE public.ext_config_seq;
ALTER EXTENSION hstore ADD SEQUENCE public.ext_internal_seq;
UPDATE pg_extension SET extconfig = ARRAY['public.spatial_ref'::regclass::oid, 'public.ext_config_seq'::regclass::oid],
  extcondition = ARRAY['WHERE srid > 1000', ''] WHERE extname = 'hstore';
`;

const VALUES = String.raw`
CREATE SCHEMA val;
SET search_path = val, "ext ensions", public;

CREATE TABLE v_bool (a bool); INSERT INTO v_bool VALUES (true), (false), (NULL);
CREATE TABLE v_int (a int2, b int4, c int8);
INSERT INTO v_int VALUES (-32768, -2147483648, -9223372036854775808), (32767, 2147483647, 9223372036854775807),
  (0, 0, 9007199254740993), (NULL, NULL, NULL);
CREATE TABLE v_numeric (a numeric, b numeric(10,3), c numeric);
INSERT INTO v_numeric VALUES ('NaN', 1.1, 0), (1.10, -0.001, 1e400), (1.000000000000000000, NULL, 1e-500),
  (123456789012345678901234567890.123456789, 9999999.999, -1), ('0.0000000000000000000000000001', 0, '1e5');
CREATE TABLE v_float (a float4, b float8);
INSERT INTO v_float VALUES ('-0', '-0'), ('NaN', 'NaN'), ('Infinity', '-Infinity'), (1.1, 0.30000000000000004),
  ('1e-45', '5e-324'), ('3.4028235e38', '1.7976931348623157e308'), (16777216, 9007199254740993), (NULL, 1e21);
CREATE TABLE v_text (a text, b varchar(20), c char(10), d "char", e name, f bpchar);
INSERT INTO v_text VALUES ('', '', '', '', '', ''), (E'\\N', E'\\.', E'\\', E'\\', 'n', 'trailing  '),
  (E'tab\there\nnewline\rreturn\\backslash"quote''single', E'\b\f\v', E'\x01\x1f\x7f', 'a', 'b', ' '),
  (U&'\FEFFbom \2028 \2029 \FFFE \FFFF', U&'\+01F600', U&'e\0301', 'x', 'x', 'x'), ('\u0000', 'NULL', 'null', NULL, NULL, NULL),
  (repeat('ä€😀', 1000), NULL, NULL, NULL, NULL, NULL), (E'\\x41', E'\\t', '</script>', NULL, NULL, NULL);
INSERT INTO v_text (a) SELECT 'c' || chr(i) || 'c' FROM generate_series(1, 300) i;
INSERT INTO v_text (a) SELECT repeat(chr(9), 70000) || repeat(chr(92), 70000);
CREATE TABLE v_bytea (a bytea); INSERT INTO v_bytea VALUES ('\x'), ('\x00ff5c78'), (NULL), (decode(repeat('00ff', 40000), 'hex'));
CREATE TABLE v_json (a json, b jsonb);
INSERT INTO v_json VALUES ('null', 'null'), (NULL, NULL), ('{"a":1,"a":2, "b" : 1.10}', '{"b":1.10,"a":1e400,"":null}'),
  ('"\u0000"', '"\u0001\n\"\\"'), ('"\ud800"', '"\ud83d\ude00"'), (E'{\n "multi": "line",\t"tab":"\\t"}', '[]'),
  ('12345678901234567890.10', '9007199254740993'), ('{"__proto__":1,"2":2,"1":1}', '{"__proto__":{"x":1},"1":1,"2":2}'), ('""', '""');
CREATE TABLE v_jsonarr (a jsonb[], b json[]); INSERT INTO v_jsonarr VALUES (ARRAY['null'::jsonb, NULL, '[1,[2]]'], ARRAY['{"a": 1}'::json]), ('{}', NULL);
CREATE TABLE v_arr (a int[], b text[], c int[], d int2vector, e oidvector, f bytea[], g timestamptz[]);
INSERT INTO v_arr VALUES ('{}', '{}', '[-2:0]={1,2,3}', '', '', '{}', '{}'),
  ('{1,NULL,3}', ARRAY['NULL', NULL, '', ' ', '"', '\', '{', ',', E'\n'], '[0:1][5:6]={{1,2},{3,4}}', '1 2', '3 4', ARRAY['\x00'::bytea], ARRAY['infinity'::timestamptz]),
  ('{{{1},{2}},{{3},{4}}}', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TYPE pair AS (x int, "y y" jsonb, z text[]);
CREATE TABLE v_row (a pair, b pair[]);
INSERT INTO v_row VALUES (ROW(1, 'null', '[5:5]={a}'), ARRAY[ROW(NULL, NULL, NULL)::pair]), (ROW(NULL, NULL, NULL), '{}'), (NULL, NULL), (ROW(1, '{"a":"\"(,"}', ARRAY['(', '"', '\']), NULL);
CREATE DOMAIN posint AS int CHECK (value > 0); CREATE DOMAIN posint2 AS posint; CREATE DOMAIN jdom AS jsonb; CREATE DOMAIN arrdom AS int[]; CREATE DOMAIN xmldom AS xml;
CREATE DOMAIN booldom AS bool; CREATE DOMAIN numdom AS numeric(5,2);
CREATE TABLE v_domain (a posint, b posint2, c jdom, d arrdom, e xmldom, f booldom, g numdom);
INSERT INTO v_domain VALUES (1, 2, 'null', '[3:4]={1,2}', '<?xml version="1.0" encoding="latin1"?><a>x</a>', true, 1.10), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TYPE mood AS ENUM ('sad', 'o k', 'null', E'new\nline', '', 'quote"d');
CREATE TABLE v_enum (a mood, b mood[]); INSERT INTO v_enum SELECT m, ARRAY[m, NULL] FROM unnest(enum_range(NULL::mood)) m;
CREATE TABLE v_time (a date, b time, c timetz, d timestamp, e timestamptz, f interval);
INSERT INTO v_time VALUES ('infinity', '24:00', '24:00+15:59', 'infinity', '-infinity', '1 mon -1 day +00:00:01'),
  ('-infinity', '00:00:00.000001', '12:00-08', '4713-01-01 00:00:00 BC', '294276-12-31 23:59:59.999999+00', '-1 day -00:00:01'),
  ('0044-03-15 BC', '23:59:59.999999', '00:00+00:00:01', '2024-02-29 12:34:56.789012', '1883-11-18 12:03:58-07:52:58', '178000000 years'),
  ('5874897-12-31', NULL, NULL, '0001-01-01', '2024-03-31 01:30:00+00', '-178000000 years'), ('2024-02-29', '00:00', '00:00+14', NULL, NULL, '00:00:00');
CREATE TABLE v_misc (a uuid, b inet, c cidr, d macaddr, e macaddr8, f bit(5), g varbit, h money, i oid, j xid, k tid, l pg_lsn, m txid_snapshot, n xid8, o pg_snapshot);
INSERT INTO v_misc VALUES ('00000000-0000-0000-0000-000000000000', '::ffff:1.2.3.4/96', '10/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', B'01010', B'', '-92233720368547758.08',
  4294967295, '4294967295', '(4294967295,65535)', 'FFFFFFFF/FFFFFFFF', '10:20:10,14,15', '18446744073709551615', '10:20:10,14,15'), (NULL, '192.168.1.5', '::/0', NULL, NULL, NULL, B'1', '1234.56', 0, NULL, NULL, '0/0', NULL, NULL, NULL);
CREATE TABLE v_geo (a point, b line, c lseg, d box, e path, f polygon, g circle);
INSERT INTO v_geo VALUES ('(-0,1e300)', '{1,2,3}', '[(0,0),(1,1)]', '(1,1),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(0,0),0>'), ('(NaN,Infinity)', NULL, NULL, NULL, '((0,0),(1,1))', NULL, '<(0.1,0.2),0.3>');
CREATE TABLE v_range (a int4range, b numrange, c tsrange, d tstzrange, e daterange, f int8range);
INSERT INTO v_range VALUES ('empty', '(,)', '[2024-01-02,2024-02-01)', '[-infinity,infinity]', '[2024-02-01,)', '[1,9223372036854775807)'), ('[1,5)', '(1.10,2.0]', NULL, '["2024-01-01 00:00:00.000001+00",)', 'empty', NULL);
CREATE TABLE v_search (a tsvector, b tsquery, c jsonpath, d xml, e refcursor);
INSERT INTO v_search VALUES ($$'a b':1A 'it''s' '\\':2$$, $$'a' <-> 'b':*A & !'c'$$, '$.a[*] ? (@ > 1.10)', '<?xml version="1.0" encoding="ISO-8859-1"?><a> x </a>', 'cur'), ('', '', '$', 'text <b/> content', NULL), (NULL, NULL, 'strict $."a b"', '<!-- c --><a/>', '');
CREATE TABLE v_reg (a regclass, b regtype, c regrole, d regnamespace, e regprocedure, f regconfig, g regoper, h regoperator);
INSERT INTO v_reg VALUES ('pg_class', 'int4', 'postgres', 'val', 'abs(int4)', 'pg_catalog.english', NULL, '+(int4,int4)'), ('val.v_bool', 'val.mood[]', NULL, NULL, NULL, NULL, NULL, NULL), (4000000000::oid, 4000000000::oid, 4000000000::oid, 4000000000::oid, NULL, NULL, NULL, NULL);
CREATE TABLE v_ext (a hstore, b citext, c ltree, d cube, e seg, f isbn13);
INSERT INTO v_ext VALUES ('"a"=>NULL, "b"=>"NULL", "\"q"=>"\\"', 'MiXed', 'a.b.c', '(1,2),(3,4)', '1.0 .. 2.50', '978-0-306-40615-7'), ('', '', '', '(0.1)', '~5', NULL);
-- A type with casts of its own to json and text, which must not be used.
CREATE TYPE cur AS ENUM ('usd', 'eur');
CREATE FUNCTION cur_text(cur) RETURNS text LANGUAGE sql AS $$ SELECT 'wrong'::text $$;
CREATE FUNCTION cur_json(cur) RETURNS json LANGUAGE sql AS $$ SELECT '"wrong"'::json $$;
CREATE CAST (cur AS text) WITH FUNCTION cur_text(cur) AS ASSIGNMENT;
CREATE CAST (cur AS json) WITH FUNCTION cur_json(cur) AS ASSIGNMENT;
CREATE TABLE v_cast (a cur, b cur[]); INSERT INTO v_cast VALUES ('usd', '{eur}');
RESET search_path;
`;

const NAMES = `
CREATE SCHEMA "s.t"; CREATE SCHEMA s; CREATE SCHEMA "a""b'c$d*?[x]"; CREATE SCHEMA "Upper";
CREATE TABLE "s.t".u (a text); INSERT INTO "s.t".u VALUES ('s.t / u');
CREATE TABLE s."t.u" (a text); INSERT INTO s."t.u" VALUES ('s / t.u');
CREATE TABLE "a""b'c$d*?[x]".t (a text); INSERT INTO "a""b'c$d*?[x]".t VALUES ('hostile schema');
CREATE TABLE "Upper".same (a int); CREATE TABLE s.same (a int); CREATE TABLE public.same (a int);
INSERT INTO "Upper".same VALUES (1); INSERT INTO s.same VALUES (2); INSERT INTO public.same VALUES (3);
CREATE SCHEMA names;
${HOSTILE_NAMES.map((name) => `CREATE TABLE names.${quote(name)} (${quote(name)} text); INSERT INTO names.${quote(name)} VALUES (${literal(name)});`).join('\n')}
CREATE TABLE names.columns (a int, "__proto__" int, "1" int, "constructor" int, "a b" int, "A" int, "t" int, "columns" int, "\u{1F600}" int);
INSERT INTO names.columns VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9);
`;

const STRUCTURE = `
CREATE SCHEMA st;
CREATE TABLE st.part (k int, "v v" text, r int GENERATED ALWAYS AS (k * 2) STORED, PRIMARY KEY (k)) PARTITION BY RANGE (k);
CREATE TABLE st.part_1 PARTITION OF st.part FOR VALUES FROM (0) TO (10);
CREATE TABLE st.part_2 ("v v" text, dropped int, r int GENERATED ALWAYS AS (k * 2) STORED, k int NOT NULL);
ALTER TABLE st.part_2 DROP COLUMN dropped;
ALTER TABLE st.part ATTACH PARTITION st.part_2 FOR VALUES FROM (10) TO (20);
CREATE TABLE st.part_3 PARTITION OF st.part FOR VALUES FROM (20) TO (30) PARTITION BY LIST (k);
CREATE TABLE st.part_3_a PARTITION OF st.part_3 FOR VALUES IN (20, 21);
INSERT INTO st.part (k, "v v") SELECT i, 'v' || i FROM generate_series(0, 21) i;
CREATE TABLE st.parent (a int, b text); CREATE TABLE st.child (c int) INHERITS (st.parent);
INSERT INTO st.parent VALUES (1, 'parent'); INSERT INTO st.child VALUES (2, 'child', 3);
CREATE TABLE st.no_columns (); INSERT INTO st.no_columns DEFAULT VALUES; INSERT INTO st.no_columns DEFAULT VALUES;
CREATE TABLE st.all_dropped (a int); INSERT INTO st.all_dropped VALUES (1); ALTER TABLE st.all_dropped DROP COLUMN a;
CREATE TABLE st.dropped (a int, b text, c int DEFAULT 7); INSERT INTO st.dropped VALUES (1, 'gone', 3); ALTER TABLE st.dropped DROP COLUMN b; ALTER TABLE st.dropped ADD COLUMN d text DEFAULT 'added';
DO $$ BEGIN EXECUTE 'CREATE TABLE st.wide (' || (SELECT string_agg('c' || i || ' bool', ', ') FROM generate_series(1, 1600) i) || ')'; END $$;
INSERT INTO st.wide (c1, c1600) VALUES (true, false);
CREATE UNLOGGED TABLE st.unlogged (a int); INSERT INTO st.unlogged VALUES (1);
CREATE TABLE st.empty (a int);
CREATE TABLE st.identity (id int GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 3) PRIMARY KEY, id2 bigserial, t text);
INSERT INTO st.identity (t) VALUES ('a'), ('b');
CREATE SEQUENCE st.free START 7; CREATE SEQUENCE st."Down seq" INCREMENT -1 MINVALUE -9223372036854775808 MAXVALUE -1; SELECT nextval('st."Down seq"'), setval('st."Down seq"', -9223372036854775808);
CREATE TABLE st.pk (a int, b int, c int, v text, PRIMARY KEY (c, a) INCLUDE (b)); INSERT INTO st.pk VALUES (1, 2, 3, 'x');
CREATE TABLE st.ref (a int, c int, FOREIGN KEY (c, a) REFERENCES st.pk (c, a)); INSERT INTO st.ref VALUES (1, 3);
CREATE FUNCTION st.sneaky() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
  RETURN '
SET transaction_timeout = 0;
\\restrict abc
ALTER TABLE ONLY x ALTER COLUMN y SET (pg_attver=1);
';
END $body$;
CREATE FUNCTION st.trigger_fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER swallow BEFORE INSERT ON st.empty FOR EACH ROW EXECUTE FUNCTION st.trigger_fn();
CREATE TABLE st.ruled (a int); CREATE RULE two AS ON INSERT TO st.ruled DO INSTEAD (SELECT 1; SELECT 2;);
COMMENT ON TABLE st.ruled IS E'a comment;\\nSET transaction_timeout = 0;\\n-- more''s';
CREATE VIEW st.view AS SELECT a FROM st.pk; CREATE MATERIALIZED VIEW st.mat AS SELECT a FROM st.pk;
ALTER TABLE st.pk ALTER COLUMN v SET (n_distinct = 5);
CREATE FOREIGN DATA WRAPPER nothing; CREATE SERVER "far away" FOREIGN DATA WRAPPER nothing OPTIONS (host 'h', api_key 'sk-server-secret');
CREATE USER MAPPING FOR postgres SERVER "far away" OPTIONS ("user" 'u', password 'it''s-mapping-secret');
CREATE FOREIGN TABLE st.foreign (a int) SERVER "far away" OPTIONS (token 'table-secret', path 'kept');
SELECT lo_from_bytea(70001, 'hello'), lo_create(70002), lo_from_bytea(70003, decode(repeat('00ff5c', 200000), 'hex'));
SELECT lo_create(70004), lo_put(70004, 700000, 'sparse end');
COMMENT ON LARGE OBJECT 70001 IS 'a comment'; GRANT SELECT ON LARGE OBJECT 70001 TO PUBLIC;
`;

const SINCE_14 = `
SET search_path = val, public;
CREATE TABLE v_multi (a int4multirange, b datemultirange, c numeric, d numeric);
INSERT INTO v_multi VALUES ('{[1,3),[5,7)}', '{[2024-01-02,2024-02-01)}', 'Infinity', '-Infinity'), ('{}', NULL, NULL, NULL);
CREATE FUNCTION st.atomic(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END; SELECT a; END;
RESET search_path;
`;

const SINCE_18 = `
CREATE TABLE st.virtual (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL); INSERT INTO st.virtual (a) VALUES (1), (NULL);
`;
