import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { DatabaseConnection } from '../../core/connection.js';
import { BackupError, cancelledError } from '../../core/errors.js';
import type { PgDump } from './pg-dump-find.js';
import { quoteIdentifier } from './quote.js';
import type { PostgresSession } from './session.js';

export interface PgDumpRun {
  readonly pgDump: PgDump;
  readonly target: DatabaseConnection;
  /** The session whose server must be reached again. */
  readonly leader: PostgresSession;
  readonly snapshotId: string;
  readonly lockTimeoutSeconds: number;
  readonly schemasOutside: readonly string[];
  readonly tempDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export type Section = 'pre-data' | 'post-data';

const MS_PER_SECOND = 1000;
/** What is kept of stderr for the error. */
const STDERR_BYTES = 8 * 1024;
const KILL_AFTER_MS = 1_000;

/**
 * The scripts of both sections, unfiltered. Both processes run at the same time.
 * @throws BackupError kind `source`, with what pg_dump said
 */
export async function runPgDump(run: PgDumpRun): Promise<Record<Section, Buffer>> {
  const folder = await mkdtemp(join(run.tempDir, 'db-backup-schema-'));
  const halt = new AbortController();
  const signal = AbortSignal.any([run.signal, halt.signal]);
  try {
    const env = await childEnvironment(run, folder);
    const sections = (['pre-data', 'post-data'] as const).map((section) =>
      dumpSection(run, section, env, folder, signal),
    );
    const [preData, postData] = await Promise.all(sections).catch(async (error) => {
      halt.abort();
      await Promise.allSettled(sections);
      throw error;
    });
    return { 'pre-data': preData as Buffer, 'post-data': postData as Buffer };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Schemas are left out, never picked: `-n` and `-t` would drop extensions. */
export function pgDumpArguments(run: PgDumpRun, section: Section): string[] {
  return [
    `--section=${section}`,
    `--snapshot=${run.snapshotId}`,
    `--lock-wait-timeout=${run.lockTimeoutSeconds * MS_PER_SECOND}`,
    '--no-password',
    '--no-subscriptions',
    '--encoding=UTF8',
    ...run.schemasOutside.flatMap((schema) => ['-N', quoteIdentifier(schema)]),
  ];
}

type Environment = Record<string, string>;

/** Connection and credentials go by environment: arguments can be read by every user of the machine. */
async function childEnvironment(run: PgDumpRun, folder: string): Promise<Environment> {
  const { target, leader } = run;
  const inherited = Object.entries(run.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(PG|DB_BACKUP_|DATABASE_URL$)/i.test(entry[0]),
  );
  const usesTls = !leader.address.host.startsWith('/') && target.tls.mode !== 'disable';
  return {
    ...Object.fromEntries(inherited),
    PGHOST: leader.address.host,
    ...(leader.ip === undefined ? {} : { PGHOSTADDR: leader.ip }),
    PGPORT: String(leader.address.port),
    PGUSER: target.user,
    PGDATABASE: target.database,
    ...(target.password === undefined ? {} : { PGPASSWORD: target.password }),
    PGPASSFILE: join(folder, 'none'),
    PGCONNECT_TIMEOUT: String(Math.max(2, Math.ceil(target.connectTimeoutMs / MS_PER_SECOND))),
    PGAPPNAME: target.applicationName,
    PGGSSENCMODE: 'disable',
    PGSSLMODE: usesTls ? target.tls.mode : 'disable',
    PGSSLROOTCERT: usesTls ? await certificateFile(target, folder) : join(folder, 'none'),
    LC_MESSAGES: 'C',
  };
}

/** The very authorities Node trusts; libpq before 16 does not know the system's. */
async function certificateFile(target: DatabaseConnection, folder: string): Promise<string> {
  const { mode, ca } = target.tls;
  if (mode === 'require' && ca === undefined) return join(folder, 'none');
  const path = join(folder, 'ca.pem');
  await writeFile(path, ca ?? rootCertificates.join('\n'), { mode: 0o600 });
  return path;
}

function command(run: PgDumpRun, section: Section, env: Environment, folder: string) {
  const args = pgDumpArguments(run, section);
  if (run.pgDump.kind === 'program') return { file: run.pgDump.path, args, container: undefined };
  const container = `db-backup-${randomUUID()}`;
  const names = Object.keys(env).filter((name) => name.startsWith('PG') || name === 'LC_MESSAGES');
  const socket = run.leader.address.host.startsWith('/')
    ? ['-v', `${run.leader.address.host}:${run.leader.address.host}`]
    : [];
  return {
    file: 'docker',
    container,
    args: [
      ...['run', '--rm', '--network', 'host', '--name', container, '-v', `${folder}:${folder}:ro`, ...socket],
      // Without a value docker takes it from its own environment.
      ...names.flatMap((name) => ['-e', name]),
      ...['--entrypoint', 'pg_dump', run.pgDump.path, ...args],
    ],
  };
}

function dumpSection(
  run: PgDumpRun,
  section: Section,
  env: Environment,
  folder: string,
  signal: AbortSignal,
) {
  const { file, args, container } = command(run, section, env, folder);
  return new Promise<Buffer>((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-STDERR_BYTES);
    });
    const kill = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
      if (container)
        spawn('docker', ['kill', container], { env, stdio: 'ignore' }).on('error', () => undefined);
    };
    if (signal.aborted) kill();
    signal.addEventListener('abort', kill, { once: true });
    child.on('error', (error) => {
      signal.removeEventListener('abort', kill);
      reject(failed(run, section, error.message, error));
    });
    child.on('close', (exitCode, killedBy) => {
      signal.removeEventListener('abort', kill);
      if (run.signal.aborted) reject(cancelledError(run.signal.reason));
      else if (exitCode === 0) resolve(Buffer.concat(chunks));
      else reject(failed(run, section, complaint.trim() || `ended by ${killedBy ?? `code ${exitCode}`}`));
    });
  });
}

function failed(run: PgDumpRun, section: Section, complaint: string, cause?: unknown): BackupError {
  const { code, nextStep } = explain(complaint);
  const message = `pg_dump ${run.pgDump.version} (${run.pgDump.path}) fails at the ${section} section: ${complaint}`;
  return new BackupError('source', message, { code, nextStep, cause });
}

function explain(complaint: string): { code: string; nextStep: string } {
  if (/permission denied/i.test(complaint)) {
    return {
      code: 'SOURCE_PERMISSION',
      nextStep:
        'pg_dump locks every table of the selected schemas: GRANT SELECT on it to the role of database-url, or leave its schema out by schemas.',
    };
  }
  if (/lock timeout|canceling statement due to lock/i.test(complaint)) {
    return {
      code: 'SOURCE_LOCKED',
      nextStep:
        'Run again when the migration that waits for or holds the lock is over, or raise lock-timeout.',
    };
  }
  return {
    code: 'PG_DUMP_FAILED',
    nextStep: 'Mend what pg_dump names, or set schema-dump: off to back up rows without the schema.',
  };
}
