import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findProgram } from './command.mjs';
import { fetchDistributionPackages } from './debian-packages.mjs';
import { freePort } from './free-port.mjs';
import { startProcess, waitUntilReady } from './process.mjs';
import { wrapProgram } from './program-wrapper.mjs';
import { giveAway, unprivileged } from './unprivileged.mjs';

const START_LIMIT_MS = 20_000;

/**
 * A pooler in transaction mode before a server: the kind of connection that a backup must refuse.
 * @param {{ folder: string, server: import('./postgres.mjs').PostgresServer }} options
 */
export async function startPgbouncer({ folder, server }) {
  const command = await findPgbouncer();
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const port = await freePort();
  const config = join(folder, 'pgbouncer.ini');
  writeFileSync(
    config,
    `[databases]
* = host=127.0.0.1 port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
ignore_startup_parameters = extra_float_digits,options
`,
    { mode: 0o600 },
  );
  writeFileSync(join(folder, 'users.txt'), `"postgres" "${server.password}"\n`, { mode: 0o600 });
  giveAway(folder);
  const process = startProcess({
    name: 'PgBouncer',
    command,
    args: [config],
    logFile: join(folder, 'server.log'),
    signal: 'INT',
    ...unprivileged(),
  });
  await waitUntilReady(process, () => accepts(port), START_LIMIT_MS);
  return { url: `postgresql://postgres:${server.password}@127.0.0.1:${port}/postgres`, process };
}

async function findPgbouncer() {
  const installed = findProgram('pgbouncer');
  if (installed) return installed;
  const root = await fetchDistributionPackages(['pgbouncer']);
  return wrapProgram({ root, program: 'usr/sbin/pgbouncer', ownLoader: false });
}

/** @param {number} port */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
