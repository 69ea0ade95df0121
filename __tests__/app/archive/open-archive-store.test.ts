import { randomBytes } from 'node:crypto';
import { mkdtemp, open as openFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openRemoteBytes } from '../../../src/app/archive/archive-bytes.js';
import { openArchive } from '../../../src/app/archive/open-archive.js';
import type { Store } from '../../../src/core/ports.js';
import { openStore } from '../../../src/store/open-store.js';
import { SAMPLE_ID, SAMPLE_TABLES, type Sample, sampleArchive } from '../../pack/sample-archive.js';
import { type Fault, startFaultProxy } from '../../store/fault-proxy.js';
import { admin, createBucket, S3_ENDPOINT, type TestBucket } from '../../store/s3-server.js';
import { testOptions } from '../../store/test-options.js';
import { codeOf, contextOf, readFile, sidecarOf, storeSample, wiringOf } from '../stored-sample.js';

const ORDERS = 'tables/public.orders.json';
const BIG = 'tables/public.big.json';
const FILE = `${SAMPLE_ID}.tar.gz`;

/** About 24 MB that do not compress below 18 MB: three parts of a download. */
function bigTable() {
  const rows = Array.from({ length: 24 }, () => `${randomBytes(375_000).toString('base64')}\n`);
  return {
    schema: 'public',
    name: 'big',
    columns: [{ name: 'v', type: 'text', encoding: 'text' as const, generated: null }],
    copyText: Buffer.from(rows.join('')),
    rows: rows.length,
  };
}

let bucket: TestBucket;
let store: Store;
let tempDir: string;
let big: Sample;
beforeAll(async () => {
  const [orders, ...rest] = SAMPLE_TABLES;
  if (!orders) throw new Error('no sample table');
  big = await sampleArchive({ tables: [orders, bigTable(), ...rest] });
});
beforeEach(async () => {
  bucket = await createBucket({ versioned: true });
  store = await openStore(
    { kind: 's3', bucket: bucket.name, prefix: 'p' },
    testOptions({ s3: { endpoint: S3_ENDPOINT } }),
  );
  tempDir = await mkdtemp(join(tmpdir(), 'open-archive-s3-'));
});
afterEach(async () => {
  await store.close();
  await bucket.remove();
  await rm(tempDir, { recursive: true });
});

function open(backup = 'latest', flags: Record<string, string> = {}) {
  const context = contextOf();
  const given = {
    destination: `s3://${bucket.name}/p`,
    backup,
    's3-endpoint': S3_ENDPOINT,
    's3-region': 'us-east-1',
    'temp-dir': tempDir,
    ...flags,
  };
  const wiring = wiringOf('verify', given, context);
  return openArchive(wiring, context, wiring.chooseBackup());
}

async function readBig(backup: Awaited<ReturnType<typeof open>>): Promise<string> {
  return readFile(backup, BIG);
}

const bytesOf = (file: string) =>
  [...big.manifest.files, ...big.manifest.tables].find((f) => f.file === file);

it('is fetched as a whole in parts beside each other, and leaves nothing behind', async () => {
  const seen: string[] = [];
  const proxy = await startFaultProxy((request) => {
    if (request.headers.range) seen.push(request.headers.range);
    return 'pass';
  });
  await storeSample(store, big);
  const archive = await open('latest', { 's3-endpoint': proxy.endpoint });
  await archive.fetch('all');
  expect(archive.bytesFetched).toBe(big.archive.length);
  expect(seen.length).toBe(Math.ceil(big.archive.length / (8 * 1024 * 1024)));
  expect((await readBig(archive)).length).toBe(bytesOf(BIG)?.bytes);
  await archive.fetch('all');
  await archive.fetch([ORDERS]);
  expect(archive.bytesFetched).toBe(big.archive.length);
  expect(await readdir(tempDir)).toEqual([]);
  await archive.close();
  await proxy.close();
});

it('fetches only the spans of the files that are asked for', async () => {
  await storeSample(store, big);
  const archive = await open(`s3://${bucket.name}/p/${FILE}`);
  expect(archive.bytesFetched).toBe(0);
  await archive.fetch([ORDERS]);
  expect(archive.bytesFetched).toBe(bytesOf(ORDERS)?.span.length);
  expect(await readFile(archive, ORDERS)).toContain('"note":"x"');
  await expect(readBig(archive)).rejects.toThrow('was not fetched');
  await archive.fetch([ORDERS]);
  expect(archive.bytesFetched).toBe(bytesOf(ORDERS)?.span.length);
  await archive.fetch('all');
  expect(archive.bytesFetched).toBe(big.archive.length);
  await archive.close();
});

it('fetches neighbours with what is between them in one request', async () => {
  const ranges: string[] = [];
  const proxy = await startFaultProxy(({ headers }) => {
    if (headers.range) ranges.push(headers.range);
    return 'pass';
  });
  await storeSample(store, big);
  const archive = await open('latest', { 's3-endpoint': proxy.endpoint });
  await archive.fetch([ORDERS, 'RECOVERY.md']);
  const from = bytesOf('RECOVERY.md')?.span.offset ?? 0;
  const orders = bytesOf(ORDERS)?.span ?? { offset: 0, length: 0 };
  expect(ranges).toEqual([`bytes=${from}-${orders.offset + orders.length - 1}`]);
  await archive.close();
  await proxy.close();
});

it('reads on where a connection was cut, and fetches no byte twice', async () => {
  let cuts = 0;
  const proxy = await startFaultProxy(({ action, headers }): Fault => {
    if (action !== 'GetObject' || !headers.range || cuts >= 3) return 'pass';
    cuts += 1;
    return { answerBytes: 3_000_000 };
  });
  await storeSample(store, big);
  const archive = await open('latest', { 's3-endpoint': proxy.endpoint });
  await archive.fetch('all');
  expect(cuts).toBe(3);
  expect(archive.bytesFetched).toBe(big.archive.length);
  await archive.close();
  await proxy.close();
});

it('reads the version that the sidecar names, whatever was stored over it', async () => {
  const sample = await sampleArchive();
  const put = (Body: Buffer) =>
    admin.send(new PutObjectCommand({ Bucket: bucket.name, Key: `p/${FILE}`, Body }));
  const { VersionId } = await put(sample.archive);
  const sidecar = sidecarOf(sample);
  const archiveInfo = { ...sidecar.archive, versionId: VersionId ?? '' };
  await store.put(
    `${SAMPLE_ID}.manifest.json`,
    Buffer.from(JSON.stringify({ ...sidecar, archive: archiveInfo })),
    'application/json',
  );
  await put(Buffer.alloc(sample.archive.length));
  const archive = await open();
  await archive.fetch('all');
  expect(await readFile(archive, ORDERS)).toContain('"note":"x"');
  await archive.close();
});

it('reads the current version, with a warning, where that one is gone', async () => {
  const sample = await sampleArchive();
  const sidecar = sidecarOf(sample);
  const versionId = '00000000-1111-2222-3333-444444444444';
  await storeSample(store, sample, { sidecar: { ...sidecar, archive: { ...sidecar.archive, versionId } } });
  const archive = await open();
  await archive.fetch('all');
  expect(archive.warnings).toEqual([expect.stringContaining('current version was read')]);
  await archive.close();
});

it.each([
  ['a flipped byte', 'all'],
  ['a flipped byte', [ORDERS]],
] as const)('names the file of %s when %j is fetched', async (_what, wanted) => {
  const sample = await sampleArchive();
  const damaged = Buffer.from(sample.archive);
  const at = (sample.manifest.tables[0]?.span.offset ?? 0) + 30;
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  await storeSample(store, sample, { archive: damaged });
  const archive = await open();
  expect(await codeOf(archive.fetch(wanted))).toMatchObject({
    kind: 'integrity',
    message: expect.stringContaining(ORDERS),
  });
  await archive.close();
});

it('refuses an archive that is shorter than its sidecar says', async () => {
  const sample = await sampleArchive();
  await storeSample(store, sample, { archive: sample.archive.subarray(0, 2000) });
  const archive = await open();
  expect((await codeOf(archive.fetch('all'))).code).toBe('RANGE_MISSING');
  await archive.close();
});

it('does not take an archive without its manifest for a backup', async () => {
  const sample = await sampleArchive();
  await storeSample(store, sample);
  await store.remove(`${SAMPLE_ID}.manifest.json`);
  for (const backup of [SAMPLE_ID, `s3://${bucket.name}/p/${FILE}`]) {
    expect(await codeOf(open(backup))).toMatchObject({ kind: 'store', code: 'NOT_COMMITTED' });
  }
  expect((await codeOf(open('latest'))).code).toBe('NOT_FOUND');
  expect(await readdir(tempDir)).toEqual([]);
});

it('says that temp-dir is full', async () => {
  const sample = await sampleArchive();
  const { archive } = await storeSample(store, sample);
  const full = { store, key: FILE, archive, tempDir, openFile: () => openFile('/dev/full', 'r+') };
  const bytes = await openRemoteBytes(full, contextOf());
  expect(await codeOf(bytes.fetch([{ offset: 0, length: 100 }]))).toMatchObject({
    kind: 'store',
    code: 'SPOOL_FULL',
    setting: 'temp-dir',
  });
  await bytes.close();
});

it('says that temp-dir cannot be written', async () => {
  await storeSample(store, await sampleArchive());
  expect(await codeOf(open('latest', { 'temp-dir': join(tempDir, 'absent') }))).toMatchObject({
    code: 'SPOOL_NOT_WRITABLE',
    setting: 'temp-dir',
  });
});

it('keeps what it fetches from other users', async () => {
  const sample = await sampleArchive();
  const { archive } = await storeSample(store, sample);
  const modes: number[] = [];
  const watched = async (path: string) => {
    const file = await openFile(path, 'wx+', 0o600);
    modes.push((await file.stat()).mode & 0o777);
    return file;
  };
  const bytes = await openRemoteBytes({ store, key: FILE, archive, tempDir, openFile: watched }, contextOf());
  expect(modes).toEqual([0o600]);
  await bytes.close();
});

it('stops when the run is cancelled', async () => {
  await storeSample(store, big);
  const abort = new AbortController();
  const proxy = await startFaultProxy(({ headers }) => {
    if (headers.range) abort.abort(new Error('SIGTERM'));
    return 'pass';
  });
  const context = contextOf({ signal: abort.signal });
  const flags = {
    destination: `s3://${bucket.name}/p`,
    's3-endpoint': proxy.endpoint,
    's3-region': 'us-east-1',
    'temp-dir': tempDir,
  };
  const archive = await openArchive(wiringOf('verify', flags, context), context, { kind: 'latest' });
  expect(await codeOf(archive.fetch('all'))).toMatchObject({ code: 'CANCELLED' });
  await archive.close();
  expect(await readdir(tempDir)).toEqual([]);
  await proxy.close();
});
