import { refuseMissingEnvironment } from '../../src/app/refuse-missing-environment.js';
import { loadSeriesCatalog, newestBackup, readCommittedManifest } from '../../src/app/series-catalog.js';
import type { Series } from '../../src/core/series-keys.js';
import { MemoryStore } from '../support/memory-store.js';
import { manifestOf, putBackup, putUncommitted, SERIES } from '../support/stored-backups.js';

const PRODUCTION: Series = { environment: 'production', backupName: 'backup' };
const put = (store: MemoryStore, key: string, text = 'x') => store.put(key, Buffer.from(text), 'text/plain');

it('tells committed, uncommitted, damaged and stray apart, newest first', async () => {
  const store = new MemoryStore();
  await putBackup(store, SERIES, '2026-03-23T02:00:00Z');
  await putBackup(store, SERIES, '2026-03-25T02:00:00Z');
  await putUncommitted(store, SERIES, '2026-03-24T02:00:00Z');
  await put(store, 'backup-2026-03-22T020000Z.manifest.json');
  await put(store, 'backup-2026-03-21T020000Z.tar.zst.age.sha256');

  const catalog = await loadSeriesCatalog(store, SERIES);
  expect(catalog.backups.map((b) => [b.id, b.time.toISOString()])).toEqual([
    ['backup-2026-03-25T020000Z', '2026-03-25T02:00:00.000Z'],
    ['backup-2026-03-23T020000Z', '2026-03-23T02:00:00.000Z'],
  ]);
  expect(catalog.backups[0]?.archives.map((o) => o.key)).toEqual(['backup-2026-03-25T020000Z.tar.gz']);
  expect(catalog.backups[0]?.checksums.map((o) => o.key)).toEqual([
    'backup-2026-03-25T020000Z.tar.gz.sha256',
  ]);
  expect(catalog.uncommitted.map((e) => e.id)).toEqual(['backup-2026-03-24T020000Z']);
  expect(catalog.strays.map((e) => e.id)).toEqual(['backup-2026-03-21T020000Z']);
  expect(catalog.ids.size).toBe(5);
  expect(catalog.warnings).toEqual([
    'backup-2026-03-22T020000Z is damaged: its archive is missing, only s3://memory/prefix/backup-2026-03-22T020000Z.manifest.json is left. It does not count as a backup.',
  ]);
});

it('does not see keys of other series or of other tools', async () => {
  const store = new MemoryStore();
  await putBackup(store, PRODUCTION, '2026-03-25T02:00:00Z');
  await putBackup(store, { environment: undefined, backupName: 'backup-2' }, '2026-03-25T02:00:00Z');
  await putBackup(store, { environment: 'production', backupName: 'backup-2' }, '2026-03-25T02:00:00Z');
  for (const key of [
    'backup-2026-03-25T020000Z.tar.bz2',
    'backup-2026-03-25T020000Z.tar.gz.tmp',
    'backup-2026-02-30T020000Z.tar.gz',
    'backup-2026-03-25T020000Z/manifest.json',
    'backup-notes.manifest.json',
    'backup-2026-03-25T020000Z.sha256',
  ]) {
    await put(store, key);
  }
  expect((await loadSeriesCatalog(store, SERIES)).ids.size).toBe(0);
  expect([...(await loadSeriesCatalog(store, PRODUCTION)).ids]).toEqual(['backup-2026-03-25T020000Z']);
});

describe('a series without environment', () => {
  const check = async (store: MemoryStore, series = SERIES) =>
    refuseMissingEnvironment(store, await loadSeriesCatalog(store, series));

  it('is refused when there are only environments, which are listed', async () => {
    const store = new MemoryStore();
    await putBackup(store, { environment: 'staging', backupName: 'shop' }, '2026-03-25T02:00:00Z');
    await putBackup(store, PRODUCTION, '2026-03-25T02:00:00Z');
    await put(store, 'proofs/backup-2026-03-25T020000Z/1.json');
    await put(store, 'photos/cat.png');
    await expect(check(store)).rejects.toMatchObject({
      kind: 'settings',
      code: 'ENVIRONMENT_NEEDED',
      setting: 'environment',
      message: expect.stringMatching(/environments: production, staging\.$/),
    });
  });

  it('is accepted when it has anything, when nothing is there, and when one is named', async () => {
    const store = new MemoryStore();
    await put(store, 'photos/cat.png');
    await check(store);
    await putBackup(store, PRODUCTION, '2026-03-25T02:00:00Z');
    await check(store, { environment: 'staging', backupName: 'backup' });
    await putUncommitted(store, SERIES, '2026-03-25T02:00:00Z');
    await check(store);
  });
});

describe('readCommittedManifest', () => {
  const ID = 'backup-2026-03-25T020000Z';
  const KEY = `${ID}.manifest.json`;
  const stored = async (content: unknown) => {
    const store = new MemoryStore();
    await put(store, KEY, typeof content === 'string' ? content : JSON.stringify(content));
    return readCommittedManifest(store, KEY);
  };

  it('reads what was committed', async () => {
    expect(await stored(manifestOf(SERIES, ID))).toEqual(manifestOf(SERIES, ID));
  });

  it.each<[string, unknown, string]>([
    ['MANIFEST_INVALID', '{', 'JSON'],
    ['MANIFEST_INVALID', { ...manifestOf(SERIES, ID), archive: undefined }, 'no archive'],
    ['MANIFEST_INVALID', manifestOf(SERIES, 'backup-2026-03-24T020000Z'), 'backup-2026-03-24T020000Z'],
    ['FORMAT_NEWER', { format: 'db-backup', version: 2 }, 'version 2'],
  ])('refuses with %s, naming the object (%#)', async (code, content, text) => {
    const error = await stored(content).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: 'integrity', code });
    expect(String(error)).toContain(`s3://memory/prefix/${KEY}`);
    expect(String(error)).toContain(text);
  });

  it('passes on that the object is gone', async () => {
    await expect(readCommittedManifest(new MemoryStore(), KEY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('newestBackup goes on to the newest manifest that can be read, and says so', async () => {
  const store = new MemoryStore();
  const older = await putBackup(store, SERIES, '2026-03-24T02:00:00Z');
  await putUncommitted(store, SERIES, '2026-03-25T02:00:00Z');
  await put(store, 'backup-2026-03-25T020000Z.manifest.json', '{}');
  const warnings: string[] = [];
  const catalog = await loadSeriesCatalog(store, SERIES);
  expect((await newestBackup(store, catalog, (w) => warnings.push(w)))?.id).toBe(older);
  expect(warnings).toEqual([expect.stringContaining('backup-2026-03-25T020000Z.manifest.json')]);
  expect(await newestBackup(store, await loadSeriesCatalog(store, PRODUCTION))).toBeNull();
});
