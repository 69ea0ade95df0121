/** A schema in which everything stands in the way of a load; the same on every major from 13 on. */
export const SHOP = `
CREATE SCHEMA shop; CREATE SCHEMA "o'dd ""s";
CREATE TYPE shop.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE shop.users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, boss bigint,
  amount numeric, doc jsonb, twice numeric GENERATED ALWAYS AS (amount * 2) STORED,
  CONSTRAINT users_boss FOREIGN KEY (boss) REFERENCES shop.users (id));
CREATE TABLE shop.orders (id serial PRIMARY KEY, user_id bigint NOT NULL, latest int, note text,
  CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES shop.users (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE shop.lines (id int PRIMARY KEY, order_id int CONSTRAINT lines_order REFERENCES shop.orders (id) MATCH FULL, v xml);
ALTER TABLE shop.orders ADD CONSTRAINT orders_latest FOREIGN KEY (latest) REFERENCES shop.lines (id) DEFERRABLE;
COMMENT ON CONSTRAINT orders_user ON shop.orders IS 'an order''s "user"';
CREATE TABLE shop.swap (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, u int UNIQUE DEFERRABLE);
CREATE TABLE "o'dd ""s"."ta;b""le" ("k e""y" text PRIMARY KEY, "val'ue" text, parent text,
  CONSTRAINT "fk; --" FOREIGN KEY (parent) REFERENCES "o'dd ""s"."ta;b""le" ("k e""y"));
CREATE TABLE shop.part (k shop.mood NOT NULL, id int NOT NULL, user_id bigint, v text, PRIMARY KEY (k, id)) PARTITION BY HASH (k);
CREATE TABLE shop.part_0 PARTITION OF shop.part FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shop.part_1 PARTITION OF shop.part FOR VALUES WITH (MODULUS 2, REMAINDER 1);
ALTER TABLE shop.part ADD CONSTRAINT part_user FOREIGN KEY (user_id) REFERENCES shop.users (id);
CREATE TABLE shop.months (at date PRIMARY KEY, v text) PARTITION BY RANGE (at);
CREATE TABLE shop.months_1 PARTITION OF shop.months FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE shop.months_2 PARTITION OF shop.months FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
CREATE TABLE shop.about_month (id int PRIMARY KEY, at date CONSTRAINT about REFERENCES shop.months (at));
CREATE TABLE shop.nokey (a int, b json);
CREATE SEQUENCE shop.free INCREMENT 5;
CREATE FUNCTION shop.rewrite() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''a trigger fired''; END';
CREATE TRIGGER always BEFORE INSERT OR UPDATE ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.rewrite();
ALTER TABLE shop.users ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER "repl'ica" AFTER INSERT ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.rewrite();
ALTER TABLE shop.users ENABLE REPLICA TRIGGER "repl'ica";
CREATE TRIGGER off BEFORE INSERT ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.rewrite();
ALTER TABLE shop.users DISABLE TRIGGER off;
CREATE TRIGGER emptied BEFORE TRUNCATE ON shop.orders FOR EACH STATEMENT EXECUTE FUNCTION shop.rewrite();
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.rewrite();
CREATE TRIGGER tree BEFORE INSERT OR UPDATE ON shop.months FOR EACH ROW EXECUTE FUNCTION shop.rewrite();
ALTER TABLE shop.months_1 DISABLE TRIGGER tree;
CREATE TRIGGER tree_statement AFTER INSERT ON shop.part FOR EACH STATEMENT EXECUTE FUNCTION shop.rewrite();
CREATE RULE swallow AS ON INSERT TO shop.lines DO INSTEAD NOTHING;
CREATE RULE swallow_update AS ON UPDATE TO shop.lines DO INSTEAD NOTHING;
ALTER TABLE shop.lines ENABLE ALWAYS RULE swallow_update;
ALTER TABLE shop.users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shop.users USING (false);
CREATE MATERIALIZED VIEW shop.sums AS SELECT count(*) AS n, sum(id) AS s FROM shop.orders;
CREATE VIEW shop.over AS SELECT n + 1 AS m FROM shop.sums;
CREATE MATERIALIZED VIEW shop.over_sums AS SELECT m FROM shop.over;
CREATE MATERIALIZED VIEW shop.never AS SELECT id FROM shop.orders WITH NO DATA;
`;

/** Rows without triggers, rules and keys in the way. */
export const SHOP_ROWS = `
SET session_replication_role = replica; ALTER TABLE shop.users DISABLE TRIGGER always; ALTER TABLE shop.users DISABLE TRIGGER "repl'ica";
ALTER TABLE shop.lines DISABLE RULE swallow;
INSERT INTO shop.users (email, boss, amount, doc) VALUES ('a@x', 2, 1.10, 'null'), ('b@x', 1, 'NaN', NULL), ('c@x', NULL, 0, '{"a": 1.10}');
INSERT INTO shop.orders (user_id, latest, note) VALUES (1, 11, E'tab\\t\\\\ line\\n'), (2, NULL, NULL), (3, 12, '\\N');
INSERT INTO shop.lines VALUES (11, 1, '<?xml version="1.0" encoding="latin1"?><a/>'), (12, 3, NULL), (13, NULL, 'text');
INSERT INTO shop.swap VALUES (1, 10), (2, 20), (3, 30);
INSERT INTO "o'dd ""s"."ta;b""le" VALUES ('x', 'y', 'z'), ('z', '', 'x');
INSERT INTO shop.part SELECT m, i, 1 + i % 3, 'v' || i FROM unnest(enum_range(NULL::shop.mood)) m, generate_series(1, 20) i;
INSERT INTO shop.months SELECT d::date, 'm' FROM generate_series('2024-01-01'::date, '2024-02-29', '1 day') d;
INSERT INTO shop.about_month VALUES (1, '2024-01-05'), (2, '2024-02-29');
INSERT INTO shop.nokey VALUES (1, '{"a" : 1}'), (1, '{"a" : 1}'), (NULL, NULL);
SELECT nextval('shop.free'), nextval('shop.free');
ALTER TABLE shop.users ENABLE ALWAYS TRIGGER always; ALTER TABLE shop.users ENABLE REPLICA TRIGGER "repl'ica";
ALTER TABLE shop.lines ENABLE RULE swallow;
SET session_replication_role = origin;
REFRESH MATERIALIZED VIEW shop.sums; REFRESH MATERIALIZED VIEW shop.over_sums;
`;

/** What somebody did to the rows after the backup. */
export const SHOP_DAMAGE = `
SET session_replication_role = replica; ALTER TABLE shop.users DISABLE TRIGGER always; ALTER TABLE shop.users DISABLE TRIGGER "repl'ica";
ALTER TABLE shop.lines DISABLE RULE swallow; ALTER TABLE shop.lines DISABLE RULE swallow_update;
UPDATE shop.users SET amount = 1.1 WHERE id = 1; UPDATE shop.users SET doc = NULL WHERE id = 3;
UPDATE shop.users SET email = 'other' || id; INSERT INTO shop.users (email) VALUES ('new'); DELETE FROM shop.users WHERE id = 2;
UPDATE shop.orders SET note = 'changed' WHERE id = 3; DELETE FROM shop.orders WHERE id = 2; INSERT INTO shop.orders (user_id) VALUES (4);
UPDATE shop.lines SET order_id = 4 WHERE id = 13; DELETE FROM shop.lines WHERE id = 12;
UPDATE shop.swap SET id = -id; UPDATE shop.swap SET id = 3, u = 7 WHERE id = -1; UPDATE shop.swap SET id = 1, u = 30 WHERE id = -3; UPDATE shop.swap SET id = 2 WHERE id = -2;
DELETE FROM "o'dd ""s"."ta;b""le" WHERE "k e""y" = 'x'; UPDATE "o'dd ""s"."ta;b""le" SET "val'ue" = NULL;
DELETE FROM shop.part WHERE id < 10; UPDATE shop.part SET v = 'w' WHERE id = 15; INSERT INTO shop.part VALUES ('sad', 99, 4, 'new');
DELETE FROM shop.months WHERE at < '2024-01-20'; UPDATE shop.months SET v = 'n' WHERE at = '2024-02-02';
INSERT INTO shop.nokey VALUES (5, NULL); SELECT nextval('shop.free'), nextval('shop.free'), nextval('shop.free');
ALTER TABLE shop.users ENABLE ALWAYS TRIGGER always; ALTER TABLE shop.users ENABLE REPLICA TRIGGER "repl'ica";
ALTER TABLE shop.lines ENABLE RULE swallow; ALTER TABLE shop.lines ENABLE ALWAYS RULE swallow_update;
SET session_replication_role = origin;
REFRESH MATERIALIZED VIEW shop.sums; REFRESH MATERIALIZED VIEW shop.over_sums;
`;

/** Keys that hold although their rows do not. */
export const SHOP_OPEN_KEY = `
ALTER TABLE shop.nokey ADD CONSTRAINT open_key FOREIGN KEY (a) REFERENCES shop.lines (id) NOT VALID;
COMMENT ON CONSTRAINT open_key ON shop.nokey IS 'never checked';
`;
