import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectLegalHoldCommand } from '@aws-sdk/client-s3';
import { listBackups } from '../../../src/app/list.js';
import type { PruneRequest } from '../../../src/app/prune/prune.js';
import type { Store } from '../../../src/core/ports.js';
import type { Series } from '../../../src/core/series-keys.js';
import { openStore } from '../../../src/store/open-store.js';
import { admin, createBucket, S3_ENDPOINT, type TestBucket } from '../../store/s3-server.js';
import { collect, testOptions } from '../../store/test-options.js';
import { prune as pruneStored } from '../../support/prune-series.js';
import { putDaily, putUncommitted } from '../../support/stored-backups.js';

const SERIES: Series = { environment: 'production', backupName: 'shop' };
const NEIGHBOUR: Series = { environment: 'production', backupName: 'shop-2' };
const prune = (store: Store, changes: Partial<PruneRequest> = {}) =>
  pruneStored(store, { series: SERIES, ...changes });

const keysOf = (ids: readonly string[]) =>
  ids
    .flatMap((id) => [`${id}.manifest.json`, `${id}.tar.gz`, `${id}.tar.gz.sha256`])
    .map((key) => `production/${key}`);
const currentKeys = async (store: Store) => (await collect(store.list(''))).map(({ key }) => key).sort();

describe('a local folder', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prune-'));
    store = await openStore({ kind: 'file', folder }, testOptions());
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('loses exactly what retention does not keep', async () => {
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 6);
    const neighbours = await putDaily(store, NEIGHBOUR, '2020-03-25T02:00:00Z', 3);
    const dry = await prune(store, { dryRun: true });
    expect(await currentKeys(store)).toEqual(keysOf([...ids, ...neighbours]).sort());
    const { report, error } = await prune(store, { pruneVersions: true });
    expect(error).toBeNull();
    expect(report).toEqual({ ...dry.report, dryRun: false });
    expect(report.removed).toEqual(ids.slice(3));
    expect((await readdir(join(folder, 'production'))).map((name) => `production/${name}`).sort()).toEqual(
      keysOf([...ids.slice(0, 3), ...neighbours]).sort(),
    );
    expect((await listBackups(store, SERIES, new Date())).backups.map((b) => b.backupId)).toEqual(
      ids.slice(0, 3),
    );
  });
});

describe.each([{ versioned: false }, { versioned: true }])('S3 (%j)', ({ versioned }) => {
  let bucket: TestBucket;
  let store: Store;
  beforeEach(async () => {
    bucket = await createBucket({ versioned });
    store = await openStore(
      { kind: 's3', bucket: bucket.name, prefix: 'db' },
      testOptions({ s3: { endpoint: S3_ENDPOINT, region: 'us-east-1' } }),
    );
  });
  afterEach(async () => {
    await store.close();
    await bucket.remove();
  });

  // A store without versions lists none.
  const versionKeys = async () =>
    versioned ? (await collect(store.listVersions(''))).map(({ key }) => key).sort() : currentKeys(store);

  it('prunes objects, then their versions, and nothing of its neighbours', async () => {
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 6);
    const neighbours = await putDaily(store, NEIGHBOUR, '2020-03-25T02:00:00Z', 2);
    const open = await putUncommitted(store, SERIES, '2026-03-01T02:00:00Z');
    const left = keysOf([...ids.slice(0, 3), ...neighbours]).sort();

    const dry = await prune(store, { dryRun: true });
    expect(await currentKeys(store)).toHaveLength(3 * 8 + 2);
    const first = await prune(store);
    expect(first.error).toBeNull();
    expect(first.report.removed).toEqual(ids.slice(3));
    expect(first.report.notes).toHaveLength(versioned ? 1 : 0);
    expect(dry.report.removed).toEqual(first.report.removed);
    expect(dry.report.notes).toHaveLength(versioned ? 1 : 0);
    expect(await currentKeys(store)).toEqual(left);
    expect(await versionKeys()).toHaveLength(left.length + (versioned ? 2 * (3 * 3 + 2) : 0));

    const dryVersions = await prune(store, { dryRun: true, pruneVersions: true });
    const second = await prune(store, { pruneVersions: true });
    expect(second.error).toBeNull();
    expect(second.report.removed).toEqual([]);
    expect(second.report.removedVersions).toBe(versioned ? 3 * 3 + 2 : 0);
    expect(dryVersions.report.removedVersions).toBe(second.report.removedVersions);
    expect(await versionKeys()).toEqual(left);
    expect((await versionKeys()).some((key) => key.includes(open))).toBe(false);
  });

  it('aborts a multipart upload of the series once it is a day old', async () => {
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 1);
    const options = { contentType: 'application/gzip', estimatedBytes: 1 };
    const upload = await store.startUpload('production/shop-2026-03-24T020000Z.tar.gz', options);
    const foreign = await store.startUpload('production/shop-2-2026-03-24T020000Z.tar.gz', options);
    try {
      expect((await prune(store, { now: new Date() })).report.abortedUploads).toEqual([]);
      const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
      const { report } = await prune(store, { now: tomorrow });
      expect(report.abortedUploads).toEqual(['production/shop-2026-03-24T020000Z.tar.gz']);
      expect(await bucket.openUploads()).toEqual(['db/production/shop-2-2026-03-24T020000Z.tar.gz']);
    } finally {
      await upload.abort();
      await foreign.abort();
    }
    expect(await currentKeys(store)).toEqual(keysOf(ids).sort());
  });
});

it('a backup under an object lock stays, with its reason', async () => {
  const bucket = await createBucket({ locked: true });
  const store = await openStore(
    { kind: 's3', bucket: bucket.name, prefix: '' },
    testOptions({ s3: { endpoint: S3_ENDPOINT, region: 'us-east-1' } }),
  );
  const hold = async (Status: 'ON' | 'OFF', id = '') => {
    const key = `production/${id}.tar.gz`;
    const versions = (await collect(store.listVersions(key))).filter((version) => version.key === key);
    const VersionId = versions.find((version) => !version.isDeleteMarker)?.versionId;
    await admin.send(
      new PutObjectLegalHoldCommand({ Bucket: bucket.name, Key: key, VersionId, LegalHold: { Status } }),
    );
  };
  try {
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 5);
    await hold('ON', ids[4]);
    const { report, error } = await prune(store, { pruneVersions: true });
    expect(error).toBeNull();
    expect(report.removed).toEqual([ids[3]]);
    expect(report.decisions[4]).toEqual({
      backupId: ids[4],
      keep: true,
      reasons: ['locked in the store (legal hold or retention lock)'],
    });
    // Somebody deletes it all the same: its versions stay together until the lock ends.
    for (const key of keysOf(ids.slice(4))) await store.remove(key);
    const again = await prune(store, { pruneVersions: true });
    expect(again.error).toBeNull();
    expect(again.report.removedVersions).toBe(0);
    await hold('OFF', ids[4]);
    expect((await prune(store, { pruneVersions: true })).report.removedVersions).toBe(3);
  } finally {
    await store.close();
    await bucket.remove();
  }
});
