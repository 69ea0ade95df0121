import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { freePort } from './free-port.mjs';
import { startProcess, waitUntilReady } from './process.mjs';
import { giveAway, unprivileged } from './unprivileged.mjs';

const START_LIMIT_MS = 60_000;

const INIT_FILE = 'init.sql';

export const PID_FILE = 'server.pid';

/** Nothing here outlives the machine's next crash, so nothing is flushed to disk. */
const THROWAWAY_ARGS = [
  '--innodb-buffer-pool-size=64M',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-use-native-aio=0',
  '--innodb-doublewrite=0',
  '--sync-binlog=0',
  '--performance-schema=OFF',
  '--max-connections=60',
  '--character-set-server=utf8mb4',
  '--secure-file-priv=',
];

/**
 * @typedef {object} MysqlServer
 * @property {number} port
 * @property {string} password of `root`
 * @property {string} url `root`, database `mysql`
 * @property {string} socket
 * @property {import('./process.mjs').RunningProcess} process
 */

/**
 * Creates a data folder and starts a server on a free port of the loopback interface, and on a Unix socket.
 * @param {{ programs: import('./mysql-binaries.mjs').MysqlPrograms, folder: string,
 *   certificate?: { certificateFile: string, keyFile: string }, password?: string, args?: readonly string[] }} options
 *   `password` of root, made up when absent; `args`: more for the server
 * @returns {Promise<MysqlServer>}
 */
export async function startMysql({
  programs,
  folder,
  certificate,
  password = randomBytes(12).toString('hex'),
  args = [],
}) {
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  giveAway(folder);
  const { command, args: initArgs, env } = programs.initialise;
  await run(command, [...initArgs, `--datadir=${data}`], {
    cwd: folder,
    env: { ...process.env, ...env },
    ...unprivileged(),
  });
  writeFileSync(join(folder, INIT_FILE), `${setPassword(password)}\n`, { mode: 0o600 });
  const tls = certificate ? tlsArgs(folder, certificate) : [];
  giveAway(folder);
  const port = await freePort();
  const server = await serveMysql({ programs, folder, port, args: [...tls, ...args] });
  return { password, url: `mysql://root:${password}@127.0.0.1:${port}/mysql`, ...server };
}

/**
 * Starts a server on what `startMysql` has left in a folder.
 * @param {{ programs: import('./mysql-binaries.mjs').MysqlPrograms, folder: string, port: number, args?: readonly string[] }} options
 * @returns {Promise<Pick<MysqlServer, 'port' | 'socket' | 'process'>>}
 */
export async function serveMysql({ programs, folder, port, args = [] }) {
  const socket = join(folder, 's.sock');
  const logFile = join(folder, 'server.log');
  const words = existsSync(logFile) ? statSync(logFile).size : 0;
  const server = startProcess({
    name: programs.name,
    command: programs.server,
    args: [
      '--no-defaults',
      ...programs.args,
      ...THROWAWAY_ARGS,
      `--datadir=${join(folder, 'data')}`,
      `--tmpdir=${folder}`,
      `--port=${port}`,
      `--socket=${socket}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${join(folder, PID_FILE)}`,
      `--init-file=${join(folder, INIT_FILE)}`,
      ...args,
    ],
    logFile,
    signal: 'TERM',
    cwd: folder,
    ...unprivileged(),
  });
  await waitUntilReady(
    server,
    () => existsSync(logFile) && readFileSync(logFile).includes('ready for connections', words),
    START_LIMIT_MS,
  );
  return { port, socket, process: server };
}

/** `root` also comes from 127.0.0.1, which is another host than `localhost` where names are not looked up. @param {string} password */
function setPassword(password) {
  return [
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    `CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;`,
  ].join('\n');
}

/** @param {string} folder @param {{ certificateFile: string, keyFile: string }} certificate */
function tlsArgs(folder, { certificateFile, keyFile }) {
  const [cert, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  copyFileSync(certificateFile, cert);
  copyFileSync(keyFile, key);
  chmodSync(key, 0o600);
  return [`--ssl-cert=${cert}`, `--ssl-key=${key}`];
}
