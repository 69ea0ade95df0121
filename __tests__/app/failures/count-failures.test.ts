import { countFailures } from '../../../src/app/failures/count-failures.js';
import type { DrillPoint } from '../../../src/core/drill.js';
import type { FailureMemory, FailureRecord } from '../../../src/core/failure-memory.js';
import type { RunReport } from '../../../src/core/report.js';
import { DRILL_REPORTS } from '../../support/drill-reports.js';
import { FAILED, reportOf } from '../../support/reports.js';

const KEY = {
  operation: 'backup',
  destination: 's3://b/p',
  environment: null,
  backupName: 'backup',
} as const;
const NOW = new Date('2026-03-25T03:00:00Z');
const GOOD = reportOf();
const BAD = reportOf({ ...FAILED, startedAt: '2026-03-25T02:00:00Z' });

function memoryWith(first?: FailureRecord) {
  const written: FailureRecord[] = first ? [first] : [];
  const memory: FailureMemory = {
    read: async () => ({ record: written.at(-1), warnings: [] }),
    write: async (_key, record) => void written.push(record),
  };
  return { memory, written };
}

const count = (report: RunReport, memory: FailureMemory, now = NOW) =>
  countFailures(KEY, report, { memory, now, maxMs: 50 });

it('counts failures in a row until a success, which says how many it ended', async () => {
  const { memory, written } = memoryWith();
  const counts = [];
  for (const report of [GOOD, BAD, BAD, GOOD, GOOD, BAD]) {
    const { failuresInARow, recoveredAfter } = await count(report, memory);
    counts.push([failuresInARow, recoveredAfter]);
  }
  expect(counts).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [0, 2],
    [0, 0],
    [1, 0],
  ]);
  // A success after a success has nothing to keep.
  expect(written.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
});

it('remembers when the first of them began, unless a clock has jumped', async () => {
  const { memory } = memoryWith();
  await count(BAD, memory);
  const later = { ...BAD, startedAt: '2026-03-26T02:00:00Z' };
  expect((await count(later, memory, new Date('2026-03-26T02:01:00Z'))).failingSince).toBe(BAD.startedAt);
  const back = await count(BAD, memory, new Date('2020-01-01T00:00:00Z'));
  expect(back).toMatchObject({ failuresInARow: 3, failingSince: null });
});

it('counts a run that was cancelled: one that hangs is ended every night', async () => {
  const { memory } = memoryWith({ failures: 1, since: null, revision: 1 });
  expect(await count({ ...BAD, exitCode: 130 }, memory)).toMatchObject({ failuresInARow: 2 });
});

it.each<[string, Partial<FailureMemory>]>([
  ['cannot be read', { read: () => Promise.reject(new Error('broken')) }],
  ['cannot be kept', { write: () => Promise.reject(new Error('broken')) }],
  ['never answers', { read: () => new Promise(() => {}) }],
])('does not know the count of a memory that %s, and says so', async (_title, fault) => {
  const { memory } = memoryWith({ failures: 4, since: null, revision: 4 });
  const broken = { ...memory, ...fault };
  const bad = await count(BAD, broken);
  expect(bad.failuresInARow).toBeNull();
  expect(bad.warnings).toEqual([
    expect.stringMatching(/^Failures in a row could not be counted: (broken|no answer)/),
  ]);
  expect((await count(GOOD, broken)).failuresInARow).toBe(0);
});

describe('drills, whose ledger remembers for longer than a cache', () => {
  const base = Object.values(DRILL_REPORTS)[0] as RunReport;
  const point = (ok: boolean): DrillPoint => ({
    backupId: 'backup-2026-03-25T020000Z',
    time: '2026-03-25T02:00:00Z',
    ok,
    judged: true,
    rtoSeconds: null,
  });

  function drillOf(
    ok: boolean,
    history: readonly boolean[],
    proofUri: string | null = 's3://b/p/proof',
  ): RunReport {
    if (!base.drill) throw new Error('no drill');
    const drill = { ...base.drill, proofUri, history: { backups: [], drills: history.map(point) } };
    return { ...base, ok, exitCode: ok ? 0 : 9, drill };
  }

  it.each<[string, RunReport, number | null, number]>([
    ['the third failed one', drillOf(false, [true, false, false, false]), 3, 0],
    ['one that left no proof', drillOf(false, [true, false, false], null), 3, 0],
    ['the first one', drillOf(false, [false]), 1, 0],
    ['a good one after two', drillOf(true, [true, false, false, true]), 0, 2],
    ['a good one after good ones', drillOf(true, [true, true]), 0, 0],
    ['one that did not come so far', drillOf(false, [], null), 1, 0],
  ])('%s', async (_title, report, failuresInARow, recoveredAfter) => {
    expect(await count(report, memoryWith().memory)).toMatchObject({ failuresInARow, recoveredAfter });
  });

  it('the larger of the two counts holds', async () => {
    const { memory } = memoryWith({ failures: 5, since: null, revision: 5 });
    expect(await count(drillOf(false, [true, false]), memory)).toMatchObject({ failuresInARow: 6 });
  });
});
