import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseBackupChoice } from '../../src/app/choose-backup.js';
import { findBackup, type StoredChoice } from '../../src/app/find-backup.js';
import { isPath } from '../../src/config/check-together.js';
import { MemoryStore } from '../support/memory-store.js';
import { putBackup, putDaily, putUncommitted, SERIES } from '../support/stored-backups.js';
import { codeOf } from './stored-sample.js';

const find = (store: MemoryStore, backup: string, random = () => 0) =>
  findBackup(store, SERIES, parseBackupChoice(backup) as StoredChoice, random);

describe('findBackup', () => {
  it('finds by name, id, time and date', async () => {
    const store = new MemoryStore();
    const [newest, second, third] = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 3);
    expect((await find(store, 'latest')).id).toBe(newest);
    expect((await find(store, second ?? '')).id).toBe(second);
    expect((await find(store, '2026-03-24T02:00:00Z')).id).toBe(second);
    expect((await find(store, '2026-03-24T01:59:59Z')).id).toBe(third);
    expect((await find(store, '2026-03-24T03:00:00+02:00')).id).toBe(third);
    expect((await find(store, '2026-03-24')).id).toBe(second);
    expect((await find(store, '2027-01-01')).id).toBe(newest);
    expect((await codeOf(find(store, '2026-03-22'))).code).toBe('NOT_FOUND');
    const ids = new Set<string>();
    for (let n = 0; n < 1; n += 0.05) ids.add((await find(store, 'random', () => n)).id);
    expect(ids).toEqual(new Set([newest, second, third]));
  });

  it('passes over anomalous backups unless they are asked for by id or address', async () => {
    const store = new MemoryStore();
    const good = await putBackup(store, SERIES, '2026-03-20T02:00:00Z');
    const odd = await putBackup(store, SERIES, '2026-03-21T02:00:00Z', { anomaly: { rows: 0 } });
    for (const backup of ['latest', 'random', '2026-03-22', '2026-03-21T02:00:00Z']) {
      for (const random of [() => 0, () => 0.99]) {
        const found = await find(store, backup, random);
        expect([backup, found.id]).toEqual([backup, good]);
        if (backup !== 'random')
          expect(found.warnings).toEqual([expect.stringContaining(`${odd} is marked`)]);
      }
    }
    expect(await find(store, odd)).toMatchObject({ id: odd, warnings: [] });
    const address = {
      kind: 'archive',
      destination: { kind: 'file', folder: '/' },
      file: `${odd}.tar.gz`,
    } as const;
    expect((await findBackup(store, SERIES, address, () => 0)).id).toBe(odd);
    await store.remove(`${good}.manifest.json`);
    for (const backup of ['latest', 'random', '2026-03-22']) {
      expect(await codeOf(find(store, backup))).toMatchObject({
        code: 'NOT_FOUND',
        message: expect.stringContaining('without an anomaly'),
      });
    }
  });

  it('counts committed backups alone, and says why another is none', async () => {
    const store = new MemoryStore();
    const good = await putBackup(store, SERIES, '2026-03-20T02:00:00Z');
    const half = await putUncommitted(store, SERIES, '2026-03-21T02:00:00Z');
    for (const backup of ['latest', 'random', '2026-03-22'])
      expect((await find(store, backup)).id).toBe(good);
    expect((await codeOf(find(store, half))).code).toBe('NOT_COMMITTED');
  });

  it('refuses a manifest that names another archive, and a newer format', async () => {
    const store = new MemoryStore();
    const archive = {
      file: '../elsewhere.tar.gz',
      bytes: 1,
      sha256: '0'.repeat(64),
      versionId: null,
      encryption: null,
    };
    const id = await putBackup(store, SERIES, '2026-03-20T02:00:00Z', { archive });
    expect((await codeOf(find(store, id))).code).toBe('BACKUP_DAMAGED');
    const newer = await putBackup(store, SERIES, '2026-03-21T02:00:00Z', { version: 2 as 1 });
    for (const backup of ['latest', newer])
      expect((await codeOf(find(store, backup))).code).toBe('FORMAT_NEWER');
  });
});

describe('parseBackupChoice', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'choose backup-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('knows files and folders by path and by file://, and needs no destination for them', async () => {
    const file = join(root, 'x.tar.gz');
    await writeFile(file, '');
    await writeFile(join(root, 'manifest.json'), '');
    for (const text of [file, pathToFileURL(file).href]) {
      expect(parseBackupChoice(text)).toEqual({
        kind: 'archive',
        destination: { kind: 'file', folder: root },
        file: 'x.tar.gz',
      });
      expect(isPath(text)).toBe(true);
    }
    for (const text of [root, `${root}/`, pathToFileURL(root).href]) {
      expect(parseBackupChoice(text)).toEqual({ kind: 'folder', path: root });
      expect(isPath(text)).toBe(true);
    }
    for (const text of ['./folder', '../folder', '.', 's3://bucket/x.tar.gz'])
      expect(isPath(text)).toBe(true);
    for (const text of ['latest', 'random', 'backup-2026-03-25T020000Z', '2026-03-25'])
      expect(isPath(text)).toBe(false);
  });

  it.each(['file://host/x.tar.gz', 's3://bucket', 's3://bucket/x.zip', '2026-02-30', 'nonsense', './absent'])(
    'refuses %s',
    (text) => {
      expect(() => parseBackupChoice(text)).toThrow(/allowed: latest, random/);
    },
  );

  it('refuses a folder that is no unpacked archive', () => {
    expect(() => parseBackupChoice(root)).toThrow(/without a manifest.json/);
  });
});
