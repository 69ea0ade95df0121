import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DatabaseConnection } from '../../src/core/connection.js';
import { POSTGRES_MAJORS } from './services.js';

const run = promisify(execFile);

/** A running PostgreSQL server for tests; its superuser is `postgres`. */
export interface PostgresServer {
  readonly port: number;
  /** Folder of the Unix socket. */
  readonly socketDir: string | undefined;
  readonly dataDir: string | undefined;
  readonly pid: number | undefined;
  /** Runs SQL as the superuser and gives the rows of the last statement. */
  sql(text: string, database?: string): Promise<Record<string, unknown>[]>;
  /** A connection that stays open, as the superuser unless told otherwise. */
  client(options?: { database?: string; user?: string; password?: string }): Promise<pg.Client>;
  createDatabase(name: string, options?: string): Promise<void>;
  connection(database: string, changes?: Partial<DatabaseConnection>): DatabaseConnection;
  /** Stops in good order, lets `change` work on the data folder, and starts again; only for a server of our own. */
  restart(change: (dataDir: string) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Folder with initdb and postgres; the newest installed one by default. */
  readonly binDir?: string;
  /** More lines of postgresql.conf. */
  readonly config?: Readonly<Record<string, string | number>>;
}

/** Where the tests' PostgreSQL is: `TEST_POSTGRES_BIN`, else the newest of the distribution. */
export function postgresBinDir(): string {
  const given = process.env.TEST_POSTGRES_BIN;
  if (given) return given;
  const base = '/usr/lib/postgresql';
  const majors = existsSync(base) ? readdirSync(base).filter((name) => /^\d+$/.test(name)) : [];
  const newest = majors.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('no PostgreSQL is installed; set TEST_POSTGRES_BIN or TEST_POSTGRES_URL');
  return join(base, newest, 'bin');
}

/** The server of `TEST_POSTGRES_URL`, or one of our own. */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const url = process.env.TEST_POSTGRES_URL;
  return url && Object.keys(options).length === 0 ? serverAt(url) : startOwn(options);
}

/** A server that runs already and is left running; the URL is its superuser's. */
export function serverAt(url: string): PostgresServer {
  const { port, password } = new URL(url);
  return server({
    port: Number(port || 5432),
    superuserPassword: decodeURIComponent(password),
    socketDir: url === process.env.TEST_POSTGRES_URL ? process.env.TEST_POSTGRES_SOCKET_DIR : undefined,
  });
}

/** Servers of every major that `npm test` started, else one of our own. */
export function serversToTry(): { name: string; start: () => Promise<PostgresServer> }[] {
  const urls = POSTGRES_MAJORS.flatMap((major) => {
    const url = process.env[`TEST_POSTGRES_${major}_URL`];
    return url ? [{ name: `PostgreSQL ${major}`, start: async () => serverAt(url) }] : [];
  });
  return urls.length > 0 ? urls : [{ name: 'PostgreSQL', start: () => startPostgres() }];
}

async function startOwn(options: ServerOptions): Promise<PostgresServer> {
  const binDir = options.binDir ?? postgresBinDir();
  const folder = await mkdtemp(join(tmpdir(), 'db-backup-pg-'));
  const dataDir = join(folder, 'data');
  const owner = await unprivilegedOwner();
  await chmod(folder, 0o755);
  if (owner) await chown(folder, owner.uid, owner.gid);
  const as = { ...owner, cwd: folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'postgres\n', { mode: 0o644 });
  const initdb = `-D ${dataDir} -U postgres -A scram-sha-256 --pwfile ${passwordFile} -E UTF8 --locale=C --no-sync`;
  await run(join(binDir, 'initdb'), initdb.split(' '), as);
  const port = await freePort();
  await appendFile(join(dataDir, 'postgresql.conf'), configLines({ folder, port, ...options.config }));
  const launch = () => spawn(join(binDir, 'postgres'), ['-D', dataDir], { ...as, stdio: 'ignore' });
  let child = launch();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  const started = server({
    port,
    superuserPassword: 'postgres',
    socketDir: folder,
    dataDir,
    pid: () => child.pid,
    restart: async (change) => {
      await end('SIGINT');
      await change(dataDir);
      child = launch();
      await untilReady(started, child);
    },
    stop: async () => {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  });
  try {
    await untilReady(started, child);
  } catch (error) {
    await started.stop();
    throw new Error('PostgreSQL does not start', { cause: error });
  }
  return started;
}

function configLines({ folder, ...config }: Record<string, string | number>): string {
  const all = {
    listen_addresses: "'127.0.0.1,::1'",
    unix_socket_directories: `'${folder}'`,
    fsync: 'off',
    max_connections: 60,
    shared_buffers: "'32MB'",
    ...config,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** initdb refuses to run as root. */
async function unprivilegedOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // no such user: the next one
    }
  }
  throw new Error('neither a user postgres nor nobody exists');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilReady(started: PostgresServer, child: ChildProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await started.sql('SELECT 1');
      return;
    } catch (error) {
      if (attempt > 150 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

interface Parts {
  port: number;
  superuserPassword: string;
  socketDir?: string | undefined;
  dataDir?: string;
  pid?: () => number | undefined;
  restart?: PostgresServer['restart'];
  stop?: () => Promise<void>;
}

function server(parts: Parts): PostgresServer {
  const { port, superuserPassword, socketDir, dataDir } = parts;
  const client: PostgresServer['client'] = async ({
    database = 'postgres',
    user = 'postgres',
    password = superuserPassword,
  } = {}) => {
    const opened = new pg.Client({ host: '127.0.0.1', port, user, password, database });
    opened.on('error', () => undefined);
    await opened.connect();
    return opened;
  };
  const sql: PostgresServer['sql'] = async (text, database) => {
    const opened = await client({ ...(database === undefined ? {} : { database }) });
    try {
      const result = (await opened.query(text)) as unknown as pg.QueryResult | pg.QueryResult[];
      return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
    } finally {
      await opened.end();
    }
  };
  return {
    port,
    socketDir,
    dataDir,
    get pid() {
      return parts.pid?.();
    },
    client,
    sql,
    async createDatabase(name, options = 'TEMPLATE template0') {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      await sql(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
      await sql(`CREATE DATABASE ${quoted} ${options}`);
    },
    connection: (database, changes = {}) => ({
      engine: 'postgresql',
      hosts: [{ host: '127.0.0.1', port }],
      user: 'postgres',
      password: superuserPassword,
      database,
      tls: { mode: 'disable', ca: undefined },
      connectTimeoutMs: 10_000,
      applicationName: 'db-backup-test',
      ...changes,
    }),
    restart: parts.restart ?? (() => Promise.reject(new Error('this server is shared'))),
    stop: parts.stop ?? (() => Promise.resolve()),
  };
}
