import { BUCKETS, isoWeek } from '../../src/retain/buckets.js';

// From the ISO 8601 examples at https://en.wikipedia.org/wiki/ISO_week_date and GNU date's %G-W%V.
it.each([
  ['2026-12-31', '2026-W53'],
  ['2027-01-01', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-29', '2024-W52'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
  ['2020-02-29', '2020-W09'],
  ['2024-02-29', '2024-W09'],
  ['2023-01-01', '2022-W52'],
])('week of %s is %s at any hour', (day, week) => {
  expect(isoWeek(new Date(`${day}T00:00:00Z`))).toBe(week);
  expect(isoWeek(new Date(`${day}T23:59:59Z`))).toBe(week);
});

it('has one bucket for each keep-* setting, by the UTC calendar', () => {
  const time = new Date('2026-03-29T23:30:00Z');
  expect(BUCKETS.map((b) => [b.setting, b.policy, b.nameOf(time)])).toEqual([
    ['keep-daily', 'keepDaily', '2026-03-29'],
    ['keep-weekly', 'keepWeekly', '2026-W13'],
    ['keep-monthly', 'keepMonthly', '2026-03'],
    ['keep-yearly', 'keepYearly', '2026'],
  ]);
});
