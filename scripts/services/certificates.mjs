import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';

/**
 * @typedef {object} Certificates
 * @property {string} authorityFile PEM of the authority that signed the server's certificate
 * @property {string} strangerFile PEM of another authority
 * @property {string} certificateFile for the name `localhost` alone: 127.0.0.1 is a wrong host on purpose
 * @property {string} keyFile
 */

/**
 * Makes an authority, a server certificate signed by it, and a second authority that signed nothing.
 * @param {string} folder
 * @returns {Promise<Certificates>}
 */
export async function makeCertificates(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const at = (/** @type {string} */ name) => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  for (const name of ['authority', 'stranger']) {
    await run('openssl', [
      'req',
      '-x509',
      ...newKey,
      '-subj',
      `/CN=test ${name}`,
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.crt`),
    ]);
  }
  await run('openssl', [
    'req',
    '-new',
    ...newKey.slice(0, -2),
    '-subj',
    '/CN=localhost',
    '-keyout',
    at('server.key'),
    '-out',
    at('server.csr'),
  ]);
  writeFileSync(at('server.ext'), 'subjectAltName=DNS:localhost\n');
  const signing = [
    '-CA',
    at('authority.crt'),
    '-CAkey',
    at('authority.key'),
    '-CAcreateserial',
    '-days',
    '2',
  ];
  await run('openssl', [
    'x509',
    '-req',
    '-in',
    at('server.csr'),
    ...signing,
    '-extfile',
    at('server.ext'),
    '-out',
    at('server.crt'),
  ]);
  return {
    authorityFile: at('authority.crt'),
    strangerFile: at('stranger.crt'),
    certificateFile: at('server.crt'),
    keyFile: at('server.key'),
  };
}
