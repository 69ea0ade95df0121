import { planReplace } from '../../../../src/database/postgres/restore/replace-plan.js';
import { replaceSteps } from '../../../../src/database/postgres/restore/replace-steps.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { SHOP, SHOP_ROWS } from '../../../support/shop-database.js';
import {
  type Role,
  type RunInput,
  requestFor,
  runSteps,
  type TakenBackup,
  takeBackup,
  targetSession,
} from '../../../support/steps-harness.js';

describe.each([13, 15, 18] as const)('what stops replace on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_compare';
  const role = { user: `steps_compare_${major}`, password: 'secret' };
  let server: PostgresServer;
  let backup: TakenBackup;
  const sql = (text: string) => server.sql(text, database);
  const stateNow = () => dumpOf(withUrl(postgresUrl(major), { database }));

  beforeAll(async () => {
    server = serverAt(postgresUrl(major));
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE IF EXISTS ${role.user}`);
    await server.sql(`CREATE ROLE ${role.user} LOGIN PASSWORD '${role.password}'`);
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await sql(SHOP + SHOP_ROWS);
    backup = await takeBackup(server, database);
  });
  afterAll(async () => {
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE ${role.user}`);
  });

  async function planNow(as?: Role, only?: readonly string[]) {
    const session = await targetSession(server, database, as);
    try {
      return await planReplace(session, requestFor(backup, 'replace', only));
    } finally {
      await session.end();
    }
  }
  const run = (changes: Partial<RunInput> = {}) =>
    runSteps({
      server,
      database,
      backup,
      mode: 'replace',
      plan: planReplace,
      steps: replaceSteps,
      ...changes,
    });

  it('lists every difference of the schema', async () => {
    expect((await planNow()).refusals).toEqual([]);
    await sql(`DROP TABLE shop.about_month; ALTER TABLE shop.nokey RENAME TO was; CREATE VIEW shop.nokey AS SELECT 1 AS a;
      ALTER TABLE shop.users DROP COLUMN doc, ALTER COLUMN email DROP NOT NULL, ADD must int NOT NULL DEFAULT 1, ADD free int, ADD serial bigserial;
      ALTER TABLE shop.users ALTER COLUMN must DROP DEFAULT, ADD twice_more int GENERATED ALWAYS AS (free * 2) STORED;
      ALTER TABLE shop.lines ALTER COLUMN order_id TYPE bigint; ALTER TABLE shop.swap DROP CONSTRAINT swap_pkey, ADD PRIMARY KEY (id, u);
      ALTER TABLE shop.months DETACH PARTITION shop.months_2; CREATE TABLE shop.months_3 PARTITION OF shop.months FOR VALUES FROM ('2024-03-01') TO ('2024-04-01');
      ALTER TABLE shop.users DROP COLUMN twice; ALTER TABLE shop.users ADD twice numeric; DROP SEQUENCE shop.free`);
    const { refusals, notes } = await planNow();
    const lines = refusals
      .map(({ kind, schema, name, reason }) => `${kind} ${schema}.${name}: ${reason}`)
      .sort();
    expect(lines).toEqual([
      'column shop.lines.order_id: is bigint, in the backup integer',
      'column shop.swap.u: is NOT NULL, in the backup nullable',
      'column shop.users.doc: is not in the target',
      'column shop.users.email: is nullable, in the backup NOT NULL',
      'column shop.users.must: is not in the backup, is NOT NULL and has no default',
      'column shop.users.twice: is no generated column, in the backup generated (stored)',
      'sequence shop.free: is not in the target',
      'table shop.about_month: is not in the target',
      'table shop.months_2: is no partition, in the backup a partition of shop.months',
      'table shop.months_3: a partition of shop.months that the backup does not have; detach or drop it, or choose mode: rebuild',
      'table shop.nokey: is a view in the target',
      'table shop.swap: the primary key is (id, u), in the backup (id)',
    ]);
    expect(notes).toContain(
      'shop.users has columns in the target that the backup does not have; they get their defaults: free, serial, twice_more.',
    );
  });

  it('names every privilege that the role lacks', async () => {
    await sql(`GRANT USAGE ON SCHEMA shop TO ${role.user}; GRANT SELECT, INSERT, TRUNCATE ON shop.swap, shop.lines TO ${role.user};
      GRANT SELECT ON shop.nokey TO ${role.user}`);
    expect((await planNow(role, ['shop.swap'])).refusals).toEqual([]);
    expect((await planNow(role, ['shop.nokey'])).refusals).toEqual([
      { kind: 'table', schema: 'shop', name: 'nokey', reason: 'the role lacks INSERT, TRUNCATE' },
    ]);
    const { refusals } = await planNow(role, ['shop.lines']);
    expect(refusals).toEqual(
      expect.arrayContaining([
        {
          kind: 'table',
          schema: 'shop',
          name: 'orders',
          reason: 'the role does not own it, and the foreign key orders_latest has to be set aside',
        },
      ]),
    );
  });

  it('stops where rows of other tables would be orphaned, and names every key with counts alone', async () => {
    await sql(`CREATE TABLE shop.outside (a bigint CONSTRAINT outside_user REFERENCES shop.users (id), secret text);
      CREATE TABLE shop.outside_2 (at date CONSTRAINT outside_month REFERENCES shop.months (at));
      SET session_replication_role = replica; INSERT INTO shop.outside VALUES (777001, 'hidden'), (777002, 'hidden'), (1, 'fine'), (NULL, NULL);
      INSERT INTO shop.outside_2 VALUES ('1999-09-09')`);
    const before = stateNow();
    const error = await run().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'target', code: 'TARGET_ORPHANS' });
    expect(String(error)).toContain(
      '- outside_user: 2 rows point from shop.outside to rows that shop.users would no longer have\n' +
        '- outside_month: 1 row points from shop.outside_2 to rows that shop.months would no longer have',
    );
    expect(String(error)).not.toMatch(/777|1999|hidden/);
    expect(stateNow()).toBe(before);
  });

  it('waits for a writer, and names the table when that takes too long', async () => {
    const before = stateNow();
    const writer = await server.client({ database });
    await writer.query('BEGIN; LOCK TABLE shop.swap IN ROW EXCLUSIVE MODE');
    const error = await run({ lockTimeoutSeconds: 1 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'TARGET_LOCKED' });
    expect(String(error)).toContain('Another session holds shop.swap,');
    await writer.query('COMMIT');
    await writer.end();
    expect(stateNow()).toBe(before);
  });

  it('never half sees what a writer commits while it waits', async () => {
    const writer = await server.client({ database });
    await writer.query('BEGIN; INSERT INTO shop.swap VALUES (50, 50)');
    const restored = run({ lockTimeoutSeconds: 30 });
    for (let waits = 0; waits === 0; ) {
      const [row] = await server.sql(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = '${database}' AND wait_event_type = 'Lock'`,
      );
      waits = Number(row?.n);
    }
    await writer.query('COMMIT');
    await writer.end();
    const ran = await restored;
    expect(ran.found).toEqual(ran.expected);
    expect(await sql('SELECT count(*)::int AS n FROM shop.swap')).toEqual([{ n: 3 }]);
  });

  it('looks again under its locks', async () => {
    const meanwhile = () =>
      sql(
        'ALTER TABLE shop.swap ADD later int NOT NULL DEFAULT 1; ALTER TABLE shop.swap ALTER later DROP DEFAULT',
      );
    await expect(run({ meanwhile: async () => void (await meanwhile()) })).rejects.toMatchObject({
      code: 'TARGET_REFUSED',
      message: expect.stringContaining('shop."swap.later"') as string,
    });
  });
});
