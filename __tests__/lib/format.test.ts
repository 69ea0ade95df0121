import { formatBytes } from '../../src/lib/format-bytes.js';
import { formatDuration } from '../../src/lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../../src/lib/format-number.js';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1549, '1.5 kB'],
  [9949, '9.9 kB'],
  [9950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [12_345_678, '12 MB'],
  [1.5e9, '1.5 GB'],
  [2e18, '2000 PB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, '0 s'],
  [0.0001, '1 ms'],
  [0.0352, '35 ms'],
  [0.0996, '0.1 s'],
  [0.44, '0.4 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [185, '3 min 5 s'],
  [3600, '1 h'],
  [7620, '2 h 7 min'],
  [273_600, '3 d 4 h'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

it('groups counts, and says one or many', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
  expect([0, 1, 2].map((n) => formatPlural(n, 'table'))).toEqual(['0 tables', '1 table', '2 tables']);
  expect([5, 0, -1200].map(formatChange)).toEqual(['+5', '±0', '-1,200']);
});
