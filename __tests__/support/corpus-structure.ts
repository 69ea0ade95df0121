/** Tables whose rows are easily read twice, not at all, or in the wrong order of columns; in the schema `st`. */
export const STRUCTURE = `
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

export const STRUCTURE_14 = `
CREATE FUNCTION st.atomic(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END; SELECT a; END;
`;

export const STRUCTURE_18 = `
CREATE TABLE st.virtual (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL); INSERT INTO st.virtual (a) VALUES (1), (NULL);
`;
