import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRoot } from './cache-folder.mjs';
import { succeeds } from './command.mjs';
import { fetchSuitePackages, hasDebianMirror } from './debian-packages.mjs';
import { freePort } from './free-port.mjs';
import { startProcess, waitUntilReady } from './process.mjs';

/** The newest Debian suite: older ones have gateways that verify no SHA-256. */
const SUITE = 'forky';
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];
const START_LIMIT_MS = 120_000;

const INSIDE = join(dirname(fileURLToPath(import.meta.url)), 'rgw-inside.sh');

/** Mount points of the tree that a namespace puts its own folders on. */
const MOUNT_POINTS = ['etc', 'data', 'run', 'tmp', 'var', 'proc', 'dev'];

/**
 * What stands before the command so that it may mount and change its root: nothing for root, a user
 * namespace or sudo otherwise; undefined where none of them is allowed.
 * @returns {readonly string[] | undefined}
 */
function lift() {
  const probe = ['unshare', '--mount', '--pid', '--fork', '--mount-proc', 'true'];
  if (isRoot()) return succeeds(probe[0] ?? '', probe.slice(1)) ? [] : undefined;
  if (succeeds('unshare', ['--user', '--map-root-user', ...probe.slice(1)]))
    return ['unshare', '--user', '--map-root-user', '--'];
  if (succeeds('sudo', ['-n', ...probe])) return ['sudo', '-n'];
  return undefined;
}

/** True where Ceph's gateway can be fetched and run: Linux with apt, and rights to mount. */
export function canRunRgw() {
  return process.platform === 'linux' && hasDebianMirror() && lift() !== undefined;
}

/**
 * Ceph's S3 gateway: versions, conditional writes, object lock; verifies checksums and secrets.
 * Everything is kept in memory.
 * @param {{ folder: string, accessKeyId: string, secretAccessKey: string }} options
 */
export async function startRgw({ folder, accessKeyId, secretAccessKey }) {
  const root = await fetchSuitePackages(SUITE, PACKAGES);
  for (const name of MOUNT_POINTS) mkdirSync(join(root, name), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const [port, monitorV2, monitorV1] = await Promise.all([freePort(), freePort(), freePort()]);
  const args = [root, folder, port, monitorV2, monitorV1, accessKeyId, secretAccessKey].map(String);
  const logFile = join(folder, 'server.log');
  const process = startProcess({
    name: 'Ceph S3 gateway',
    command: 'unshare',
    args: ['--mount', '--pid', '--fork', '--kill-child', 'sh', INSIDE, ...args],
    logFile,
    // Ends the namespace with everything in it.
    signal: 'KILL',
    prefix: lift() ?? [],
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await waitUntilReady(
    process,
    () => readFileSync(logFile, 'utf8').includes('user created\n') && answers(endpoint),
    START_LIMIT_MS,
  );
  return { endpoint, process };
}

/** @param {string} endpoint */
export async function answers(endpoint) {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}
