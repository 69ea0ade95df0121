import type { Manifest, ManifestTable, Omission } from '../../src/core/manifest.js';
import type { MergeCounts, RestorePlan, RestoreRequest, RowsOf } from '../../src/core/target.js';
import { connect } from '../../src/database/postgres/connect.js';
import type { RestoreSteps, StepsContext } from '../../src/database/postgres/restore/restore-steps.js';
import type { PostgresSession } from '../../src/database/postgres/session.js';
import { openSource, readAll } from './open-postgres.js';
import type { PostgresServer } from './postgres-server.js';
import { SilentLog } from './silent-log.js';

/** What a backup would hold of a database, with its rows as COPY text. */
export interface TakenBackup {
  readonly manifest: Manifest;
  readonly preData: Uint8Array;
  readonly postData: Uint8Array;
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

const keyOf = ({ schema, name }: { schema: string; name: string }) => `${schema}\0${name}`;

/** Read by the real source; digests are left out, because the tests compare rows themselves. */
export async function takeBackup(
  server: PostgresServer,
  database: string,
  withSchema = false,
): Promise<TakenBackup> {
  const source = await openSource(server, database, { schemaDump: withSchema ? 'required' : 'off' });
  try {
    const dump = await source.dumpSchema();
    const rows = new Map<string, readonly string[]>();
    const tables: ManifestTable[] = [];
    for (const table of source.tables) {
      const { text, rows: count } = await readAll(await source.readTable(table));
      rows.set(keyOf(table), linesOf(text));
      const { schema, name, columns, primaryKey, partitionOf } = table;
      tables.push({
        ...{ schema, name, columns: [...columns], primaryKey: [...primaryKey] },
        ...{
          file: `tables/~${tables.length}-x.json`,
          rows: count,
          bytes: text.length,
          sha256: '0'.repeat(64),
        },
        ...{ digest: '0'.repeat(32), generatedDigest: null, span: { offset: 0, length: 0 } },
        partitionOf: partitionOf && { schema: partitionOf.schema, name: partitionOf.name },
      });
    }
    const manifest: Manifest = {
      ...{ format: 'db-backup', version: 1, id: 'backup-2026-03-25T020000Z', tool: '1.0.0' },
      ...{ digestAlgorithm: 'murmur3-x86-128-sum', snapshotAt: source.snapshotAt },
      ...{ finishedAt: source.snapshotAt, environment: null, source: source.info, tables },
      ...{ sequences: [...source.sequences], files: [], excluded: [...source.excluded] },
      ...{ notCovered: [...source.notCovered], dependsOn: [] },
    };
    return {
      manifest,
      rows,
      preData: dump?.preData ?? new Uint8Array(),
      postData: dump?.postData ?? new Uint8Array(),
    };
  } finally {
    await source.close();
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.slice(0, -1).split('\n');
}

/** COPY text of the columns that are restored. */
export function rowsFor(backup: TakenBackup, table: ManifestTable): RowsOf {
  const kept = table.columns.flatMap(({ generated }, index) => (generated === null ? [index] : []));
  const lines = backup.rows.get(keyOf(table)) ?? [];
  return async function* () {
    for (const line of lines) {
      const fields = line.split('\t');
      yield Buffer.from(`${kept.map((index) => fields[index]).join('\t')}\n`);
    }
  };
}

export function requestFor(
  backup: TakenBackup,
  mode: RestoreRequest['mode'],
  only?: readonly string[],
): RestoreRequest {
  const { manifest, preData, postData } = backup;
  const tables = manifest.tables.filter(
    ({ schema, name }) => only === undefined || only.includes(`${schema}.${name}`),
  );
  return {
    ...{ manifest, mode, tables, isSelection: tables.length < manifest.tables.length },
    ...{ schema: { preData, postData }, owner: 'keep', skipUnrestorable: false, jobs: 1 },
  };
}

export interface Role {
  readonly user: string;
  readonly password: string;
}

/** A session as the target has one. */
export function targetSession(
  server: PostgresServer,
  database: string,
  role?: Role,
  lockTimeoutSeconds = 5,
): Promise<PostgresSession> {
  return connect({
    target: server.connection(database, role ?? {}),
    ...{ readOnly: false, lockTimeoutSeconds, idleTimeoutMs: 60_000, signal: new AbortController().signal },
  });
}

export interface Told {
  readonly notes: string[];
  readonly merged: MergeCounts[];
  readonly skipped: Omission[];
}

export interface RunInput {
  readonly server: PostgresServer;
  readonly database: string;
  readonly backup: TakenBackup;
  readonly mode: 'replace' | 'merge';
  readonly only?: readonly string[];
  readonly role?: Role;
  readonly lockTimeoutSeconds?: number;
  readonly plan: (session: PostgresSession, request: RestoreRequest) => Promise<RestorePlan>;
  readonly steps: (context: StepsContext, plan: RestorePlan) => RestoreSteps & { seal(): Promise<void> };
  /** Asked between the plan and `prepare`. */
  readonly meanwhile?: () => Promise<void>;
}

export interface Ran extends Told {
  readonly plan: RestorePlan;
  /** What each unit holds after `finish`, sorted; leaves of a tree together. */
  readonly found: ReadonlyMap<string, readonly string[]>;
  readonly expected: ReadonlyMap<string, readonly string[]>;
}

/** The whole of a restore in one transaction, as the target drives it; rolls back when a step fails. */
export async function runSteps(input: RunInput): Promise<Ran> {
  const { server, database, backup, mode, only, role } = input;
  const session = await targetSession(server, database, role, input.lockTimeoutSeconds);
  try {
    const request = requestFor(backup, mode, only);
    const plan = await input.plan(session, request);
    if (plan.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(plan.refusals)}`);
    await input.meanwhile?.();
    const told: Told = { notes: [], merged: [], skipped: [] };
    await session.query('BEGIN');
    try {
      const steps = input.steps(contextFor(session, request, told), plan);
      const found = await drive(steps, session, backup, request);
      await session.query('COMMIT');
      return {
        ...told,
        plan,
        found,
        expected: unitsOf(request, (table) => backup.rows.get(keyOf(table)) ?? []),
      };
    } catch (error) {
      await session.query('ROLLBACK');
      throw error;
    }
  } finally {
    await session.end();
  }
}

export function contextFor(session: PostgresSession, request: RestoreRequest, told: Told): StepsContext {
  return {
    ...{ session, request, log: new SilentLog(), signal: new AbortController().signal },
    skip: (item) => void told.skipped.push(item),
    note: (sentence) => void told.notes.push(sentence),
    merged: (counts) => void told.merged.push(counts),
  };
}

async function drive(
  steps: RestoreSteps & { seal(): Promise<void> },
  session: PostgresSession,
  backup: TakenBackup,
  request: RestoreRequest,
): Promise<ReadonlyMap<string, readonly string[]>> {
  await steps.prepare();
  for (const table of request.tables) {
    const loaded = await steps.load(session, table, rowsFor(backup, table));
    expect(loaded).toBe(table.rows);
  }
  await steps.finish();
  const read = new Map<string, readonly string[]>();
  for (const table of request.tables)
    read.set(keyOf(table), await readLines(session, steps.readBackSql(table)));
  await steps.seal();
  return unitsOf(request, (table) => read.get(keyOf(table)) ?? []);
}

export async function readLines(session: PostgresSession, sql: string): Promise<readonly string[]> {
  const copy = await session.copyOut(`COPY (${sql}) TO STDOUT`);
  const chunks: Buffer[] = [];
  for (let chunk = await copy.nextChunk(); chunk; chunk = await copy.nextChunk())
    chunks.push(Buffer.from(chunk));
  return linesOf(Buffer.concat(chunks).toString('utf8'));
}

function unitsOf(
  { tables }: RestoreRequest,
  linesFor: (table: ManifestTable) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const units = new Map<string, string[]>();
  for (const table of tables) {
    const { schema, name } = table.partitionOf ?? table;
    const label = `${schema}.${name}`;
    units.set(label, [...(units.get(label) ?? []), ...linesFor(table)].sort());
  }
  return units;
}
