import { convertRows, MalformedRowsError } from '../../../src/database/supabase/record-rows.js';

function convert(body: string, columns: number, changes: Partial<Parameters<typeof convertRows>[1]> = {}) {
  const seen: (readonly (string | null)[])[] = [];
  const result = convertRows(Buffer.from(body), {
    leading: 1,
    columns,
    watched: [],
    onRow: (values) => seen.push(values),
    keep: () => true,
    ...changes,
  });
  return { ...result, copy: Buffer.from(result.copy).toString('utf8'), seen };
}

describe('convertRows', () => {
  it.each([
    ['plain values', '7,1,a\n7,2,b', '1\ta\n2\tb\n'],
    ['NULL and the empty text', '7,,""', '\\N\t\n'],
    ['quotes and backslashes', '7,"a ""b"" c","\\\\N"', 'a "b" c\t\\\\N\n'],
    ['control characters', '7,"\t\n\r\v\f",\b', '\\t\\n\\r\\v\\f\t\\b\n'],
    ['separators within values', '7,"a,b","(c\nd)"', 'a,b\t(c\\nd)\n'],
    ['letters of every length', '7,ä€😀,\u2028', 'ä€😀\t\u2028\n'],
    ['nothing', '', ''],
  ])('carries %s', (_, body, copy) => {
    expect(convert(body, 2).copy).toBe(copy);
  });

  it('tells the last row as text, also when it is left out', () => {
    const { last, kept, left, copy } = convert('7,1,"a\\\\\n"\n8,,""', 2, { keep: ([oid]) => oid === '7' });
    expect(last).toEqual({ leading: ['8'], columns: [null, ''] });
    expect([kept, left, copy]).toEqual([1, 1, '1\ta\\\\\\n\n']);
  });

  it('shows the values of watched columns', () => {
    expect(convert('7,1,"x y"\n7,2,', 2, { watched: [1] }).seen).toEqual([['x y'], [null]]);
  });

  it('knows rows without columns', () => {
    expect(convert('7\n7', 0)).toMatchObject({
      copy: '\n\n',
      kept: 2,
      last: { leading: ['7'], columns: [] },
    });
  });

  it.each([
    ['a value too few', '7,1\n7,1,2'],
    ['a value too many', '7,1,2,3'],
    ['an open quote', '7,1,"ab'],
    ['an end after a backslash', '7,1,"ab\\'],
  ])('refuses %s', (_, body) => {
    expect(() => convert(body, 2)).toThrow(MalformedRowsError);
  });
});
