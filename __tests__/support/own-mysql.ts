import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMysqlDatabase, type MysqlTestDatabase } from './mysql-database.js';
import type { MysqlFlavour } from './services.js';

/** Of the JavaScript that starts the shared servers, which has no declarations. */
interface Starting {
  fetchMysql(flavour: MysqlFlavour): Promise<unknown>;
  startMysql(options: {
    programs: unknown;
    folder: string;
    password: string | undefined;
  }): Promise<{ url: string; process: { stop(): Promise<void> } }>;
}

/** A running MySQL or MariaDB for one test. */
export interface OwnMysql {
  /** As root, database `mysql`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** `password` is root's; one is made up when absent. */
export async function startOwnMysql(flavour: MysqlFlavour, password?: string): Promise<OwnMysql> {
  const [binaries, servers] = ['mysql-binaries', 'mysql'].map((name) => `../../scripts/services/${name}.mjs`);
  const { fetchMysql } = (await import(binaries as string)) as Starting;
  const { startMysql } = (await import(servers as string)) as Starting;
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-own-mysql-'));
  const { url, process } = await startMysql({ programs: await fetchMysql(flavour), folder, password });
  return {
    url,
    stop: async () => {
      await process.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A database on a server of its own, for tests that change what every session of a server begins with; others work on
 * the shared ones meanwhile. `drop` stops the server.
 */
export async function createOnOwnMysql(flavour: MysqlFlavour): Promise<MysqlTestDatabase> {
  const server = await startOwnMysql(flavour);
  const database = await createMysqlDatabase(flavour, { server: server.url });
  return { ...database, drop: () => server.stop() };
}
