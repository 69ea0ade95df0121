import { textWidth } from '../../../src/page/chart/layout.js';
import { splitAtGaps } from '../../../src/page/chart/split-at-gaps.js';
import { fitTimes } from '../../../src/page/chart/time-axis.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-02-25T02:00:00Z');
const ROOM = { left: 50, right: 310, edge: 320 };

it.each([
  ['nothing', [], ''],
  ['one moment', [0], '25 Feb'],
  ['the same moment twice', [0, 0], '25 Feb'],
  ['half a minute', [0, 31_000], '02:00:00, 02:00:15, 02:00:30'],
  ['a second', [0, 1000], '02:00:00, 02:00:01'],
  ['six hours', [0, 6 * HOUR_MS], '02:00, 04:00, 06:00, 08:00'],
  ['two days', [0, 2 * DAY_MS], '12:00, 26 Feb, 12:00, 27 Feb'],
  ['a month', [0, 28 * DAY_MS], '1 Mar, 8 Mar, 15 Mar, 22 Mar'],
  ['40 days', [0, 40 * DAY_MS], '9 Mar, 23 Mar, 6 Apr'],
  ['four months', [0, 128 * DAY_MS], '1 Mar, 1 May, 1 Jul'],
  ['a year', [0, 400 * DAY_MS], 'Apr, Jul, Oct, 2027, Apr'],
])('names moments of %s', (_, offsets, labels) => {
  const { ticks } = fitTimes(
    offsets.map((ms) => START + ms),
    ROOM,
  );
  expect(ticks.map(({ label }) => label).join(', ')).toBe(labels);
});

it('lets no label touch another or leave the drawing, whatever the span', () => {
  for (let span = 1000; span < 3000 * DAY_MS; span = Math.round(span * 1.13)) {
    const { ticks, x } = fitTimes([START, START + span], ROOM);
    expect(ticks.length).toBeGreaterThan(1);
    let end = 0;
    let before = '';
    for (const { label, labelX } of ticks) {
      expect(label).not.toBe(before);
      before = label;
      expect(labelX - textWidth(label) / 2).toBeGreaterThanOrEqual(end);
      end = labelX + textWidth(label) / 2;
    }
    expect(end).toBeLessThanOrEqual(ROOM.edge);
    expect(x(START)).toBeCloseTo(ROOM.left);
    expect(x(START + span)).toBeCloseTo(ROOM.right);
  }
});

it.each([
  ['every night', [0, 1, 2, 3, 4], [5]],
  ['a gap', [0, 1, 2, 9, 10], [3, 2]],
  ['a lone point', [0, 1, 2, 9, 19, 20, 21, 22], [3, 1, 4]],
  ['too few to know', [0, 1, 30], [3]],
  ['all at once', [0, 0, 0, 0, 5], [5]],
  ['nothing', [], []],
])('breaks a line at gaps: %s', (_, days, runs) => {
  expect(splitAtGaps(days.map((time) => ({ time }))).map((run) => run.length)).toEqual(runs);
});
