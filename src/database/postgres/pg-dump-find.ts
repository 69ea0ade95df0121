import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { BackupError, messageOf } from '../../core/errors.js';

/** How pg_dump is started. */
export interface PgDump {
  /** Such as `15.18`. */
  readonly version: string;
  /** Path of the program, or the image of the container it runs in. */
  readonly path: string;
  readonly kind: 'program' | 'container';
  /** A pg_restore of the same version beside it. */
  readonly restorePath?: string;
}

export interface FindOptions {
  /** The setting `pg-dump-path`. */
  readonly pgDumpPath: string | undefined;
  readonly serverMajor: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const VERSION_TIMEOUT_MS = 10_000;
/** A docker that does not answer by then is no docker. */
const DOCKER_TIMEOUT_MS = 5_000;

/** Where distributions put several majors side by side. */
const VERSIONED_FOLDERS = [
  '/usr/lib/postgresql',
  '/usr/local/lib/postgresql',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/usr',
];
const VERSIONED_NAME = /^(\d+|postgresql@\d+|libpq|pgsql-\d+)$/;

/**
 * The client for the schema: the one that is named, else the newest installed one whose major is at least the
 * server's, else a container of the server's major.
 * @throws BackupError kind `settings`, codes `PG_DUMP_TOO_OLD`, `PG_DUMP_UNUSABLE`, `PG_DUMP_MISSING`
 */
export async function findPgDump(options: FindOptions): Promise<PgDump> {
  if (options.pgDumpPath !== undefined) return named(options.pgDumpPath, options);
  const found = await installed(options.env);
  const usable = found.filter((dump) => majorOf(dump.version) >= options.serverMajor);
  const [newest] = usable.sort((a, b) => compareVersions(b.version, a.version));
  if (newest) return withRestore(newest, options.env);
  if (await dockerAnswers(options.env)) {
    return {
      kind: 'container',
      path: `postgres:${options.serverMajor}`,
      version: String(options.serverMajor),
    };
  }
  throw missing(found, options.serverMajor);
}

async function named(path: string, { serverMajor, env }: FindOptions): Promise<PgDump> {
  const problem = (code: string, message: string) =>
    new BackupError('settings', message, {
      code,
      nextStep: `Point pg-dump-path to the pg_dump of PostgreSQL ${serverMajor} or newer, or leave it out.`,
      setting: 'pg-dump-path',
    });
  let version: string;
  try {
    version = await versionOf(path, env);
  } catch (error) {
    throw problem(
      'PG_DUMP_UNUSABLE',
      `${path} cannot be used as pg_dump: ${messageOf(error).split('\n')[0]}`,
    );
  }
  if (majorOf(version) < serverMajor) {
    throw problem(
      'PG_DUMP_TOO_OLD',
      `${path} is pg_dump ${version}, older than the server (PostgreSQL ${serverMajor}).`,
    );
  }
  return withRestore({ kind: 'program', path, version }, env);
}

async function withRestore(dump: PgDump, env: FindOptions['env']): Promise<PgDump> {
  const restorePath = join(dirname(dump.path), 'pg_restore');
  const version = await versionOf(restorePath, env, 'pg_restore').catch(() => undefined);
  return version === dump.version ? { ...dump, restorePath } : dump;
}

async function installed(env: FindOptions['env']): Promise<PgDump[]> {
  const folders = [
    ...(await versionedFolders()),
    ...(env.PATH ?? '').split(delimiter).filter((f) => f !== ''),
  ];
  const paths = [...new Set(folders.map((folder) => join(folder, 'pg_dump')))];
  const found = await Promise.all(
    paths.map(async (path): Promise<PgDump[]> => {
      try {
        return [{ kind: 'program', path, version: await versionOf(path, env) }];
      } catch {
        return []; // not there, or not a pg_dump: the next one
      }
    }),
  );
  return found.flat();
}

async function versionedFolders(): Promise<string[]> {
  const lists = await Promise.all(
    VERSIONED_FOLDERS.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => VERSIONED_NAME.test(name)).map((name) => join(folder, name, 'bin'));
    }),
  );
  return lists.flat();
}

/** The version a program tells; rejects when it is no pg_dump. */
async function versionOf(path: string, env: FindOptions['env'], name = 'pg_dump'): Promise<string> {
  const text = await run(path, ['--version'], env, VERSION_TIMEOUT_MS);
  const [, program, version] = /^(\w+) \(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(text) ?? [];
  if (version === undefined || program !== name) throw new Error(`it does not answer as ${name} does`);
  return version;
}

async function dockerAnswers(env: FindOptions['env']): Promise<boolean> {
  try {
    await run('docker', ['info', '--format', '{{.ServerVersion}}'], env, DOCKER_TIMEOUT_MS);
    return true;
  } catch {
    return false;
  }
}

function run(file: string, args: string[], env: FindOptions['env'], timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, timeout: timeoutMs }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}

function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function missing(found: readonly PgDump[], serverMajor: number): BackupError {
  const old = found.map((dump) => `${dump.path} (${dump.version})`).join(', ');
  const message = old
    ? `No installed pg_dump is new enough for PostgreSQL ${serverMajor}: ${old}.`
    : `No pg_dump is installed, and the schema of a PostgreSQL ${serverMajor} server needs one.`;
  return new BackupError('settings', message, {
    code: 'PG_DUMP_MISSING',
    nextStep: `Install postgresql-client-${serverMajor} or newer (https://www.postgresql.org/download/), give its place in pg-dump-path, or set schema-dump: off to back up rows without the schema.`,
    setting: 'pg-dump-path',
  });
}
