import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePgDump } from './quickstart/choose-pg-dump.mjs';
import { showArchive } from './quickstart/show-archive.mjs';
import { command, explain, heading } from './quickstart/terminal.mjs';
import { startPostgres } from './services/postgres.mjs';
import { fetchPostgres, POSTGRES_MAJORS } from './services/postgres-binaries.mjs';
import { runInForeground } from './services/run-in-foreground.mjs';
import { stopAll } from './services/running.mjs';
import { stopOnSignal } from './services/stop-on-signal.mjs';

/**
 * From nothing but Node to a proved restore: a throwaway PostgreSQL with a sample shop, backed up
 * to ./backups, listed, verified, opened, and restored into an empty database beside it. Everything that is started here is stopped.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const startedAt = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'db-backup-quickstart-'));
chmodSync(folder, 0o755);

const removeFolder = () => rmSync(folder, { recursive: true, force: true });
stopOnSignal(removeFolder);

try {
  await quickstart();
} catch (error) {
  console.error(`\nQuickstart failed: ${messageOf(error)}`);
  process.exitCode = 1;
} finally {
  await stopAll();
  removeFolder();
}

async function quickstart() {
  heading('1. A database to back up');
  const pgDump = await choosePgDump((error) => explain(messageOf(error).split('\n', 1)[0] ?? ''));
  explain(describePgDump(pgDump));
  const major = serverMajor(pgDump?.major);
  explain(`Starting PostgreSQL ${major} with a sample shop (the first time this downloads about 25 MB).`);
  const binFolder = await fetchPostgres(major);
  const seed = ['shop.sql', 'shop_copy.sql'].map((file) => join(root, 'scripts/quickstart', file));
  const server = await startPostgres({
    name: `PostgreSQL ${major}`,
    binFolder,
    folder: join(folder, 'postgres'),
    seed,
  });
  const database = (/** @type {string} */ name) => server.url.replace(/postgres$/, name);
  const env = { ...process.env, DATABASE_URL: database('shop') };

  heading('2. Back it up');
  explain('The address of the database is in the variable DATABASE_URL.');
  // Each quickstart makes a new server, which the series of earlier ones would otherwise warn about.
  const known = existsSync(join(root, 'backups')) ? ['--accept-new-source'] : [];
  const schema = pgDump ? ['--pg-dump-path', pgDump.path] : ['--schema-dump', 'off'];
  await dbBackup(['backup', '--destination', './backups', ...schema, ...known], env);

  heading('3. List what is there');
  await dbBackup(['list', '--destination', './backups'], process.env);

  heading('4. Verify the newest');
  explain('Reads the archive again and compares every file with its checksum.');
  await dbBackup(['verify', 'latest', '--destination', './backups'], process.env);

  await showArchive(root, newestArchive());
  if (pgDump) await restoreShop(database('shop_copy'));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  heading(`Done in ${seconds} s`);
  explain('The backup stays in ./backups; the server is stopped and its data removed.');
  explain('Next: README.md shows the workflow that does this every night to an S3 bucket.');
}

/** @param {string} targetUrl */
async function restoreShop(targetUrl) {
  heading('6. Restore it into an empty database');
  explain('One transaction: it commits only after every row was read back and is equal.');
  const target = { ...process.env, DB_BACKUP_TARGET_URL: targetUrl };
  await dbBackup(['restore', 'latest', '--destination', './backups'], target);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {import('./quickstart/choose-pg-dump.mjs').PgDump | undefined} pgDump */
function describePgDump(pgDump) {
  if (!pgDump) {
    return 'No pg_dump here and none could be fetched: rows are backed up without the schema (schema-dump: off).';
  }
  const origin = pgDump.installed ? 'installed' : "unpacked from the distribution's package, not installed";
  return `The schema is read by pg_dump ${pgDump.major} (${origin}).`;
}

/**
 * pg_dump reads servers up to its own major; the same major is the best match.
 * @param {number | undefined} pgDumpMajor
 */
function serverMajor(pgDumpMajor = Number.POSITIVE_INFINITY) {
  const readable = POSTGRES_MAJORS.filter((major) => major <= pgDumpMajor);
  return Math.max(...(readable.length > 0 ? readable : POSTGRES_MAJORS));
}

/**
 * Runs the command line as a person would, and shows it.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function dbBackup(args, env) {
  command(`node dist/cli.js ${args.join(' ')}`);
  const code = await runInForeground(process.execPath, [join(root, 'dist/cli.js'), ...args], env, root);
  if (code !== 0) throw new Error(`db-backup ${args[0]} ended with code ${code}`);
}

/** Names of backups sort by their time. */
function newestArchive() {
  const folder = join(root, 'backups');
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`There is no archive in ${folder}`);
  return join(folder, newest);
}
