import type { RowStream, Source } from '../../../src/core/ports.js';
import { connect } from '../../../src/database/mysql/connect.js';
import { connectionOf } from '../../support/connection-of.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { openMysql } from '../../support/open-mysql.js';
import { readNamed } from '../../support/open-postgres.js';
import { MYSQL_FLAVOURS, withUrl } from '../../support/services.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** 2 to the power of this many rows of 1 KB. */
const DOUBLINGS = 15;

describe.each(MYSQL_FLAVOURS)('when things break on %s', (flavour) => {
  let db: MysqlTestDatabase;
  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
    await db.run(
      'CREATE TABLE big (i INT AUTO_INCREMENT PRIMARY KEY, t VARCHAR(1000))',
      "INSERT INTO big (t) VALUES (REPEAT('x', 1000))",
      ...Array.from({ length: DOUBLINGS }, () => 'INSERT INTO big (t) SELECT t FROM big'),
      'CREATE TABLE small (i INT)',
      'INSERT INTO small VALUES (1)',
    );
  });
  afterAll(() => db.drop());

  const start = async (source: Source, name = 'big') => {
    const table = source.tables.find((t) => t.name === name);
    if (!table) throw new Error(`no table ${name}`);
    return source.readTable(table);
  };
  const begin = async (stream: RowStream) => {
    const chunks = stream.chunks[Symbol.asyncIterator]();
    expect((await chunks.next()).done).toBe(false);
    return chunks;
  };
  const drain = async (chunks: AsyncIterator<Uint8Array>) => {
    while (!(await chunks.next()).done) {}
  };
  const running = () =>
    db.query(
      `SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '${db.name}' AND INFO LIKE '%\`t\`%' AND ID <> CONNECTION_ID()`,
    );

  it('counts the rows that the server sent', async () => {
    const source = await openMysql(db.url);
    const { rows, text } = await readNamed(source, db.name, 'big');
    expect(rows).toBe(2 ** DOUBLINGS);
    expect(text.split('\n')).toHaveLength(2 ** DOUBLINGS + 1);
    await source.close();
  });

  it.each([
    ['KILL', 'SOURCE_LOST'],
    ['KILL QUERY', 'SOURCE_CANCELLED'],
  ])('says by name that the reading met %s', async (kill, code) => {
    const source = await openMysql(db.url);
    const chunks = await begin(await start(source));
    const [[id] = []] = await running();
    await db.run(`${kill} ${id}`);
    await expect(drain(chunks)).rejects.toMatchObject({
      kind: 'source',
      code,
      message: expect.stringContaining(`${db.name}.big`),
    });
    await expect(start(source, 'small')).rejects.toMatchObject({ code: 'SOURCE_LOST' });
    await source.close();
  });

  it.each(['cut', 'hang'] as const)('notices a network that is %s', async (fault) => {
    const { hostname, port } = new URL(db.url);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
    const url = new URL(db.url);
    url.port = String(proxy.port);
    const source = await openMysql(url.href, { idleTimeoutMs: 300 });
    const chunks = await begin(await start(source));
    proxy[fault]();
    await expect(drain(chunks)).rejects.toMatchObject({
      code: fault === 'cut' ? 'SOURCE_LOST' : 'SOURCE_TIMEOUT',
    });
    await source.close();
    await proxy.close();
  });

  it('is stopped by a signal, and stops the statement at the server', async () => {
    const abort = new AbortController();
    const source = await openMysql(db.url, { signal: abort.signal });
    const chunks = await begin(await start(source));
    abort.abort();
    await expect(drain(chunks)).rejects.toMatchObject({ code: 'CANCELLED' });
    await source.close();
    while ((await running()).length > 0) await wait(20);
  });

  it('stops a statement whose rows nobody wants', async () => {
    const source = await openMysql(db.url);
    const chunks = await begin(await start(source));
    await chunks.return?.();
    while ((await running()).length > 0) await wait(20);
    await source.close();
  });

  it('holds the server back while a reader takes its time', async () => {
    const source = await openMysql(db.url);
    const chunks = await begin(await start(source));
    const before = process.memoryUsage().arrayBuffers;
    await wait(300);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20);
    expect(await running()).toHaveLength(1);
    await drain(chunks);
    await source.close();
  });
});

describe('large values', () => {
  it('are refused where the server gives NULL instead, and says so in a warning only', async () => {
    const db = await createMysqlDatabase('MARIADB');
    try {
      await db.run('CREATE TABLE t (l LONGTEXT)', "INSERT INTO t VALUES (REPEAT('x', 9000000))");
      const session = await connect({
        target: connectionOf(db.url),
        readOnly: true,
        lockTimeoutSeconds: 5,
        idleTimeoutMs: 60_000,
        signal: new AbortController().signal,
      });
      const rows = await session.rowsOut('SELECT HEX(l) FROM t', ['text']);
      expect(Buffer.from((await rows.nextChunk()) ?? []).toString()).toBe('\\N\n');
      await expect(rows.nextChunk()).rejects.toThrow('the server warned (1301)');
      await session.end();
    } finally {
      await db.drop();
    }
  });

  it('cross the packets of 16 MB', async () => {
    const db = await createMysqlDatabase('MARIADB');
    const sizes = [2 ** 24 - 1, 2 ** 24 - 5, 2 ** 24 - 4, 2 ** 25 + 7];
    const [[usual] = []] = await db.query('SELECT @@GLOBAL.max_allowed_packet');
    try {
      await db.run('SET GLOBAL max_allowed_packet = 268435456');
      await db.run('CREATE TABLE t (i INT, b LONGTEXT)');
      for (const size of sizes) await db.run(`INSERT INTO t VALUES (${size}, REPEAT('y', ${size}))`);
      const source = await openMysql(withUrl(db.url, {}));
      const { text } = await readNamed(source, db.name, 't');
      await source.close();
      const lengths = text
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t').map((field) => field.length));
      expect(lengths.map(([, length]) => length)).toEqual(sizes);
    } finally {
      await db.run(`SET GLOBAL max_allowed_packet = ${usual}`);
      await db.drop();
    }
  });
});
