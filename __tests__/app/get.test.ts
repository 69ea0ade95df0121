import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile as readBytes, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../src/app/archive/open-archive.js';
import { get } from '../../src/app/get.js';
import { ReportDraft } from '../../src/app/report-draft.js';
import type { Store } from '../../src/core/ports.js';
import { openStore } from '../../src/store/open-store.js';
import { SAMPLE_ID, sampleArchive } from '../pack/sample-archive.js';
import { createBucket, S3_ENDPOINT, type TestBucket } from '../store/s3-server.js';
import { testOptions } from '../store/test-options.js';
import { codeOf, contextOf, readFile, storeSample, wiringOf } from './stored-sample.js';

const FILE = `${SAMPLE_ID}.tar.gz`;
const NAMES = [`${SAMPLE_ID}.manifest.json`, FILE, `${FILE}.sha256`];

let root: string;
let folder: string;
let bucket: TestBucket;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'get-'));
  folder = join(root, 'new', 'folder');
  bucket = await createBucket();
});
afterEach(async () => {
  await bucket.remove();
  await rm(root, { recursive: true });
});

const places = {
  'a bucket': () => `s3://${bucket.name}/p`,
  'a folder': () => join(root, 'store'),
};

function openPlace(destination: string): Promise<Store> {
  return openStore(
    destination.startsWith('s3://')
      ? { kind: 's3', bucket: bucket.name, prefix: 'p' }
      : { kind: 'file', folder: destination },
    testOptions({ s3: { endpoint: S3_ENDPOINT } }),
  );
}

async function run(destination: string, flags: Record<string, string> = {}) {
  const context = contextOf();
  const draft = new ReportDraft(null, null);
  const isBucket = destination.startsWith('s3://');
  const wiring = wiringOf(
    'get',
    {
      destination,
      'report-dir': folder,
      ...(isBucket ? { 's3-endpoint': S3_ENDPOINT, 's3-region': 'us-east-1' } : {}),
      ...flags,
    },
    context,
  );
  await get(wiring, context, draft);
  return draft.facts;
}

describe.each(Object.entries(places))('get from %s', (_name, place) => {
  it('fetches archive, checksum file and manifest, which can be used there', async () => {
    const sample = await sampleArchive();
    const store = await openPlace(place());
    const sidecar = await storeSample(store, sample);
    const facts = await run(place());
    expect(facts).toMatchObject({
      backupId: SAMPLE_ID,
      archiveUri: store.uriOf(FILE),
      manifestUri: store.uriOf(`${SAMPLE_ID}.manifest.json`),
      archiveSha256: sidecar.archive.sha256,
      archiveBytes: sample.archive.length,
      rows: 4,
      fetchedTo: folder,
      verify: { files: 6, bytes: sample.archive.length, checkedAgainst: 'sidecar' },
      warnings: [],
    });
    expect((await readdir(folder)).sort()).toEqual(NAMES.toSorted());
    expect((await readBytes(join(folder, FILE))).equals(sample.archive)).toBe(true);
    expect((await stat(join(folder, FILE))).mode & 0o777).toBe(0o600);
    expect(execFileSync('sha256sum', ['-c', `${FILE}.sha256`], { cwd: folder, encoding: 'utf8' })).toContain(
      'OK',
    );

    execFileSync('tar', ['-xzf', FILE], { cwd: folder });
    for (const backup of [join(folder, FILE), join(folder, SAMPLE_ID)]) {
      const context = contextOf();
      const wiring = wiringOf('verify', { backup }, context);
      const archive = await openArchive(wiring, context, wiring.chooseBackup());
      await archive.fetch('all');
      expect(await readFile(archive, 'RECOVERY.md')).toBe('# note\n');
      await archive.close();
    }
    await store.close();
  });

  it('is done already where the same files are', async () => {
    const store = await openPlace(place());
    await storeSample(store, await sampleArchive());
    await run(place());
    await store.remove(`${FILE}.sha256`);
    const before = await Promise.all(NAMES.map((name) => stat(join(folder, name))));
    await run(place());
    const after = await Promise.all(NAMES.map((name) => stat(join(folder, name))));
    expect(after.map(({ ino }) => ino)).toEqual(before.map(({ ino }) => ino));
    expect(await readdir(folder)).toHaveLength(3);
    await store.close();
  });

  it.each(NAMES)('never replaces another %s', async (name) => {
    const store = await openPlace(place());
    await storeSample(store, await sampleArchive());
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), 'mine');
    expect(await codeOf(run(place()))).toMatchObject({ kind: 'safety', code: 'FILE_EXISTS' });
    expect(await readBytes(join(folder, name), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual([name]);
    await store.close();
  });

  it('gives nothing its name that is damaged', async () => {
    const sample = await sampleArchive();
    const damaged = Buffer.from(sample.archive);
    const at = (sample.manifest.tables[0]?.span.offset ?? 0) + 30;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    const store = await openPlace(place());
    await storeSample(store, sample, { archive: damaged });
    expect(await codeOf(run(place()))).toMatchObject({
      kind: 'integrity',
      message: expect.stringContaining('tables/public.orders.json'),
    });
    expect(await readdir(folder)).toEqual([]);
    await store.close();
  });

  it('writes a checksum file where the store has none', async () => {
    const store = await openPlace(place());
    await storeSample(store, await sampleArchive(), { checksum: null });
    expect((await run(place())).warnings).toEqual([expect.stringContaining('no checksum file')]);
    expect((await readdir(folder)).sort()).toEqual(NAMES.toSorted());
    await store.close();
  });
});

it('does not fetch a folder', async () => {
  const { archive } = await sampleArchive();
  execFileSync('tar', ['-xzf', '-', '-C', root], { input: archive });
  expect(await codeOf(run(join(root, 'x'), { backup: join(root, SAMPLE_ID) }))).toMatchObject({
    kind: 'settings',
    message: expect.stringContaining('unpacked'),
  });
});

it('says that report-dir cannot be written', async () => {
  const store = await openPlace(join(root, 'store'));
  await storeSample(store, await sampleArchive());
  await writeFile(join(root, 'file'), '');
  folder = join(root, 'file', 'below');
  expect(await codeOf(run(join(root, 'store')))).toMatchObject({ kind: 'store', setting: 'report-dir' });
});
