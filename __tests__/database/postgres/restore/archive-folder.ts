import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../../../../src/app/backup/write-archive.js';
import { proofUnits, proveTables, refuseUnproven } from '../../../../src/app/restore/prove-tables.js';
import type { Manifest, ManifestTable } from '../../../../src/core/manifest.js';
import type { RunContext } from '../../../../src/core/run-context.js';
import type { Restoration, RestoreRequest, RowsOf, Target } from '../../../../src/core/target.js';
import { LARGE_OBJECT_COLUMNS } from '../../../../src/database/postgres/large-objects.js';
import {
  openPostgresTarget,
  type PostgresTargetOptions,
} from '../../../../src/database/postgres/open-target.js';
import { decodeTable } from '../../../../src/encode/decode-table.js';
import { mapConcurrently } from '../../../../src/lib/map-concurrently.js';
import { createCompressor } from '../../../../src/pack/compressor.js';
import { openSource } from '../../../support/open-postgres.js';
import type { PostgresServer } from '../../../support/postgres-server.js';
import { SilentLog } from '../../../support/silent-log.js';

const ID = 'backup-2026-03-25T020000Z';

export function runContext(changes: Partial<RunContext> = {}): RunContext {
  return {
    log: new SilentLog(),
    clock: { now: () => new Date('2026-03-25T02:00:00Z') },
    progress: {
      begin: () => undefined,
      tableStarted: () => undefined,
      advanced: () => undefined,
      tableFinished: () => undefined,
      end: () => undefined,
    },
    signal: new AbortController().signal,
    random: () => 0.5,
    runUrl: undefined,
    redact: (value) => value,
    ask: undefined,
    ephemeral: false,
    ...changes,
  };
}

/** A backup of a database, unpacked. */
export interface ArchiveFolder {
  readonly folder: string;
  readonly manifest: Manifest;
  request(changes?: Partial<RestoreRequest>): RestoreRequest;
  rowsOf(table: ManifestTable): RowsOf;
  readonly largeObjects: RowsOf | null;
  remove(): void;
}

export async function backUp(server: PostgresServer, database: string): Promise<ArchiveFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'restore-test-'));
  const source = await openSource(server, database, { schemaDump: 'required' });
  const pieces: Buffer[] = [];
  let manifest: Manifest;
  try {
    ({ manifest } = await writeArchive(
      {
        id: ID,
        series: { environment: undefined, backupName: 'backup' },
        source,
        compressor: createCompressor({ format: 'gzip' }),
        jobs: 2,
        tempDir: folder,
        sink: async (bytes) => {
          pieces.push(Buffer.from(bytes));
        },
      },
      runContext(),
    ));
  } finally {
    await source.close();
  }
  writeFileSync(join(folder, 'a.tar.gz'), Buffer.concat(pieces));
  execFileSync('tar', ['-xzf', 'a.tar.gz'], { cwd: folder });
  const read = (file: string) => createReadStream(join(folder, ID, file)) as AsyncIterable<Uint8Array>;
  const signal = new AbortController().signal;
  const rowsOf = (table: ManifestTable) => () =>
    decodeTable(read(table.file), table.columns, { table, signal });
  const has = (file: string) => manifest.files.some((entry) => entry.file === file);
  return {
    folder,
    manifest,
    request: (changes = {}) => ({
      manifest,
      mode: 'auto',
      tables: manifest.tables,
      isSelection: false,
      schema: {
        preData: readFileSync(join(folder, ID, 'schema/pre-data.sql')),
        postData: readFileSync(join(folder, ID, 'schema/post-data.sql')),
      },
      owner: 'keep',
      skipUnrestorable: false,
      jobs: 1,
      ...changes,
    }),
    rowsOf,
    largeObjects: has('large-objects.json')
      ? () =>
          decodeTable(read('large-objects.json'), LARGE_OBJECT_COLUMNS, {
            table: { schema: '', name: 'large objects' },
            signal,
          })
      : null,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function openTarget(
  server: PostgresServer,
  database: string,
  changes: Partial<PostgresTargetOptions> = {},
): Promise<Target> {
  return openPostgresTarget({
    connection: server.connection(database),
    lockTimeoutSeconds: 10,
    log: new SilentLog(),
    signal: new AbortController().signal,
    ...changes,
  });
}

/** As the use case does it, without a commit. */
export async function restoreUncommitted(
  target: Target,
  archive: ArchiveFolder,
  changes: Partial<RestoreRequest> = {},
): Promise<Restoration> {
  const request = archive.request(changes);
  const plan = await target.plan(request);
  if (plan.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(plan.refusals)}`);
  const restoration = await target.begin(plan, request);
  try {
    await restoration.prepare();
    const loaded: ManifestTable[] = [];
    await mapConcurrently(request.tables, request.jobs, async (table) => {
      const rows = await restoration.load(table, archive.rowsOf(table));
      if (rows === null) return;
      if (rows !== table.rows) throw new Error(`${table.schema}.${table.name}: ${rows} rows`);
      loaded.push(table);
    });
    if (archive.largeObjects && !request.isSelection)
      await restoration.loadLargeObjects(archive.largeObjects);
    await restoration.finish();
    const units = proofUnits(loaded, archive.manifest.tables);
    refuseUnproven(await proveTables(restoration, units, request.jobs, runContext()));
  } catch (error) {
    await restoration.rollback();
    throw error;
  }
  return restoration;
}

/** What pg_dump sees, without its random marks and the secrets that archives leave out. */
export function dumpOf(server: PostgresServer, database: string, ...args: string[]): string {
  const { hosts, user, password } = server.connection(database);
  const pgDump = process.env.TEST_PG_DUMP_18 ?? 'pg_dump';
  const dump = execFileSync(pgDump, [...args, database], {
    env: {
      PATH: process.env.PATH,
      PGHOST: hosts[0]?.host,
      PGPORT: String(hosts[0]?.port),
      PGUSER: user,
      PGPASSWORD: password,
      // The corpus gives its database settings of its own, which are not restored.
      PGOPTIONS: '-c bytea_output=hex -c xmloption=content -c timezone=UTC',
    },
    maxBuffer: 1 << 28,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return dump
    .replaceAll(/^\\(un)?restrict .*$/gm, '')
    .replaceAll(/^-- Dumped .*$/gm, '')
    .replaceAll(/^ +(api_key|password|token) '.*',\n/gm, '')
    .replaceAll(/,\n +(api_key|password|token) '.*'$/gm, '');
}

/** The first lines that are not the same, cut short; empty for equal texts. */
export function differentLines(actual: string, expected: string): string[] {
  const [a, b] = [actual.split('\n'), expected.split('\n')];
  const different: string[] = [];
  for (let i = 0; i < Math.max(a.length, b.length) && different.length < 10; i++) {
    if (a[i] !== b[i]) different.push(`${a[i]?.slice(0, 150)} | ${b[i]?.slice(0, 150)}`);
  }
  return different;
}
