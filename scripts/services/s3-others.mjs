import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run, succeeds } from './command.mjs';
import { freePort } from './free-port.mjs';
import { startProcess, waitUntilReady } from './process.mjs';
import { answers } from './s3-rgw.mjs';

/** The last image that MinIO published. */
const MINIO_IMAGE =
  'quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z@sha256:14cea493d9a34af32f524e538b8346cf79f3321eff8e708c1e2960462bd8936e';

/** Includes pulling the image. */
const START_LIMIT_MS = 120_000;

/** @typedef {{ folder: string, accessKeyId: string, secretAccessKey: string }} S3Options */

export function canRunDocker() {
  return findProgram('docker') !== undefined && succeeds('docker', ['info']);
}

/** @param {S3Options} options */
export async function startMinio({ folder, accessKeyId, secretAccessKey }) {
  mkdirSync(folder, { recursive: true });
  await run('docker', ['pull', '--quiet', MINIO_IMAGE]);
  const port = await freePort();
  const container = `db-backup-test-${randomBytes(6).toString('hex')}`;
  const process = startProcess({
    name: 'MinIO',
    command: 'docker',
    args: [
      ...['run', '--rm', '--name', container, '--publish', `127.0.0.1:${port}:9000`],
      // Named alone, docker takes the values from its own environment: none is in the process list.
      ...['--env', 'MINIO_ROOT_USER', '--env', 'MINIO_ROOT_PASSWORD', MINIO_IMAGE, 'server', '/data'],
    ],
    env: { ...globalThis.process.env, MINIO_ROOT_USER: accessKeyId, MINIO_ROOT_PASSWORD: secretAccessKey },
    logFile: join(folder, 'server.log'),
    signal: 'TERM',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await waitUntilReady(process, () => answers(endpoint), START_LIMIT_MS);
  return { endpoint, process };
}

export function canRunMoto() {
  return succeeds('python3', ['-c', 'import moto.server, flask']);
}

/**
 * moto has versions and conditional writes, but accepts wrong checksums and wrong secrets: it stands
 * for the stores that verify nothing.
 * @param {S3Options} options
 */
export async function startMoto({ folder }) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const process = startProcess({
    name: 'moto',
    command: 'python3',
    args: ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)],
    logFile: join(folder, 'server.log'),
    signal: 'INT',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await waitUntilReady(process, () => answers(endpoint), START_LIMIT_MS);
  return { endpoint, process };
}
