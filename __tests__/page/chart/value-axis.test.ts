import { fitAxis, type Unit } from '../../../src/page/chart/value-axis.js';
import { sparkline } from '../../../src/page/sparkline.js';

const twenty = (value: number) => Array<number>(20).fill(value);

it.each<[string, number[], Unit, string]>([
  ['nothing', [], 'bytes', '0, 1 B'],
  ['zeros', [0, 0], 'count', '0, 1'],
  ['one byte', [1], 'bytes', '0, 1 B'],
  ['a size', [3_141_592], 'bytes', '0, 1 MB, 2 MB, 3 MB, 4 MB'],
  ['terabytes', [1.2e12, 7e11], 'bytes', '0, 500 GB, 1 TB, 1.5 TB'],
  ['rows', [1_234_567], 'count', '0, 500K, 1M, 1.5M'],
  ['no time', [0, 0], 'seconds', '0, 1 s'],
  ['tenths of seconds', [0.34], 'seconds', '0, 0.1 s, 0.2 s, 0.3 s, 0.4 s'],
  ['minutes', [252], 'seconds', '0, 1 min, 2 min, 3 min, 4 min, 5 min'],
  ['hours', [20_000], 'seconds', '0, 2 h, 4 h, 6 h'],
  ['weeks', [3_000_000], 'seconds', '0, 10 d, 20 d, 30 d, 40 d'],
])('has round steps for %s', (_, values, unit, labels) => {
  expect(
    fitAxis(values, unit)
      .ticks.map(({ label }) => label)
      .join(', '),
  ).toBe(labels);
});

it('covers every value, but for a few far above the others', () => {
  expect(fitAxis([...twenty(10), 29], 'count').top).toBeGreaterThanOrEqual(29);
  expect(fitAxis([...twenty(10), 1000], 'count').top).toBe(15);
  expect(fitAxis([10, 10, 1000], 'count').top).toBeGreaterThanOrEqual(1000);
  expect(fitAxis([...twenty(10), ...twenty(1000)], 'count').top).toBeGreaterThanOrEqual(1000);
});

it('draws a curve with signs', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5])).toBe('▁▂▄▅▇█');
  expect(sparkline([...twenty(8), 1e9])).toBe(`${'▅'.repeat(20)}█`);
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});
