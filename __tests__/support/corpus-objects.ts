/**
 * One of every kind of object that a superuser can restore without C code of its own, in the schema `ob`, with the
 * dependencies that break a restore in the wrong order.
 */
export const ROLES = `
DO $$ DECLARE role text; BEGIN
  FOREACH role IN ARRAY ARRAY['corpus_owner', 'Corpus "Reader"'] LOOP
    BEGIN EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END LOOP;
END $$;
`;

const FUNCTIONS = `
CREATE SCHEMA ob AUTHORIZATION corpus_owner;
GRANT USAGE ON SCHEMA ob TO PUBLIC; GRANT CREATE ON SCHEMA ob TO "Corpus ""Reader""" WITH GRANT OPTION;
CREATE TYPE ob.size AS ENUM ('small', 'medium', 'large'); ALTER TYPE ob.size ADD VALUE 'between' BEFORE 'large';
CREATE TYPE ob.money_of AS (amount numeric, unit text); COMMENT ON COLUMN ob.money_of.unit IS 'a unit';
CREATE FUNCTION ob.nested(a int DEFAULT 1 + 1, VARIADIC rest text[] DEFAULT '{}') RETURNS text LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, "$user" SET work_mem = '1MB' COST 7 AS $outer$
DECLARE s text := $a$; CREATE TABLE nothing (); -- $b$ $a$ || $$;'$$ || '; $outer';
BEGIN EXECUTE $x$ SELECT $y$ it's $y$ || $1 $x$ INTO s USING s; RETURN s; END $outer$;
CREATE FUNCTION ob.pair_of(INOUT a int, OUT b anyelement, c anyelement) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT a, c';
CREATE FUNCTION ob.rows() RETURNS TABLE (a int, "B b" text) LANGUAGE sql ROWS 3 AS $$ VALUES (1, 'x'), (2, ';') $$;
CREATE PROCEDURE ob.proc(a int, INOUT b text) LANGUAGE plpgsql AS $$ BEGIN b := a || ''; END $$;
ALTER FUNCTION ob.nested(int, text[]) OWNER TO corpus_owner; REVOKE EXECUTE ON FUNCTION ob.nested(int, text[]) FROM PUBLIC;
CREATE AGGREGATE ob.total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0', COMBINEFUNC = numeric_add, PARALLEL = safe);
CREATE AGGREGATE ob.last_of(ORDER BY int) (SFUNC = int4larger, STYPE = int, INITCOND = '0');
CREATE FUNCTION ob.same_mod(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a % 10 = b % 10';
CREATE OPERATOR ob.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = ob.same_mod, COMMUTATOR = OPERATOR(ob.===), RESTRICT = eqsel);
CREATE FUNCTION ob.by_unit(a ob.money_of, b ob.money_of) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT bttextcmp((a).unit, (b).unit)';
CREATE FUNCTION ob.before(a ob.money_of, b ob.money_of) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).unit < (b).unit';
CREATE OPERATOR ob.<# (LEFTARG = ob.money_of, RIGHTARG = ob.money_of, FUNCTION = ob.before);
CREATE OPERATOR FAMILY ob.units USING btree;
CREATE OPERATOR CLASS ob.unit_ops FOR TYPE ob.money_of USING btree FAMILY ob.units AS OPERATOR 1 ob.<#, FUNCTION 1 ob.by_unit(ob.money_of, ob.money_of);
CREATE FUNCTION ob.unit_of(a ob.money_of) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT (a).unit';
CREATE CAST (ob.money_of AS text) WITH FUNCTION ob.unit_of(ob.money_of) AS IMPLICIT; CREATE CAST (ob.size AS int) WITH INOUT;
CREATE FUNCTION ob.money_json(a ob.money_of) RETURNS json LANGUAGE sql IMMUTABLE AS $$ SELECT '0'::json $$;
CREATE CAST (ob.money_of AS json) WITH FUNCTION ob.money_json(ob.money_of);
CREATE COLLATION ob.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE COLLATION ob.posix (locale = 'C');
CREATE TEXT SEARCH DICTIONARY ob.dict (template = simple, accept = false); CREATE TEXT SEARCH CONFIGURATION ob.conf (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION ob.conf ALTER MAPPING FOR word WITH ob.dict, simple;
CREATE TYPE ob.span AS RANGE (subtype = text, collation = "C"); CREATE CONVERSION ob.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE ob.other_heap (a int) USING heap_too; INSERT INTO ob.other_heap VALUES (1);
CREATE TABLE ob.kinds (a ob.money_of, b ob.span, c text COLLATE ob.loose, d ob.size[], e ob.span[]);
INSERT INTO ob.kinds VALUES (ROW(1.10, 'EUR'), '[a,b)', 'Loose', '{small,NULL,medium}', ARRAY['["""",z]'::ob.span, 'empty']), (ROW(NULL, NULL), NULL, NULL, NULL, NULL);
CREATE INDEX by_unit ON ob.kinds (a ob.unit_ops) WHERE b IS NOT NULL;
CREATE UNIQUE INDEX loosely ON ob.kinds (c DESC NULLS LAST, lower(c COLLATE "C")) INCLUDE (a) WITH (fillfactor = 50); ALTER TABLE ob.kinds CLUSTER ON loosely;
ALTER INDEX ob.loosely ALTER COLUMN 2 SET STATISTICS 7;
`;

const CONSTRAINTS = `
CREATE TABLE ob.chicken (id int PRIMARY KEY, egg int NOT NULL); CREATE TABLE ob.egg (id int PRIMARY KEY, chicken int NOT NULL REFERENCES ob.chicken DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE ob.chicken ADD FOREIGN KEY (egg) REFERENCES ob.egg ON DELETE CASCADE DEFERRABLE;
WITH first AS (INSERT INTO ob.chicken VALUES (1, 2)) INSERT INTO ob.egg VALUES (2, 1);
CREATE TABLE ob.tree (id int PRIMARY KEY, parent int REFERENCES ob.tree ON UPDATE CASCADE ON DELETE SET NULL, place int UNIQUE DEFERRABLE INITIALLY IMMEDIATE);
INSERT INTO ob.tree SELECT i, nullif(i / 2, 0), i FROM generate_series(20, 1, -1) i;
CREATE TABLE ob.orphans (a int, b int); INSERT INTO ob.orphans VALUES (-1, 99), (1, 1);
ALTER TABLE ob.orphans ADD CONSTRAINT "not (yet) valid" CHECK (a > 0) NOT VALID, ADD CONSTRAINT nowhere FOREIGN KEY (b) REFERENCES ob.tree NOT VALID;
CREATE TABLE ob.rooms (room text, during int4range, EXCLUDE USING gist (during WITH &&) WHERE (room <> '') DEFERRABLE INITIALLY DEFERRED); INSERT INTO ob.rooms VALUES ('a', '[1,2)'), ('b', '[2,3)');
CREATE TABLE ob.limits (max int); INSERT INTO ob.limits VALUES (10);
CREATE FUNCTION ob.limit_of() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (SELECT max FROM ob.limits); END $$;
CREATE TABLE ob.limited (a int CHECK (a < ob.limit_of())); INSERT INTO ob.limited VALUES (9);
CREATE FUNCTION ob.doubled(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 * 2; END $$;
SET search_path = ob, public;
CREATE FUNCTION ob.unqualified(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN doubled($1) + 1; END $$;
CREATE FUNCTION ob.below(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 < (SELECT max FROM limits); END $$;
CREATE TABLE ob.checked_by_path (a int CHECK (ob.below(a))); INSERT INTO ob.checked_by_path VALUES (1), (NULL);
CREATE TABLE ob.generated (a int, b int GENERATED ALWAYS AS (ob.unqualified(a)) STORED); INSERT INTO ob.generated VALUES (1), (2);
RESET search_path;
CREATE DOMAIN ob.needed AS int NOT NULL CHECK (VALUE < 1000);
CREATE TABLE ob.by_default (id int GENERATED BY DEFAULT AS IDENTITY (MAXVALUE 9 CYCLE CACHE 3), v text DEFAULT 'it''s' || chr(10)); INSERT INTO ob.by_default VALUES (7), (DEFAULT);
CREATE SEQUENCE ob.tiny AS smallint START 5 MINVALUE 3 MAXVALUE 6 CYCLE OWNED BY ob.by_default.v; SELECT nextval('ob.tiny'); GRANT USAGE ON SEQUENCE ob.tiny TO PUBLIC;
`;

const PARTITIONS = `
CREATE TABLE ob.by_size (id int, size ob.size, v text, PRIMARY KEY (id, size)) PARTITION BY HASH (size);
CREATE TABLE ob.by_size_0 PARTITION OF ob.by_size FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE ob.by_size_1 (v text, size ob.size NOT NULL, id int NOT NULL);
ALTER TABLE ob.by_size ATTACH PARTITION ob.by_size_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO ob.by_size SELECT i, (ARRAY['small', 'medium', 'large'])[i % 3 + 1]::ob.size, 'v' || i FROM generate_series(1, 30) i;
CREATE TABLE ob.by_expression (at date, "v v" text, n int) PARTITION BY RANGE ((extract(year FROM at)), n);
CREATE TABLE ob.by_expression_old PARTITION OF ob.by_expression FOR VALUES FROM (MINVALUE, MINVALUE) TO (2024, 0) PARTITION BY LIST ("v v" COLLATE "C");
CREATE TABLE ob."by Expression, x" (gone int, n int, "v v" text DEFAULT 'own', at date); ALTER TABLE ob."by Expression, x" DROP COLUMN gone;
ALTER TABLE ob.by_expression_old ATTACH PARTITION ob."by Expression, x" FOR VALUES IN ('x', NULL);
CREATE TABLE ob.by_expression_any PARTITION OF ob.by_expression_old DEFAULT; CREATE TABLE ob.by_expression_new PARTITION OF ob.by_expression DEFAULT;
INSERT INTO ob.by_expression VALUES ('2023-01-01', 'x', 1), ('2023-01-02', NULL, 2), ('2023-01-03', 'y', 3), ('2030-01-01', 'z', 4), (NULL, NULL, NULL);
CREATE INDEX by_expression_n ON ob.by_expression (n); CREATE INDEX own_index ON ob.by_expression_new ("v v");
CREATE TABLE ob.to_parts (id int, size ob.size, FOREIGN KEY (id, size) REFERENCES ob.by_size); INSERT INTO ob.to_parts SELECT id, size FROM ob.by_size WHERE id < 5;
ALTER TABLE ob.by_expression ADD CONSTRAINT known FOREIGN KEY (n) REFERENCES ob.tree;
CREATE TABLE ob.mother (a int DEFAULT 1 CHECK (a > 0), b text, CONSTRAINT hers CHECK (b <> 'x') NO INHERIT); CREATE TABLE ob.father (c int, a int);
CREATE TABLE ob.daughter (d int, a int DEFAULT 2, PRIMARY KEY (d)) INHERITS (ob.mother, ob.father); ALTER TABLE ob.mother ADD COLUMN late jsonb;
INSERT INTO ob.mother VALUES (1, 'm', 'null'); INSERT INTO ob.daughter (d, b, c, late) VALUES (1, 'x', 3, NULL), (2, 'd', 4, '[]');
CREATE TYPE ob.shape AS (id int, v text); CREATE TABLE ob.typed OF ob.shape (id WITH OPTIONS PRIMARY KEY, v DEFAULT 'typed'); INSERT INTO ob.typed VALUES (1);
`;

const VIEWS = `
CREATE VIEW ob.grouped AS SELECT t.*, count(o.b) AS n FROM ob.tree t LEFT JOIN ob.orphans o ON o.b = t.id GROUP BY t.id;
CREATE VIEW ob.on_grouped (x, "y y") WITH (security_barrier) AS SELECT id, n FROM ob.grouped WHERE n > 0; COMMENT ON COLUMN ob.on_grouped."y y" IS E'it''s\\n;';
CREATE VIEW ob.writable AS SELECT a, b FROM ob.orphans WHERE a > 0 WITH LOCAL CHECK OPTION; ALTER VIEW ob.writable ALTER COLUMN a SET DEFAULT 42;
CREATE RECURSIVE VIEW ob.counted (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counted WHERE n < 5;
CREATE FUNCTION ob.of_view() RETURNS SETOF ob.on_grouped LANGUAGE sql AS 'SELECT * FROM ob.on_grouped'; CREATE VIEW ob.by_function AS SELECT * FROM ob.of_view();
CREATE MATERIALIZED VIEW ob.mat AS SELECT id, n FROM ob.grouped WITH DATA; CREATE UNIQUE INDEX ON ob.mat (id);
CREATE MATERIALIZED VIEW ob.a_mat_on_mat AS SELECT m.id, v.x FROM ob.mat m LEFT JOIN ob.on_grouped v ON v.x = m.id; CREATE INDEX ON ob.a_mat_on_mat (x);
CREATE MATERIALIZED VIEW ob.unfilled AS SELECT * FROM ob.a_mat_on_mat WITH NO DATA; CREATE MATERIALIZED VIEW ob.mat_by_path AS SELECT ob.doubled(id) AS d FROM ob.mat;
CREATE TABLE ob.ruled (a int); INSERT INTO ob.ruled VALUES (1), (2);
CREATE RULE swallow AS ON INSERT TO ob.ruled DO INSTEAD NOTHING; CREATE RULE "also log" AS ON UPDATE TO ob.ruled DO ALSO NOTIFY ruled;
CREATE TABLE ob.triggered (a int, touched text); INSERT INTO ob.triggered VALUES (1, 'as it was');
CREATE FUNCTION ob.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.touched := 'changed by ' || tg_name; RETURN new; END $$;
CREATE FUNCTION ob.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'fired %', tg_name; END $$;
CREATE TRIGGER always BEFORE INSERT OR UPDATE ON ob.triggered FOR EACH ROW EXECUTE FUNCTION ob.touch(); ALTER TABLE ob.triggered ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER replica_only AFTER INSERT ON ob.triggered FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION ob.refuse('an arg', E'\\\\x'); ALTER TABLE ob.triggered ENABLE REPLICA TRIGGER replica_only;
CREATE TRIGGER off_now BEFORE TRUNCATE ON ob.triggered EXECUTE FUNCTION ob.refuse(); ALTER TABLE ob.triggered DISABLE TRIGGER off_now;
CREATE TRIGGER tables_of AFTER DELETE ON ob.triggered REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ob.refuse();
CREATE CONSTRAINT TRIGGER later AFTER UPDATE OF a ON ob.triggered DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ob.refuse();
CREATE TRIGGER instead INSTEAD OF INSERT ON ob.writable FOR EACH ROW EXECUTE FUNCTION ob.refuse();
CREATE TRIGGER on_parts BEFORE INSERT ON ob.by_expression FOR EACH ROW EXECUTE FUNCTION ob.refuse(); ALTER TABLE ob.by_expression_new DISABLE TRIGGER on_parts;
`;

const REST = `
CREATE TABLE ob.forced (id int PRIMARY KEY, v text); INSERT INTO ob.forced VALUES (1, 'hidden'), (2, 'seen'); ALTER TABLE ob.forced OWNER TO corpus_owner;
ALTER TABLE ob.forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "some" ON ob.forced FOR SELECT TO "Corpus ""Reader""", corpus_owner USING (id > 1); CREATE POLICY no ON ob.forced AS RESTRICTIVE FOR ALL USING (true) WITH CHECK (v <> 'x');
GRANT SELECT (id), UPDATE (v) ON ob.forced TO "Corpus ""Reader"""; GRANT ALL ON ob.forced TO "Corpus ""Reader""" WITH GRANT OPTION;
SET ROLE "Corpus ""Reader"""; GRANT SELECT ON ob.forced TO PUBLIC; RESET ROLE; ALTER TABLE ob.forced REPLICA IDENTITY FULL;
ALTER DEFAULT PRIVILEGES IN SCHEMA ob GRANT SELECT ON TABLES TO "Corpus ""Reader"""; ALTER DEFAULT PRIVILEGES FOR ROLE corpus_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE STATISTICS ob.together (dependencies, mcv) ON a, b FROM ob.orphans; ALTER STATISTICS ob.together SET STATISTICS 77; COMMENT ON STATISTICS ob.together IS 'together';
CREATE PUBLICATION corpus_some FOR TABLE ob.tree, ONLY ob.mother WITH (publish = 'insert'); CREATE PUBLICATION corpus_all FOR ALL TABLES WITH (publish = 'insert'); ALTER PUBLICATION corpus_some OWNER TO postgres;
CREATE FUNCTION ob.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;
CREATE EVENT TRIGGER corpus_ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION ob.on_ddl();
CREATE EVENT TRIGGER corpus_drop ON sql_drop EXECUTE FUNCTION ob.on_ddl(); ALTER EVENT TRIGGER corpus_drop ENABLE ALWAYS; COMMENT ON EVENT TRIGGER corpus_drop IS 'drops';
CREATE TABLE ob.toasted (a text, b text, c text, d text); ALTER TABLE ob.toasted ALTER a SET STORAGE external, ALTER b SET STORAGE plain, ALTER c SET STORAGE main, SET (toast.autovacuum_enabled = off, fillfactor = 70);
INSERT INTO ob.toasted SELECT repeat('a', 100000), 'b', repeat('c', 100000), string_agg(md5(i::text), '') FROM generate_series(1, 5000) i;
CREATE UNLOGGED TABLE ob.unlogged (id int GENERATED ALWAYS AS IDENTITY, v text); INSERT INTO ob.unlogged (v) VALUES ('kept');
CREATE TABLE ob.dup (a int, b text); INSERT INTO ob.dup SELECT 1, 'same' FROM generate_series(1, 50); INSERT INTO ob.dup VALUES (2, 'other'); CREATE INDEX identity_of ON ob.dup (a);
ALTER TABLE ob.tree REPLICA IDENTITY USING INDEX tree_pkey;
COMMENT ON SCHEMA ob IS 'schema'; COMMENT ON CONSTRAINT nowhere ON ob.orphans IS 'constraint'; COMMENT ON TRIGGER always ON ob.triggered IS 'trigger'; COMMENT ON POLICY "some" ON ob.forced IS 'policy';
COMMENT ON RULE swallow ON ob.ruled IS 'rule'; COMMENT ON DOMAIN ob.needed IS 'domain'; COMMENT ON OPERATOR ob.=== (int, int) IS 'operator'; COMMENT ON CAST (ob.size AS int) IS 'cast'; COMMENT ON AGGREGATE ob.total(numeric) IS 'aggregate';
COMMENT ON COLLATION ob.loose IS 'collation'; COMMENT ON TEXT SEARCH CONFIGURATION ob.conf IS 'search'; COMMENT ON PUBLICATION corpus_some IS 'publication'; COMMENT ON INDEX ob.by_unit IS 'index'; COMMENT ON EXTENSION citext IS 'changed';
COMMENT ON MATERIALIZED VIEW ob.mat IS 'matview'; COMMENT ON PROCEDURE ob.proc(int, text) IS 'procedure'; COMMENT ON TYPE ob.size IS 'type'; COMMENT ON SEQUENCE ob.tiny IS 'sequence'; COMMENT ON COLUMN ob.tree.place IS '';
ALTER LARGE OBJECT 70003 OWNER TO corpus_owner; GRANT ALL ON LARGE OBJECT 70003 TO "Corpus ""Reader""" WITH GRANT OPTION;
`;

export const OBJECTS = [FUNCTIONS, CONSTRAINTS, PARTITIONS, VIEWS, REST].join('');

export const OBJECTS_14 = `
CREATE TABLE ob.generated_domain (a int, b ob.needed GENERATED ALWAYS AS (coalesce(a, 0) + 1) STORED, c ob.needed DEFAULT 5); INSERT INTO ob.generated_domain (a) VALUES (1), (NULL);
CREATE FUNCTION ob.atomic_on_key() RETURNS SETOF ob.tree LANGUAGE sql BEGIN ATOMIC SELECT t.* FROM ob.tree t GROUP BY t.id; END;
CREATE PROCEDURE ob.atomic_proc(a int) LANGUAGE sql BEGIN ATOMIC INSERT INTO ob.dup VALUES (a, ';'); SELECT CASE WHEN a > 0 THEN 'END' ELSE 'BEGIN ATOMIC' END; END;
CREATE STATISTICS ob.of_expression ON (a + b), (a * 2) FROM ob.orphans; CREATE INDEX brin ON ob.dup USING brin (a int4_minmax_multi_ops);
ALTER TABLE ob.toasted ALTER c SET COMPRESSION pglz;
`;

export const OBJECTS_15 = `
CREATE TABLE ob.one_null (a int UNIQUE NULLS NOT DISTINCT); INSERT INTO ob.one_null VALUES (NULL), (1);
CREATE TABLE ob.pairs (a int, b int, UNIQUE (a, b)); INSERT INTO ob.pairs VALUES (1, 2); CREATE TABLE ob.set_null (a int, b int, FOREIGN KEY (a, b) REFERENCES ob.pairs (a, b) ON DELETE SET NULL (b)); INSERT INTO ob.set_null VALUES (1, NULL), (1, 2);
CREATE PUBLICATION corpus_filtered FOR TABLE ob.dup (a) WHERE (a > 1) WITH (publish = 'insert'); CREATE PUBLICATION corpus_schema FOR TABLES IN SCHEMA st WITH (publish = 'insert');
CREATE VIEW ob.as_invoker WITH (security_invoker) AS SELECT 1 AS one; CREATE UNLOGGED TABLE ob.unlogged_seq (a serial); INSERT INTO ob.unlogged_seq DEFAULT VALUES;
`;

export const OBJECTS_18 = `
CREATE TABLE ob.virtual (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL, c text GENERATED ALWAYS AS (upper('v' || a)) STORED); INSERT INTO ob.virtual (a) VALUES (1), (NULL);
CREATE TABLE ob.unenforced (a int, CHECK (a > 0) NOT ENFORCED, FOREIGN KEY (a) REFERENCES ob.tree NOT ENFORCED); INSERT INTO ob.unenforced VALUES (-1);
CREATE TABLE ob.late_not_null (a int); INSERT INTO ob.late_not_null VALUES (NULL); ALTER TABLE ob.late_not_null ADD CONSTRAINT "some day" NOT NULL a NOT VALID;
CREATE TABLE ob.temporal (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS)); INSERT INTO ob.temporal VALUES ('[1,2)', '[2024-01-01,2025-01-01)');
CREATE TABLE ob.temporal_ref (id int4range, during daterange, FOREIGN KEY (id, PERIOD during) REFERENCES ob.temporal); INSERT INTO ob.temporal_ref VALUES ('[1,2)', '[2024-02-01,2024-03-01)');
`;

/** A domain with values that its constraint forbids by now: restored only with the constraint after the rows. */
export const VIOLATED_DOMAIN = `
CREATE DOMAIN ob.late AS int; CREATE TABLE ob.of_late (a ob.late); INSERT INTO ob.of_late VALUES (-1), (1);
ALTER DOMAIN ob.late ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
`;
