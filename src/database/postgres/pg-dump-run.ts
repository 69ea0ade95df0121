import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, cancelledError, messageOf } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { type ChildRun, ChildSilence, childOutput } from './child-output.js';
import { type Environment, type EnvironmentOptions, pgDumpEnvironment } from './pg-dump-environment.js';
import type { PgDump } from './pg-dump-find.js';
import { quoteIdentifier, quoteTable } from './quote.js';

export interface PgDumpRun extends EnvironmentOptions {
  readonly pgDump: PgDump;
  readonly snapshotId: string;
  readonly lockTimeoutSeconds: number;
  readonly schemasOutside: readonly string[];
  /** Tables that may not be locked; their definitions are left out. */
  readonly tablesOutside: readonly TableName[];
  readonly tempDir: string;
  /** A pg_dump that writes nothing for so long is taken for cut off. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

export type Section = 'pre-data' | 'post-data';

const MS_PER_SECOND = 1000;

/** What libpq takes from no variable: a dead network is noticed within a minute or so. */
const KEEP_ALIVE = 'keepalives_idle=30 keepalives_interval=10 keepalives_count=3';

/**
 * The scripts of both sections, unfiltered. Where a pg_restore of the same version is at hand the catalog is read
 * once, and both scripts are made of that; else pg_dump runs once for each.
 * @throws BackupError kind `source`, with what pg_dump said
 */
export async function runPgDump(run: PgDumpRun): Promise<Record<Section, Buffer>> {
  const folder = await mkdtemp(join(run.tempDir, 'db-backup-schema-'));
  const halt = new AbortController();
  const signal = AbortSignal.any([run.signal, halt.signal]);
  const started: Promise<Buffer>[] = [];
  const start = (child: Child) => {
    const output = childOutput({ ...child, signal, silenceMs: run.idleTimeoutMs });
    started.push(output);
    return output;
  };
  try {
    const env = await pgDumpEnvironment(run, folder);
    const [preData, postData] = await (run.pgDump.restorePath === undefined
      ? dumpTwice(run, env, folder, start)
      : dumpOnce(run, env, run.pgDump.restorePath, start));
    return { 'pre-data': preData, 'post-data': postData };
  } catch (error) {
    if (run.signal.aborted) throw cancelledError(run.signal.reason);
    throw failed(run, error);
  } finally {
    halt.abort();
    await Promise.allSettled(started);
    await rm(folder, { recursive: true, force: true });
  }
}

type Child = Omit<ChildRun, 'signal' | 'silenceMs'>;
type Start = (child: Child) => Promise<Buffer>;

function dumpTwice(run: PgDumpRun, env: Environment, folder: string, start: Start) {
  const dump = (section: Section) => start({ ...command(run, [section], env, folder), env });
  return Promise.all([dump('pre-data'), dump('post-data')]);
}

/** The dump stays in memory: on disk it would hold the secrets that are filtered out later. */
async function dumpOnce(run: PgDumpRun, env: Environment, restorePath: string, start: Start) {
  const args = [...pgDumpArguments(run, ['pre-data', 'post-data']), '--format=custom', '--compress=0'];
  const input = await start({ file: run.pgDump.path, args, env });
  const script = (section: Section) =>
    start({ file: restorePath, args: [`--section=${section}`, '--file=-'], env, input });
  return Promise.all([script('pre-data'), script('post-data')]);
}

/**
 * Schemas are left out, never picked: `-n` and `-t` would drop extensions. Large objects are rows of the archive
 * with their owner and grants, so the schema must not create them too.
 */
export function pgDumpArguments(run: PgDumpRun, sections: readonly Section[]): string[] {
  return [
    ...sections.map((section) => `--section=${section}`),
    `--snapshot=${run.snapshotId}`,
    `--lock-wait-timeout=${Math.round(run.lockTimeoutSeconds * MS_PER_SECOND)}`,
    '--no-password',
    '--no-subscriptions',
    '--no-blobs',
    '--encoding=UTF8',
    `--dbname=${KEEP_ALIVE}`,
    ...run.schemasOutside.flatMap((schema) => ['-N', quoteIdentifier(schema)]),
    ...run.tablesOutside.flatMap((table) => ['-T', quoteTable(table)]),
  ];
}

function command(run: PgDumpRun, sections: readonly Section[], env: Environment, folder: string) {
  const args = pgDumpArguments(run, sections);
  return run.pgDump.kind === 'program'
    ? { file: run.pgDump.path, args }
    : inContainer(run, args, env, folder);
}

function inContainer(run: PgDumpRun, args: readonly string[], env: Environment, folder: string) {
  const name = `db-backup-${randomUUID()}`;
  const { host } = run.leader.address;
  const socket = host.startsWith('/') ? ['-v', `${host}:${host}`] : [];
  const variables = Object.keys(env).filter((variable) => /^(PG|LC_)/.test(variable));
  return {
    file: 'docker',
    args: [
      ...['run', '--rm', '--network', 'host', '--name', name, '-v', `${folder}:${folder}:ro`, ...socket],
      // Without a value docker takes it from its own environment.
      ...variables.flatMap((variable) => ['-e', variable]),
      ...['--entrypoint', 'pg_dump', run.pgDump.path, ...args],
    ],
    onKill: () => {
      spawn('docker', ['kill', name], { env, stdio: 'ignore' }).on('error', () => undefined);
    },
  };
}

function failed(run: PgDumpRun, error: unknown): BackupError {
  const complaint = messageOf(error);
  const message = `pg_dump ${run.pgDump.version} (${run.pgDump.path}) fails: ${complaint}`;
  const explained = error instanceof ChildSilence ? SILENT : explain(complaint);
  return new BackupError('source', message, { ...explained, cause: error });
}

const SILENT = {
  code: 'SOURCE_TIMEOUT',
  nextStep: 'Check the network and the load of the server, then run again.',
};

function explain(complaint: string): { code: string; nextStep: string; setting?: string } {
  if (/permission denied/i.test(complaint)) {
    return {
      code: 'SOURCE_PERMISSION',
      nextStep:
        'pg_dump locks every table of the selected schemas: GRANT SELECT on it to the role of database-url, or leave its schema out by schemas.',
    };
  }
  // --lock-wait-timeout is a statement_timeout on LOCK TABLE.
  if (/lock timeout|due to (lock|statement timeout)/i.test(complaint)) {
    return {
      code: 'SOURCE_LOCKED',
      nextStep:
        'Run again when the migration that waits for or holds the lock is over, or raise lock-timeout.',
      setting: 'lock-timeout',
    };
  }
  if (
    /server closed the connection|terminating connection|connection to server .* failed|SSL SYSCALL/i.test(
      complaint,
    )
  ) {
    return { code: 'SOURCE_LOST', nextStep: "Look into the server's log and run again." };
  }
  if (/out of shared memory/i.test(complaint)) {
    return {
      code: 'SOURCE_LOCK_TABLE_FULL',
      nextStep: 'Raise max_locks_per_transaction at the server, or select fewer schemas.',
    };
  }
  return {
    code: 'PG_DUMP_FAILED',
    nextStep: 'Mend what pg_dump names, or set schema-dump: off to back up rows without the schema.',
  };
}
