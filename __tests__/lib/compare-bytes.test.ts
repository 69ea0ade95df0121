import { compareBytes } from '../../src/lib/compare-bytes.js';

it('orders by code points, where UTF-16 would not', () => {
  const names = ['b', '\u{1F600}', '\uFFFD', 'a', 'B', '', 'ä', 'aa'];
  expect(names.sort(compareBytes)).toEqual(['', 'B', 'a', 'aa', 'b', 'ä', '\uFFFD', '\u{1F600}']);
  expect(compareBytes('same', 'same')).toBe(0);
});
