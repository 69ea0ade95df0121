import type { Target } from '../../../../src/core/target.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';
import { startTcpProxy } from '../../../support/tcp-proxy.js';
import { type ArchiveFolder, backUp, openTarget, restoreUncommitted } from './archive-folder.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.sql('DROP DATABASE IF EXISTS faults_target WITH (FORCE)');
  await server.stop();
});
beforeEach(() => server.createDatabase('faults_target'));

/** A backup of what `sql` makes. */
async function archiveOf(sql: string): Promise<ArchiveFolder> {
  await server.createDatabase('faults_source');
  await server.sql(sql, 'faults_source');
  const archive = await backUp(server, 'faults_source');
  await server.sql('DROP DATABASE faults_source WITH (FORCE)');
  return archive;
}

const tablesOfTarget = () =>
  server.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace", 'faults_target');

const sessionsOfTarget = async () =>
  (await server.sql("SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = 'faults_target'"))[0]?.n;

async function until(done: () => Promise<boolean>) {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Building this index takes the server a minute. */
const SLOW_INDEX = `
CREATE FUNCTION public.slowly(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_catalog.pg_sleep(60); RETURN 1; END';
CREATE TABLE public.slow (a int); CREATE INDEX ON public.slow (public.slowly(a)); `;

describe('a target', () => {
  let target: Target | undefined;
  afterEach(() => target?.close());

  it.each([1, 2])(
    'is as it was after a cancel in the middle of an index (jobs %i)',
    async (jobs) => {
      const archive = await archiveOf(SLOW_INDEX);
      const { manifest } = archive;
      // One row, so that the index is slow here and was not at the source.
      await server.sql(SLOW_INDEX.replace('60', '0'), 'faults_target');
      await server.createDatabase('faults_target');
      const cancel = new AbortController();
      target = await openTarget(server, 'faults_target', { signal: cancel.signal });
      const request = archive.request({ jobs });
      const restoration = await target.begin(await target.plan(request), request);
      await restoration.prepare();
      for (const table of manifest.tables) {
        await restoration.load(table, async function* () {
          yield Buffer.from('1\n');
        });
      }
      const finishing = restoration.finish().catch((error: unknown) => error);
      await until(
        async () =>
          (
            await server.sql(
              "SELECT FROM pg_stat_activity WHERE datname = 'faults_target' AND wait_event = 'PgSleep'",
            )
          ).length > 0,
      );
      cancel.abort(new Error('SIGTERM'));
      expect(await finishing).toMatchObject({ kind: 'cancelled' });
      await restoration.rollback();
      await target.close();
      await until(async () => (await sessionsOfTarget()) === 0);
      expect(await tablesOfTarget()).toEqual([]);
      archive.remove();
    },
    30_000,
  );

  it('that hangs is given up, and one that works is waited for', async () => {
    const archive = await archiveOf(`${SLOW_INDEX.replace('60', '3')}`);
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    try {
      const connection = server.connection('faults_target', {
        hosts: [{ host: '127.0.0.1', port: proxy.port }],
        connectTimeoutMs: 1_000,
      });
      target = await openTarget(server, 'faults_target', { connection, idleTimeoutMs: 500 });
      const request = archive.request();
      const restoration = await target.begin(await target.plan(request), request);
      await restoration.prepare();
      for (const table of archive.manifest.tables) {
        await restoration.load(table, async function* () {
          yield Buffer.from('1\n');
        });
      }
      await restoration.finish();
      proxy.hang();
      await expect(restoration.commit()).rejects.toMatchObject({ kind: 'target' });
    } finally {
      await proxy.close();
      archive.remove();
    }
    await until(async () => (await sessionsOfTarget()) === 0);
    expect(await tablesOfTarget()).toEqual([]);
  }, 30_000);

  it('that was away for a moment is as it was, with several jobs too', async () => {
    const archive = await archiveOf('CREATE TABLE public.a (id int PRIMARY KEY); CREATE TABLE public.b ()');
    target = await openTarget(server, 'faults_target');
    const restoration = await restoreUncommitted(target, archive, { jobs: 2 });
    await server.sql('ALTER DATABASE faults_target ALLOW_CONNECTIONS false');
    await server.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'faults_target'",
    );
    const rollingBack = restoration.rollback();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await server.sql('ALTER DATABASE faults_target ALLOW_CONNECTIONS true');
    await rollingBack;
    expect(await tablesOfTarget()).toEqual([]);
    archive.remove();
  }, 60_000);

  it('is as it was when the last row of the last table breaks a key', async () => {
    const archive = await archiveOf(
      'CREATE TABLE public.a (a int PRIMARY KEY); CREATE TABLE public.b (b int UNIQUE); INSERT INTO public.b VALUES (1)',
    );
    target = await openTarget(server, 'faults_target');
    const broken = {
      ...archive,
      rowsOf: () =>
        async function* () {
          yield Buffer.from('1\n1\n');
        },
      request: (changes = {}) =>
        archive.request({ ...changes, tables: archive.manifest.tables.map((t) => ({ ...t, rows: 2 })) }),
    };
    const error = await restoreUncommitted(target, broken).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: 'target', code: 'TARGET_CONSTRAINT' });
    expect((error as Error).message).toMatch(/could not create unique index/);
    expect((error as Error).message).not.toMatch(/\(b\)=/);
    expect(await tablesOfTarget()).toEqual([]);
    archive.remove();
  }, 30_000);

  it.each(['took place', 'did not take place'])(
    'says what is so when the answer to a COMMIT that %s never comes',
    async (how) => {
      const archive = await archiveOf('CREATE TABLE public.a (a int); INSERT INTO public.a VALUES (1)');
      const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
      try {
        const connection = server.connection('faults_target', {
          hosts: [{ host: '127.0.0.1', port: proxy.port }],
        });
        target = await openTarget(server, 'faults_target', { connection });
        const restoration = await restoreUncommitted(target, archive);
        if (how === 'took place') {
          proxy.cutAfterSending('COMMIT');
          await restoration.commit();
          expect(await tablesOfTarget()).toEqual([{ relname: 'a' }]);
        } else {
          proxy.swallowAt('COMMIT');
          await expect(restoration.commit()).rejects.toMatchObject({ kind: 'target', code: 'TARGET_LOST' });
          expect(await tablesOfTarget()).toEqual([]);
        }
        expect(restoration.outcome.remains).toEqual([]);
      } finally {
        await proxy.close();
        archive.remove();
      }
    },
    30_000,
  );

  it('that cannot be asked about a COMMIT is not called unchanged, cancelled or not', async () => {
    const archive = await archiveOf('CREATE TABLE public.a (a int); INSERT INTO public.a VALUES (1)');
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    const cancel = new AbortController();
    try {
      const connection = server.connection('faults_target', {
        hosts: [{ host: '127.0.0.1', port: proxy.port }],
        connectTimeoutMs: 1_000,
      });
      target = await openTarget(server, 'faults_target', { connection, signal: cancel.signal });
      const restoration = await restoreUncommitted(target, archive);
      proxy.cutAfterSending('COMMIT');
      proxy.refuseNew();
      const committing = restoration.commit().catch((error: unknown) => error);
      await until(async () => (await tablesOfTarget()).length > 0);
      cancel.abort(new Error('SIGTERM'));
      expect(await committing).toMatchObject({ kind: 'cancelled' });
      expect(restoration.outcome.remains).toHaveLength(1);
    } finally {
      await proxy.close();
      archive.remove();
    }
  }, 30_000);

  it('that keeps something of a failed restore with several jobs says so', async () => {
    const archive = await archiveOf('CREATE TABLE public.a (a int); INSERT INTO public.a VALUES (1)');
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    try {
      const connection = server.connection('faults_target', {
        hosts: [{ host: '127.0.0.1', port: proxy.port }],
        connectTimeoutMs: 1_000,
      });
      target = await openTarget(server, 'faults_target', { connection });
      const restoration = await restoreUncommitted(target, archive, { jobs: 2 });
      proxy.cut();
      await restoration.rollback();
      expect(restoration.outcome.remains).toEqual([expect.stringContaining('could not be dropped')]);
      expect(await tablesOfTarget()).toEqual([{ relname: 'a' }]);
    } finally {
      await proxy.close();
      archive.remove();
    }
  }, 30_000);

  it('names itself target in errors of the connection, and refuses a pooler in transaction mode', async () => {
    await expect(openTarget(server, 'nowhere_at_all')).rejects.toMatchObject({
      kind: 'target',
      exitCode: 7,
      code: 'TARGET_DATABASE_MISSING',
      setting: 'target-url',
    });
    const pooler = process.env.TEST_PGBOUNCER_URL;
    if (!pooler) return;
    const { port } = new URL(pooler);
    const connection = server.connection('postgres', { hosts: [{ host: '127.0.0.1', port: Number(port) }] });
    await expect(openTarget(server, 'postgres', { connection })).rejects.toMatchObject({
      code: 'TARGET_POOLER_TRANSACTION_MODE',
    });
  });
});
