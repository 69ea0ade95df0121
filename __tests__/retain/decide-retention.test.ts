import { decideRetention, type RetentionInput } from '../../src/retain/decide-retention.js';
import { DAY_MS, policyOf, series, taken } from '../support/timelines.js';

function decide(input: Partial<RetentionInput> & Pick<RetentionInput, 'backups'>) {
  return decideRetention({
    policy: policyOf(),
    proofs: [],
    now: new Date('2026-03-25T02:00:00Z'),
    freeze: null,
    ...input,
  });
}

const days = (input: ReturnType<typeof decide>, keep: boolean) =>
  input
    .filter((d) => d.keep === keep)
    .map((d) => d.backupId.slice('backup-'.length, 'backup-2026-03-25'.length));

it('decides nothing about nothing', () => {
  expect(decide({ backups: [] })).toEqual([]);
});

it('keeps what is exactly retention-days old and removes what is a second older', () => {
  const now = new Date('2026-03-25T02:00:00Z');
  const edge = taken(new Date(now.getTime() - 30 * DAY_MS));
  const over = taken(new Date(now.getTime() - 30 * DAY_MS - 1000));
  const decisions = decide({ now, backups: [taken(now), over, edge], policy: policyOf({ minCount: 1 }) });
  expect(decisions).toEqual([
    { backupId: 'backup-2026-03-25T020000Z', keep: true, reasons: expect.any(Array) },
    { backupId: 'backup-2026-02-23T020000Z', keep: true, reasons: ['30 days old (retention-days: 30)'] },
    {
      backupId: 'backup-2026-02-23T015959Z',
      keep: false,
      reasons: ['older than retention-days: 30 (30 days)', 'not among the newest 1 (retention-min-count)'],
    },
  ]);
});

it('keeps the floor of a series whose schedule was paused for a year', () => {
  const decisions = decide({ backups: series('2025-03-25T02:00:00Z', 40) });
  expect(days(decisions, true)).toEqual([
    '2025-03-25',
    '2025-03-24',
    '2025-03-23',
    '2025-03-22',
    '2025-03-21',
    '2025-03-20',
    '2025-03-19',
  ]);
});

it('keeps the newest even when no rule at all is set', () => {
  const policy = policyOf({ retentionDays: 0, minCount: 0 });
  const decisions = decide({ policy, backups: series('2025-03-25T02:00:00Z', 3) });
  expect(days(decisions, true)).toEqual(['2025-03-25']);
});

it('keeps backups of the future, and still the newest good one and the floor behind them', () => {
  const future = series('2031-01-10T02:00:00Z', 3);
  const past = series('2025-01-10T02:00:00Z', 5);
  const decisions = decide({ backups: [...past, ...future], policy: policyOf({ minCount: 2 }) });
  expect(days(decisions, true)).toEqual([
    '2031-01-10',
    '2031-01-09',
    '2031-01-08',
    '2025-01-10',
    '2025-01-09',
  ]);
  expect(decisions[2]?.reasons).toEqual(['dated in the future: a clock was wrong, so its age is unknown']);
  expect(decisions[3]?.reasons).toContain('the newest good backup');
});

it('keeps the newest proven backup, by the latest proof of each', () => {
  const backups = series('2025-12-31T02:00:00Z', 20);
  const proof = (index: number, time: string, ok: boolean) => ({
    backupId: backups[index]?.id ?? '',
    time: new Date(time),
    ok,
  });
  const proofs = [
    proof(8, '2026-03-01T00:00:00Z', true),
    proof(8, '2026-03-02T00:00:00Z', false),
    proof(12, '2026-02-02T00:00:00Z', true),
    proof(12, '2026-02-01T00:00:00Z', false),
    proof(15, '2026-03-03T00:00:00Z', true),
  ];
  const decisions = decide({ backups, proofs, policy: policyOf({ minCount: 1 }) });
  expect(days(decisions, true)).toEqual(['2025-12-31', '2025-12-19']);
  expect(decisions[12]?.reasons).toEqual(['the newest backup that a drill has proven']);
});

it('keeps what a kept backup needs, over several steps and circles, and nothing else', () => {
  const [a, b, c, d, e] = series('2025-12-31T02:00:00Z', 5);
  if (!a || !b || !c || !d || !e) throw new Error('five');
  const backups = [
    { ...a, dependsOn: [c.id, 'backup-2020-01-01T000000Z'] },
    b,
    { ...c, dependsOn: [e.id] },
    d,
    { ...e, dependsOn: [c.id] },
  ];
  const decisions = decide({ backups, policy: policyOf({ minCount: 1 }) });
  expect(days(decisions, true)).toEqual(['2025-12-31', '2025-12-29', '2025-12-27']);
  expect(decisions[4]?.reasons).toEqual([`needed by ${c.id}`]);
});

it('keeps locked backups', () => {
  const backups = [...series('2026-03-25T02:00:00Z', 8), taken('2020-01-01T00:00:00Z', { locked: true })];
  expect(decide({ backups }).at(-1)).toEqual({
    backupId: 'backup-2020-01-01T000000Z',
    keep: true,
    reasons: ['locked in the store (legal hold or retention lock)'],
  });
});

it('a freeze keeps everything and says why', () => {
  const decisions = decide({ backups: series('2020-03-25T02:00:00Z', 50), freeze: 'the last drill failed' });
  expect(decisions).toHaveLength(50);
  expect(decisions.every((d) => d.keep && d.reasons[0] === 'pruning is frozen')).toBe(true);
  expect(decisions[0]?.reasons[1]).toBe('the newest backup');
});

it('an anomalous backup never stands in for a good one', () => {
  const newest = series('2026-01-10T02:00:00Z', 3).map((b) => ({ ...b, anomalous: true }));
  const older = series('2026-01-07T02:00:00Z', 5);
  const decisions = decide({ backups: [...newest, ...older], policy: policyOf({ minCount: 2 }) });
  expect(days(decisions, true)).toEqual(['2026-01-10', '2026-01-09', '2026-01-07', '2026-01-06']);
});

describe('keep-* rules', () => {
  const decideWith = (policy: Parameters<typeof policyOf>[0], backups: RetentionInput['backups']) =>
    days(decide({ backups, policy: policyOf({ retentionDays: 1, minCount: 1, ...policy }) }), true);

  it('count periods that have a backup, not periods of the calendar', () => {
    const backups = [
      '2026-03-20T02:00:00Z',
      '2026-03-20T01:00:00Z',
      '2026-02-01T02:00:00Z',
      '2025-11-01T02:00:00Z',
      '2025-10-01T02:00:00Z',
    ].map((t) => taken(t));
    expect(decideWith({ keepDaily: 3 }, backups)).toEqual(['2026-03-20', '2026-02-01', '2025-11-01']);
  });

  it('cut days in UTC, whatever clocks people had', () => {
    const backups = ['2026-03-29T00:30:00Z', '2026-03-28T23:30:00Z', '2026-03-28T22:30:00Z'].map((t) =>
      taken(t),
    );
    const decisions = decide({
      backups,
      now: new Date('2026-06-01T00:00:00Z'),
      policy: policyOf({ minCount: 1, keepDaily: 2 }),
    });
    expect(decisions.map((d) => d.keep)).toEqual([true, true, false]);
  });

  it('put week 53 into the year it belongs to', () => {
    const backups = [
      '2021-01-04T02:00:00Z',
      '2021-01-03T02:00:00Z',
      '2020-12-28T02:00:00Z',
      '2020-12-27T02:00:00Z',
      '2020-12-01T02:00:00Z',
    ].map((t) => taken(t));
    expect(decideWith({ keepWeekly: 3 }, backups)).toEqual(['2021-01-04', '2021-01-03', '2020-12-27']);
  });

  it('know leap days', () => {
    const backups = [
      '2024-03-01T02:00:00Z',
      '2024-02-29T02:00:00Z',
      '2024-02-28T02:00:00Z',
      '2024-01-31T02:00:00Z',
      '2024-01-01T02:00:00Z',
    ].map((t) => taken(t));
    expect(decideWith({ keepMonthly: 3 }, backups)).toEqual(['2024-03-01', '2024-02-29', '2024-01-31']);
  });

  it('let the oldest stand in while periods are left over, as restic does', () => {
    const backups = series('2026-03-10T02:00:00Z', 10);
    expect(decideWith({ keepYearly: 3 }, backups)).toEqual(['2026-03-10', '2026-03-01']);
    expect(decideWith({ keepYearly: 1 }, backups)).toEqual(['2026-03-10']);
  });

  it('use the only backup of a period even if it is anomalous, besides the good ones', () => {
    const backups = [
      taken('2026-03-20T02:00:00Z'),
      taken('2026-02-20T02:00:00Z', { anomalous: true }),
      taken('2026-02-10T02:00:00Z'),
      taken('2026-01-10T02:00:00Z', { anomalous: true }),
      taken('2025-12-10T02:00:00Z'),
      taken('2025-11-10T02:00:00Z'),
    ];
    expect(decideWith({ keepMonthly: 3 }, backups)).toEqual([
      '2026-03-20',
      '2026-02-20',
      '2026-02-10',
      '2026-01-10',
      '2025-12-10',
    ]);
  });
});
