import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { findProgram } from '../scripts/services/command.mjs';
import { startPostgres } from '../scripts/services/postgres.mjs';
import { fetchPostgres, installedPostgres } from '../scripts/services/postgres-binaries.mjs';
import { stopOnSignal } from '../scripts/services/stop-on-signal.mjs';
import { serverCpuSeconds } from './server-cpu.mjs';

const MAJOR = 15;

/** A PostgreSQL of its own for the benchmark, with pg_dump of the same major beside it. */
export async function startBenchServer() {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-bench-'));
  chmodSync(folder, 0o755);
  const binFolder = installedPostgres(MAJOR) ?? (await fetchPostgres(MAJOR));
  const server = await startPostgres({ name: 'bench', binFolder, folder: join(folder, 'postgres') });
  const stop = async () => {
    await server.process.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  stopOnSignal(stop);
  const mainPid = Number(
    readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  const client = (name) => (installedPostgres(MAJOR) ? join(binFolder, name) : findProgram(name));
  return {
    folder,
    stop,
    /** Superuser, database `postgres`. */
    url: server.url,
    pgDump: client('pg_dump'),
    pgRestore: client('pg_restore'),
    /** Used by the server so far. */
    cpuSeconds: () => serverCpuSeconds(mainPid),
    version: dirname(binFolder),
    /** Makes a database and returns its URL. */
    async create(name, sql) {
      await query(server.url, `create database ${name}`);
      const url = server.url.replace(/\/postgres$/, `/${name}`);
      // One by one, because VACUUM refuses to share a transaction.
      for (const statement of sql.split(';\n')) await query(url, statement);
      return url;
    },
    query,
  };
}

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
