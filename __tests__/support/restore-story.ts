import type { RunReport } from '../../src/core/report.js';
import { createDatabase, type TestDatabase } from './postgres-database.js';
import { awsVariables, type Installation, type Running, runCli, startCli } from './run-process.js';
import { type PostgresMajor, pgDump18 } from './services.js';

export interface RestoreRun {
  readonly code: number | null;
  readonly report: RunReport;
  /** Both streams, for messages of failed tests. */
  readonly output: string;
}

export interface StoryOptions {
  readonly env?: Record<string, string>;
  readonly node?: string;
}

/** Backs up with the built command; gives the id. */
export async function backUp(
  dist: Installation,
  sourceUrl: string,
  destination: string,
  ...more: readonly string[]
): Promise<string> {
  const run = await operate(
    dist,
    ['backup', '--destination', destination, '--pg-dump-path', pgDump18(), ...more],
    {
      env: { DATABASE_URL: sourceUrl },
    },
  );
  if (run.code !== 0 || run.report.backupId === null) throw new Error(run.output);
  return run.report.backupId;
}

/** Restores with the built command, whatever comes of it. */
export function restore(
  dist: Installation,
  targetUrl: string,
  args: readonly string[],
  options: StoryOptions = {},
): Promise<RestoreRun> {
  return operate(dist, ['restore', ...args], {
    ...options,
    env: { DB_BACKUP_TARGET_URL: targetUrl, ...options.env },
  });
}

/** The same, to be disturbed while it runs. */
export function startRestore(dist: Installation, targetUrl: string, args: readonly string[]): Running {
  return startCli(dist, ['restore', ...args, '--json'], {
    env: { ...awsVariables(), DB_BACKUP_TARGET_URL: targetUrl },
  });
}

export async function operate(
  dist: Installation,
  args: readonly string[],
  { env = {}, ...options }: StoryOptions = {},
): Promise<RestoreRun> {
  const ended = await runCli(dist, [...args, '--json'], { ...options, env: { ...awsVariables(), ...env } });
  return reportOf(ended);
}

export function reportOf(ended: { code: number | null; stdout: string; stderr: string }): RestoreRun {
  const output = ended.stdout + ended.stderr;
  try {
    return { code: ended.code, report: JSON.parse(ended.stdout), output };
  } catch (cause) {
    throw new Error(`no report, exit code ${ended.code}:\n${output}`, { cause });
  }
}

/** An empty database that looks where the corpus' functions have to be found without a schema. */
export async function createTarget(major: PostgresMajor, searchPath?: string): Promise<TestDatabase> {
  const target = await createDatabase(major);
  if (searchPath !== undefined)
    await target.query(`ALTER DATABASE ${target.name} SET search_path = ${searchPath}`);
  return target;
}

/** Sessions and locks that others have left in a database; empty when all is over. */
export async function leftoversIn(database: TestDatabase): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT application_name || ' ' || state AS session FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows.map(({ session }) => session as string);
}
