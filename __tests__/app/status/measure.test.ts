import {
  countDrills,
  drillFailuresInARow,
  measureGrowth,
  measureRpo,
  measureRto,
} from '../../../src/app/status/measure.js';
import type { BackupPoint, DrillPoint } from '../../../src/core/drill.js';

const NOW = new Date('2026-03-25T04:00:00Z');
const HOUR_MS = 3_600_000;
const HOUR_S = 3600;

/** Backups so many hours ago, the oldest first. */
function backups(...hoursAgo: number[]): BackupPoint[] {
  return hoursAgo.map((hours, i) => ({
    backupId: `b${i}`,
    time: new Date(NOW.getTime() - hours * HOUR_MS).toISOString(),
    bytes: 1000 + i * 10,
    rows: 100 + i,
    durationSeconds: 1,
  }));
}

/** `+` passed, `-` failed, `?` did not judge; the oldest first. */
function drills(signs: string): DrillPoint[] {
  return [...signs].map((sign, i) => ({
    backupId: `b${i}`,
    time: '2026-03-25T04:00:00Z',
    ok: sign === '+',
    judged: sign !== '?',
    rtoSeconds: sign === '+' ? 10 * (i + 1) : null,
  }));
}

describe('RPO', () => {
  it.each<[string, number[], (number | null)[]]>([
    ['nothing', [], [null, null, null]],
    ['one backup', [3], [3, 3, null]],
    ['each night', [50, 26, 2], [2, 24, 24]],
    ['a pause that goes on', [98, 74, 50], [50, 50, 24]],
    ['a pause in the past', [122, 50, 26, 2], [2, 72, 24]],
    ['a pause before the window', [900, 802, 745, 700, 2], [2, 698, 371.5]],
    ['a clock a little ahead', [24, -0.1], [0, 24.1, 24.1]],
  ])('%s', (_, hours, [current, worst, usual]) => {
    const inSeconds = (value: number | null | undefined) =>
      value === null || value === undefined ? null : expect.closeTo(value * HOUR_S, 3);
    expect(measureRpo(backups(...hours), NOW)).toMatchObject({
      currentSeconds: inSeconds(current),
      worstSeconds: inSeconds(worst),
      medianSeconds: inSeconds(usual),
    });
  });

  it('names its window, which is no longer than the history', () => {
    expect(measureRpo(backups(50, 26, 2), NOW).windowDays).toBe(3);
    expect(measureRpo(backups(5000, 2), NOW).windowDays).toBe(30);
  });
});

it('measures RTO of the drills that passed', () => {
  expect(measureRto(drills('+-+?'))).toEqual({ lastSeconds: 30, medianSeconds: 20, worstSeconds: 30 });
  expect(measureRto(drills('-'))).toEqual({ lastSeconds: null, medianSeconds: null, worstSeconds: null });
});

it.each<[string, number, number | null]>([
  ['', 0, null],
  ['++', 0, 1],
  ['+-', 1, 0.5],
  ['+-?', 2, 0.5],
  ['-?-', 3, 0],
  ['?', 1, null],
  ['--+', 0, 1 / 3],
])('of the drills %j counts %d failures in a row', (signs, failures, rate) => {
  expect(drillFailuresInARow(drills(signs))).toBe(failures);
  expect(countDrills(drills(signs)).successRate).toBe(rate);
});

describe('growth', () => {
  it('is the slope, and one outlier moves nothing', () => {
    const points = backups(...Array.from({ length: 20 }, (_, i) => (20 - i) * 24));
    const odd = points.map((point, i) => (i === 7 ? { ...point, bytes: 9_999_999 } : point));
    const growth = measureGrowth(odd, { count: 20, bytes: 22_000 });
    expect(growth.archiveBytesPerDay).toBeCloseTo(10);
    expect(growth.rowsPerDay).toBeCloseTo(1);
    expect(growth.forecast.map(({ days, archiveBytes }) => [days, archiveBytes])).toEqual([
      [30, 1490],
      [90, 2090],
      [365, 4840],
    ]);
    expect(growth.forecast[0]?.storedBytes).toBe(22_000 + 30 * 10 * 20);
  });

  it.each([
    ['two points', [48, 0]],
    ['less than two days', [40, 20, 0]],
  ])('is not known from %s', (_, hours) => {
    expect(measureGrowth(backups(...hours), { count: 2, bytes: 1 })).toEqual({
      archiveBytesPerDay: null,
      rowsPerDay: null,
      forecast: [],
    });
  });

  it('never forecasts less than nothing', () => {
    const shrinking = backups(96, 72, 48, 24).map((point, i) => ({ ...point, bytes: 1000 - i * 300 }));
    expect(measureGrowth(shrinking, { count: 4, bytes: 2200 }).forecast[2]).toEqual({
      days: 365,
      archiveBytes: 0,
      storedBytes: 0,
    });
  });
});
