import type { Probe } from '../../../src/core/drill.js';
import { openPostgresProbe } from '../../../src/database/postgres/probe.js';
import { connectionOf } from '../../support/connection-of.js';
import { createDatabase, type TestDatabase } from '../../support/postgres-database.js';
import { withUrl } from '../../support/services.js';

let database: TestDatabase;
let probe: Probe;
let owner: string;

function open(url = database.url, changes: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const signal = new AbortController().signal;
  return openPostgresProbe({ connection: connectionOf(url), lockTimeoutSeconds: 10, signal, ...changes });
}

beforeAll(async () => {
  database = await createDatabase();
  owner = `${database.name}_owner`;
  await database.query(`
    CREATE TABLE notes (id int PRIMARY KEY, body text);
    INSERT INTO notes SELECT i, 'secret ' || i FROM generate_series(1, 5) i;
    CREATE TABLE logs (at date, n int) PARTITION BY RANGE (at);
    CREATE TABLE logs_a PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    CREATE TABLE logs_b PARTITION OF logs DEFAULT;
    INSERT INTO logs SELECT '2020-06-01'::date + i * 100, i FROM generate_series(1, 7) i;
    CREATE TABLE child () INHERITS (notes);
    INSERT INTO child VALUES (10, 'x');
    CREATE SCHEMA "odd ""schema";
    CREATE TABLE "odd ""schema"."it's; -- a table" (a int);
    INSERT INTO "odd ""schema"."it's; -- a table" VALUES (1), (2);
    CREATE VIEW seen AS SELECT * FROM notes;
    CREATE SEQUENCE "odd ""schema".counted; SELECT setval('"odd ""schema".counted', 41);
    CREATE SEQUENCE fresh;
    CREATE FUNCTION tells() RETURNS boolean LANGUAGE plpgsql AS
      $$BEGIN RAISE EXCEPTION 'found %', (SELECT body FROM notes LIMIT 1); END$$;
    CREATE FUNCTION empties() RETURNS boolean LANGUAGE sql AS 'DELETE FROM notes; SELECT true';`);
  probe = await open();
});

afterAll(async () => {
  await probe.close();
  await database.drop();
});

it.each([
  ['public', 'notes', 6],
  ['public', 'logs', 7],
  ['public', 'logs_a', 2],
  ['odd "schema', "it's; -- a table", 2],
  ['public', 'seen', undefined],
  ['public', 'nothing', undefined],
  ['nowhere', 'notes', undefined],
])('counts the rows of %s.%s: %s', async (schema, name, rows) => {
  expect(await probe.countRows({ schema, name })).toBe(rows);
});

it('reads sequences as a source does', async () => {
  expect(await probe.readSequences()).toEqual(
    expect.arrayContaining([
      { schema: 'odd "schema', name: 'counted', lastValue: '41', isCalled: true },
      { schema: 'public', name: 'fresh', lastValue: '1', isCalled: false },
    ]),
  );
});

it.each([
  ['SELECT count(*) = 6 FROM notes', 'true'],
  ['-- comment\n/* and /* more */ */ SELECT true -- end', 'true'],
  ['WITH a AS (SELECT 1) SELECT EXISTS (SELECT FROM a);', 'true'],
  ['VALUES (true)', 'true'],
  ['(SELECT true)', 'true'],
  ['SELECT false', 'false'],
  ['SELECT NULL::boolean', 'null'],
  ['SELECT true WHERE false', 'no-row'],
  ['SELECT true FROM notes', 'several-rows'],
  ['SELECT generate_series(1, 100000000) > 0', 'several-rows'],
  ["SELECT 't'", 'not-boolean'],
  ['SELECT 1', 'not-boolean'],
  ['SELECT true, true', 'not-boolean'],
  ['SELECT', 'not-boolean'],
  ['SELECT nowhere()', 'error'],
  ['SELECT true; SELECT true', 'error'],
  ['COMMIT', 'error'],
  ['ROLLBACK', 'error'],
  ['DROP TABLE notes', 'error'],
  ['SELECT true; COMMIT; DROP TABLE notes', 'error'],
  ['', 'error'],
  ['SELECT $1', 'error'],
])('%s is %s', async (statement, kind) => {
  expect((await probe.ask(statement)).kind).toBe(kind);
});

it('cuts a script into its statements', () => {
  const script = `SELECT ';' = $x$;$x$; -- one; comment
    /* a; */ SELECT count(*) > 0 FROM "odd;name" ;; SELECT true -- last`;
  expect(probe.statementsOf(script)).toEqual([
    "SELECT ';' = $x$;$x$",
    'SELECT count(*) > 0 FROM "odd;name"',
    'SELECT true -- last',
  ]);
  expect(probe.statementsOf(' ; -- nothing')).toEqual([]);
});

it('takes back what a statement does', async () => {
  expect(await probe.ask('SELECT empties()')).toEqual({ kind: 'true' });
  expect(await probe.countRows({ schema: 'public', name: 'notes' })).toBe(6);
});

it.each([
  'SELECT tells()',
  'SELECT body::int > 0 FROM notes',
  'SELECT (SELECT body FROM notes LIMIT 1)::boolean',
])('tells no value of a row: %s', async (statement) => {
  const answer = await probe.ask(statement);
  expect(answer.kind).toBe('error');
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('takes a session that was ended for no answer, and outlives it', async () => {
  const answer = probe.ask(
    'SELECT bool_and(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()',
  );
  await expect(answer).rejects.toMatchObject({ kind: 'target', code: 'TARGET_LOST' });
  expect(await probe.ask('SELECT true')).toEqual({ kind: 'true' });
  expect(await probe.countRows({ schema: 'public', name: 'logs' })).toBe(7);
});

it('gives a statement up after its time', async () => {
  const hasty = await open(database.url, { timeoutMs: 200 });
  expect(await hasty.ask('SELECT pg_sleep(60) IS NULL')).toMatchObject({
    kind: 'error',
    message: expect.stringContaining('statement timeout'),
  });
  await hasty.close();
});

it('is cancelled with the run', async () => {
  const controller = new AbortController();
  const asked = await open(database.url, { signal: controller.signal });
  const answer = asked.ask('SELECT pg_sleep(60) IS NULL');
  controller.abort();
  await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
  await asked.close();
});

it("counts as a table's owner whom the table's own policies hold back", async () => {
  await database.query(`
    CREATE ROLE ${owner} LOGIN PASSWORD 'geheim77';
    CREATE TABLE guarded (a int); INSERT INTO guarded VALUES (1), (2);
    ALTER TABLE guarded OWNER TO ${owner};
    ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; ALTER TABLE guarded FORCE ROW LEVEL SECURITY;`);
  const asked = await open(withUrl(database.url, { user: owner, password: 'geheim77' }));
  expect(await asked.countRows({ schema: 'public', name: 'guarded' })).toBe(2);
  await expect(asked.countRows({ schema: 'public', name: 'notes' })).rejects.toMatchObject({
    kind: 'target',
    code: 'TARGET_PERMISSION',
  });
  expect(await asked.ask('SELECT count(*) = 2 FROM guarded')).toEqual({ kind: 'true' });
  expect((await asked.readState()).rowSecurity).toEqual([
    { schema: 'public', table: 'guarded', forced: true },
  ]);
  await asked.close();
  await database.query(`DROP OWNED BY ${owner}; DROP ROLE ${owner}`);
});
