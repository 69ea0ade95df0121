import { listBackups } from '../../src/app/list.js';
import { ProofLedger, writeProof } from '../../src/app/proof-ledger.js';
import { proofKey } from '../../src/core/series-keys.js';
import { MemoryStore } from '../support/memory-store.js';
import { manifestOf, putBackup, SERIES } from '../support/stored-backups.js';
import { BROKEN_DRILL, FAILED_DRILL, proofOf, putProof } from '../support/stored-proofs.js';

const OLD = 'backup-2026-03-24T020000Z';
const NEW = 'backup-2026-03-25T020000Z';
const NOW = new Date('2026-07-01T00:00:00Z');

it('lists the proofs of its series alone, newest first, those of backups that are gone included', async () => {
  const store = new MemoryStore();
  const keys = [
    await putProof(store, SERIES, NEW, '2026-04-01T04:00:00Z'),
    await putProof(store, SERIES, OLD, '2026-05-01T04:00:00Z'),
  ];
  await putProof(
    store,
    { ...SERIES, backupName: 'backup-2' },
    'backup-2-2026-03-24T020000Z',
    '2026-06-01T04:00:00Z',
  );
  await putProof(store, { ...SERIES, environment: 'staging' }, NEW, '2026-06-01T04:00:00Z');
  await store.put(`proofs/${NEW}/notes.txt`, Buffer.from('x'), 'text/plain');
  const ledger = await ProofLedger.open(store, SERIES);
  expect(ledger.entries.map(({ key }) => key)).toEqual(keys.reverse());
  expect(store.reads).toBe(0);
});

it('takes the newest drill that judged: trouble with a server says nothing of a backup', async () => {
  const store = new MemoryStore();
  await putProof(store, SERIES, NEW, '2026-04-01T04:00:00Z');
  await putProof(store, SERIES, NEW, '2026-04-02T04:00:00Z', FAILED_DRILL);
  await putProof(store, SERIES, NEW, '2026-04-03T04:00:00Z', BROKEN_DRILL);
  await putProof(store, SERIES, OLD, '2026-03-30T04:00:00Z');
  const ledger = await ProofLedger.open(store, SERIES);
  expect(await ledger.newestJudged(NOW)).toMatchObject({
    kind: 'judged',
    drill: { backupId: NEW, ok: false, time: new Date('2026-04-02T04:00:00Z') },
  });
  const judged = await ledger.judgedOf([OLD, NEW, 'backup-2020-01-01T000000Z']);
  expect([...judged.values()].map(({ backupId, ok }) => [backupId, ok]).sort()).toEqual([
    [OLD, true],
    [NEW, false],
  ]);
  expect((await ledger.newest(2, NOW)).map(({ proof }) => proof.exitCode)).toEqual([7, 9]);
});

it('takes garbage for nothing, and names it', async () => {
  const store = new MemoryStore();
  const put = (time: string, text: string) =>
    store.put(proofKey(SERIES, NEW, new Date(time)), Buffer.from(text), 'application/json');
  await putProof(store, SERIES, NEW, '2026-04-01T04:00:00Z', { ...({ unknown: { key: 1 } } as object) });
  await put('2026-04-02T04:00:00Z', 'no json');
  await put(
    '2026-04-03T04:00:00Z',
    JSON.stringify({ ...proofOf(NEW, '2026-04-03T04:00:00Z'), exitCode: 'x' }),
  );
  await put('2026-04-04T04:00:00Z', JSON.stringify(proofOf(OLD, '2026-04-04T04:00:00Z')));
  await put('2026-04-05T04:00:00Z', JSON.stringify(proofOf(NEW, '2026-04-01T04:00:00Z')));
  const ledger = await ProofLedger.open(store, SERIES);
  expect(await ledger.newestJudged(NOW)).toMatchObject({ kind: 'judged', drill: { ok: true } });
  expect(ledger.warnings.map((warning) => /T040000Z\.json .*?: (.{0,25})/.exec(warning)?.[1])).toEqual([
    'it says it is of 2026-04-',
    'it says it belongs to bac',
    '/exitCode must be integer',
    'it is no JSON',
  ]);
});

it('does not guess what a newer release found', async () => {
  const store = new MemoryStore();
  await putProof(store, SERIES, NEW, '2026-04-01T04:00:00Z');
  await putProof(store, SERIES, NEW, '2026-04-02T04:00:00Z', { version: 2 as 1 });
  const ledger = await ProofLedger.open(store, SERIES);
  expect((await ledger.newestJudged(NOW)).kind).toBe('newer');
});

it('writes over no proof', async () => {
  const store = new MemoryStore();
  const { time: _, ...proof } = proofOf(NEW, '');
  const endedAt = new Date('2026-04-01T04:00:00.750Z');
  const first = await writeProof(store, SERIES, proof, endedAt);
  const second = await writeProof(store, SERIES, { ...proof, rows: 8 }, endedAt);
  expect([first, second]).toEqual([
    `proofs/${NEW}/2026-04-01T040000Z.json`,
    `proofs/${NEW}/2026-04-01T040001Z.json`,
  ]);
  const ledger = await ProofLedger.open(store, SERIES);
  expect((await ledger.newest(9, NOW)).map(({ proof: { time, rows } }) => [time, rows])).toEqual([
    ['2026-04-01T04:00:01Z', 8],
    ['2026-04-01T04:00:00Z', 7],
  ]);
});

it('tells the list what drills found', async () => {
  const store = new MemoryStore();
  await putBackup(store, SERIES, '2026-03-25T02:00:00Z');
  await putBackup(store, SERIES, '2026-03-24T02:00:00Z');
  await putBackup(store, SERIES, '2026-03-23T02:00:00Z', manifestOf(SERIES, 'backup-2026-03-23T020000Z'));
  await putProof(store, SERIES, NEW, '2026-04-01T04:00:00Z');
  await putProof(store, SERIES, OLD, '2026-04-01T04:00:00Z', { ...FAILED_DRILL, rtoSeconds: null });
  const early = await putProof(store, SERIES, NEW, '2036-04-01T04:00:00Z');
  const { backups, warnings } = await listBackups(store, SERIES, NOW);
  expect(warnings).toEqual([expect.stringContaining(`${early} is dated in the future`)]);
  expect(backups.map(({ proof }) => proof)).toEqual([
    { time: '2026-04-01T04:00:00Z', ok: true, rtoSeconds: 252 },
    { time: '2026-04-01T04:00:00Z', ok: false, rtoSeconds: null },
    null,
  ]);
});
