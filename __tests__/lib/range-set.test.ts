import { joinRanges, RangeSet, splitRange } from '../../src/lib/range-set.js';

const range = (offset: number, length: number) => ({ offset, length });

describe('RangeSet', () => {
  it('knows what is missing', () => {
    const set = new RangeSet();
    expect(set.missing(range(0, 10))).toEqual([range(0, 10)]);
    set.add(range(2, 3));
    set.add(range(8, 4));
    expect(set.missing(range(0, 10))).toEqual([range(0, 2), range(5, 3)]);
    expect(set.missing(range(2, 3))).toEqual([]);
    expect(set.missing(range(3, 6))).toEqual([range(5, 3)]);
    expect(set.missing(range(20, 2))).toEqual([range(20, 2)]);
    expect(set.missing(range(0, 0))).toEqual([]);
    set.add(range(0, 20));
    expect(set.missing(range(0, 20))).toEqual([]);
  });

  it('agrees with a table of every unit', () => {
    let state = 5;
    const next = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
    const set = new RangeSet();
    const known = new Set<number>();
    for (let i = 0; i < 300; i++) {
      const wanted = range(next(500), next(20));
      const missing = set
        .missing(wanted)
        .flatMap(({ offset, length }) => Array.from({ length }, (_, n) => offset + n));
      const expected = Array.from({ length: wanted.length }, (_, n) => wanted.offset + n).filter(
        (n) => !known.has(n),
      );
      expect(missing).toEqual(expected);
      if (next(2)) continue;
      set.add(wanted);
      for (let n = wanted.offset; n < wanted.offset + wanted.length; n++) known.add(n);
    }
  });
});

it.each([
  ['nothing', [], 5, []],
  ['apart', [range(10, 2), range(0, 2)], 5, [range(0, 2), range(10, 2)]],
  ['near', [range(0, 2), range(7, 2)], 5, [range(0, 9)]],
  ['overlapping', [range(0, 10), range(2, 3)], 0, [range(0, 10)]],
  ['touching', [range(0, 2), range(2, 2)], 0, [range(0, 4)]],
])('joins %s', (_what, ranges, gap, joined) => {
  expect(joinRanges(ranges, gap)).toEqual(joined);
});

it('splits into equal pieces and a rest', () => {
  expect(splitRange(range(5, 10), 4)).toEqual([range(5, 4), range(9, 4), range(13, 2)]);
  expect(splitRange(range(5, 0), 4)).toEqual([]);
});
