import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, keysIn } from '../support/bucket-contents.js';
import { createDrillServer, type DrillServer } from '../support/drill-server.js';
import { isRunning } from '../support/is-running.js';
import { CORPUS_ROLES, restorableCorpus } from '../support/postgres-corpus.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { backUp, operate, type RestoreRun, reportOf } from '../support/restore-story.js';
import {
  awsVariables,
  type Installation,
  installDist,
  type Running,
  runAction,
  runCli,
  startCli,
} from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { node24 } from '../support/services.js';
import { SHOP, SHOP_OPEN_KEY, SHOP_ROWS } from '../support/shop-database.js';

/** The drill as users run it: the committed dist, real servers, a bucket and a folder. */
const CANCEL_LIMIT_MS = 7_000;

let dist: Installation;
let bucket: TestBucket;
let folder: string;
let shop: TestDatabase;
let corpus: TestDatabase;
/** CREATEDB and CREATEROLE, no more. */
let plain: DrillServer;
let superuser: DrillServer;
let ids: string[];

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-drill-story-'));
  [bucket, shop, corpus, plain, superuser] = await Promise.all([
    createBucket(),
    createDatabase(15),
    createDatabase(18),
    createDrillServer(15),
    createDrillServer(18, 'SUPERUSER'),
  ]);
  await shop.query(`${SHOP} ${SHOP_ROWS} ${SHOP_OPEN_KEY}`);
  await corpus.query(`${restorableCorpus(18)} ${CORPUS_ROLES}`);
  ids = [await backUp(dist, shop.url, inBucket())];
  await new Promise((next) => setTimeout(next, 1100));
  ids.push(await backUp(dist, shop.url, inBucket()));
  await backUp(dist, corpus.url, folder);
}, 120_000);

afterAll(async () => {
  await Promise.all([shop.drop(), corpus.drop(), plain.drop(), superuser.drop(), bucket.remove()]);
  rmSync(folder, { recursive: true, force: true });
  dist.remove();
});

const inBucket = () => `s3://${bucket.name}/shop`;

const drill = (
  server: DrillServer,
  args: readonly string[],
  options: { node?: string } = {},
): Promise<RestoreRun> =>
  operate(dist, ['drill', ...args], { ...options, env: { DB_BACKUP_DRILL_SERVER_URL: server.url } });

const failedOf = ({ report }: RestoreRun) =>
  (report.drill?.checks ?? []).filter(({ ok }) => !ok).map(({ kind, name }) => `${kind} ${name}`);

it('proves a shop full of keys, rules and triggers from a bucket, with a role that is no superuser', async () => {
  const run = await drill(plain, [
    '--destination',
    inBucket(),
    '--drill-pick',
    'newest',
    '--rto-minutes',
    '10',
    '--expected-tables',
    'shop.users>=3,shop.part>=60,shop.*',
    '--check-sql',
    'SELECT count(*) = 3 FROM shop.orders',
  ]);
  if (run.code !== 0) throw new Error(run.output);
  expect([run.report.ok, run.report.backupId, failedOf(run)]).toEqual([true, ids[1], []]);
  const kinds = new Set(run.report.drill?.checks.map(({ kind }) => kind));
  for (const kind of [
    'rows',
    'sequences',
    'triggers',
    'policies',
    'orphans',
    'expected-tables',
    'check-sql',
    'rto',
  ]) {
    expect(kinds).toContain(kind);
  }
  const proofs = (await keysIn(bucket)).filter((key) => key.startsWith(`shop/proofs/${ids[1]}/`));
  expect(`s3://${bucket.name}/${proofs.at(-1)}`).toBe(run.report.drill?.proofUri);
  const proof = (await download(bucket, proofs.at(-1) ?? '')).toString();
  expect(JSON.parse(proof)).toMatchObject({ format: 'db-backup-proof', backupId: ids[1], exitCode: 0 });
  expect(proof).not.toContain(plain.password);
  expect(await plain.databases()).toEqual([]);
});

it('proves a hostile database from a folder, every recorded state equal, under Node 24', async () => {
  const run = await drill(superuser, ['--destination', folder], { node: node24() });
  if (run.code !== 0) throw new Error(run.output);
  expect(failedOf(run)).toEqual([]);
  expect(run.report.drill?.checks.find(({ kind }) => kind === 'triggers')?.name).not.toBe('0 triggers');
  expect(run.report.tables.length).toBeGreaterThan(100);
  expect(await superuser.databases()).toEqual([]);
});

it('is told by list, on the terminal and in JSON', async () => {
  const { stdout } = await runCli(dist, ['list', '--destination', inBucket()], { env: awsVariables() });
  const lines = stdout.split('\n');
  expect(lines.find((line) => line.startsWith(ids[1] ?? ''))).toMatch(/proven (just now|\d+ min ago), \d/);
  expect(lines.find((line) => line.startsWith(ids[0] ?? ''))).not.toContain('proven');
  const { report } = await operate(dist, ['list', '--destination', inBucket()]);
  expect(report.backups?.map(({ proof }) => proof?.ok ?? null)).toEqual([true, null]);
});

it('is done by the action, which says what a following step needs and hides the password', async () => {
  const given = { operation: 'drill', destination: inBucket(), 'upload-report': 'false' };
  const env = {
    ...awsVariables(),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '42',
  };
  const picked = await runAction(dist, { ...given, 'dry-run': 'true', 'drill-pick': 'least-proven' }, env);
  expect([picked.code, picked.outputs['backup-id'], picked.outputs['drill-ok']]).toEqual([0, ids[0], '']);
  expect(picked.outputs).toMatchObject({
    'drill-engine': 'postgresql',
    'drill-image': 'postgres:15',
    'proof-uri': '',
  });

  const server = { 'drill-server-url': plain.url, 'drill-pick': ids[0] ?? '' };
  const good = await runAction(dist, { ...given, ...server }, env);
  if (good.code !== 0) throw new Error(good.stdout + good.stderr);
  expect(good.outputs).toMatchObject({ 'drill-ok': 'true', 'backup-id': ids[0], 'failed-checks': '0' });
  expect(Number(good.outputs['rto-seconds'])).toBeGreaterThan(0);
  expect(Number(good.outputs['rpo-seconds'])).toBeGreaterThan(0);
  expect(good.summary).toContain(ids[0]);
  const key = good.outputs['proof-uri']?.replace(`s3://${bucket.name}/`, '') ?? '';
  const proof = JSON.parse((await download(bucket, key)).toString());
  expect(proof.runUrl).toBe('https://github.com/o/r/actions/runs/42');

  const bad = await runAction(
    dist,
    { ...given, ...server, 'check-sql': 'SELECT count(*) > 99 FROM shop.users' },
    env,
  );
  expect([bad.code, bad.outputs['drill-ok'], bad.outputs['failed-checks']]).toEqual([9, 'false', '1']);
  expect(bad.shown).toMatch(/::error title=DRILL_FAILED::exit code 9: .*count\(\*\) > 99/);
  expect(bad.summary).toContain('it returned false');
  for (const { shown, stderr, summary, outputs, masked } of [good, bad]) {
    expect(masked).toContain(plain.url);
    expect([shown, stderr, summary, JSON.stringify(outputs)].join()).not.toContain(plain.password);
  }
});

it('freezes pruning when an archive is damaged, until a drill succeeds', async () => {
  const [key = ''] = (await keysIn(bucket)).filter((name) => name.endsWith(`${ids[0]}.tar.gz`));
  const prefix = mkdtempSync(join(folder, 'damaged-'));
  for (const id of ids) {
    for (const ending of ['.manifest.json', '.tar.gz', '.tar.gz.sha256'])
      writeFileSync(join(prefix, id + ending), await download(bucket, `shop/${id}${ending}`));
  }
  const bytes = await download(bucket, key);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(prefix, `${ids[0]}.tar.gz`), bytes);

  const run = await drill(plain, ['--destination', prefix, '--drill-pick', 'oldest']);
  expect([run.code, run.report.backupId, run.report.drill?.proofUri !== null]).toEqual([5, ids[0], true]);
  // Not at random: a damaged archive is found before the server is asked.
  const down = await operate(dist, ['drill', '--destination', prefix, '--drill-pick', 'newest'], {
    env: { DB_BACKUP_DRILL_SERVER_URL: 'postgres://u:p@127.0.0.1:9/postgres' },
  });
  expect(down.code).toBe(7);
  const prune = () => operate(dist, ['prune', '--destination', prefix, '--dry-run']);
  expect((await prune()).report.prune?.frozen).toContain(`${ids[0]} at`);
  await new Promise((next) => setTimeout(next, 1100));
  expect((await drill(plain, ['--destination', prefix, '--drill-pick', 'newest'])).code).toBe(0);
  expect((await prune()).report.prune?.frozen).toBeNull();
});

it('keeps the database of a failed drill, and its command opens it', async () => {
  const run = await drill(plain, [
    '--destination',
    inBucket(),
    '--check-sql',
    'SELECT false',
    '--keep-on-failure',
  ]);
  const { kept } = run.report.drill ?? {};
  expect([run.code, await plain.databases()]).toEqual([9, [kept?.database]]);
  const shell = (command: string) =>
    execFileSync('sh', ['-c', command], {
      env: { ...process.env, PGPASSWORD: plain.password },
      encoding: 'utf8',
    }).trim();
  expect(shell(`${kept?.reachedBy} -Atc 'SELECT count(*) FROM shop.orders'`)).toBe('3');
  shell(kept?.droppedBy ?? '');
  expect(await plain.databases()).toEqual([]);
});

async function until(what: string, condition: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain until ${what}`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while its command runs ends both, and drops the database',
  async (signal) => {
    const file = join(folder, `pid-${signal}`);
    const command = `sleep 60 & echo $! > ${file}.new; mv ${file}.new ${file}; wait`;
    const run: Running = startCli(
      dist,
      ['drill', '--destination', inBucket(), '--check-command', command, '--json'],
      { env: { ...awsVariables(), DB_BACKUP_DRILL_SERVER_URL: plain.url } },
    );
    await until('the command runs', () => existsSync(file));
    const at = Date.now();
    run.kill(signal);
    const { code, report } = reportOf(await run.ended);
    expect(Date.now() - at).toBeLessThan(CANCEL_LIMIT_MS);
    expect([code, report.error?.code, report.drill?.proofUri]).toEqual([130, 'CANCELLED', null]);
    expect(isRunning(Number(readFileSync(file, 'utf8')))).toBe(false);
    expect(await plain.databases()).toEqual([]);
  },
);
