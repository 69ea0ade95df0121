/** Values of every type that some way of exporting has changed or refused; in the schema `val`. */
export const VALUES = String.raw`
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
INSERT INTO v_numeric VALUES ('1e131071', 0, '1e-16383'), ('NaN', 0.0005, 1e15), (999999999999999, NULL, 1000000000000000), ('-0', '-0.0', '-0.00');
CREATE TABLE v_mod (a timestamp(0), b time(3), c interval day to second(2), d varbit(7), e interval year to month, f numeric(3,0), g "char"[], h varchar(3)[], i numeric(5,2)[], j bit(2)[], k timestamptz(1), l char(3)[]);
INSERT INTO v_mod VALUES ('2024-02-29 23:59:59', '12:00:00.123', '1 day 00:00:00.25', B'0000001', '13 months', 999, ARRAY['a', '', '\']::"char"[], ARRAY['', 'NUL', ' "'], '{1.10,NULL,NaN}', ARRAY[B'01'], '1999-12-31 23:59:59.9+00', '{a,"b ",NULL}');
CREATE TABLE v_arrays (a box[], b point[], c inet[], d uuid[], e date[], f interval[], g money[], h xml[], i int4range[], j tsvector[], k mood[][], l posint[], m hstore[], n citext[], o ltree[], p name[], q bpchar[], r bool[], s regclass[], t float8[], u circle[], v jdom[], w path[], x oid[]);
ALTER TABLE v_arrays ALTER n SET STORAGE external;
INSERT INTO v_arrays VALUES ('{(1,1),(0,0);(2,2),(1,1)}', '{"(1,2)","(NaN,-0)"}', '{::1/128,10.0.0.1/8}', '{00000000-0000-0000-0000-000000000000}', '{infinity,"0001-01-01 BC"}', ARRAY['-1 day -00:00:01'::interval, '1 mon'], '{$1.10,NULL}',
  ARRAY['<a> b </a>'::xml, '<?xml version="1.0" standalone="yes"?><b/>'::xml], ARRAY['[1,2)'::int4range, 'empty', NULL], ARRAY[$$'a ''b' 'c'$$::tsvector], '[2:3][-1:0]={{sad,NULL},{null,""}}', '{1,2}', ARRAY['a=>"b,c", "x y"=>NULL'::hstore, ''], '{A,a}', '{a.b,""}', '{a,""}', '{" "}', '{t,f,NULL}', ARRAY['val.v_bool'::regclass, 0],
  '{-0,NaN,-Infinity,5e-324,1e300}', ARRAY['<(0,0),1>'::circle], ARRAY['null'::jdom, NULL, '"x"'], ARRAY['[(0,0)]'::path], '{4294967295}');
CREATE TYPE nest AS (p pair, q mood, r posint, s "char", t timestamptz, u bytea, v bool, w text); CREATE TABLE v_nest (x nest, y nest[], z v_row);
INSERT INTO v_nest VALUES (ROW(ROW(1, 'null', '{}'), 'null', 5, 'c', 'infinity', '\x5c22', true, E'a"b\\c,(d)\t'), ARRAY[ROW(ROW(NULL, '"\""', NULL), '', NULL, '', NULL, '', NULL, '')::nest, NULL], ROW(ROW(1, '[]', NULL), NULL)), (ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), '[0:0]={NULL}', NULL);
-- Columns that are called as anything that reads them would call the table.
CREATE TABLE t (t pair, x int, r text); INSERT INTO t VALUES (ROW(1, '{}', NULL), 1, 'r'); CREATE TABLE v_row_name (v_row_name pair, "row" int, "record" text, line text, ctids tid); INSERT INTO v_row_name VALUES (NULL, 1, '', '{"a":1}', '(0,1)');
CREATE TABLE v_oids (a cid, b aclitem, c regproc, d regdictionary, e regcollation, f regclass, g regprocedure); INSERT INTO v_oids VALUES ('7', 'postgres=r*w/postgres', 'pg_catalog.current_database', 'pg_catalog.english_stem', 'pg_catalog."C"', 'val.v_bool', 'val.cur_text(val.cur)'), (NULL, '=U/postgres', '-', '-', '-', '-', '-');
CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi); CREATE TYPE moods AS RANGE (subtype = mood); CREATE DOMAIN rangedom AS int4range CHECK (NOT isempty(VALUE));
CREATE TABLE v_ranges (a floats, b moods, c rangedom, d floats[], e tstzrange[], f numrange); INSERT INTO v_ranges VALUES ('[-0,1.1)', '[sad,""]', '[1,2)', '{"[1,2]","(,)"}', ARRAY['[2024-03-31 01:30:00+00,infinity)'::tstzrange, '(,"0044-03-15 00:00:00 BC"]'], '[1.10,1.100]'), ('[NaN,)', NULL, NULL, '{}', NULL, 'empty');
CREATE DOMAIN earth_like AS cube; CREATE TABLE v_contrib (a lquery, b ltxtquery, c query_int, d ean13, e issn, f upc, g cube[], h seg[], i isbn, j earth_like); INSERT INTO v_contrib VALUES ('*{1,2}.a|b@*', 'a & !b', '1&(2|!3)', '9780306406157', '0028-0836', '036000291452', '{"(1,2),(3,4)",(0.1)}', '{1.0,"<2.50 .. 3.0"}', '0-306-40615-2', '(0.30000000000000004)');
CREATE FUNCTION pair_json(pair) RETURNS json LANGUAGE sql AS $$ SELECT '"wrong"'::json $$; CREATE CAST (pair AS json) WITH FUNCTION pair_json(pair);
CREATE TABLE v_long (a text, b jsonb, c bytea); INSERT INTO v_long SELECT repeat(U&'\+01F600\0001"', 300000), jsonb_build_object(repeat('k', 70000), repeat('"', 70000)), decode(repeat('0a5c0d09', 300000), 'hex');
RESET search_path;
`;

/** Values of types that came with 14. */
export const VALUES_14 = `
SET search_path = val, public;
CREATE TABLE v_multi (a int4multirange, b datemultirange, c numeric, d numeric);
CREATE TABLE v_multis (a tstzmultirange, b nummultirange[], c xid8[]); INSERT INTO v_multis VALUES ('{[-infinity,infinity]}', ARRAY['{[1.10,2.0)}'::nummultirange, '{}'], '{18446744073709551615}');
INSERT INTO v_multi VALUES ('{[1,3),[5,7)}', '{[2024-01-02,2024-02-01)}', 'Infinity', '-Infinity'), ('{}', NULL, NULL, NULL);
RESET search_path;
`;
