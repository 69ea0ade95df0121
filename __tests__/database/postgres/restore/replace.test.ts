import { planReplace } from '../../../../src/database/postgres/restore/replace-plan.js';
import { replaceSteps } from '../../../../src/database/postgres/restore/replace-steps.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { SHOP, SHOP_DAMAGE, SHOP_OPEN_KEY, SHOP_ROWS } from '../../../support/shop-database.js';
import { type RunInput, runSteps, takeBackup } from '../../../support/steps-harness.js';

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
      'The materialized view shop.sums was refreshed.',
      'The materialized view shop.over_sums was refreshed.',
    ]);
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
