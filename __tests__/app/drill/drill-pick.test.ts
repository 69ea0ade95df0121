import { type PickRules, pickBackup } from '../../../src/app/drill/drill-pick.js';
import { ProofLedger } from '../../../src/app/proof-ledger.js';
import { loadSeriesCatalog } from '../../../src/app/series-catalog.js';
import { BackupError } from '../../../src/core/errors.js';
import { MemoryStore } from '../../support/memory-store.js';
import { putBackup, putDaily, putUncommitted, SERIES } from '../../support/stored-backups.js';
import { BROKEN_DRILL, FAILED_DRILL, putProof } from '../../support/stored-proofs.js';
import { seededRandom } from '../../support/timelines.js';

const NOW = new Date('2026-03-25T04:00:00Z');

async function pick(store: MemoryStore, rules: Partial<PickRules> = {}) {
  const catalog = await loadSeriesCatalog(store, SERIES);
  const ledger = await ProofLedger.open(store, SERIES);
  return pickBackup(store, catalog, ledger, {
    pick: 'random',
    windowDays: 30,
    now: NOW,
    random: () => 0,
    ...rules,
  });
}

/** Newest first: one a day, the last one two hours old. */
async function storeOf(count: number): Promise<{ store: MemoryStore; ids: string[] }> {
  const store = new MemoryStore();
  return { store, ids: await putDaily(store, SERIES, '2026-03-25T02:00:00Z', count) };
}

it.each<[string, Partial<PickRules>, number, string]>([
  ['the newest', { pick: 'newest' }, 0, 'the newest of 5 backups'],
  ['the oldest', { pick: 'oldest' }, 4, 'the oldest of 5 backups'],
  ['one by its id', { pick: 'backup-2026-03-22T020000Z' }, 3, 'asked for by its id'],
])('takes %s', async (_, rules, index, because) => {
  const { store, ids } = await storeOf(5);
  await putUncommitted(store, SERIES, '2026-03-25T03:00:00Z');
  const picked = await pick(store, rules);
  expect([picked.backup.id, picked.because, picked.warnings]).toEqual([ids[index], because, []]);
});

it('picks at random among the last days, every one as likely', async () => {
  const { store, ids } = await storeOf(6);
  const random = seededRandom(1);
  const seen = new Map<string, number>();
  for (let draw = 0; draw < 90; draw += 1) {
    const { backup, because } = await pick(store, { windowDays: 3, random });
    expect(because).toBe('at random from 3 backups of the last 3 days');
    seen.set(backup.id, (seen.get(backup.id) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(ids.slice(0, 3).sort());
  for (const count of seen.values()) expect(Math.abs(count - 30)).toBeLessThan(12);
});

it('takes what no drill has judged, at random, then what was drilled longest ago', async () => {
  const { store, ids } = await storeOf(4);
  const [newest = '', second = '', third = '', oldest = ''] = ids;
  await putProof(store, SERIES, newest, '2026-03-25T03:00:00Z');
  await putProof(store, SERIES, second, '2026-03-24T03:00:00Z', FAILED_DRILL);
  await putProof(store, SERIES, third, '2026-03-25T03:30:00Z', BROKEN_DRILL);
  const first = new Set<string>();
  const random = seededRandom(1);
  for (let draw = 0; draw < 20; draw += 1) {
    const picked = await pick(store, { pick: 'least-proven', random });
    expect(picked.because).toBe('at random from 2 of 4 backups that no drill has judged yet');
    first.add(picked.backup.id);
  }
  expect([...first].sort()).toEqual([oldest, third].sort());
  await putProof(store, SERIES, third, '2026-03-25T03:40:00Z');
  await putProof(store, SERIES, oldest, '2026-03-25T03:45:00Z');
  const picked = await pick(store, { pick: 'least-proven' });
  expect([picked.backup.id, picked.because]).toEqual([
    second,
    'drilled longest ago of 4 backups, on 2026-03-24',
  ]);
});

it('passes over anomalous backups unless they are named', async () => {
  const { store, ids } = await storeOf(1);
  const strange = await putBackup(store, SERIES, '2026-03-25T03:00:00Z', { anomaly: { kind: 'rows' } });
  const picked = await pick(store, { pick: 'newest' });
  expect(picked.backup.id).toBe(ids[0]);
  expect(picked.warnings).toEqual([expect.stringContaining(`${strange} is marked as anomalous`)]);
  expect((await pick(store, { pick: strange })).backup.id).toBe(strange);
});

it('takes a damaged manifest for what the drill has found', async () => {
  const store = new MemoryStore();
  const id = await putUncommitted(store, SERIES, '2026-03-25T02:00:00Z');
  await store.put(`${id}.manifest.json`, Buffer.from('{}'), 'application/json');
  const { backup, manifest } = await pick(store);
  expect(backup.id).toBe(id);
  expect(manifest).toBeInstanceOf(BackupError);
  expect(manifest).toMatchObject({ kind: 'integrity', code: 'MANIFEST_INVALID' });
});

it.each<[string, () => Promise<MemoryStore>, Partial<PickRules>, string, string]>([
  ['an empty store', async () => new MemoryStore(), {}, 'NOT_FOUND', 'holds no backup named backup'],
  [
    'an empty window',
    async () => (await storeOf(3)).store,
    { now: new Date('2026-05-01T00:00:00Z') },
    'DRILL_WINDOW_EMPTY',
    'no backup of the last 30 days; the newest is backup-2026-03-25T020000Z, 36 days old',
  ],
  [
    'an id that is not there',
    async () => (await storeOf(1)).store,
    { pick: 'backup-2020-01-01T000000Z' },
    'NOT_FOUND',
    'does not hold backup-2020',
  ],
  [
    'nothing but anomalies',
    async () => {
      const store = new MemoryStore();
      await putBackup(store, SERIES, '2026-03-25T03:00:00Z', { anomaly: { kind: 'rows' } });
      return store;
    },
    {},
    'NOT_FOUND',
    'is marked as anomalous',
  ],
])('says of %s what is the matter, and what to do', async (_, makeStore, rules, code, words) => {
  const error = await pick(await makeStore(), rules).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ kind: 'store', code, message: expect.stringContaining(words) });
  expect((error as BackupError).nextStep).not.toBe('');
});
