import { listBackups } from '../../src/app/list.js';
import { MemoryStore } from '../support/memory-store.js';
import { manifestOf, putBackup, putDaily, putUncommitted, SERIES } from '../support/stored-backups.js';

const NOW = new Date('2026-07-01T00:00:00Z');

it('lists committed backups newest first, with what their manifests say', async () => {
  const store = new MemoryStore();
  const series = { environment: 'production', backupName: 'shop' };
  await putBackup(store, series, '2026-03-24T02:00:00Z');
  const newest = await putBackup(store, series, '2026-03-25T02:00:00Z');
  const { backups, warnings } = await listBackups(store, series, NOW);
  expect(warnings).toEqual([]);
  expect(backups.map((b) => b.backupId)).toEqual([newest, 'shop-2026-03-24T020000Z']);
  expect(backups[0]).toEqual({
    backupId: newest,
    time: '2026-03-25T02:00:00Z',
    archiveUri: `s3://memory/prefix/production/${newest}.tar.gz`,
    manifestUri: `s3://memory/prefix/production/${newest}.manifest.json`,
    bytes: Buffer.byteLength(`archive of ${newest}`),
    tables: 2,
    rows: 7,
    environment: 'production',
    engine: 'postgresql',
    encrypted: false,
    anomalous: false,
    proof: null,
  });
});

it('never lists a damaged or uncommitted backup as a good one, and names each', async () => {
  const store = new MemoryStore();
  const good = await putBackup(store, SERIES, '2026-03-25T02:00:00Z');
  const archive = { ...manifestOf(SERIES, good).archive, bytes: 999 };
  const cut = await putBackup(store, SERIES, '2026-03-24T02:00:00Z', {
    archive: { ...archive, file: 'backup-2026-03-24T020000Z.tar.gz' },
  });
  const other = await putBackup(store, SERIES, '2026-03-23T02:00:00Z', { archive });
  const broken = await putUncommitted(store, SERIES, '2026-03-22T02:00:00Z');
  await store.put(`${broken}.manifest.json`, Buffer.from('{}'), 'application/json');
  const open = await putUncommitted(store, SERIES, '2026-03-21T02:00:00Z');
  const { backups, warnings } = await listBackups(store, SERIES, NOW);
  expect(backups.map((b) => b.backupId)).toEqual([good]);
  expect(warnings).toHaveLength(4);
  expect(warnings[0]).toContain(`${cut} is damaged: its archive has 36 bytes instead of 999`);
  expect(warnings[1]).toContain(
    `${other} is damaged: its archive backup-2026-03-25T020000Z.tar.gz is missing`,
  );
  expect(warnings[2]).toContain(`${broken} is not listed`);
  expect(warnings[3]).toContain(`${open} has an archive but no commit mark`);
});

it('needs the environment where only environments exist', async () => {
  const store = new MemoryStore();
  await putBackup(store, { environment: 'production', backupName: 'backup' }, '2026-03-25T02:00:00Z');
  await expect(listBackups(store, SERIES, NOW)).rejects.toMatchObject({ code: 'ENVIRONMENT_NEEDED' });
  expect(await listBackups(new MemoryStore(), SERIES, NOW)).toEqual({ backups: [], warnings: [] });
});

it('throws what the store throws, and stops when cancelled', async () => {
  const store = new MemoryStore();
  await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 40);
  await expect(listBackups(store, SERIES, NOW, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  expect(store.reads).toBe(0);
  const failing = Object.assign(store, {
    read: async () => {
      throw new Error('network');
    },
  });
  await expect(listBackups(failing, SERIES, NOW)).rejects.toThrow('network');
});
