import type { PruneRequest } from '../../../src/app/prune/prune.js';
import { MemoryStore } from '../../support/memory-store.js';
import { prune as pruneStored } from '../../support/prune-series.js';
import { putDaily, putUncommitted, SERIES } from '../../support/stored-backups.js';
import { BROKEN_DRILL, FAILED_DRILL, putProof } from '../../support/stored-proofs.js';

/** What drills say to retention. */
const prune = (store: MemoryStore, changes: Partial<PruneRequest> = {}) =>
  pruneStored(store, { pruneVersions: true, ...changes });

async function sixDaily(options?: { versioned: boolean }): Promise<{ store: MemoryStore; ids: string[] }> {
  const store = new MemoryStore(options);
  return { store, ids: await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 6) };
}

const idAt = (ids: readonly string[], index: number) => ids[index] ?? '';

it('keeps the newest proven backup whatever its age', async () => {
  const { store, ids } = await sixDaily();
  await putProof(store, SERIES, idAt(ids, 4), '2026-03-22T04:00:00Z');
  await putProof(store, SERIES, idAt(ids, 5), '2026-03-23T04:00:00Z');
  const { report, warnings } = await prune(store);
  expect(report).toMatchObject({ frozen: null, removed: [ids[3], ids[5]] });
  expect(report.decisions[4]?.reasons).toEqual(['the newest backup that a drill has proven']);
  expect(warnings).toEqual([]);
});

it('removes nothing, leftovers and versions included, while the newest judged drill failed', async () => {
  const { store, ids } = await sixDaily({ versioned: true });
  await putUncommitted(store, SERIES, '2026-01-01T00:00:00Z');
  await putProof(store, SERIES, idAt(ids, 1), '2026-03-20T04:00:00Z');
  await putProof(store, SERIES, idAt(ids, 0), '2026-03-21T04:00:00Z', FAILED_DRILL);
  await putProof(store, SERIES, idAt(ids, 1), '2026-03-22T04:00:00Z', BROKEN_DRILL);
  const before = store.keys;
  const { report, warnings } = await prune(store);
  expect(report).toMatchObject({ removed: [], removedVersions: 0 });
  expect(report.frozen).toBe(
    `The newest drill failed: ${ids[0]} at 2026-03-21 04:00 UTC (exit code 9, DRILL_FAILED). Nothing is removed until a drill succeeds: mend what its report names, then run drill again (or set freeze-on-failed-drill: false).`,
  );
  expect(warnings).toEqual([report.frozen]);
  expect(store.keys).toEqual(before);
  expect((await prune(store, { dryRun: true })).report.removed).toEqual([]);
  expect((await prune(store, { freeze: 'Another source.' })).report.frozen).toMatch(
    /^Another source\. The newest drill/,
  );

  await putProof(store, SERIES, idAt(ids, 1), '2026-03-23T04:00:00Z');
  expect((await prune(store)).report).toMatchObject({ frozen: null, removed: [ids[3], ids[4], ids[5]] });
});

it('goes on when the setting says so, or when only the server of the drill was at fault', async () => {
  const { store, ids } = await sixDaily();
  await putProof(store, SERIES, idAt(ids, 0), '2026-03-21T04:00:00Z', BROKEN_DRILL);
  expect((await prune(store, { dryRun: true })).report).toMatchObject({
    frozen: null,
    removed: [{}, {}, {}],
  });
  await putProof(store, SERIES, idAt(ids, 0), '2026-03-22T04:00:00Z', FAILED_DRILL);
  const { report } = await prune(store, { freezeOnFailedDrill: false });
  expect(report).toMatchObject({ frozen: null, removed: [ids[3], ids[4], ids[5]] });
});

it('waits for the release that knows what a proof says', async () => {
  const { store, ids } = await sixDaily();
  await putProof(store, SERIES, idAt(ids, 0), '2026-03-21T04:00:00Z', { version: 2 as 1 });
  const { report } = await prune(store);
  expect(report.removed).toEqual([]);
  expect(report.frozen).toContain('A newer release wrote the proof');
});

it('lets no proof from the future thaw or hide anything, and says what to do about a failed one', async () => {
  const { store, ids } = await sixDaily();
  await putProof(store, SERIES, idAt(ids, 0), '2026-03-21T04:00:00Z', FAILED_DRILL);
  await putProof(store, SERIES, idAt(ids, 1), '2036-01-01T00:00:00Z');
  const masked = await prune(store);
  expect(masked.report.frozen).toMatch(/^The newest drill failed: backup-2026-03-25T020000Z at 2026-03-21/);
  expect(masked.warnings.join()).toContain('2036-01-01T000000Z.json is dated in the future');

  const key = await putProof(store, SERIES, idAt(ids, 1), '2036-02-01T00:00:00Z', {
    ...FAILED_DRILL,
    errorCode: 'A\u001b[31mB\n::error::C',
  });
  await putProof(store, SERIES, idAt(ids, 1), '2026-03-22T04:00:00Z');
  const { frozen, removed } = (await prune(store)).report;
  expect(removed).toEqual([]);
  expect(frozen).toContain(`then remove ${key} from the store`);
  expect(frozen).toContain(String.raw`, A\u{1b}[31mB\u{a}::error::C)`);
});
