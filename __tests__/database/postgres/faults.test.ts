import type { RowStream, Source } from '../../../src/core/ports.js';
import { openSource, readAll, readNamed } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('when things break', () => {
  const database = 'faults_source';
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase(database);
    await server.sql(
      `CREATE TABLE big AS SELECT i, repeat(md5(i::text), 30) AS t FROM generate_series(1, 60000) i;
       CREATE TABLE small AS SELECT i FROM generate_series(1, 10) i`,
      database,
    );
  });
  afterAll(() => server?.stop());

  const start = async (source: Source, name: string) => {
    const table = source.tables.find((t) => t.name === name);
    if (!table) throw new Error(`no table ${name}`);
    return source.readTable(table);
  };
  /** Reads one chunk and gives the iterator. */
  const begin = async (stream: RowStream) => {
    const chunks = stream.chunks[Symbol.asyncIterator]();
    expect((await chunks.next()).done).toBe(false);
    return chunks;
  };
  const drain = async (chunks: AsyncIterator<Uint8Array>) => {
    while (!(await chunks.next()).done) {}
  };
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => {
        throw new Error('it did not fail');
      },
      (error) => error,
    );

  it.each([1, 2])('says by name that the server session was killed in mid-COPY (jobs: %i)', async (jobs) => {
    const source = await openSource(server, database, { jobs });
    const chunks = await begin(await start(source, 'big'));
    await server.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND query LIKE '%COPY%' AND state = 'active' AND application_name = 'db-backup-test'`,
    );
    const error = await failureOf(drain(chunks));
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_LOST', exitCode: 3 });
    expect(error.message).toContain('public.big');
    await source.close();
  });

  it('says by name that the server itself was killed in mid-COPY', async () => {
    const doomed = await startPostgres({ config: { fsync: 'off', work_mem: "'4MB'" } });
    try {
      await doomed.createDatabase('doomed');
      await doomed.sql(
        'CREATE TABLE big AS SELECT i, repeat(md5(i::text), 30) AS t FROM generate_series(1, 60000) i',
        'doomed',
      );
      const source = await openSource(doomed, 'doomed');
      const chunks = await begin(await start(source, 'big'));
      const backends = await doomed.sql(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'db-backup-test'",
      );
      process.kill(doomed.pid ?? 0, 'SIGKILL');
      for (const { pid } of backends) process.kill(Number(pid), 'SIGKILL');
      const error = await failureOf(drain(chunks));
      expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_LOST' });
      await source.close();
    } finally {
      await doomed.stop();
    }
  });

  it.each(['cut', 'hang'] as const)('notices a network that is %s in mid-COPY', async (fault) => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    const connection = server.connection(database, { hosts: [{ host: '127.0.0.1', port: proxy.port }] });
    const source = await openSource(server, database, { connection, idleTimeoutMs: 400 });
    const chunks = await begin(await start(source, 'big'));
    proxy[fault]();
    const started = Date.now();
    const error = await failureOf(drain(chunks));
    expect(error).toMatchObject({ kind: 'source', code: fault === 'cut' ? 'SOURCE_LOST' : 'SOURCE_TIMEOUT' });
    expect(error.message).toContain('public.big');
    expect(Date.now() - started).toBeLessThan(3_000);
    const closing = Date.now();
    await source.close();
    expect(Date.now() - closing).toBeLessThan(3_000);
    await proxy.close();
  });

  it('notices a network that hangs while the catalog is read', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    const connection = server.connection(database, { hosts: [{ host: '127.0.0.1', port: proxy.port }] });
    const source = await openSource(server, database, { connection, idleTimeoutMs: 300 });
    proxy.hang();
    const error = await failureOf(source.hasRows());
    expect(error).toMatchObject({ code: 'SOURCE_TIMEOUT' });
    await source.close();
    await proxy.close();
  });

  it('notices a network that hangs before pg_dump', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    const connection = server.connection(database, { hosts: [{ host: '127.0.0.1', port: proxy.port }] });
    const source = await openSource(server, database, {
      connection,
      idleTimeoutMs: 300,
      schemaDump: 'required',
    });
    proxy.hang();
    expect(await failureOf(source.dumpSchema())).toMatchObject({ kind: 'source', code: 'SOURCE_TIMEOUT' });
    await source.close();
    await proxy.close();
  });

  it('does not mistake a slow reader for a dead server', async () => {
    const source = await openSource(server, database, { jobs: 1, idleTimeoutMs: 200 });
    const stream = await start(source, 'big');
    const chunks = await begin(stream);
    await wait(900);
    await drain(chunks);
    expect(stream.serverRowCount()).toBe(60_000);
    await source.close();
  });

  it('answers after a reader went away (jobs: 2)', async () => {
    const source = await openSource(server, database);
    for (let i = 0; i < 4; i++) {
      for await (const chunk of (await start(source, 'big')).chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    }
    expect((await readNamed(source, 'public', 'small')).rows).toBe(10);
    expect((await readNamed(source, 'public', 'big')).rows).toBe(60_000);
    await source.close();
  });

  it('fails, and does not hang, when the only reader was abandoned (jobs: 1)', async () => {
    const source = await openSource(server, database, { jobs: 1 });
    const chunks = await begin(await start(source, 'big'));
    await chunks.return?.();
    expect(await failureOf(readNamed(source, 'public', 'small'))).toMatchObject({
      kind: 'source',
      code: 'SOURCE_LOST',
    });
    await source.close();
  });

  it('closes while streams are paused for ever', async () => {
    const source = await openSource(server, database);
    const first = await begin(await start(source, 'big'));
    await begin(await start(source, 'big'));
    const waiting = readNamed(source, 'public', 'small').catch((error) => error);
    const started = Date.now();
    await source.close();
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await waiting).toMatchObject({ code: 'SOURCE_CLOSED' });
    expect(await failureOf(drain(first))).toBeInstanceOf(Error);
    const rows = await server.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'db-backup-test' AND state <> 'active'`,
    );
    expect(rows).toEqual([]);
  });

  it('is cancelled at once by the signal', async () => {
    const abort = new AbortController();
    const source = await openSource(server, database, { signal: abort.signal });
    const chunks = await begin(await start(source, 'big'));
    const started = Date.now();
    abort.abort();
    expect(await failureOf(drain(chunks))).toMatchObject({ kind: 'cancelled' });
    await source.close();
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('is cancelled while it waits for a lock', async () => {
    const blocker = await server.client({ database });
    await blocker.query('BEGIN; LOCK TABLE small IN ACCESS EXCLUSIVE MODE');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    const started = Date.now();
    expect(await failureOf(openSource(server, database, { signal: abort.signal }))).toMatchObject({
      kind: 'cancelled',
    });
    expect(Date.now() - started).toBeLessThan(2_000);
    await blocker.end();
  });

  it('names the table whose value is over the limit of the server', async () => {
    await server.sql(`CREATE TABLE huge AS SELECT repeat('\\', 540000000) AS t`, database);
    const source = await openSource(server, database);
    const error = await failureOf(readNamed(source, 'public', 'huge'));
    expect(error).toMatchObject({ kind: 'source', code: 'VALUE_TOO_LARGE' });
    expect(error.message).toContain('public.huge');
    await source.close();
    await server.sql('DROP TABLE huge', database);
  });

  it('names the table whose bytes are no UTF-8', async () => {
    await server.createDatabase(
      'faults_ascii',
      "TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'",
    );
    await server.sql(
      `SET client_encoding = SQL_ASCII; CREATE TABLE fine (t text); INSERT INTO fine VALUES (convert_from('\\xc3a4', 'SQL_ASCII')); CREATE TABLE broken (t text); INSERT INTO broken VALUES (convert_from('\\xff', 'SQL_ASCII'))`,
      'faults_ascii',
    );
    const source = await openSource(server, 'faults_ascii');
    expect((await readNamed(source, 'public', 'fine')).text).toBe('ä\n');
    const error = await failureOf(readNamed(source, 'public', 'broken'));
    expect(error).toMatchObject({ code: 'VALUE_NOT_UTF8' });
    expect(error.message).toContain('public.broken');
    await source.close();
  });

  it('converts another server encoding', async () => {
    await server.createDatabase(
      'faults_latin',
      "TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'",
    );
    await server.sql(`CREATE TABLE "tä" ("ö" text); INSERT INTO "tä" VALUES ('äöü')`, 'faults_latin');
    const source = await openSource(server, 'faults_latin', { schemaDump: 'required' });
    expect(source.tables[0]?.columns[0]?.name).toBe('ö');
    expect((await readNamed(source, 'public', 'tä')).text).toBe('äöü\n');
    expect(Buffer.from((await source.dumpSchema())?.preData ?? []).toString()).toContain(
      'CREATE TABLE public."tä"',
    );
    await source.close();
  });

  it('delivers whole rows however the network cuts them', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    await server.sql(
      "CREATE TABLE cuts AS SELECT i, repeat('x', i % 70) AS t, CASE WHEN i % 500 = 0 THEN repeat(i::text, 9000) END AS u FROM generate_series(1, 20000) i",
      database,
    );
    const expected = Array.from({ length: 20_000 }, (_, n) => {
      const i = n + 1;
      return `${i}\t${'x'.repeat(i % 70)}\t${i % 500 === 0 ? String(i).repeat(9000) : '\\N'}\n`;
    }).join('');
    const connection = server.connection(database, { hosts: [{ host: '127.0.0.1', port: proxy.port }] });
    const source = await openSource(server, database, { connection });
    const results = await Promise.all([
      start(source, 'cuts').then(readAll),
      start(source, 'cuts').then(readAll),
    ]);
    for (const { text, rows } of results) {
      expect(rows).toBe(20_000);
      expect(text === expected).toBe(true);
    }
    await source.close();
    await proxy.close();
  });
});
