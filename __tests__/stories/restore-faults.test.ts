import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultProxy } from '../store/fault-proxy.js';
import { stateOf } from '../support/pg-dump-diff.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type PostgresServer, startPostgres } from '../support/postgres-server.js';
import { repack, unpack } from '../support/repack-archive.js';
import { backUp, leftoversIn, reportOf, restore, startRestore } from '../support/restore-story.js';
import { type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { postgresUrl, withUrl } from '../support/services.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** Things that break in the middle of a restore: red, and the target is exactly what it was. */
const ROWS = 120_000;
const CANCEL_LIMIT_MS = 7_000;
const TABLES = `CREATE TABLE big (id int PRIMARY KEY, noise text); CREATE TABLE zz_last (id int PRIMARY KEY, big int REFERENCES big);
  CREATE SEQUENCE counter;`;

let dist: Installation;
let source: TestDatabase;
let target: TestDatabase;
let bucket: TestBucket;
let folder: string;
let id: string;
let before: string;

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-faults-'));
  [source, target, bucket] = await Promise.all([createDatabase(), createDatabase(), createBucket()]);
  await source.query(`${TABLES}
    INSERT INTO big SELECT n, (SELECT string_agg(md5(n::text || i), '') FROM generate_series(1, 12) i) FROM generate_series(1, ${ROWS}) n;
    INSERT INTO zz_last SELECT n, n FROM generate_series(1, 1000) n; SELECT setval('counter', 500)`);
  id = await backUp(dist, source.url, folder);
  await target.query(`${TABLES} INSERT INTO big VALUES (1, 'the target''s own'), (-5, NULL); INSERT INTO zz_last VALUES (9, -5);
    SELECT nextval('counter'); CREATE VIEW v AS SELECT * FROM big; SELECT lo_from_bytea(4711, 'kept')`);
  before = stateOf(target.url);
}, 120_000);

afterAll(async () => {
  await Promise.all([source.drop(), target.drop(), bucket.remove()]);
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

const args = () => ['--destination', folder];

async function until(what: string, condition: () => Promise<boolean>, limitMs = 40_000): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain until ${what}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

const LOADING = `FROM pg_catalog.pg_stat_progress_copy
  WHERE datname = current_database() AND command = 'COPY FROM' AND tuples_processed > 2000`;

const isLoading = async (database: Pick<TestDatabase, 'query'> = target) =>
  (await database.query(`SELECT 1 ${LOADING}`)).rows.length > 0;

async function expectUntouched(): Promise<void> {
  await until('the server has ended the session', async () => (await leftoversIn(target)).length === 0);
  expect(stateOf(target.url)).toBe(before);
}

it('is a restore that works when nothing breaks', async () => {
  const twin = await createDatabase();
  try {
    await twin.query(TABLES);
    const run = await restore(dist, twin.url, args());
    expect([run.code, run.report.restore?.mode]).toEqual([0, 'replace']);
    expect((await twin.query('SELECT count(*)::int AS n FROM big')).rows[0].n).toBe(ROWS);
  } finally {
    await twin.drop();
  }
});

it("the server's process killed in mid-COPY", async () => {
  const run = startRestore(dist, target.url, args());
  await until('rows arrive', isLoading);
  await target.query(`SELECT pg_terminate_backend(pid) ${LOADING}`);
  const { code, report } = reportOf(await run.ended);
  expect([code, report.error?.code]).toEqual([7, 'TARGET_LOST']);
  await expectUntouched();
});

it('the network cut in mid-COPY', async () => {
  const { hostname, port } = new URL(postgresUrl());
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  try {
    const through = new URL(target.url);
    through.port = String(proxy.port);
    const run = startRestore(dist, through.href, args());
    await until('rows arrive', isLoading);
    proxy.cut();
    const { code, report } = reportOf(await run.ended);
    expect([code, report.error?.code]).toEqual([7, 'TARGET_LOST']);
    await expectUntouched();
  } finally {
    await proxy.close();
  }
});

it('a network that hangs in mid-COPY, until someone loses patience', async () => {
  const { hostname, port } = new URL(postgresUrl());
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  try {
    const through = new URL(target.url);
    through.port = String(proxy.port);
    const run = startRestore(dist, through.href, args());
    await until('rows arrive', isLoading);
    proxy.hang();
    const at = Date.now();
    run.kill('SIGTERM');
    const { code, report } = reportOf(await run.ended);
    expect(Date.now() - at).toBeLessThan(CANCEL_LIMIT_MS);
    expect([code, report.error?.code]).toEqual([130, 'CANCELLED']);
    await expectUntouched();
  } finally {
    await proxy.close();
  }
});

it.each([['1'], ['2']])('an empty target that is lost in mid-COPY with %s jobs', async (jobs) => {
  const empty = await createDatabase();
  try {
    const state = stateOf(empty.url);
    const run = startRestore(dist, empty.url, [...args(), '--jobs', jobs]);
    await until('rows arrive', () => isLoading(empty));
    await empty.query(`SELECT pg_terminate_backend(pid) ${LOADING}`);
    const { code, report } = reportOf(await run.ended);
    expect([code, report.error?.code]).toEqual([7, 'TARGET_LOST']);
    await until('the sessions have ended', async () => (await leftoversIn(empty)).length === 0);
    expect(stateOf(empty.url)).toBe(state);
  } finally {
    await empty.drop();
  }
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s in mid-COPY', async (signal) => {
  const run = startRestore(dist, target.url, args());
  await until('rows arrive', isLoading);
  const at = Date.now();
  run.kill(signal);
  const { code, report } = reportOf(await run.ended);
  expect(Date.now() - at).toBeLessThan(CANCEL_LIMIT_MS);
  expect([code, report.error?.code]).toEqual([130, 'CANCELLED']);
  expect(report.restore?.committed).toBe(false);
  expect(await leftoversIn(target)).toEqual([]);
  await expectUntouched();
});

it('the last row of the last table breaks a constraint', async () => {
  const unpacked = unpack(join(folder, `${id}.tar.gz`), mkdtempSync(join(folder, 'broken-')));
  const change = (text: string) => text.replace('{"id":1000,"big":1000}', '{"id":1000,"big":-774411}');
  repack(unpacked, 'tables/public.zz_last.json', change, { digest: true });
  const run = await restore(dist, target.url, [unpacked]);
  expect(run.code).toBe(7);
  expect(run.report.error?.message).toContain('zz_last');
  expect(run.output).not.toContain('-774411');
  await expectUntouched();
});

it('a row that is not what the digest says', async () => {
  const unpacked = unpack(join(folder, `${id}.tar.gz`), mkdtempSync(join(folder, 'other-')));
  repack(unpacked, 'tables/public.zz_last.json', (text) =>
    text.replace('{"id":1000,"big":1000}', '{"id":1000,"big":999}'),
  );
  const run = await restore(dist, target.url, [unpacked]);
  expect(run.code).toBe(5);
  expect(run.report.error?.message).toContain('zz_last');
  await expectUntouched();
});

it('a flipped byte in the middle of the archive', async () => {
  const damaged = mkdtempSync(join(folder, 'damaged-'));
  for (const name of [`${id}.tar.gz`, `${id}.tar.gz.sha256`, `${id}.manifest.json`]) {
    cpSync(join(folder, name), join(damaged, name));
  }
  const bytes = readFileSync(join(damaged, `${id}.tar.gz`));
  const { tables } = JSON.parse(readFileSync(join(damaged, `${id}.manifest.json`), 'utf8'));
  const { span } = tables.find((table: { name: string }) => table.name === 'big');
  const middle = span.offset + Math.floor(span.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(join(damaged, `${id}.tar.gz`), bytes);
  const run = await restore(dist, target.url, ['--destination', damaged]);
  expect(run.code).toBe(5);
  expect(run.report.error?.message).toContain('public.big');
  await expectUntouched();
});

it('a store that is gone after the manifest was read', async () => {
  await backUp(dist, source.url, `s3://${bucket.name}/gone`);
  let isGone = false;
  const proxy = await startFaultProxy((seen) => {
    if (isGone) return { answer: 404, code: 'NoSuchBucket' };
    if (seen.action !== 'GetObject' || !seen.url.includes('.tar.gz') || seen.url.includes('.sha256'))
      return 'pass';
    isGone = true;
    return { answerBytes: 500_000 };
  });
  try {
    const run = await restore(dist, target.url, ['--destination', `s3://${bucket.name}/gone`], {
      env: { AWS_ENDPOINT_URL_S3: proxy.endpoint, AWS_MAX_ATTEMPTS: '2' },
    });
    expect(isGone).toBe(true);
    expect(run.code).toBe(4);
    await expectUntouched();
  } finally {
    await proxy.close();
  }
}, 180_000);

it('the disk of the target is full', async () => {
  const disk = mkdtempSync(join(tmpdir(), 'db-backup-full-'));
  const name = `small_${target.name}`;
  const [owner] = (await target.query("SELECT current_setting('data_directory') AS folder")).rows;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const asRoot = (...command: string[]) =>
    execFileSync([...sudo, ...command][0] ?? '', [...sudo, ...command].slice(1));
  const { uid, gid } = statSync(owner.folder);
  asRoot('mount', '-t', 'tmpfs', '-o', `size=32m,mode=700,uid=${uid},gid=${gid}`, 'tmpfs', disk);
  try {
    await target.query(`CREATE TABLESPACE ${name} LOCATION '${disk}'`);
    await target.query(`CREATE DATABASE ${name} TEMPLATE template0 TABLESPACE ${name}`);
    const url = withUrl(target.url, { database: name });
    const empty = stateOf(url);
    const run = await restore(dist, url, args());
    expect(run.code).toBe(7);
    expect(run.report.error?.message).toMatch(/space|disk/i);
    expect(stateOf(url)).toBe(empty);
  } finally {
    await target.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await target.query(`DROP TABLESPACE IF EXISTS ${name}`);
    asRoot('umount', disk);
    rmSync(disk, { recursive: true });
  }
});

it('a writer who got there first makes it give up, and loses nothing', async () => {
  const writer = await createWriter();
  await writer.query("BEGIN; INSERT INTO big VALUES (77, 'mine')");
  const run = await restore(dist, target.url, [...args(), '--lock-timeout', '1s']);
  expect(run.code).toBe(7);
  expect(run.report.error?.message).toContain('big');
  await writer.query('COMMIT');
  expect((await target.query('SELECT noise FROM big WHERE id = 77')).rows).toEqual([{ noise: 'mine' }]);
  await target.query('DELETE FROM big WHERE id = 77');
  await writer.end();
  await expectUntouched();
});

it('a writer who comes later waits, and loses nothing', async () => {
  const twin = await createDatabase();
  try {
    await twin.query(TABLES);
    const run = startRestore(dist, twin.url, args());
    await until('rows arrive', () => isLoading(twin));
    const written = twin.query("INSERT INTO big VALUES (-77, 'mine')");
    const { code, report } = reportOf(await run.ended);
    await written;
    expect([code, report.restore?.committed]).toEqual([0, true]);
    expect((await twin.query('SELECT noise FROM big WHERE id = -77')).rows).toEqual([{ noise: 'mine' }]);
    expect((await twin.query('SELECT count(*)::int AS n FROM big')).rows[0].n).toBe(ROWS + 1);
  } finally {
    await twin.drop();
  }
});

async function createWriter() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  return client;
}

it('the whole server stopped at once in mid-COPY', async () => {
  const server: PostgresServer = await startPostgres({ config: { log_min_messages: 'fatal' } });
  try {
    await server.createDatabase('stopped');
    const url = `postgresql://postgres:postgres@127.0.0.1:${server.port}/stopped`;
    await server.sql(`${TABLES} INSERT INTO big VALUES (1, 'kept')`, 'stopped');
    const state = stateOf(url);
    const run = startRestore(dist, url, args());
    const client = await server.client({ database: 'stopped' });
    await until('rows arrive', async () => (await client.query(`SELECT 1 ${LOADING}`)).rows.length > 0);
    process.kill(server.pid ?? 0, 'SIGQUIT');
    const { code, report } = reportOf(await run.ended);
    expect([code, report.error?.code]).toEqual([7, 'TARGET_LOST']);
    await server.restart(async () => undefined);
    expect(stateOf(url)).toBe(state);
  } finally {
    await server.stop();
  }
});
