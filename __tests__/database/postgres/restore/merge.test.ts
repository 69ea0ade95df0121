import { planMerge } from '../../../../src/database/postgres/restore/merge-plan.js';
import { mergeSteps } from '../../../../src/database/postgres/restore/merge-steps.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { SHOP, SHOP_DAMAGE, SHOP_ROWS } from '../../../support/shop-database.js';
import {
  type RunInput,
  requestFor,
  runSteps,
  takeBackup,
  targetSession,
} from '../../../support/steps-harness.js';

describe.each([13, 15, 18] as const)('merge on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_merge';
  let server: PostgresServer;
  const sql = (text: string) => server.sql(text, database);
  const schemaNow = () => dumpOf(withUrl(postgresUrl(major), { database }), '--schema-only');

  beforeAll(() => {
    server = serverAt(postgresUrl(major));
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await sql(SHOP + SHOP_ROWS);
  });
  afterAll(() => server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

  const run = (changes: Partial<RunInput> & Pick<RunInput, 'backup'>) =>
    runSteps({ server, database, mode: 'merge', plan: planMerge, steps: mergeSteps, ...changes });

  const KEYED = [
    ...[
      'shop.users',
      'shop.orders',
      'shop.lines',
      'shop.swap',
      `o'dd "s.ta;b"le`,
      'shop.part_0',
      'shop.part_1',
    ],
    ...['shop.months_1', 'shop.months_2', 'shop.about_month'],
  ];

  it('makes every archived key equal, keeps all other rows, and counts', async () => {
    const backup = await takeBackup(server, database);
    await sql(SHOP_DAMAGE);
    await sql('ALTER TABLE shop.swap ADD mine text; UPDATE shop.swap SET mine = id::text');
    const schema = schemaNow();
    const ran = await run({ backup, only: KEYED });
    expect(ran.found).toEqual(ran.expected);
    expect(schemaNow()).toBe(schema);
    const counts = new Map(
      ran.merged.map(({ name, inserted, updated, unchanged }) => [name, [inserted, updated, unchanged]]),
    );
    expect(counts.get('users')).toEqual([1, 2, 0]);
    expect(counts.get('orders')).toEqual([1, 1, 1]);
    expect(counts.get('lines')).toEqual([1, 1, 1]);
    expect(counts.get('swap')).toEqual([0, 2, 1]);
    expect(counts.get('ta;b"le')).toEqual([1, 1, 0]);
    expect(await sql('SELECT id, u, mine FROM shop.swap ORDER BY id')).toEqual([
      { id: 1, u: 10, mine: '1' },
      { id: 2, u: 20, mine: '2' },
      { id: 3, u: 30, mine: '3' },
    ]);
    expect(await sql('SELECT email FROM shop.users WHERE id = 4')).toEqual([{ email: 'new' }]);
    expect(await sql("SELECT count(*)::int AS n FROM shop.part WHERE v = 'new'")).toEqual([{ n: 1 }]);
  });

  it('gets past unique values that rows exchanged, and identities that UPDATE may not set', async () => {
    await sql(`CREATE TABLE shop.names (id int PRIMARY KEY, name text UNIQUE); INSERT INTO shop.names VALUES (1, 'a'), (2, 'b'), (3, 'c');
      CREATE TABLE shop.numbered (id int PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY); INSERT INTO shop.numbered VALUES (1), (2)`);
    const backup = await takeBackup(server, database);
    await sql(`ALTER TABLE shop.names ADD mine text; DELETE FROM shop.names;
      INSERT INTO shop.names VALUES (1, 'b', 'x'), (2, 'a', 'y'), (4, 'd', 'z');
      DELETE FROM shop.numbered; INSERT INTO shop.numbered (id, n) OVERRIDING SYSTEM VALUE VALUES (1, 70), (3, 80)`);
    const ran = await run({ backup, only: ['shop.names', 'shop.numbered'] });
    expect(ran.found).toEqual(ran.expected);
    expect(ran.merged).toEqual([
      { schema: 'shop', name: 'names', inserted: 1, updated: 2, unchanged: 0 },
      { schema: 'shop', name: 'numbered', inserted: 1, updated: 1, unchanged: 0 },
    ]);
    expect(await sql('SELECT * FROM shop.names ORDER BY id')).toEqual([
      { id: 1, name: 'a', mine: 'x' },
      { id: 2, name: 'b', mine: 'y' },
      { id: 3, name: 'c', mine: null },
      { id: 4, name: 'd', mine: 'z' },
    ]);
    expect(await sql('SELECT * FROM shop.numbered ORDER BY id')).toEqual([
      { id: 1, n: 1 },
      { id: 2, n: 2 },
      { id: 3, n: 80 },
    ]);
  });

  it('gets past ranges that exclude each other and were exchanged', async () => {
    await sql(`CREATE TABLE shop.held (id int PRIMARY KEY, r int4range, EXCLUDE USING gist (r WITH &&));
      INSERT INTO shop.held VALUES (1, '[1,5)'), (2, '[5,9)')`);
    const backup = await takeBackup(server, database);
    await sql("DELETE FROM shop.held; INSERT INTO shop.held VALUES (2, '[1,5)'), (1, '[5,9)')");
    const ran = await run({ backup, only: ['shop.held'] });
    expect(ran.found).toEqual(ran.expected);
    expect(ran.merged).toEqual([{ schema: 'shop', name: 'held', inserted: 0, updated: 2, unchanged: 0 }]);
  });

  it('moves sequences forward only', async () => {
    const backup = await takeBackup(server, database);
    await sql("SELECT setval('shop.orders_id_seq', 100); SELECT setval('shop.users_id_seq', 1)");
    await run({ backup, only: KEYED });
    expect(await sql('SELECT last_value FROM shop.orders_id_seq')).toEqual([{ last_value: '100' }]);
    expect(await sql('SELECT last_value FROM shop.users_id_seq')).toEqual([{ last_value: '3' }]);
  });

  it('refuses tables without a primary key by name', async () => {
    const backup = await takeBackup(server, database);
    const session = await targetSession(server, database);
    const plan = await planMerge(session, requestFor(backup, 'merge'));
    await session.end();
    expect(plan.refusals).toEqual([
      { kind: 'table', schema: 'shop', name: 'nokey', reason: 'has no primary key to merge by' },
    ]);
  });
});
