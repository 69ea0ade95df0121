import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differencesByDump, stateOf } from '../support/pg-dump-diff.js';
import { restorableCorpus } from '../support/postgres-corpus.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { serverAt } from '../support/postgres-server.js';
import { differencesByImage } from '../support/record-image-oracle.js';
import { backUp, createTarget, restore } from '../support/restore-story.js';
import { type Installation, installDist } from '../support/run-process.js';
import { postgresUrl } from '../support/services.js';

/** The modes on targets that hold something, judged by the oracles. */
let dist: Installation;
let folder: string;

beforeAll(() => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-modes-'));
});
afterAll(() => {
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows lost, changed and added in every table that lets them, sequences moved, large objects changed. */
const DAMAGE_ROWS = `
  SET session_replication_role = replica;
  DELETE FROM val.v_json WHERE a IS NULL; UPDATE val.v_float SET b = 0 WHERE b = 0; INSERT INTO val.v_text (a) VALUES ('new');
  TRUNCATE ob.tree, ob.orphans, ob.by_size, ob.chicken, ob.egg, ob.by_expression, ob.to_parts CASCADE;
  UPDATE ob.triggered SET touched = 'since'; DELETE FROM ob.forced; DELETE FROM ob.dup WHERE a = 2; INSERT INTO ob.dup VALUES (1, 'same');
  INSERT INTO ob.mother VALUES (5, 'm'); INSERT INTO st.no_columns DEFAULT VALUES; DELETE FROM st.part WHERE k > 3; DELETE FROM names."-- comment";
  SELECT setval('ob.tiny', 6), setval('st.free', 99), nextval('st.identity_id_seq');
  SELECT lo_unlink(70001), lo_put(70003, 5, 'changed'), lo_create(70009)`;

/** The night after a bad migration. */
const DAMAGE_DEFINITIONS = `
  DROP TABLE ob.by_size CASCADE; ALTER TABLE val.v_int DROP COLUMN b; ALTER TABLE val.v_bool ALTER COLUMN a TYPE text;
  CREATE TABLE ob.from_the_migration (id int); CREATE VIEW ob.uses_it AS SELECT * FROM ob.from_the_migration; DROP SCHEMA "s.t" CASCADE;
  ALTER TYPE ob.size RENAME VALUE 'small' TO 'tiny'; CREATE INDEX too_many ON val.v_int (a); DROP FUNCTION ob.nested(int, text[]);
  ALTER TABLE ob.forced NO FORCE ROW LEVEL SECURITY; DROP POLICY "some" ON ob.forced; DROP EVENT TRIGGER corpus_drop; DROP PUBLICATION corpus_some`;

describe.each([15, 18] as const)('a hostile database of PostgreSQL %i', (major) => {
  let source: TestDatabase;
  let target: TestDatabase;
  let destination: string;

  beforeAll(async () => {
    destination = join(folder, `corpus-${major}`);
    source = await createDatabase(major);
    await source.query(restorableCorpus(major));
    await backUp(dist, source.url, destination);
    target = await createTarget(major, 'ob, public');
  }, 60_000);
  afterAll(() => Promise.all([source, target].map((database) => database?.drop())));

  async function expectEqual(): Promise<void> {
    expect(await differencesByImage(source.url, target.url)).toEqual([]);
    expect(differencesByDump(source.url, target.url)).toEqual([]);
  }

  it('is created by two jobs', async () => {
    const run = await restore(dist, target.url, ['--destination', destination, '--jobs', '2']);
    if (run.code !== 0) throw new Error(run.output);
    await expectEqual();
  });

  it('is replaced where rows, sequences and large objects went astray', async () => {
    await target.query(DAMAGE_ROWS);
    expect((await differencesByImage(source.url, target.url)).length).toBeGreaterThan(15);
    const run = await restore(dist, target.url, ['--destination', destination]);
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore).toMatchObject({ mode: 'replace', skipped: [] });
    // What only the target has is not touched: a large object may belong to a table that the backup does not know.
    expect(await differencesByImage(source.url, target.url)).toEqual([
      'large object 70009: only in the target',
    ]);
    await target.query('SELECT lo_unlink(70009)');
    await expectEqual();
  });

  it('is left alone by replace after a bad migration, with all differences', async () => {
    await target.query(DAMAGE_DEFINITIONS);
    const before = stateOf(target.url);
    const run = await restore(dist, target.url, ['--destination', destination]);
    expect(run.code).toBe(7);
    for (const name of ['by_size', 'v_int', 'v_bool', 's.t']) expect(run.output).toContain(name);
    expect(stateOf(target.url)).toBe(before);
  });

  it('is not created over what is there', async () => {
    const before = stateOf(target.url);
    const run = await restore(dist, target.url, ['--destination', destination, '--mode', 'create']);
    expect([6, 7]).toContain(run.code);
    expect(stateOf(target.url)).toBe(before);
  });

  it('is rebuilt, with the words', async () => {
    const before = stateOf(target.url);
    const rebuild = ['--destination', destination, '--mode', 'rebuild'];
    expect((await restore(dist, target.url, rebuild)).code).toBe(6);
    expect(stateOf(target.url)).toBe(before);
    const run = await restore(dist, target.url, [...rebuild, '--confirm', 'REBUILD']);
    if (run.code !== 0) throw new Error(run.output);
    await expectEqual();
  });
});

describe('a small shop', () => {
  const SHOP = `CREATE TABLE customer (id int PRIMARY KEY, email text UNIQUE, note jsonb);
    CREATE TABLE purchase (id bigint PRIMARY KEY, customer int NOT NULL REFERENCES customer, paid numeric(10, 2));
    CREATE TABLE unkeyed (v text);
    INSERT INTO customer VALUES (1, 'a', 'null'), (2, 'b', NULL), (3, 'c', '{}'); INSERT INTO purchase VALUES (10, 1, 1.10), (11, 2, 2); INSERT INTO unkeyed VALUES ('x');`;
  let source: TestDatabase;
  let target: TestDatabase;
  beforeAll(async () => {
    source = await createDatabase();
    await source.query(SHOP);
    await backUp(dist, source.url, join(folder, 'shop'));
  });
  beforeEach(async () => {
    target = await createDatabase();
    await target.query(SHOP);
  });
  afterEach(() => target.drop());
  afterAll(() => source.drop());

  const run = (...args: string[]) =>
    restore(dist, target.url, ['--destination', join(folder, 'shop'), ...args]);

  it('is merged by its keys: nothing deleted, values exchanged, each row counted', async () => {
    await target.query(`UPDATE customer SET email = 'tmp' WHERE id = 1; UPDATE customer SET email = 'a', note = NULL WHERE id = 2;
      UPDATE customer SET email = 'b' WHERE id = 1; INSERT INTO customer VALUES (4, 'kept', NULL); DELETE FROM purchase WHERE id = 11`);
    const merged = await run('--mode', 'merge', '--tables', 'customer,purchase');
    if (merged.code !== 0) throw new Error(merged.output);
    expect(merged.report.restore?.merged).toEqual([
      { schema: 'public', name: 'customer', inserted: 0, updated: 2, unchanged: 1 },
      { schema: 'public', name: 'purchase', inserted: 1, updated: 0, unchanged: 1 },
    ]);
    await target.query('DELETE FROM customer WHERE id = 4');
    expect(await differencesByImage(source.url, target.url)).toEqual([]);
  });

  it('is not merged where a table has no key', async () => {
    const before = stateOf(target.url);
    const merged = await run('--mode', 'merge');
    expect(merged.code).toBe(7);
    expect(merged.output).toContain('unkeyed');
    expect(stateOf(target.url)).toBe(before);
  });

  it('is not replaced when rows of others would point to nothing', async () => {
    await target.query(
      `INSERT INTO customer VALUES (4, 'd', NULL); CREATE TABLE review (customer int REFERENCES customer); INSERT INTO review VALUES (4), (4)`,
    );
    const before = stateOf(target.url);
    const replaced = await run();
    expect(replaced.code).toBe(7);
    expect(replaced.output).toMatch(/review/);
    expect(stateOf(target.url)).toBe(before);
  });

  it('keeps columns that only the target has', async () => {
    await target.query(
      "ALTER TABLE customer ADD COLUMN since date DEFAULT '2024-01-01'; DELETE FROM purchase",
    );
    const replaced = await run();
    if (replaced.code !== 0) throw new Error(replaced.output);
    expect(replaced.report.restore?.notes.join()).toContain('since');
    expect((await target.query('SELECT DISTINCT since::text FROM customer')).rows).toEqual([
      { since: '2024-01-01' },
    ]);
    await target.query('ALTER TABLE customer DROP COLUMN since');
    expect(await differencesByImage(source.url, target.url)).toEqual([]);
  });

  it('takes several jobs for no target that holds something', async () => {
    const before = stateOf(target.url);
    expect((await run('--jobs', '2')).code).not.toBe(0);
    expect(stateOf(target.url)).toBe(before);
  });
});

describe('large objects of a target that has them', () => {
  const CONTENT = "SELECT pg_catalog.convert_from(lo_get(70001), 'UTF8') AS content";
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase();
    await database.query(`CREATE TABLE t (id int PRIMARY KEY, file oid); INSERT INTO t VALUES (1, 70001);
      SELECT lo_from_bytea(70001, 'before'), lo_from_bytea(70002, 'gone'); COMMENT ON LARGE OBJECT 70001 IS 'a file'`);
    await backUp(dist, database.url, join(folder, database.name));
  });
  afterEach(() => database.drop());

  it.each(['replace', 'merge', 'rebuild'])('get what the backup has by %s, and others stay', async (mode) => {
    const before = stateOf(database.url);
    await database.query(
      "SELECT lo_put(70001, 0, 'changed since'), lo_unlink(70002), lo_from_bytea(70009, 'other')",
    );
    const confirm = ['--confirm', 'RESTORE PRODUCTION, REBUILD'];
    const args = ['--destination', join(folder, database.name), '--mode', mode, ...confirm];
    const dry = await restore(dist, database.url, [...args, '--dry-run']);
    expect(dry.output).toContain(
      'Large objects of the target: 2; those that the backup has are replaced, all others stay.',
    );
    const run = await restore(dist, database.url, args);
    if (run.code !== 0) throw new Error(run.output);
    expect(run.output).toContain('1 large object of the target is not in the backup; it was left as it is.');
    expect((await database.query(CONTENT)).rows).toEqual([{ content: 'before' }]);
    await database.query('SELECT lo_unlink(70009)');
    expect(stateOf(database.url)).toBe(before);
  });
});

it.each([13, 15, 18] as const)('is rebuilt by a plain owner on PostgreSQL %i', async (major) => {
  const role = `owner_${major}_${Date.now()}`;
  const database = await createDatabase(major);
  const destination = join(folder, role);
  const owned = new URL(database.url);
  owned.username = role;
  owned.password = 'secret';
  const asOwner = (sql: string) => database.query(`SET ROLE ${role}; ${sql}`);
  try {
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'; ALTER DATABASE ${database.name} OWNER TO ${role};
      GRANT ALL ON SCHEMA public TO ${role}; CREATE EXTENSION citext`);
    await asOwner(`CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE TYPE public.span AS RANGE (subtype = float8);
      CREATE TABLE app.customer (id serial PRIMARY KEY, m app.mood, email citext UNIQUE); CREATE TABLE public.purchase (id int PRIMARY KEY, c int REFERENCES app.customer, s public.span);
      CREATE VIEW public.v AS SELECT id FROM app.customer; CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER on_write BEFORE INSERT ON public.purchase FOR EACH ROW EXECUTE FUNCTION app.f();
      ALTER TABLE app.customer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY p ON app.customer USING (true);
      INSERT INTO app.customer (m, email) VALUES ('a', 'x'), (NULL, 'y'); INSERT INTO public.purchase VALUES (1, 1, '[1,2)'); SELECT lo_from_bytea(70001, 'before')`);
    await backUp(dist, database.url, destination);
    const before = stateOf(database.url);
    await asOwner(`ALTER TABLE app.customer DROP COLUMN m; DROP TABLE public.purchase; CREATE TABLE public.since (id int);
      ALTER TYPE app.mood ADD VALUE 'c'; SELECT lo_put(70001, 0, 'changed')`);
    const rebuild = ['--destination', destination, '--mode', 'rebuild'];
    const confirm = ['--confirm', 'RESTORE PRODUCTION, REBUILD'];
    const run = await restore(dist, owned.href, [...rebuild, ...confirm]);
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore).toMatchObject({ mode: 'rebuild', skipped: [] });
    expect(stateOf(database.url)).toBe(before);
  } finally {
    await database.query(`REASSIGN OWNED BY ${role} TO postgres; DROP OWNED BY ${role}`);
    await database.drop();
    await serverAt(postgresUrl(major)).sql(`DROP ROLE IF EXISTS ${role}`);
  }
});

it('names a role that is missing, and goes on without it only when that is allowed', async () => {
  const role = `gone_${Date.now()}`;
  const [source, target] = [await createDatabase(), await createDatabase()];
  const destination = join(folder, 'roles');
  try {
    await source.query(
      `CREATE ROLE ${role}; CREATE TABLE t (id int); INSERT INTO t VALUES (1); ALTER TABLE t OWNER TO ${role}`,
    );
    await backUp(dist, source.url, destination);
    await source.query(`ALTER TABLE t OWNER TO CURRENT_USER; DROP ROLE ${role}`);
    const before = stateOf(target.url);
    const refused = await restore(dist, target.url, ['--destination', destination]);
    expect(refused.code).toBe(7);
    expect(refused.output).toContain(role);
    expect(stateOf(target.url)).toBe(before);
    const allowed = await restore(dist, target.url, ['--destination', destination, '--skip-unrestorable']);
    if (allowed.code !== 0) throw new Error(allowed.output);
    expect(JSON.stringify(allowed.report.restore?.skipped)).toContain(role);
    expect(await differencesByImage(source.url, target.url)).toEqual([]);
  } finally {
    await Promise.all([source.drop(), target.drop()]);
  }
});
