import { createServer } from 'node:net';
import type { DatabaseConnection } from '../../../src/core/connection.js';
import { openSource } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';

describe('connecting', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase('connecting');
  });
  afterAll(() => server?.stop());

  const tryToOpen = async (
    changes: Partial<DatabaseConnection>,
    options: Parameters<typeof openSource>[2] = {},
  ) => {
    const connection = server.connection('connecting', changes);
    return openSource(server, 'connecting', { connection, ...options }).then(
      async (source) => {
        await source.close();
        return source.info;
      },
      (error) => error,
    );
  };

  it.each<[string, (port: number) => Partial<DatabaseConnection>, string, RegExp]>([
    [
      'a wrong password',
      () => ({ password: 'wrong' }),
      'SOURCE_PASSWORD_WRONG',
      /refuses the password of user "postgres"/,
    ],
    ['no password', () => ({ password: undefined }), 'SOURCE_PASSWORD_WRONG', /asks for a password/],
    ['an unknown user', () => ({ user: 'nobody there' }), 'SOURCE_PASSWORD_WRONG', /"nobody there"/],
    ['a missing database', () => ({ database: 'no such db' }), 'SOURCE_DATABASE_MISSING', /"no such db"/],
    [
      'an unknown host',
      () => ({ hosts: [{ host: 'nowhere.invalid', port: 5432 }] }),
      'SOURCE_HOST_UNKNOWN',
      /nowhere\.invalid/,
    ],
    [
      'a refused port',
      () => ({ hosts: [{ host: '127.0.0.1', port: 1 }] }),
      'SOURCE_UNREACHABLE',
      /127\.0\.0\.1:1 .*ECONNREFUSED/,
    ],
    [
      'a missing socket',
      () => ({ hosts: [{ host: '/nowhere', port: 5432 }] }),
      'SOURCE_UNREACHABLE',
      /\/nowhere\/\.s\.PGSQL\.5432/,
    ],
    [
      'a transaction pooler of Supabase',
      () => ({ user: 'postgres.abc', hosts: [{ host: 'aws-0-eu-west-1.pooler.supabase.com', port: 6543 }] }),
      'POOLER_TRANSACTION_MODE',
      /transaction mode/,
    ],
    [
      'a direct host of Supabase',
      () => ({ hosts: [{ host: 'db.abcdefgh.supabase.co', port: 5432 }], connectTimeoutMs: 3000 }),
      'SOURCE_IPV6_ONLY',
      /IPv6/,
    ],
  ])('explains %s', async (_what, changes, code, message) => {
    const error = await tryToOpen(changes(server.port));
    expect(error).toMatchObject({
      name: 'BackupError',
      kind: 'source',
      code,
      setting: 'database-url',
      exitCode: 3,
    });
    expect(error.message).toMatch(message);
    expect(error.nextStep).not.toBe('');
    expect(JSON.stringify([error.message, error.nextStep])).not.toContain(
      server.connection('x').password === 'postgres' ? '::' : server.connection('x').password,
    );
  });

  it('gives the session URL for the refused transaction pooler', async () => {
    const error = await tryToOpen({
      user: 'postgres.abc',
      hosts: [{ host: 'aws-0-eu-west-1.pooler.supabase.com', port: 6543 }],
      database: 'postgres',
    });
    expect(error.nextStep).toContain(
      'postgresql://postgres.abc:[password]@aws-0-eu-west-1.pooler.supabase.com:5432/postgres',
    );
  });

  it('tries hosts in order, and says what each of them said when all fail', async () => {
    const dead = { host: '127.0.0.1', port: 1 };
    expect(
      await tryToOpen({
        hosts: [dead, { host: 'nowhere.invalid', port: 1 }, { host: '::1', port: server.port }],
      }),
    ).toMatchObject({ engine: 'postgresql' });
    const error = await tryToOpen({ hosts: [dead, { host: 'nowhere.invalid', port: 1 }] });
    expect(error.message).toMatch(/127\.0\.0\.1:1[\s\S]*nowhere\.invalid/);
  });

  it('does not try the next host after a wrong password', async () => {
    const error = await tryToOpen({
      password: 'wrong',
      hosts: [
        { host: '127.0.0.1', port: server.port },
        { host: '127.0.0.1', port: 1 },
      ],
    });
    expect(error.code).toBe('SOURCE_PASSWORD_WRONG');
  });

  it('goes through a Unix socket', async () => {
    const host = server.socketDir ?? '';
    expect(
      await tryToOpen({ hosts: [{ host, port: server.port }], tls: { mode: 'verify-full', ca: undefined } }),
    ).toMatchObject({ database: 'connecting' });
  });

  it('takes nothing from the environment', async () => {
    const { PGOPTIONS, PGPASSWORD, PGREPLICATION } = process.env;
    Object.assign(process.env, {
      PGOPTIONS: '-c nonsense=1 -c work_mem=oops',
      PGPASSWORD: server.connection('x').password,
      PGREPLICATION: 'true',
    });
    try {
      expect(await tryToOpen({})).toMatchObject({ engine: 'postgresql' });
      expect(await tryToOpen({ password: undefined })).toMatchObject({ code: 'SOURCE_PASSWORD_WRONG' });
    } finally {
      for (const [name, value] of Object.entries({ PGOPTIONS, PGPASSWORD, PGREPLICATION })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it.each([
    ['answers nothing', () => undefined],
    ['closes at once', (socket: { destroy(): void }) => socket.destroy()],
    ['speaks HTTP', (socket: { end(text: string): void }) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('gives up on a server that %s', async (_what, answer) => {
    const stranger = createServer((socket) => {
      socket.on('error', () => undefined);
      answer(socket as never);
    });
    await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
    const { port } = stranger.address() as { port: number };
    const started = Date.now();
    const error = await tryToOpen({ hosts: [{ host: '127.0.0.1', port }], connectTimeoutMs: 500 });
    stranger.close();
    expect(error).toMatchObject({ kind: 'source' });
    expect(error.code).toMatch(/^SOURCE_(TIMEOUT|LOST|UNREACHABLE)$/);
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it('says that TLS is not offered', async () => {
    const proxy = createServer((socket) => {
      socket.once('data', () => socket.write('N'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    const { port } = proxy.address() as { port: number };
    const error = await tryToOpen({
      hosts: [{ host: '127.0.0.1', port }],
      tls: { mode: 'require', ca: undefined },
    });
    proxy.close();
    expect(error).toMatchObject({ code: 'SOURCE_TLS' });
    expect(error.nextStep).toContain('sslmode=disable');
  });

  it('is cancelled while it waits for a login', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    proxy.hang();
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    const started = Date.now();
    const error = await tryToOpen(
      { hosts: [{ host: '127.0.0.1', port: proxy.port }] },
      { signal: abort.signal },
    );
    await proxy.close();
    expect(error).toMatchObject({ kind: 'cancelled', exitCode: 130 });
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('refuses a limit on connections by name', async () => {
    await server.sql('ALTER DATABASE connecting CONNECTION LIMIT 0');
    await server.sql("DROP ROLE IF EXISTS db_backup_few; CREATE ROLE db_backup_few LOGIN PASSWORD 'x'");
    const error = await tryToOpen({ user: 'db_backup_few', password: 'x' });
    await server.sql('ALTER DATABASE connecting CONNECTION LIMIT -1; DROP ROLE db_backup_few');
    expect(error).toMatchObject({ code: 'SOURCE_CONNECTION_LIMIT' });
  });

  it('overrules settings of the role and the database', async () => {
    await server.sql(
      `CREATE TABLE public.t AS SELECT date '2024-02-01' AS d, 0.1::float8 + 0.2 AS f, '\\x41'::bytea AS b`,
      'connecting',
    );
    await server.sql(`ALTER DATABASE connecting SET datestyle = 'SQL, DMY'; ALTER DATABASE connecting SET extra_float_digits = -15;
      ALTER DATABASE connecting SET statement_timeout = 10000; ALTER DATABASE connecting SET search_path = 'nowhere';
      ALTER DATABASE connecting SET bytea_output = 'escape'; ALTER DATABASE connecting SET default_transaction_isolation = 'serializable'`);
    const source = await openSource(server, 'connecting', { jobs: 3 });
    const [table] = source.tables;
    if (!table) throw new Error('no table');
    const read = async () => {
      let text = '';
      for await (const chunk of (await source.readTable(table)).chunks) text += Buffer.from(chunk).toString();
      return text;
    };
    expect(await Promise.all([read(), read(), read()])).toEqual(
      Array(3).fill('2024-02-01\t0.30000000000000004\t\\\\x41\n'),
    );
    expect(source.notCovered.map((o) => o.name)).toEqual(
      expect.arrayContaining(['DateStyle', 'extra_float_digits']),
    );
    await source.close();
  });
});
