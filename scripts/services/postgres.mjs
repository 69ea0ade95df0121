import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { freePort } from './free-port.mjs';
import { startProcess, waitUntilReady } from './process.mjs';
import { giveAway, unprivileged } from './unprivileged.mjs';

const START_LIMIT_MS = 60_000;

/** Nothing here outlives the machine's next crash, so nothing is flushed to disk. */
const THROWAWAY_SETTINGS = `
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 4GB
shared_buffers = 64MB
max_connections = 60
max_locks_per_transaction = 256
log_min_messages = warning
timezone = UTC
`;

/**
 * @typedef {object} PostgresServer
 * @property {number} port
 * @property {string} password of the superuser
 * @property {string} url superuser, database `postgres`
 * @property {string} socketFolder
 * @property {import('./process.mjs').RunningProcess} process
 */

/**
 * Creates a cluster in an empty folder and starts it on a free port of the loopback interface.
 * Password log-in (SCRAM), UTF-8, locale C.UTF-8 where the system has it.
 * @param {{ name: string, binFolder: string, folder: string, seed?: readonly string[], superuser?: string,
 *   certificate?: { certificateFile: string, keyFile: string } }} options `seed`: scripts that are run
 *   before the server starts, each in a new database called as the file is; `superuser`: its name, postgres by default
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({
  name,
  binFolder,
  folder,
  seed = [],
  superuser = 'postgres',
  certificate,
}) {
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const user = unprivileged();
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  await initialise({ binFolder, folder, data, superuser, password });
  const port = await freePort();
  if (certificate) {
    copyFileSync(certificate.certificateFile, join(data, 'server.crt'));
    copyFileSync(certificate.keyFile, join(data, 'server.key'));
    chmodSync(join(data, 'server.key'), 0o600);
    giveAway(data);
  }
  for (const file of seed) await runSingleUser({ binFolder, data, file });
  const settings = {
    port,
    listen_addresses: '127.0.0.1,::1',
    unix_socket_directories: folder,
    ssl: certificate ? 'on' : 'off',
  };
  const process = startProcess({
    name,
    command: join(binFolder, 'postgres'),
    args: ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    logFile: join(folder, 'server.log'),
    signal: 'INT',
    ...user,
  });
  await waitUntilReady(process, () => isReady(data), START_LIMIT_MS);
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  return { port, password, url, socketFolder: folder, process };
}

/** @param {{ binFolder: string, folder: string, data: string, superuser: string, password: string }} cluster */
async function initialise({ binFolder, folder, data, superuser, password }) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveAway(folder);
  const args = [
    '-D',
    data,
    '-U',
    superuser,
    '-E',
    'UTF8',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-sync',
  ];
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  await run(join(binFolder, 'initdb'), [...args, `--locale=${locale}`], { cwd: folder, ...unprivileged() });
  writeFileSync(join(data, 'postgresql.conf'), THROWAWAY_SETTINGS, { flag: 'a' });
}

/**
 * Runs a script without a server, so that no client is needed. Statements end with a semicolon and an empty line.
 * @param {{ binFolder: string, data: string, file: string }} script
 */
async function runSingleUser({ binFolder, data, file }) {
  const database = file.replace(/^.*\//, '').replace(/\.sql$/, '');
  const postgres = (/** @type {string} */ into, /** @type {string} */ input) =>
    run(join(binFolder, 'postgres'), ['--single', '-j', '-D', data, '-c', 'exit_on_error=on', into], {
      cwd: data,
      input,
      ...unprivileged(),
    });
  await postgres('postgres', `CREATE DATABASE ${database};\n\n`);
  await postgres(database, `${readFileSync(file, 'utf8')}\n\n`);
}

/**
 * The server writes its state into the eighth line of its pid file (see pg_ctl).
 * @param {string} data
 */
function isReady(data) {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
}
