import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { findProgram } from '../scripts/services/command.mjs';
import { fetchDistributionPackages, libraryPath } from '../scripts/services/debian-packages.mjs';
import { startMysql } from '../scripts/services/mysql.mjs';
import { fetchMysql } from '../scripts/services/mysql-binaries.mjs';
import { wrapProgram } from '../scripts/services/program-wrapper.mjs';
import { stopOnSignal } from '../scripts/services/stop-on-signal.mjs';

/** A MariaDB of its own for the benchmark, with the programs that it is compared with. */
export async function startMysqlBench() {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-bench-mysql-'));
  chmodSync(folder, 0o755);
  const server = await startMysql({
    programs: await fetchMysql('MARIADB'),
    folder: join(folder, 'server'),
    args: ['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M', '--max-allowed-packet=64M'],
  });
  const stop = async () => {
    await server.process.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  stopOnSignal(stop);
  const options = join(folder, 'client.cnf');
  writeFileSync(
    options,
    `[client]\nhost=127.0.0.1\nport=${server.port}\nuser=root\npassword=${server.password}\n`,
  );
  return {
    folder,
    stop,
    options,
    port: server.port,
    password: server.password,
    dump: await program('mariadb-client', 'mariadb-dump'),
    client: await program('mariadb-client', 'mariadb'),
    mydumper: await program('mydumper', 'mydumper').catch(() => undefined),
    urlOf: (name) => server.url.replace(/\/mysql$/, `/${name}`),
    /** Statements in turn; the rows of the last. */
    query: (statements, database = 'mysql') =>
      query(server.url.replace(/\/mysql$/, `/${database}`), statements),
    async create(name, statements) {
      await query(server.url, [`CREATE DATABASE ${name} CHARACTER SET utf8mb4`]);
      await query(server.url.replace(/\/mysql$/, `/${name}`), [...statements, 'ANALYZE TABLE mysql.user']);
    },
  };
}

/** The system's, or the distribution's package unpacked beside it. */
async function program(packageName, name) {
  const installed = findProgram(name);
  if (installed) return installed;
  const root = await fetchDistributionPackages([packageName]);
  const variables = { MARIADB_PLUGIN_DIR: join(libraryPath(root), 'libmariadb3/plugin') };
  // Some packages of older distributions have their libraries in /lib.
  const privateLibraries = [join('../../../lib', basename(libraryPath(root)))];
  return wrapProgram({
    root,
    program: `usr/bin/${name}`,
    ownLoader: false,
    variables,
    privateLibraries,
  });
}

async function query(uri, statements) {
  const connection = await createConnection({ uri });
  try {
    let rows = [];
    for (const sql of statements) [rows] = await connection.query({ sql, rowsAsArray: true });
    return rows;
  } finally {
    await connection.end();
  }
}
