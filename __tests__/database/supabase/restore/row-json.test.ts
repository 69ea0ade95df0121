import { lineBatches, valuesOf } from '../../../../src/database/supabase/restore/copy-lines.js';
import { loadOrder } from '../../../../src/database/supabase/restore/load-order.js';
import { lossInJson, rowsAsJson } from '../../../../src/database/supabase/restore/row-json.js';

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function batchesOf(text: string, size: number, limit: { rows: number; size: number }) {
  const batches: string[][] = [];
  for await (const batch of lineBatches(inPieces(text, size), limit)) batches.push(batch);
  return batches;
}

describe('rows on their way', () => {
  it('are the same batches however the bytes are cut', async () => {
    const text = 'é\\n\n\nlong long\nb\nc\n';
    for (const size of [1, 2, 3, 100]) {
      expect(await batchesOf(text, size, { rows: 2, size: 9 })).toEqual([
        ['é\\n', ''],
        ['long long'],
        ['b', 'c'],
      ]);
    }
    expect(await batchesOf('', 1, { rows: 2, size: 9 })).toEqual([]);
  });

  it('have the values of COPY text', () => {
    expect(valuesOf('\\N\t\\\\N\t\t\\b\\t\\n\\v\\f\\r\\\\')).toEqual([null, '\\N', '', '\b\t\n\v\f\r\\']);
  });

  it('become JSON: texts for every type but json', () => {
    const column = { isRequired: false, pointsTo: undefined };
    const columns = [
      { ...column, name: '__proto__', field: 1, type: 'numeric' },
      { ...column, name: 'a"', field: 0, type: 'jsonb' },
    ];
    expect(rowsAsJson(['{"n": 1.0}\t1e400', '\\N\t\\N'], columns).toString()).toBe(
      '[{"__proto__":"1e400","a\\"":{"n": 1.0}},\n{"__proto__":null,"a\\"":null}]',
    );
  });
});

describe('what JSON cannot carry', () => {
  it.each([
    ['jsonb', 'null'],
    ['json', ' null'],
    ['json', '{} '],
    ['json', '"\\u0041"'],
    ['json', '"a\\/b"'],
    ['json', '{"a": ["\\u0000"]}'],
    ['json', '"\\ud800"'],
    ['json', '{"a": "\\udc00\\ud800"}'],
  ])('of %s: %s', (type, value) => {
    expect(lossInJson(type, value)).toBeDefined();
  });

  it.each([
    ['jsonb', '"null"'],
    ['json', '"null"'],
    ['json', '{"a" : null,"a":1.0}'],
    ['json', '"\\"\\\\\\n\\u001f"'],
    ['json', '{"a": "\\u0041\\/"}'],
    ['json', '{"a": "\\ud83d\\ude00 \\\\u0000"}'],
  ])('is none of %s: %s', (type, value) => {
    expect(lossInJson(type, value)).toBeUndefined();
  });
});

describe('the order of tables', () => {
  const table = (name: string, ...pointsTo: string[]) => ({
    table: name,
    through: { schema: 's', name },
    pointsTo,
  });

  it('begins with those that others point to, and bears cycles', () => {
    expect(loadOrder([table('a', 'b', 'c'), table('b', 'd'), table('c', 'a'), table('d', 'd')])).toEqual([
      ...['d', 'b', 'c', 'a'],
    ]);
  });

  it('is as it was where nothing points anywhere', () => {
    expect(loadOrder([table('b'), table('a', 'elsewhere')])).toEqual(['b', 'a']);
  });
});
