import { formatProof } from '../../src/lib/format-proof.js';

const NOW = new Date('2026-07-01T00:00:00Z');

it.each([
  ['2026-06-26T00:00:00Z', true, 252, 'proven 5 d ago, 4 min 12 s'],
  ['2026-06-29T00:00:00Z', false, null, 'drill failed 2 d ago'],
  ['2036-06-29T00:00:00Z', false, null, 'drill failed'],
])('a drill at %s is told with its age, where it has one', (time, ok, rtoSeconds, text) => {
  expect(formatProof({ time, ok, rtoSeconds }, NOW)).toBe(text);
});
