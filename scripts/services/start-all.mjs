import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from './certificates.mjs';
import { fetchChromium } from './chromium.mjs';
import { startMysql } from './mysql.mjs';
import { fetchMysql, fetchMysqlClient, MYSQL_FLAVOURS } from './mysql-binaries.mjs';
import { fetchNode24 } from './node24.mjs';
import { startPgbouncer } from './pgbouncer.mjs';
import { startPostgres } from './postgres.mjs';
import { fetchPostgres, installedPostgres, POSTGRES_MAJORS } from './postgres-binaries.mjs';
import { fetchPostgresClient } from './postgres-client.mjs';
import { fetchPostgrest } from './postgrest.mjs';
import { stopAll } from './running.mjs';
import { canRunDocker, canRunMoto, startMinio, startMoto } from './s3-others.mjs';
import { canRunRgw, startRgw } from './s3-rgw.mjs';
import { stopOnSignal } from './stop-on-signal.mjs';
import { fetchShellcheck, fetchTools } from './tools.mjs';

/** The server that most tests use; the others are for what differs between majors. */
const MAIN_MAJOR = 15;

/** What Supabase runs. */
const SUPABASE_MAJORS = [15, 17];

/**
 * What tests are run with, as environment variables. The list is explained in CONTRIBUTING.md.
 * @typedef {object} Services
 * @property {Record<string, string>} env
 * @property {(options: { keepLogs: boolean }) => Promise<void>} stop idempotent
 * @property {string} folder of the servers' data and logs
 */

/**
 * Starts every server that the tests need, each once; one whose address is in the environment
 * already is taken as it is. When one fails, the others are stopped before the error is thrown; on
 * a signal all are stopped and the process exits with 130.
 * @param {{ onStart?: (text: string) => void }} [options]
 * @returns {Promise<Services>}
 */
export async function startAll({ onStart = () => {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-services-'));
  chmodSync(folder, 0o755);
  /** @type {Record<string, string>} */
  const env = {};
  const context = { folder, env, onStart };
  /** @type {Services} */
  const services = {
    env,
    folder,
    async stop({ keepLogs }) {
      await stopAll();
      if (!keepLogs) rmSync(folder, { recursive: true, force: true });
    },
  };
  stopOnSignal(() => rmSync(folder, { recursive: true, force: true }));
  const results = await Promise.allSettled([
    startDatabases(context).then(() => startSupabaseServers(context)),
    startMysqls(context),
    startStore(context),
    fetchPrograms(env),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed?.status === 'rejected') {
    await services.stop({ keepLogs: true });
    console.error(`logs of the servers: ${folder}`);
    throw failed.reason;
  }
  return services;
}

/** @typedef {{ folder: string, env: Record<string, string>, onStart: (text: string) => void }} Context */

/** @param {Context} context */
async function startDatabases({ folder, env, onStart }) {
  const certificate = await makeCertificates(join(folder, 'tls'));
  env.TEST_TLS_CA = certificate.authorityFile;
  env.TEST_TLS_OTHER_CA = certificate.strangerFile;
  for (const major of POSTGRES_MAJORS) {
    const variable = major === MAIN_MAJOR ? 'TEST_POSTGRES_URL' : `TEST_POSTGRES_${major}_URL`;
    if (process.env[variable]) continue;
    const binFolder = installedPostgres(major) ?? (await fetchPostgres(major));
    const name = `PostgreSQL ${major}`;
    const server = await startPostgres({
      name,
      binFolder,
      certificate,
      folder: join(folder, `postgres-${major}`),
    });
    onStart(`${name} on port ${server.port}`);
    env[variable] = server.url;
    env[`TEST_POSTGRES_${major}_URL`] = server.url;
    if (major !== MAIN_MAJOR) continue;
    env.TEST_POSTGRES_SOCKET_DIR = server.socketFolder;
    env.TEST_POSTGRES_BIN = binFolder;
    const pooler = await startPgbouncer({ folder: join(folder, 'pgbouncer'), server });
    env.TEST_PGBOUNCER_URL = pooler.url;
    onStart('PgBouncer in transaction mode');
  }
}

/**
 * Servers whose superuser is supabase_admin, so that `postgres` can be what it is at Supabase; see
 * __tests__/support/supabase.
 * @param {Context} context
 */
async function startSupabaseServers({ folder, env, onStart }) {
  for (const major of SUPABASE_MAJORS) {
    const variable = `TEST_SUPABASE_${major}_URL`;
    if (process.env[variable]) continue;
    const name = `PostgreSQL ${major} for Supabase projects`;
    const binFolder = installedPostgres(major) ?? (await fetchPostgres(major));
    const place = join(folder, `supabase-${major}`);
    const server = await startPostgres({ name, binFolder, folder: place, superuser: 'supabase_admin' });
    onStart(`${name} on port ${server.port}`);
    env[variable] = server.url;
  }
}

/** @param {Context} context */
async function startMysqls({ folder, onStart, env }) {
  const certificate = await makeCertificates(join(folder, 'mysql-tls'));
  env.TEST_MYSQL_TLS_CA = certificate.authorityFile;
  for (const flavour of MYSQL_FLAVOURS) {
    const variable = `TEST_${flavour}_URL`;
    if (process.env[variable]) continue;
    const programs = await fetchMysql(flavour);
    const server = await startMysql({ programs, folder: join(folder, flavour.toLowerCase()), certificate });
    onStart(`${programs.name} on port ${server.port}`);
    env[variable] = server.url;
    env[`TEST_${flavour}_SOCKET`] = server.socket;
  }
  env.TEST_MYSQL_CLIENT = await fetchMysqlClient();
}

/** @param {Context} context */
async function startStore({ folder, env, onStart }) {
  if (process.env.TEST_S3_ENDPOINT) return;
  const credentials = { accessKeyId: 'test-key', secretAccessKey: randomBytes(20).toString('hex') };
  const options = { folder: join(folder, 's3'), ...credentials };
  mkdirSync(options.folder);
  const { endpoint, process: server } = await startFirstPossible(options);
  onStart(`${server.name} at ${endpoint}`);
  env.TEST_S3_ENDPOINT = endpoint;
  env.TEST_S3_KIND = server.name;
  env.TEST_S3_ACCESS_KEY = credentials.accessKeyId;
  env.TEST_S3_SECRET_KEY = credentials.secretAccessKey;
}

/** @param {import('./s3-others.mjs').S3Options} options */
function startFirstPossible(options) {
  if (canRunRgw()) return startRgw(options);
  if (canRunDocker()) return startMinio(options);
  if (canRunMoto()) return startMoto(options);
  throw new Error(
    'No S3 server can be started here. One of these is enough: Linux with apt, as root, with sudo or with user ' +
      "namespaces; a running Docker; or `pip install 'moto[server]'`.",
  );
}

/** @param {Record<string, string>} env */
async function fetchPrograms(env) {
  const folders = await fetchTools();
  env.PATH = [process.env.PATH, ...folders].join(':');
  env.TEST_PG_DUMP_18 = await fetchPostgresClient('pg_dump');
  env.TEST_NODE24 = await fetchNode24();
  env.TEST_SHELLCHECK = await fetchShellcheck();
  env.TEST_CHROMIUM = process.env.TEST_CHROMIUM || (await fetchChromium());
  env.TEST_POSTGREST = await fetchPostgrest();
}
