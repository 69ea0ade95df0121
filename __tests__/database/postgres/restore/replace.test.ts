import {
  noteEventTriggers,
  quietEventTriggers,
} from '../../../../src/database/postgres/restore/quiet-event-triggers.js';
import { planReplace } from '../../../../src/database/postgres/restore/replace-plan.js';
import { replaceSteps } from '../../../../src/database/postgres/restore/replace-steps.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { SHOP, SHOP_DAMAGE, SHOP_OPEN_KEY, SHOP_ROWS } from '../../../support/shop-database.js';
import {
  type Role,
  type RunInput,
  runSteps,
  takeBackup,
  targetSession,
} from '../../../support/steps-harness.js';

describe.each([13, 15, 18] as const)('replace on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_replace';
  const role = { user: `steps_replace_${major}`, password: 'secret' };
  let server: PostgresServer;
  const url = () => withUrl(postgresUrl(major), { database });
  const sql = (text: string) => server.sql(text, database);
  const schemaNow = () => dumpOf(url(), '--schema-only');
  const stateNow = () => dumpOf(url());

  beforeAll(async () => {
    server = serverAt(postgresUrl(major));
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE IF EXISTS ${role.user}`);
    await server.sql(`CREATE ROLE ${role.user} LOGIN PASSWORD '${role.password}'`);
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await sql(SHOP + SHOP_ROWS);
  });
  afterAll(async () => {
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE ${role.user}`);
  });

  const run = (changes: Partial<RunInput> & Pick<RunInput, 'backup'>) =>
    runSteps({ server, database, mode: 'replace', plan: planReplace, steps: replaceSteps, ...changes });

  /** Everything belongs to a role without any privilege of its own. */
  async function handOver(): Promise<void> {
    await sql(`GRANT CREATE ON DATABASE ${database} TO ${role.user};
      DO $$ DECLARE r record; BEGIN
        FOR r IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname IN ('shop', 'o''dd "s') AND c.relkind IN ('r', 'p', 'm', 'v', 'S')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
        LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${role.user}', r.name); END LOOP; END $$;
      ALTER SCHEMA shop OWNER TO ${role.user}; ALTER SCHEMA "o'dd ""s" OWNER TO ${role.user}`);
  }

  it('brings every row and number back, and leaves the schema as it was', async () => {
    const backup = await takeBackup(server, database);
    const before = stateNow();
    await sql(SHOP_DAMAGE + SHOP_OPEN_KEY);
    const schema = schemaNow();
    const ran = await run({ backup });
    expect(ran.found).toEqual(ran.expected);
    expect(schemaNow()).toBe(schema);
    await sql('ALTER TABLE shop.nokey DROP CONSTRAINT open_key');
    expect(rowsOf(stateNow())).toEqual(rowsOf(before));
    expect(ran.notes).toEqual([
      'The materialized view shop.sums is refreshed.',
      'The materialized view shop.over_sums is refreshed.',
    ]);
    // A report joins both, and says each sentence once.
    expect(ran.plan.notes).toEqual(expect.arrayContaining([...ran.notes]));
    expect(await sql('SELECT m FROM shop.over_sums')).toEqual([{ m: '4' }]);
    expect(ran.plan.setAside).toEqual(
      expect.arrayContaining([
        { kind: 'foreign-key', schema: 'shop', name: 'users.users_boss' },
        { kind: 'foreign-key', schema: 'shop', name: 'about_month.about' },
        { kind: 'trigger', schema: 'shop', name: 'users.always' },
        { kind: 'trigger', schema: 'shop', name: 'orders.late' },
        { kind: 'forced-row-security', schema: 'shop', name: 'users' },
      ]),
    );
  });

  it('works for an owner who is no superuser, under FORCE ROW LEVEL SECURITY', async () => {
    await handOver();
    const backup = await takeBackup(server, database);
    await sql(SHOP_DAMAGE);
    const schema = schemaNow();
    const ran = await run({ backup, role });
    expect(ran.found).toEqual(ran.expected);
    expect(schemaNow()).toBe(schema);
  });
  it('sets only the sequences of selected tables', async () => {
    const backup = await takeBackup(server, database);
    await sql(
      "SELECT setval('shop.users_id_seq', 90), setval('shop.orders_id_seq', 90), setval('shop.free', 90)",
    );
    const ran = await run({ backup, only: ['shop.orders'] });
    expect(ran.found).toEqual(ran.expected);
    const [row] = await sql(`SELECT (SELECT last_value FROM shop.users_id_seq) AS users,
      (SELECT last_value FROM shop.orders_id_seq) AS orders, (SELECT last_value FROM shop.free) AS free`);
    expect(row).toEqual({ users: '90', orders: '3', free: '90' });
  });

  it('touches only the rows of an extension that are not its own', async () => {
    await sql(`CREATE EXTENSION hstore; CREATE TABLE public.config (id int PRIMARY KEY, v text);
      INSERT INTO public.config VALUES (1, 'shipped'), (2000, 'mine'); ALTER EXTENSION hstore ADD TABLE public.config;
      UPDATE pg_extension SET extconfig = ARRAY['public.config'::regclass::oid], extcondition = ARRAY['WHERE id > 1000'] WHERE extname = 'hstore'`);
    const backup = await takeBackup(server, database);
    await sql("UPDATE public.config SET v = 'newer'; INSERT INTO public.config VALUES (3000, 'later')");
    const ran = await run({ backup });
    expect(ran.found).toEqual(ran.expected);
    expect(await sql('SELECT id, v FROM public.config ORDER BY id')).toEqual([
      { id: 1, v: 'newer' },
      { id: 2000, v: 'mine' },
    ]);
  });

  it('fills tables that only have columns of their own, past their rules', async () => {
    await sql(`CREATE TABLE public.bare (); INSERT INTO public.bare DEFAULT VALUES; INSERT INTO public.bare DEFAULT VALUES;
      CREATE TABLE public.computed (g int GENERATED ALWAYS AS (7) STORED); INSERT INTO public.computed DEFAULT VALUES`);
    const backup = await takeBackup(server, database);
    await sql(`ALTER TABLE public.bare ADD a int DEFAULT 4, ADD b text; ALTER TABLE public.computed ADD c int;
      CREATE RULE swallow AS ON INSERT TO public.bare DO INSTEAD NOTHING`);
    const schema = schemaNow();
    await run({ backup, only: ['public.bare', 'public.computed'] });
    expect(schemaNow()).toBe(schema);
    expect(await sql('SELECT * FROM public.bare, public.computed')).toEqual([
      { a: 4, b: null, g: 7, c: null },
      { a: 4, b: null, g: 7, c: null },
    ]);
  });

  it('gives numbers of columns that only the target has back when it fails', async () => {
    await sql('CREATE TABLE public.few (id int PRIMARY KEY); INSERT INTO public.few VALUES (1), (2)');
    const backup = await takeBackup(server, database);
    await sql(`CREATE SEQUENCE public.down INCREMENT -3; ALTER TABLE public.few ADD a bigint GENERATED ALWAYS AS IDENTITY,
      ADD b serial, ADD c int DEFAULT nextval('public.down'); CREATE TABLE public.child (few int REFERENCES public.few);
      INSERT INTO public.few VALUES (3); INSERT INTO public.child VALUES (3)`);
    const before = stateNow();
    const ran = run({ backup, only: ['public.few'] });
    await expect(ran).rejects.toMatchObject({ code: 'TARGET_ORPHANS' });
    expect(stateNow()).toBe(before);
  });

  it('gives triggers of foreign keys their states again, where the role may', async () => {
    await sql(`CREATE TABLE public.few (id int PRIMARY KEY); INSERT INTO public.few VALUES (1);
      CREATE TABLE public.child (few int CONSTRAINT onto REFERENCES public.few); INSERT INTO public.child VALUES (1);
      ALTER TABLE public.child DISABLE TRIGGER ALL; ALTER TABLE public.few OWNER TO ${role.user};
      ALTER TABLE public.child OWNER TO ${role.user}; GRANT USAGE, CREATE ON SCHEMA public TO ${role.user}`);
    const backup = await takeBackup(server, database);
    const states = async () =>
      (await sql(`SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'public.child'::regclass`)).map(
        (row) => (row as { tgenabled: string }).tgenabled,
      );
    const only = ['public.few', 'public.child'];
    const ran = await run({ backup, only });
    expect(await states()).toEqual(['D', 'D']);
    expect(ran.plan.notes.join()).toContain('onto of public.child are disabled; they stay as they are');
    const asOwner = await run({ backup, only, role });
    expect(await states()).toEqual(['O', 'O']);
    expect(asOwner.plan.notes.join()).toContain('they are enabled now');
  });

  it('keeps event triggers from seeing what it alters, and leaves them as they were', async () => {
    await sql(`CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE EVENT TRIGGER first ON ddl_command_start EXECUTE FUNCTION public.no(); ALTER EVENT TRIGGER first ENABLE ALWAYS;
      CREATE EVENT TRIGGER last ON ddl_command_end EXECUTE FUNCTION public.no()`);
    const schema = schemaNow();
    const session = await targetSession(server, database);
    try {
      await session.query('BEGIN');
      const enable = await quietEventTriggers(session);
      await session.query(
        'ALTER TABLE shop.users NO FORCE ROW LEVEL SECURITY; ALTER TABLE shop.users FORCE ROW LEVEL SECURITY',
      );
      await enable();
      await session.query('COMMIT');
    } finally {
      await session.end();
    }
    expect(schemaNow()).toBe(schema);
    await expect(sql('ALTER TABLE shop.users NO FORCE ROW LEVEL SECURITY')).rejects.toThrow('no');
    expect(await noteEventTriggersAs(role)).toEqual([expect.stringContaining('first, last')]);
    expect(await noteEventTriggersAs()).toEqual([]);
  });

  async function noteEventTriggersAs(as?: Role): Promise<string[]> {
    const session = await targetSession(server, database, as);
    try {
      return await noteEventTriggers(session);
    } finally {
      await session.end();
    }
  }
});

/** COPY blocks of a dump with sorted rows, and where sequences stand. */
function rowsOf(dump: string): string[] {
  const blocks = [...dump.matchAll(/^(COPY .*)\n([\s\S]*?)^\\\.$/gm)].map(
    ([, head, rows]) => `${head}\n${rows?.split('\n').sort().join('\n')}`,
  );
  const sequences = dump.match(/^SELECT pg_catalog\.setval.*$/gm) ?? [];
  expect(blocks.length).toBeGreaterThan(5);
  return [...blocks, ...sequences].sort();
}
