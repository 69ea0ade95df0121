import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BucketContents, contentsOf } from '../support/bucket-contents.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import {
  awsVariables,
  type Installation,
  installDist,
  type Running,
  startCli,
} from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { s3Service } from '../support/services.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** Things that break in the middle: red, nothing committed, nothing left behind, earlier backups untouched. */
const ROWS = 250_000;
const CANCEL_LIMIT_MS = 7_000;

let dist: Installation;
let database: TestDatabase;
let bucket: TestBucket;
let spool: string;
let before: BucketContents;

beforeAll(async () => {
  dist = installDist();
  database = await createDatabase();
  bucket = await createBucket();
  spool = mkdtempSync(join(tmpdir(), 'db-backup-spool-'));
  await database.query('CREATE TABLE small (id int); INSERT INTO small VALUES (1);');
  const first = await start({}).ended;
  expect(first.code).toBe(0);
  before = await contentsOf(bucket);
  // Incompressible, so that many parts are uploaded.
  await database.query(`
    CREATE TABLE big (id int PRIMARY KEY, noise text);
    INSERT INTO big SELECT n, (SELECT string_agg(md5(n::text || i), '') FROM generate_series(1, 12) i)
    FROM generate_series(1, ${ROWS}) n;`);
}, 120_000);

afterAll(async () => {
  await Promise.all([database.drop(), bucket.remove()]);
  dist.remove();
  rmSync(spool, { recursive: true, force: true });
});

interface Change {
  readonly destination?: string;
  readonly tempDir?: string;
  readonly env?: Record<string, string>;
}

function start({ destination = `s3://${bucket.name}/shop`, tempDir = spool, env = {} }: Change): Running {
  return startCli(dist, ['backup', '--destination', destination, '--temp-dir', tempDir, '--json'], {
    env: { ...awsVariables(), DATABASE_URL: database.url, ...env },
  });
}

async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain until ${what}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** The connections that read the big table right now. */
const COPYING = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND state = 'active' AND query LIKE '%COPY (%"big"%'`;

async function isCopying(): Promise<boolean> {
  return (await database.query(`SELECT 1 ${COPYING}`)).rows.length > 0;
}

async function expectNothingLeft(): Promise<void> {
  expect(await contentsOf(bucket)).toEqual(before);
  expect(readdirSync(spool)).toEqual([]);
}

it('server connection killed in mid-COPY', async () => {
  const run = start({});
  await until('the big table is being read', isCopying);
  await database.query(`SELECT pg_terminate_backend(pid) ${COPYING}`);
  const { code, stdout } = await run.ended;
  expect([code, JSON.parse(stdout).error.code]).toEqual([3, 'SOURCE_LOST']);
  await expectNothingLeft();
});

it('S3 cut in mid-upload', async () => {
  const target = new URL(s3Service().endpoint);
  const proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) }, 20_000_000);
  try {
    const run = start({
      env: { AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${proxy.port}`, AWS_MAX_ATTEMPTS: '2' },
    });
    const { code, stdout } = await run.ended;
    expect([code, JSON.parse(stdout).error.code]).toEqual([4, 'STORE_UNREACHABLE']);
    // The store could not be told to forget the upload while it was unreachable; what is left is named.
    const left = await contentsOf(bucket);
    expect(left.versions).toEqual(before.versions);
    expect(readdirSync(spool)).toEqual([]);
  } finally {
    await proxy.close();
  }
}, 180_000);

it.each(['SIGTERM', 'SIGINT'] as const)('%s in mid-run', async (signal) => {
  const opened = (await contentsOf(bucket)).openUploads.length;
  const run = start({});
  await until('the upload is open and the table is being read', async () => {
    return (await contentsOf(bucket)).openUploads.length > opened && (await isCopying());
  });
  const at = Date.now();
  run.kill(signal);
  const { code, stdout } = await run.ended;
  expect(Date.now() - at).toBeLessThan(CANCEL_LIMIT_MS);
  expect([code, JSON.parse(stdout).error.code]).toEqual([130, 'CANCELLED']);
  const after = await contentsOf(bucket);
  expect(after.versions).toEqual(before.versions);
  expect(after.openUploads.length).toBe(opened);
  expect(readdirSync(spool)).toEqual([]);
  const { rows } = await database.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'db-backup%'`,
  );
  expect(rows).toEqual([]);
});

/** A disk of 6 MB, for as long as `work` takes. */
async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-small-'));
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const asRoot = (...command: string[]) => {
    const [program = '', ...args] = [...sudo, ...command];
    execFileSync(program, args);
  };
  asRoot('mount', '-t', 'tmpfs', '-o', 'size=6m,mode=777', 'tmpfs', folder);
  try {
    await work(folder);
  } finally {
    asRoot('umount', folder);
    rmSync(folder, { recursive: true });
  }
}

it('disk full for the spool', async () => {
  await onSmallDisk(async (small) => {
    const { code, stdout } = await start({ tempDir: small }).ended;
    const { error } = JSON.parse(stdout);
    expect([code, error.code, error.setting]).toEqual([4, 'SPOOL_FULL', 'temp-dir']);
    expect(readdirSync(small)).toEqual([]);
  });
  expect((await contentsOf(bucket)).versions).toEqual(before.versions);
});

it('a local destination that fills up', async () => {
  await onSmallDisk(async (small) => {
    const { code, stdout } = await start({ destination: small }).ended;
    expect([code, JSON.parse(stdout).error.code]).toEqual([4, 'STORE_FULL']);
    expect(readdirSync(small)).toEqual([]);
  });
});
