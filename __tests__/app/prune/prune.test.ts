import type { Series } from '../../../src/core/series-keys.js';
import { MemoryStore } from '../../support/memory-store.js';
import { prune } from '../../support/prune-series.js';
import { manifestOf, putBackup, putDaily, putUncommitted, SERIES } from '../../support/stored-backups.js';
import { policyOf } from '../../support/timelines.js';

const keysOf = (id: string) => [`${id}.manifest.json`, `${id}.tar.gz`, `${id}.tar.gz.sha256`];

it('removes what retention does not keep: manifest, then archive, then checksum', async () => {
  const store = new MemoryStore();
  const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 5);
  store.changes.length = 0;
  const { report, warnings, error } = await prune(store);
  expect(error).toBeNull();
  expect(warnings).toEqual([]);
  expect(report).toMatchObject({
    dryRun: false,
    frozen: null,
    removed: ids.slice(3),
    abortedUploads: [],
    uncommitted: [],
    removedVersions: 0,
    notes: [],
  });
  expect(report.decisions.map((d) => d.keep)).toEqual([true, true, true, false, false]);
  expect(store.keys).toEqual(ids.slice(0, 3).flatMap(keysOf).sort());
  for (const id of ids.slice(3)) {
    expect(store.changes.filter((change) => change.includes(id))).toEqual(
      keysOf(id).map((key) => `remove ${key}`),
    );
  }
});

it('reads the newest manifest alone when nothing would be removed', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 3);
  await prune(store);
  expect(store.reads).toBe(1);
});

it('removes nothing while the newest backup is marked as anomalous', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-03-24T02:00:00Z', 5);
  const marked = await putBackup(store, SERIES, '2026-03-25T02:00:00Z', {
    anomaly: { anomalies: [], more: 0 },
  });
  const frozen = await prune(store);
  expect(frozen.report.frozen).toContain(`${marked}, is marked as anomalous`);
  expect([frozen.report.removed, frozen.warnings]).toEqual([[], [frozen.report.frozen]]);
  await putBackup(store, SERIES, '2026-03-25T02:00:05Z');
  const freed = await prune(store);
  expect([freed.report.frozen, freed.report.removed.length]).toEqual([null, 3]);
});

it('never touches its neighbours', async () => {
  const store = new MemoryStore({ versioned: true });
  const neighbours: Series[] = [
    { environment: 'production', backupName: 'backup' },
    { environment: undefined, backupName: 'backup-2' },
    { environment: undefined, backupName: 'back' },
  ];
  for (const series of neighbours) {
    await putDaily(store, series, '2020-03-25T02:00:00Z', 4);
    await putUncommitted(store, series, '2019-01-01T00:00:00Z');
    store.uploads.set(series.environment ?? series.backupName, {
      key: `${series.environment ? 'production/' : ''}${series.backupName}-2020-01-01T000000Z.tar.gz`,
      uploadId: series.environment ?? series.backupName,
      startedAt: new Date('2020-01-01T00:00:00Z'),
    });
  }
  for (const key of [
    'backup-2019-01-01.tar.gz',
    'backup-2019-01-01T000000Z.tar.gz.bak',
    'backup-readme.txt',
    'notes/backup-2019-01-01T000000Z.tar.gz',
  ]) {
    await store.put(key, Buffer.from('mine'), 'text/plain');
  }
  const before = store.keys;
  await putDaily(store, SERIES, '2020-03-25T02:00:00Z', 4);
  const { report, error } = await prune(store, { pruneVersions: true });
  expect(error).toBeNull();
  expect(report.removed).toHaveLength(2);
  expect(report.abortedUploads).toEqual([]);
  const own = ['backup-2020-03-25T020000Z', 'backup-2020-03-24T020000Z'].flatMap(keysOf);
  expect(store.keys).toEqual([...before, ...own].sort());
  expect(store.uploads.size).toBe(3);
});

it('a dry run says the same and removes nothing at all', async () => {
  const fill = async () => {
    const store = new MemoryStore({ versioned: true });
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 6);
    await putUncommitted(store, SERIES, '2026-01-01T00:00:00Z');
    await store.startUpload('backup-2026-01-02T000000Z.tar.gz');
    return store;
  };
  const now = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
  const store = await fill();
  const changes = [...store.changes];
  const dry = await prune(store, { dryRun: true, pruneVersions: true, now });
  expect(store.changes).toEqual(changes);
  expect(store.uploads.size).toBe(1);
  const real = await prune(await fill(), { pruneVersions: true, now });
  expect(dry.report.removed.length).toBeGreaterThan(0);
  expect(dry.report.abortedUploads).toHaveLength(1);
  expect({ ...dry.report, dryRun: false }).toEqual(real.report);
});

it('a freeze removes nothing and says why', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2020-03-25T02:00:00Z', 6);
  await putUncommitted(store, SERIES, '2019-01-01T00:00:00Z');
  const keys = store.keys;
  const { report } = await prune(store, { freeze: 'another database', pruneVersions: true });
  expect(report.frozen).toBe('another database');
  expect(report.removed).toEqual([]);
  expect(report.decisions.every((d) => d.reasons[0] === 'pruning is frozen')).toBe(true);
  expect(store.keys).toEqual(keys);
});

it('keeps what kept backups depend on, what is locked, and does not count anomalies as good', async () => {
  const store = new MemoryStore();
  const base = await putBackup(store, SERIES, '2026-01-01T00:00:00Z');
  const locked = await putBackup(store, SERIES, '2026-01-02T00:00:00Z');
  const lockedManifest = await putBackup(store, SERIES, '2026-01-03T00:00:00Z');
  const gone = await putBackup(store, SERIES, '2026-01-04T00:00:00Z');
  const good = await putBackup(store, SERIES, '2026-01-05T00:00:00Z');
  const strange = await putBackup(store, SERIES, '2026-01-06T00:00:00Z', { anomaly: { rows: -0.9 } });
  const newest = await putBackup(store, SERIES, '2026-01-07T00:00:00Z', { dependsOn: [base] });
  store.locked.add(`${locked}.tar.gz`).add(`${lockedManifest}.manifest.json`);
  const { report } = await prune(store);
  expect(report.removed).toEqual([gone]);
  const reasons = new Map(report.decisions.map((d) => [d.backupId, d.reasons]));
  expect(reasons.get(base)).toEqual([`needed by ${newest}`]);
  expect(reasons.get(locked)).toEqual(['locked in the store (legal hold or retention lock)']);
  expect(reasons.get(lockedManifest)).toEqual(['locked in the store (legal hold or retention lock)']);
  expect(reasons.get(good)).toEqual(['among the newest 2 (retention-min-count)']);
  expect(reasons.get(strange)).toEqual(['among the newest 2 (retention-min-count)']);
});

it('removes a backup that needs another one before that other one', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 2);
  const base = await putBackup(store, SERIES, '2026-01-01T00:00:00Z');
  const middle = await putBackup(store, SERIES, '2026-01-02T00:00:00Z', { dependsOn: [base] });
  store.changes.length = 0;
  await prune(store);
  expect(store.changes).toEqual([...keysOf(middle), ...keysOf(base)].map((key) => `remove ${key}`));
});

it('a damaged backup stands in for no good one, and is named', async () => {
  const store = new MemoryStore();
  const [, , third = ''] = await putDaily(store, SERIES, '2026-01-10T02:00:00Z', 4);
  const broken = await putUncommitted(store, SERIES, '2026-01-11T02:00:00Z');
  await store.put(`${broken}.manifest.json`, Buffer.from('{}'), 'application/json');
  const { report, warnings } = await prune(store, { policy: policyOf({ retentionDays: 3, minCount: 3 }) });
  expect(report.decisions.find((d) => d.backupId === third)?.keep).toBe(true);
  expect(report.removed).toEqual(['backup-2026-01-07T020000Z']);
  expect(warnings).toEqual([expect.stringContaining(`${broken}.manifest.json`)]);
});

it('removes nothing beside a backup of a newer format', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-01-10T02:00:00Z', 4);
  const newer = await putUncommitted(store, SERIES, '2026-01-11T02:00:00Z');
  await store.put(
    `${newer}.manifest.json`,
    Buffer.from('{"format":"db-backup","version":2}'),
    'application/json',
  );
  const { report } = await prune(store);
  expect(report.removed).toEqual([]);
  expect(report.frozen).toBe(`a newer release wrote ${newer}, and what it depends on is unknown to this one`);
});

it('never removes a manifest whose archive is missing', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 2);
  const key = 'backup-2020-01-01T000000Z.manifest.json';
  await store.put(key, Buffer.from(JSON.stringify(manifestOf(SERIES, 'backup-2020-01-01T000000Z'))), '');
  const { warnings } = await prune(store);
  expect(store.keys).toContain(key);
  expect(warnings).toEqual([expect.stringContaining('backup-2020-01-01T000000Z is damaged')]);
});

it('needs the environment where only environments exist', async () => {
  const store = new MemoryStore();
  await putDaily(store, { environment: 'production', backupName: 'backup' }, '2026-03-25T02:00:00Z', 2);
  await expect(prune(store)).rejects.toMatchObject({ code: 'ENVIRONMENT_NEEDED' });
});
