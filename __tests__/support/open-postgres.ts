import { tmpdir } from 'node:os';
import type { DatabaseConnection } from '../../src/core/connection.js';
import type { RowStream, Source } from '../../src/core/ports.js';
import { openPostgresSource, type PostgresSourceOptions } from '../../src/database/postgres/open-source.js';
import type { PostgresServer } from './postgres-server.js';
import { SilentLog } from './silent-log.js';

export const NO_SELECTION = { schemas: [], includeTables: [], excludeTables: [] };

/** Everyday settings of a source. */
export function sourceOptionsOf(connection: DatabaseConnection): PostgresSourceOptions {
  return {
    connection,
    selection: NO_SELECTION,
    schemaDump: 'off',
    jobs: 2,
    lockTimeoutSeconds: 10,
    tempDir: tmpdir(),
    log: new SilentLog(),
    clock: { now: () => new Date() },
    signal: new AbortController().signal,
    env: { PATH: process.env.PATH },
    ...(process.env.TEST_PG_DUMP_18 ? { pgDumpPath: process.env.TEST_PG_DUMP_18 } : {}),
  };
}

/** A source with everyday settings; `changes` replace them. */
export function openSource(
  server: Pick<PostgresServer, 'connection'>,
  database: string,
  changes: Partial<PostgresSourceOptions> = {},
): Promise<Source> {
  return openSourceAt(server.connection(database), changes);
}

export function openSourceAt(
  connection: DatabaseConnection,
  changes: Partial<PostgresSourceOptions> = {},
): Promise<Source> {
  return openPostgresSource({ ...sourceOptionsOf(connection), ...changes });
}

/** Everything a stream delivers, and the server's count. */
export async function readAll(stream: RowStream): Promise<{ text: string; rows: number }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream.chunks) chunks.push(Uint8Array.from(chunk));
  return { text: Buffer.concat(chunks).toString('utf8'), rows: stream.serverRowCount() };
}

/** COPY text of one table of a source. */
export async function readNamed(
  source: Source,
  schema: string,
  name: string,
): Promise<{ text: string; rows: number }> {
  const table = source.tables.find((t) => t.schema === schema && t.name === name);
  if (!table) throw new Error(`no table ${schema}.${name}`);
  return readAll(await source.readTable(table));
}
