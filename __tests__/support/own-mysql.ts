import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createMysqlDatabase, type MysqlTestDatabase } from './mysql-database.js';
import type { MysqlFlavour } from './services.js';

interface Server {
  readonly port: number;
  readonly process: { isRunning(): boolean; stop(): Promise<void> };
}

/** Of the JavaScript that starts the shared servers, which has no declarations. */
interface Starting {
  readonly PID_FILE: string;
  fetchMysql(flavour: MysqlFlavour): Promise<unknown>;
  startMysql(options: {
    programs: unknown;
    folder: string;
    password: string | undefined;
    args: string[];
  }): Promise<Server & { url: string }>;
  serveMysql(options: { programs: unknown; folder: string; port: number; args: string[] }): Promise<Server>;
}

/** A running MySQL or MariaDB for one test. */
export interface OwnMysql {
  /** As root, database `mysql`. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it as SIGKILL does. What it has answered to is on its disk. */
  kill(): Promise<void>;
  /** After that: on the same port, with what it had. */
  start(): Promise<void>;
}

/** The shared ones would lose the last second. */
const ARGS = ['--innodb-flush-log-at-trx-commit=1'];

const POLL_MS = 20;

/** `password` is root's; one is made up when absent. */
export async function startOwnMysql(flavour: MysqlFlavour, password?: string): Promise<OwnMysql> {
  const [binaries, servers] = ['mysql-binaries', 'mysql'].map((name) => `../../scripts/services/${name}.mjs`);
  const { fetchMysql } = (await import(binaries as string)) as Starting;
  const { startMysql, serveMysql, PID_FILE } = (await import(servers as string)) as Starting;
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-own-mysql-'));
  const programs = await fetchMysql(flavour);
  const { url, port, ...first } = await startMysql({ programs, folder, password, args: ARGS });
  let server: Server = { port, ...first };
  return {
    url,
    stop: async () => {
      await server.process.stop();
      rmSync(folder, { recursive: true });
    },
    kill: async () => {
      process.kill(Number(readFileSync(join(folder, PID_FILE), 'utf8')), 'SIGKILL');
      while (server.process.isRunning()) await pause(POLL_MS);
    },
    start: async () => {
      server = await serveMysql({ programs, folder, port, args: ARGS });
    },
  };
}

/**
 * A database on a server of its own, for tests that change what every session of a server begins with, or end it; others work on
 * the shared ones meanwhile. `drop` stops the server.
 */
export async function createOnOwnMysql(
  flavour: MysqlFlavour,
): Promise<MysqlTestDatabase & { readonly server: OwnMysql }> {
  const server = await startOwnMysql(flavour);
  const database = await createMysqlDatabase(flavour, { server: server.url });
  return { ...database, server, drop: () => server.stop() };
}
