import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Tls } from '../../../src/core/connection.js';
import { connect } from '../../../src/database/mysql/connect.js';
import { connectionOf } from '../../support/connection-of.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import {
  MYSQL_FLAVOURS,
  mysqlAuthority,
  mysqlSocket,
  mysqlUrl,
  tlsFiles,
  withUrl,
} from '../../support/services.js';

const PASSWORD = 'p@ss/w%rd:ü';

async function versionAt(url: string, tls?: Tls): Promise<{ cipher: string; engine: string }> {
  const target = connectionOf(url);
  const session = await connect({
    target: tls ? { ...target, tls } : target,
    readOnly: true,
    lockTimeoutSeconds: 5,
    idleTimeoutMs: 60_000,
    signal: new AbortController().signal,
  });
  try {
    const [row] = await session.query("SHOW STATUS LIKE 'Ssl_cipher'");
    return { cipher: row?.[1] ?? '', engine: session.flavour.engine };
  } finally {
    await session.end();
  }
}

describe.each(MYSQL_FLAVOURS)('a connection to %s', (flavour) => {
  let db: MysqlTestDatabase;
  const user = `con_${randomBytes(4).toString('hex')}`;
  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
  });
  afterEach(() => db.run(`DROP USER IF EXISTS ${user}@'%'`));
  afterAll(() => db.drop());

  const plugins = {
    MYSQL: ['caching_sha2_password', 'sha256_password'],
    MYSQL_57: ['mysql_native_password', 'sha256_password'],
    MARIADB: ['mysql_native_password'],
  }[flavour];
  it.each(plugins)('logs in by %s, with and without TLS', async (plugin) => {
    await db.run(
      flavour === 'MARIADB'
        ? `CREATE USER ${user}@'%' IDENTIFIED BY '${PASSWORD}'`
        : `CREATE USER ${user}@'%' IDENTIFIED WITH ${plugin} BY '${PASSWORD}'`,
      `GRANT SELECT ON ${db.name}.* TO ${user}@'%'`,
    );
    const url = withUrl(db.url, { user, password: PASSWORD });
    expect((await versionAt(url)).cipher).toBe('');
    // The second log-in meets a cached password.
    expect((await versionAt(withUrl(url, { search: { 'ssl-mode': 'REQUIRED' } }))).cipher).not.toBe('');
    const engine = flavour === 'MARIADB' ? 'mariadb' : 'mysql';
    expect((await versionAt(withUrl(url, { search: { socket: mysqlSocket(flavour) } }))).engine).toBe(engine);
  });

  it('verifies the name of a host and of an address', async () => {
    const ca = readFileSync(mysqlAuthority(), 'utf8');
    const stranger = readFileSync(tlsFiles().stranger, 'utf8');
    const named = withUrl(db.url, { host: 'localhost' });
    expect((await versionAt(named, { mode: 'verify-full', ca })).cipher).not.toBe('');
    expect((await versionAt(db.url, { mode: 'verify-ca', ca })).cipher).not.toBe('');
    const refused = [
      [db.url, { mode: 'verify-full', ca }, 'ssl-mode=VERIFY_CA'],
      [named, { mode: 'verify-full', ca: undefined }, 'tls-ca'],
      [named, { mode: 'verify-ca', ca: stranger }, 'tls-ca'],
    ] as const;
    for (const [url, tls, words] of refused) {
      await expect(versionAt(url, tls)).rejects.toMatchObject({
        code: 'SOURCE_TLS',
        nextStep: expect.stringContaining(words),
      });
    }
  });

  it('says what is wrong, by the same codes as everywhere', async () => {
    await db.run(`CREATE USER ${user}@'%' IDENTIFIED BY '${PASSWORD}'`);
    const at = (change: Parameters<typeof withUrl>[1]) => versionAt(withUrl(db.url, change));
    await expect(at({ password: 'wrong' })).rejects.toMatchObject({ code: 'SOURCE_PASSWORD_WRONG' });
    await expect(at({ password: '' })).rejects.toMatchObject({
      code: 'SOURCE_PASSWORD_WRONG',
      message: expect.stringContaining('none is given'),
    });
    await expect(at({ database: 'no_such_database' })).rejects.toMatchObject({
      code: 'SOURCE_DATABASE_MISSING',
    });
    await expect(at({ user, password: PASSWORD })).rejects.toMatchObject({ code: 'SOURCE_PERMISSION' });
    await expect(
      at({ host: 'no-such-host.invalid', search: { 'ssl-mode': 'DISABLED' } }),
    ).rejects.toMatchObject({
      code: 'SOURCE_HOST_UNKNOWN',
    });
    await db.run(`DROP USER ${user}@'%'`, `CREATE USER ${user}@'%' IDENTIFIED BY '${PASSWORD}' REQUIRE SSL`);
    // Some servers say no more than that the log-in is refused.
    await expect(at({ user, password: PASSWORD })).rejects.toMatchObject({
      code: expect.stringMatching(/^SOURCE_(TLS|PASSWORD_WRONG)$/),
    });
  });
});

it('gives up on what is no MySQL server, and on one that does not answer', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const url = new URL(mysqlUrl('MYSQL'));
  url.port = String(port);
  url.searchParams.set('connect_timeout', '1');
  await expect(versionAt(url.href)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
  silent.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(versionAt(url.href)).rejects.toMatchObject({ kind: 'source' });
  await new Promise((resolve) => silent.close(resolve));
  await expect(versionAt(url.href)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
});
