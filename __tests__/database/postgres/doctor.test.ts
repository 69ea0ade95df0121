import { readFileSync } from 'node:fs';
import type { CheckId, DoctorCheck, SourceExamination } from '../../../src/core/doctor.js';
import { examinePostgres } from '../../../src/database/postgres/doctor/examine-source.js';
import type { PostgresSourceOptions } from '../../../src/database/postgres/open-source.js';
import { connectionOf } from '../../support/connection-of.js';
import { openSourceAt, sourceOptionsOf } from '../../support/open-postgres.js';
import { type PostgresServer, serverAt, startPostgres } from '../../support/postgres-server.js';
import { type PostgresMajor, poolerUrl, postgresUrl, tlsFiles } from '../../support/services.js';
import { createSupabaseProject, type SupabaseProject } from '../../support/supabase/supabase-project.js';

const DATABASE = 'looked_at';
const READER = 'doctor_reader';
const POOR = 'doctor_poor';

let server: PostgresServer;

const examine = (changes: Partial<PostgresSourceOptions> = {}, at = server, database = DATABASE) =>
  examinePostgres({ ...sourceOptionsOf(at.connection(database)), schemaDump: 'auto', ...changes });

const as = (user: string) => ({ connection: server.connection(DATABASE, { user, password: 'secret-word' }) });

function check({ checks }: SourceExamination, id: CheckId): DoctorCheck {
  const found = checks.find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

const statuses = ({ checks }: SourceExamination, status: DoctorCheck['status']) =>
  checks.filter((one) => one.status === status).map(({ id }) => id);

beforeAll(async () => {
  server = serverAt(postgresUrl());
  await server.createDatabase(DATABASE);
  await server.sql(
    `DROP ROLE IF EXISTS ${READER}; DROP ROLE IF EXISTS ${POOR};
     CREATE ROLE ${READER} LOGIN BYPASSRLS PASSWORD 'secret-word' IN ROLE pg_read_all_data;
     CREATE ROLE ${POOR} LOGIN PASSWORD 'secret-word' CONNECTION LIMIT 2 VALID UNTIL 'infinity';
     CREATE TABLE orders (id int PRIMARY KEY, note text); INSERT INTO orders SELECT g, 'x' FROM generate_series(1, 1000) g;
     CREATE TABLE log (at int); GRANT SELECT ON orders TO ${POOR};
     CREATE TABLE guarded (id int PRIMARY KEY); GRANT SELECT ON guarded TO ${POOR};
     ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON guarded USING (id = 1);
     SELECT lo_from_bytea(70001, 'x');
     CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM orders;
     ALTER ROLE ${READER} SET statement_timeout = '15s'`,
    DATABASE,
  );
});

afterAll(async () => {
  await server.sql(`DROP DATABASE ${DATABASE} WITH (FORCE)`);
  await server.sql(`DROP ROLE ${READER}; DROP ROLE ${POOR}`);
});

it('finds nothing wrong with a role that can only read', async () => {
  await server.sql('GRANT SELECT ON LARGE OBJECT 70001 TO PUBLIC', DATABASE);
  const found = await examine(as(READER));
  expect(statuses(found, 'fail')).toEqual([]);
  expect(statuses(found, 'skipped')).toEqual([]);
  expect(statuses(found, 'warn')).toEqual([]);
  expect(check(found, 'source-role').found).toContain('can read and change nothing');
  expect(check(found, 'source-timeouts').found).toMatch(/statement_timeout 15 s; .*switch them off/);
  expect(found.notCovered).toContainEqual(
    expect.objectContaining({ kind: 'materialized-view', name: 'totals' }),
  );
  expect(found.tables?.map(({ name, primaryKey }) => [name, primaryKey])).toContainEqual(['log', []]);
  expect(check(found, 'source-connections').found).toMatch(/A backup opens 4; \d+ of \d+/);
  expect(found).toMatchObject({ hasRows: true, info: { engine: 'postgresql', database: DATABASE } });
  expect(found.tables?.find(({ name }) => name === 'orders')?.estimatedBytes).toBeGreaterThan(0);
});

it('names everything a poor role cannot read, and still looks at the rest', async () => {
  await server.sql('REVOKE SELECT ON LARGE OBJECT 70001 FROM PUBLIC', DATABASE);
  const found = await examine(as(POOR));
  expect(statuses(found, 'fail')).toEqual([
    'source-privileges',
    'source-row-security',
    'source-large-objects',
    'source-connections',
  ]);
  expect(check(found, 'source-privileges')).toMatchObject({
    exitCode: 3,
    code: 'SOURCE_PERMISSION',
    found: expect.stringContaining('public.log'),
    nextStep: expect.stringContaining('GRANT'),
  });
  expect(check(found, 'source-row-security')).toMatchObject({ code: 'SOURCE_RLS' });
  expect(check(found, 'source-connections')).toMatchObject({ code: 'SOURCE_CONNECTION_LIMIT' });
  expect(statuses(found, 'skipped')).toEqual([]);
  const [{ open } = { open: -1 }] = await server.sql(
    `SELECT count(*)::int AS open FROM pg_stat_activity WHERE usename = '${POOR}'`,
  );
  expect(open).toBe(0);
});

it.each<[PostgresMajor, RegExp, string]>([
  [13, /13\.\d+, .*no fixes any more since 2025-11-13/, 'warn'],
  [15, /15\.\d+, supported/, 'ok'],
  [18, /18\.\d+, supported/, 'ok'],
])('knows PostgreSQL %i', async (major, version, status) => {
  const at = serverAt(postgresUrl(major));
  await at.createDatabase('looked_at_too');
  const clock = { now: () => new Date('2026-11-26T00:00:00Z') };
  const found = await examine({ clock }, at, 'looked_at_too');
  await at.sql('DROP DATABASE looked_at_too WITH (FORCE)');
  expect(check(found, 'source-version')).toMatchObject({ status, found: expect.stringMatching(version) });
  expect(statuses(found, 'fail')).toEqual([]);
  expect(check(found, 'source-role')).toMatchObject({
    status: 'warn',
    nextStep: expect.stringMatching(/CREATE ROLE/),
  });
  expect(found.hasRows).toBe(false);
});

it('tells a client that is too old by the rule of a backup', async () => {
  const at = serverAt(postgresUrl(18));
  const tooOld = await examine({ pgDumpPath: '/usr/lib/postgresql/15/bin/pg_dump' }, at, 'postgres');
  expect(check(tooOld, 'source-client')).toMatchObject({
    status: 'fail',
    code: 'PG_DUMP_TOO_OLD',
    exitCode: 2,
  });
  const without = await examine({ schemaDump: 'off' });
  expect(check(without, 'source-client').status).toBe('warn');
});

it('refuses a pooler in transaction mode, and asks nothing through it', async () => {
  const hosts = [{ host: '127.0.0.1', port: Number(new URL(poolerUrl()).port) }];
  const found = await examine({ connection: server.connection('postgres', { hosts }) });
  expect(check(found, 'source-pooler')).toMatchObject({
    status: 'fail',
    code: 'POOLER_TRANSACTION_MODE',
    nextStep: expect.stringContaining('session mode'),
  });
  expect(statuses(found, 'fail')).toEqual(['source-pooler']);
  expect(check(found, 'source-client').found).toMatch(/version is not known; there is pg_dump/);
  expect(check(found, 'source-privileges').status).toBe('skipped');
});

it('names the right URL for the transaction pooler of Supabase without sending it anything', async () => {
  const hosts = [{ host: 'aws-0-eu-west-1.pooler.supabase.com', port: 6543 }];
  const found = await examine({ connection: server.connection('postgres', { hosts, user: 'postgres.abc' }) });
  expect(check(found, 'source-pooler').nextStep).toContain(
    'postgresql://postgres.abc:[password]@aws-0-eu-west-1.pooler.supabase.com:5432/postgres',
  );
});

it('says what is wrong with the login', async () => {
  const found = await examine({ connection: server.connection(DATABASE, { password: 'wrong' }) });
  expect(statuses(found, 'fail')).toEqual(['source-connection']);
  expect(check(found, 'source-connection')).toMatchObject({ code: 'SOURCE_PASSWORD_WRONG', exitCode: 3 });
  expect(statuses(found, 'ok')).toEqual([]);
  expect(JSON.stringify(found.checks)).not.toContain('wrong"');
});

describe('TLS', () => {
  const over = (mode: 'require' | 'verify-ca' | 'verify-full', host: string, ca?: string) =>
    examine({
      connection: server.connection(DATABASE, { hosts: [{ host, port: server.port }], tls: { mode, ca } }),
      schemaDump: 'off',
      jobs: 1,
    });
  const authority = () => readFileSync(tlsFiles().authority, 'utf8');

  it.each<[string, () => Promise<SourceExamination>, string, RegExp]>([
    ['verify-full', () => over('verify-full', 'localhost', authority()), 'ok', /TLSv1\.3; .*verified/],
    ['verify-ca', () => over('verify-ca', '127.0.0.1', authority()), 'warn', /host name is not/],
    ['require', () => over('require', '127.0.0.1'), 'warn', /pose as the server/],
  ])('%s', async (_, look, status, words) => {
    expect(check(await look(), 'source-tls')).toMatchObject({ status, found: expect.stringMatching(words) });
  });

  it('is red for a certificate that nobody vouches for, and no password was sent', async () => {
    const found = await over('verify-full', 'localhost', readFileSync(tlsFiles().stranger, 'utf8'));
    expect(check(found, 'source-tls')).toMatchObject({ status: 'fail', code: 'SOURCE_TLS' });
    expect(check(found, 'source-connection').found).toMatch(/no password is sent/);
  });
});

it('sees a selection that matches nothing', async () => {
  const selection = { schemas: ['nowhere'], includeTables: [], excludeTables: [] };
  const found = await examine({ selection });
  expect(check(found, 'source-scope')).toMatchObject({ status: 'fail', exitCode: 2 });
  expect(check(found, 'source-locks').found).toMatch(/tables in scope are not known/);
  expect(check(found, 'source-timeouts').status).toBe('ok');
});

it('sees a server short of locks and connections', async () => {
  const small = await startPostgres({
    config: {
      max_connections: 6,
      superuser_reserved_connections: 0,
      max_wal_senders: 0,
      max_locks_per_transaction: 10,
    },
  });
  try {
    await small.createDatabase('many');
    await small.sql(
      'DO $$ BEGIN FOR i IN 1..400 LOOP EXECUTE format($f$CREATE TABLE t%s (id int PRIMARY KEY)$f$, i); COMMIT; END LOOP; END $$',
      'many',
    );
    const found = await examine({}, small, 'many');
    expect(check(found, 'source-locks')).toMatchObject({
      status: 'warn',
      nextStep: expect.stringMatching(/max_locks/),
    });
    expect(check(found, 'source-connections')).toMatchObject({ status: 'warn' });
  } finally {
    await small.stop();
  }
});

describe('a Supabase-shaped project', () => {
  let project: SupabaseProject;
  beforeAll(async () => {
    project = await createSupabaseProject('filled');
  });
  afterAll(() => project.drop());

  it('is fine for the role that its users have, and what is not carried is told', async () => {
    const connection = connectionOf(project.url);
    const found = await examine({ connection });
    expect(statuses(found, 'fail')).toEqual([]);
    expect(check(found, 'source-role').found).toMatch(/no superuser\. It may also change rows/);
    expect(check(found, 'source-row-security').found).toMatch(/No policy applies/);
    expect(found.info).toMatchObject({ platform: 'supabase' });
    const opened = await openSourceAt(connection, { schemaDump: 'off', jobs: 1 });
    await opened.close();
    expect(found.excluded).toEqual(opened.excluded);
    expect(found.notCovered).toEqual(opened.notCovered);
    expect(found.tables?.map(({ name }) => name)).toEqual(opened.tables.map(({ name }) => name));
    expect(found.info).toEqual(opened.info);
  });
});
