import { MemoryStore } from '../../support/memory-store.js';
import { prune } from '../../support/prune-series.js';
import { putBackup, putDaily, putUncommitted, SERIES } from '../../support/stored-backups.js';
import { policyOf } from '../../support/timelines.js';

class FailingStore extends MemoryStore {
  readonly failing = new Set<string>();
  override async remove(key: string): Promise<void> {
    if (this.failing.has(key)) throw new Error('AccessDenied');
    return super.remove(key);
  }
}

describe('leftovers of interrupted runs', () => {
  it('names uncommitted archives until they are older than retention-days, then removes them', async () => {
    const store = new MemoryStore();
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 2);
    const old = await putUncommitted(store, SERIES, '2026-03-22T02:00:08Z');
    const young = await putUncommitted(store, SERIES, '2026-03-22T02:00:09Z');
    const held = await putUncommitted(store, SERIES, '2026-01-01T00:00:00Z');
    store.locked.add(`${held}.tar.gz`);
    const { report, error } = await prune(store);
    expect(error).toBeNull();
    expect(report.removed).toEqual([]);
    expect(report.uncommitted).toEqual([`${young}.tar.gz`, `${held}.tar.gz`]);
    expect(store.keys.some((key) => key.includes(old))).toBe(false);
    expect(store.keys).toContain(`${young}.tar.gz.sha256`);
  });

  it('finishes a removal that was interrupted between its steps', async () => {
    const store = new MemoryStore();
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 2);
    const [archive, checksum] = [
      await putUncommitted(store, SERIES, '2026-03-01T00:00:00Z'),
      await putUncommitted(store, SERIES, '2026-03-02T00:00:00Z'),
    ];
    await store.remove(`${checksum}.tar.gz`);
    await prune(store);
    expect(store.keys.filter((key) => key.startsWith(archive) || key.startsWith(checksum))).toEqual([]);
  });

  it('aborts open uploads of this series that are older than a day', async () => {
    const store = new MemoryStore();
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 2);
    const add = (id: string, key: string, startedAt: string) =>
      store.uploads.set(id, { key, uploadId: id, startedAt: new Date(startedAt) });
    add('old', 'backup-2026-03-24T020000Z.tar.gz', '2026-03-24T02:00:00Z');
    add('young', 'backup-2026-03-24T030000Z.tar.gz', '2026-03-24T02:00:10Z');
    add('foreign', 'backup-of-my-photos.tar.gz', '2020-03-24T02:00:10Z');
    const { report } = await prune(store);
    expect(report.abortedUploads).toEqual(['backup-2026-03-24T020000Z.tar.gz']);
    expect([...store.uploads.keys()]).toEqual(['young', 'foreign']);
  });
});

describe('a removal that fails', () => {
  it('stops nothing else, leaves no manifest without its archive, and is named at the end', async () => {
    const store = new FailingStore();
    const [, , , first = '', second = '', third = ''] = await putDaily(
      store,
      SERIES,
      '2026-03-25T02:00:00Z',
      6,
    );
    store.failing.add(`${first}.manifest.json`).add(`${second}.tar.gz`);
    const { report, error } = await prune(store);
    expect(report.removed).toEqual([second, third]);
    expect(store.keys).toEqual(
      expect.arrayContaining([`${first}.manifest.json`, `${first}.tar.gz`, `${second}.tar.gz`]),
    );
    expect(store.keys.some((key) => key.includes(third))).toBe(false);
    expect(error).toMatchObject({ kind: 'store', code: 'PRUNE_FAILED' });
    expect(error?.message).toBe(
      `Pruning could not remove ${first}.manifest.json: AccessDenied; ${second}.tar.gz: AccessDenied`,
    );
  });

  it('is not tried when the locks cannot be asked for', async () => {
    const store = new MemoryStore();
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 6);
    store.changes.length = 0;
    store.isLocked = async () => {
      throw new Error('timeout');
    };
    await expect(prune(store)).rejects.toThrow('timeout');
    expect(store.changes).toEqual([]);
  });

  it('a cancelled run removes nothing more', async () => {
    const store = new MemoryStore();
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 60);
    const controller = new AbortController();
    const remove = store.remove.bind(store);
    let removals = 0;
    store.remove = async (key) => {
      await remove(key);
      removals += 1;
      if (removals === 5) controller.abort();
    };
    await expect(prune(store, { signal: controller.signal })).rejects.toMatchObject({ kind: 'cancelled' });
    expect(removals).toBeLessThan(20);
    // No commit mark stands without its archive.
    for (const id of ids) {
      if (store.keys.includes(`${id}.manifest.json`)) expect(store.keys).toContain(`${id}.tar.gz`);
    }
  });
});

describe('versions', () => {
  const allVersions = async (store: MemoryStore) => {
    const keys: string[] = [];
    for await (const version of store.listVersions('')) keys.push(version.key);
    return keys;
  };

  it('stay behind with a note when they are not pruned', async () => {
    const store = new MemoryStore({ versioned: true });
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 5);
    const { report, warnings } = await prune(store);
    expect(report.notes).toEqual([expect.stringContaining('stay there as noncurrent versions')]);
    expect(warnings).toEqual([]);
    expect(report.removedVersions).toBe(0);
    expect((await allVersions(store)).length).toBe(5 * 3 + 2 * 3);
  });

  it('go with their delete markers, those of earlier runs too', async () => {
    const store = new MemoryStore({ versioned: true });
    const ids = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 5);
    await prune(store, { policy: policyOf({ retentionDays: 3, minCount: 4 }) });
    const { report, error } = await prune(store, { pruneVersions: true });
    expect(error).toBeNull();
    expect(report.removed).toEqual([ids[3]]);
    expect(report.removedVersions).toBe(6);
    expect(report.notes).toEqual([]);
    expect((await allVersions(store)).sort()).toEqual(
      ids
        .slice(0, 3)
        .flatMap((id) => [`${id}.manifest.json`, `${id}.tar.gz`, `${id}.tar.gz.sha256`])
        .sort(),
    );
    const again = await prune(store, { pruneVersions: true });
    expect(again.report.removedVersions).toBe(0);
  });

  it('of a backup that somebody deleted although others need its bytes stay, until nobody needs them', async () => {
    const store = new MemoryStore({ versioned: true });
    const base = await putBackup(store, SERIES, '2026-03-01T02:00:00Z');
    const night = await putBackup(store, SERIES, '2026-03-24T02:00:00Z', { dependsOn: [base] });
    await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 1);
    for (const key of [`${base}.manifest.json`, `${base}.tar.gz`, `${base}.tar.gz.sha256`])
      await store.remove(key);
    await prune(store, { pruneVersions: true });
    expect(await allVersions(store)).toContain(`${base}.tar.gz`);
    for (const key of [`${night}.manifest.json`, `${night}.tar.gz`, `${night}.tar.gz.sha256`])
      await store.remove(key);
    await prune(store, { pruneVersions: true });
    expect(await allVersions(store)).not.toContain(`${base}.tar.gz`);
  });

  it('of backups that somebody deleted although retention keeps them can still be recovered', async () => {
    const store = new MemoryStore({ versioned: true });
    const policy = policyOf({ retentionDays: 3, minCount: 2, keepYearly: 3 });
    const yearly = await putBackup(store, SERIES, '2024-12-31T02:00:00Z');
    const [, deleted = ''] = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 5);
    for (const id of [yearly, deleted]) {
      for (const key of [`${id}.manifest.json`, `${id}.tar.gz`]) await store.remove(key);
    }
    await prune(store, { policy, pruneVersions: true });
    const left = await allVersions(store);
    for (const id of [yearly, deleted]) expect(left).toContain(`${id}.tar.gz`);
  });
});
