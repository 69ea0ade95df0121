import { formatClock, formatDate, formatDay, formatMonthOrYear } from '../../src/lib/format-date.js';

it('names a moment in UTC', () => {
  const time = Date.parse('2026-09-05T23:59:59-02:00');
  expect([formatDay(time), formatMonthOrYear(time), formatDate(time), formatClock(time)]).toEqual([
    '6 Sep',
    'Sep',
    '6 Sep 2026',
    '01:59',
  ]);
});

it('names January by its year', () => {
  expect(formatMonthOrYear(Date.parse('2027-01-01T00:00:00Z'))).toBe('2027');
});
