import { dropForRebuild } from '../../../../src/database/postgres/restore/rebuild-drop.js';
import { planRebuildDrops } from '../../../../src/database/postgres/restore/rebuild-plan.js';
import { readScript } from '../../../../src/database/postgres/restore/script-statements.js';
import type { PostgresSession } from '../../../../src/database/postgres/session.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { requestFor, type TakenBackup, takeBackup, targetSession } from '../../../support/steps-harness.js';

const APP = `
CREATE SCHEMA app; CREATE SCHEMA "o'dd ""s"; CREATE SCHEMA elsewhere; CREATE SCHEMA homes;
CREATE EXTENSION hstore SCHEMA public; CREATE EXTENSION citext SCHEMA homes;
CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE DOMAIN public.small AS int CHECK (value < 10);
CREATE TABLE app.users (id serial PRIMARY KEY, h public.hstore, m app.mood);
CREATE TABLE public."Or""ders" (id int PRIMARY KEY, s public.small, user_id int REFERENCES app.users (id), e homes.citext);
CREATE TABLE "o'dd ""s"."t;" (id int GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (id);
CREATE TABLE "o'dd ""s".leaf PARTITION OF "o'dd ""s"."t;" FOR VALUES FROM (0) TO (10);
CREATE TABLE homes.mine (a int); CREATE VIEW public.v AS SELECT id FROM app.users;
CREATE MATERIALIZED VIEW public.mv AS SELECT id FROM public.v;
CREATE FUNCTION public.f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p(a int) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE public.total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE OPERATOR public.### (LEFTARG = int, RIGHTARG = int, FUNCTION = int4pl);
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = pg_catalog.simple);
CREATE COLLATION public.plain FROM "C"; CREATE STATISTICS public.st ON id, user_id FROM public."Or""ders";
CREATE FUNCTION public.on_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER "ev't" ON ddl_command_end EXECUTE FUNCTION public.on_event();
CREATE PUBLICATION pub FOR TABLE app.users; CREATE FOREIGN DATA WRAPPER fdw; CREATE SERVER srv FOREIGN DATA WRAPPER fdw;
CREATE USER MAPPING FOR postgres SERVER srv; CREATE FOREIGN TABLE public.far (a int) SERVER srv;
CREATE FUNCTION app.to_text(app.mood) RETURNS text LANGUAGE sql AS $$ SELECT 'm' $$;
CREATE CAST (app.mood AS text) WITH FUNCTION app.to_text(app.mood) AS ASSIGNMENT;
CREATE TYPE app.span AS RANGE (subtype = float8); CREATE TYPE public.span AS RANGE (subtype = app.mood); CREATE ACCESS METHOD "heap too" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE public.heaped (a app.span) USING "heap too"; CREATE TABLE app.heaped (a int) USING "heap too";
`;

describe.each([13, 15, 18] as const)('rebuild on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_rebuild';
  let server: PostgresServer;
  let backup: TakenBackup;
  const sql = (text: string) => server.sql(text, database);
  const schemaNow = () => dumpOf(withUrl(postgresUrl(major), { database }), '--schema-only');

  beforeAll(() => {
    server = serverAt(postgresUrl(major));
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await sql(APP);
    backup = await takeBackup(server, database, true);
  });
  afterAll(() => server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

  async function withSession<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    const session = await targetSession(server, database, undefined, 1);
    try {
      return await work(session);
    } finally {
      await session.end();
    }
  }

  /** As create does it, without rows. */
  async function createAgain(session: PostgresSession, keptSchemas: readonly string[]): Promise<void> {
    for (const script of [backup.preData, backup.postData]) {
      for (const { sql: statement } of readScript(script)) {
        const isKept = keptSchemas.some((name) => statement === `CREATE SCHEMA ${name};`);
        const isExtension = statement.startsWith('CREATE EXTENSION');
        const isSetting = /^SET (?!default_)|^SELECT pg_catalog.set_config/.test(statement);
        if (!isKept && !isExtension && !isSetting) await session.query(statement);
      }
    }
  }

  const rebuild = () =>
    withSession(async (session) => {
      const request = requestFor(backup, 'rebuild');
      const plan = await planRebuildDrops(session, request);
      await session.query('BEGIN');
      await dropForRebuild(session, request);
      await createAgain(session, plan.keptSchemas);
      await session.query('COMMIT');
      return plan;
    });

  const planNow = () => withSession((session) => planRebuildDrops(session, requestFor(backup, 'rebuild')));

  it('drops what is there, also what came later, and the scripts make it as it was', async () => {
    const before = schemaNow();
    await sql(`ALTER TABLE app.users ADD oops int; DROP TABLE public."Or""ders"; CREATE TABLE public.later (a int);
      CREATE FUNCTION app.later(int[]) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE public."lat""er" AS (a int);
      CREATE SCHEMA untouched; CREATE TABLE untouched.t (a int)`);
    const plan = await rebuild();
    expect(plan.refusals).toEqual([]);
    expect(plan.keptSchemas).toEqual(['homes', 'public']);
    expect(plan.keptExtensions).toEqual(['citext', 'hstore', 'plpgsql']);
    const reason = 'is not in the backup, and is lost';
    expect(plan.dropped.filter((item) => item.reason !== undefined)).toEqual([
      { kind: 'function', schema: 'app', name: 'later(integer[])', reason },
      { kind: 'table', schema: 'public', name: 'later', reason },
      { kind: 'type', schema: 'public', name: 'lat"er', reason },
    ]);
    expect(plan.dropped).toEqual(
      expect.arrayContaining([
        { kind: 'schema', name: 'app' },
        { kind: 'table', schema: 'app', name: 'users' },
        { kind: 'event-trigger', name: "ev't" },
        { kind: 'publication', name: 'pub' },
        { kind: 'server', name: 'srv' },
        { kind: 'access-method', name: 'heap too' },
        { kind: 'cast', name: 'app.mood AS text' },
      ]),
    );
    await sql('DROP SCHEMA untouched CASCADE');
    expect(schemaNow()).toBe(before);
  });

  it('takes back what was granted since, by default too, and comments on schemas that stay', async () => {
    const before = schemaNow();
    await sql(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
      ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO PUBLIC;
      GRANT ALL ON SCHEMA homes TO PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC; COMMENT ON SCHEMA homes IS 'broken'`);
    const plan = await rebuild();
    expect(plan.dropped).toEqual(
      expect.arrayContaining([
        { kind: 'default-privileges', schema: 'public', name: 'postgres for tables' },
        { kind: 'default-privileges', name: 'postgres for functions' },
        { kind: 'default-privileges', name: 'postgres for sequences' },
      ]),
    );
    expect(schemaNow()).toBe(before);
  });

  (major >= 15 ? it : it.skip)('refuses a schema in a publication of the target alone', async () => {
    await sql('CREATE PUBLICATION whole FOR TABLES IN SCHEMA app');
    expect((await planNow()).refusals).toEqual([
      expect.objectContaining({ kind: 'publication', name: 'whole' }),
    ]);
  });

  it.each([
    [
      'CREATE TABLE outside.heaped (a int) USING "heap too"',
      { kind: 'table', schema: 'outside', name: 'outside.heaped' },
    ],
    [
      'CREATE VIEW outside.v AS SELECT id FROM app.users',
      { kind: 'view', schema: 'outside', name: 'outside.v' },
    ],
    [
      'CREATE TABLE outside.t (a int CONSTRAINT onto REFERENCES app.users (id))',
      { kind: 'table-constraint', schema: 'outside', name: 'onto on outside.t' },
    ],
    ['CREATE TABLE outside.m (m app.mood)', { kind: 'table', schema: 'outside', name: 'outside.m' }],
    [
      'CREATE TABLE outside.d (a int DEFAULT public.f(1))',
      { kind: 'table', schema: 'outside', name: 'outside.d' },
    ],
    ['CREATE PUBLICATION other FOR TABLE app.users', { kind: 'publication', name: 'other' }],
    ['CREATE CAST (app.mood AS int) WITH INOUT', { kind: 'cast', name: '(app.mood AS integer)' }],
  ])('refuses by name: %s', async (statement, item) => {
    await sql('CREATE SCHEMA outside');
    const before = schemaNow();
    expect((await planNow()).refusals).toEqual([]);
    await sql(statement);
    const reason = "depends on objects of the backup's schemas and is outside of them; drop or move it first";
    expect((await planNow()).refusals).toEqual([{ ...item, reason }]);
    const drop = withSession(async (session) => {
      await session.query('BEGIN');
      await dropForRebuild(session, requestFor(backup, 'rebuild'));
    });
    await expect(drop).rejects.toMatchObject({ code: 'TARGET_REFUSED' });
    expect(schemaNow()).not.toBe(before);
    expect(schemaNow()).toContain('CREATE TABLE app.users');
  });
});
