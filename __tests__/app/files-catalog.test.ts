import { inspectBackup } from '../../src/app/inspect-backup.js';
import { pruneSeries } from '../../src/app/prune/prune.js';
import { loadSeriesCatalog } from '../../src/app/series-catalog.js';
import type { CommittedManifest, StorageSection } from '../../src/core/manifest.js';
import { parseSeriesKey, storageArchiveKey } from '../../src/core/series-keys.js';
import { MemoryStore } from '../support/memory-store.js';
import { SilentLog } from '../support/silent-log.js';
import { putBackup, SERIES } from '../support/stored-backups.js';

/** The archive of files belongs to its backup: for list, prune and everything that looks at the store. */
const BYTES = Buffer.from('files');

function storage(id: string): StorageSection {
  const sha256 = '0'.repeat(64);
  return {
    project: 'abc',
    archive: { file: `${id}.storage.tar.gz`, bytes: BYTES.length, sha256, versionId: null },
    manifest: { bytes: 1, sha256, span: { offset: 0, length: 1 } },
    buckets: [],
    ...{ files: 1, bytes: 1, own: { files: 1, bytes: 1 } },
  };
}

async function putWithFiles(store: MemoryStore, time: string, changes: Partial<CommittedManifest> = {}) {
  const id = `backup-${time.replaceAll(':', '')}`;
  await putBackup(store, SERIES, time, { storage: storage(id), ...changes });
  await store.put(storageArchiveKey(SERIES, id, '.tar.gz'), BYTES, 'application/gzip');
  await store.put(`${id}.storage.tar.gz.sha256`, BYTES, 'text/plain');
  return id;
}

const prune = (store: MemoryStore) =>
  pruneSeries({
    store,
    series: SERIES,
    policy: { retentionDays: 1, minCount: 1, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0 },
    ...{ pruneVersions: false, dryRun: false, freeze: null, freezeOnFailedDrill: true },
    now: new Date('2026-03-01T00:00:00Z'),
    log: new SilentLog(),
    signal: new AbortController().signal,
  });

test('its keys are told from those of archives', () => {
  const kindOf = (key: string) => parseSeriesKey(SERIES, key)?.kind;
  expect(kindOf('backup-2026-01-01T000000Z.storage.tar.gz')).toBe('storage');
  expect(kindOf('backup-2026-01-01T000000Z.storage.tar.gz.sha256')).toBe('checksum');
  expect(kindOf('backup-2026-01-01T000000Z.tar.gz')).toBe('archive');
  expect(kindOf('backup-2026-01-01T000000Z.other.tar.gz')).toBeUndefined();
});

test('prune removes it with its backup, and keeps the one that others stand on', async () => {
  const store = new MemoryStore();
  const base = await putWithFiles(store, '2026-01-01T00:00:00Z');
  const old = await putWithFiles(store, '2026-01-02T00:00:00Z');
  await putWithFiles(store, '2026-02-28T12:00:00Z', { dependsOn: [base] });
  const { report } = await prune(store);
  expect(report.removed).toEqual([old]);
  expect(store.keys.filter((key) => key.startsWith(old))).toEqual([]);
  expect(store.keys.filter((key) => key.startsWith(base))).toHaveLength(5);
});

test('one without a backup is a leftover, removed when it is old', async () => {
  const store = new MemoryStore();
  await putBackup(store, SERIES, '2026-02-28T12:00:00Z');
  const key = 'backup-2026-02-28T230000Z.storage.tar.gz';
  await store.put(key, BYTES, '');
  await store.put('backup-2026-01-01T000000Z.storage.tar.gz', BYTES, '');
  const { report } = await prune(store);
  expect(report.uncommitted).toEqual([key]);
  expect(store.keys).not.toContain('backup-2026-01-01T000000Z.storage.tar.gz');
});

test('a backup whose files are missing or cut is damaged', async () => {
  const store = new MemoryStore();
  const id = await putWithFiles(store, '2026-01-01T00:00:00Z');
  const look = async () => {
    const [backup] = (await loadSeriesCatalog(store, SERIES)).backups;
    if (!backup) throw new Error('no backup');
    const found = await inspectBackup(store, backup);
    return 'damage' in found ? found.damage.message : 'sound';
  };
  expect(await look()).toBe('sound');
  await store.remove(`${id}.storage.tar.gz`);
  expect(await look()).toMatch(/archive of its files .* is missing/);
  await store.put(`${id}.storage.tar.gz`, BYTES.subarray(1), '');
  expect(await look()).toMatch(/has 4 bytes instead of 5/);
});
