import type { Column } from '../../src/core/manifest.js';
import { decodeTable } from '../../src/encode/decode-table.js';
import { acquireDecodeKernel } from '../../src/encode/kernel/decode-kernel.js';
import { canonicalCopy } from './canonical-copy.js';
import { decodeAll, streamOf, TABLE } from './decode-all.js';
import { column, cutAtRandom, encodeAll, seeded } from './encode-all.js';
import { hostileTable } from './hostile-rows.js';
import { referenceEncode } from './reference-encoder.js';

const signal = new AbortController().signal;

const textOf = async (file: string, columns: readonly Column[]) =>
  (await decodeAll([Buffer.from(file)], columns)).toString();

const ID = column('id', 'number', 'bigint');
const V = column('v', 'text');
const J = column('j', 'json', 'jsonb');
const B = column('b', 'boolean', 'boolean');

describe('decodeTable', () => {
  it.each([
    ['no rows', '[]\n', [ID], ''],
    ['rows', '[\n{"id":1,"v":"x"},\n{"id":2,"v":null}\n]\n', [ID, V], '1\tx\n2\t\\N\n'],
    ['rows without columns', '[\n{},\n{}\n]\n', [], '\n\n'],
    [
      'an absent key and a JSON null',
      '[\n{"j":null},\n{},\n{"j":{"a": "\\\\"}}\n]\n',
      [J],
      'null\n\\N\n{"a": "\\\\\\\\"}\n',
    ],
    ['an absent key in front', '[\n{"v":"x"}\n]\n', [J, V], '\\N\tx\n'],
    ['quoted numbers', '[\n{"id":"1234567890123456"},\n{"id":"NaN"}\n]\n', [ID], '1234567890123456\nNaN\n'],
    ['booleans', '[\n{"b":true},\n{"b":false},\n{"b":null}\n]\n', [B], 't\nf\n\\N\n'],
    [
      'escapes',
      '[\n{"v":"\\"\\\\\\b\\f\\n\\r\\t\\u000b\\u0001\\u001f/"}\n]\n',
      [V],
      '"\\\\\\b\\f\\n\\r\\t\\v\u0001\u001f/\n',
    ],
    ['text that looks like NULL or the end', '[\n{"v":"\\\\N"},\n{"v":"\\\\."}\n]\n', [V], '\\\\N\n\\\\.\n'],
    [
      'brackets inside of JSON strings',
      '[\n{"j":["}]", {"{": "\\"]"}]}\n]\n',
      [J],
      '["}]", {"{": "\\\\"]"}]\n',
    ],
  ])('reads %s', async (_what, file, columns, expected) => {
    expect(await textOf(file, columns)).toBe(expected);
  });

  it('leaves generated columns out, whatever they hold', async () => {
    const columns = ['text', 'number', 'boolean', 'json'].flatMap((encoding, i) => [
      column(`g${i}`, encoding as Column['encoding'], 'x', 'stored'),
      column(`c${i}`, 'text'),
    ]);
    const file =
      '[\n{"g0":"a\\n","c0":"0","g1":1,"c1":"1","g2":true,"c2":"2","g3":[1, "]"],"c3":"3"},\n' +
      '{"g0":null,"c0":"0","g1":"NaN","c1":"1","g2":null,"c2":"2","c3":"3"}\n]\n';
    expect(await textOf(file, columns)).toBe('0\t1\t2\t3\n0\t1\t2\t3\n');
    expect(await textOf('[\n{"g":1},\n{"g":2}\n]\n', [column('g', 'number', 'integer', 'stored')])).toBe(
      '\n\n',
    );
  });

  it('reads every byte that a string can hold', async () => {
    const bytes = Buffer.from(Array.from({ length: 255 }, (_, i) => i + 1));
    const escaped = Buffer.from(
      bytes.toString('latin1').replace(/[\n\t\\]/g, (c) => `\\${c === '\n' ? 'n' : c === '\t' ? 't' : c}`),
      'latin1',
    );
    for (let lead = 0; lead < 20; lead++) {
      const copyText = Buffer.concat([Buffer.from('x'.repeat(lead)), escaped, Buffer.from('\n')]);
      const { body } = await encodeAll([copyText], [V], 1);
      expect((await decodeAll([body], [V])).equals(canonicalCopy(copyText, [V]))).toBe(true);
    }
  });

  it('reads 1600 columns with the longest names', async () => {
    const columns = Array.from({ length: 1600 }, (_, i) => column(`${i}${'\u0001'.repeat(59)}`, 'text'));
    const row = Buffer.from(`${columns.map((_, i) => `v${i}`).join('\t')}\n`);
    const { body } = await encodeAll([row, row], columns, 2);
    const next = seeded(1600);
    for (const longest of [500, 100_000]) {
      const text = await decodeAll(cutAtRandom(body, longest, next), columns);
      expect(text.equals(Buffer.concat([row, row]))).toBe(true);
    }
  });

  it.each([
    ['text', V, (filling: string) => filling],
    ['jsonb', J, (filling: string) => `{"a": ["${filling}"]}`],
    ['generated text', column('g', 'text', 'text', 'stored'), (filling: string) => filling],
  ])('lets one field of %s be 70 MB, in memory that stays flat', async (_what, long, wrap) => {
    const copyText = Buffer.from(`${wrap(`${'y'.repeat(999)}\\\\\\\\`.repeat(70_000))}\t1\n`);
    const columns = [long, ID];
    const { body } = await encodeAll([copyText], columns, 1);
    const expected = long.generated === null ? copyText : Buffer.from('1\n');
    let at = 0;
    let isEqual = true;
    const pieces = cutAtRandom(body, 200_000, seeded(70));
    for await (const chunk of decodeTable(streamOf(pieces), columns, { table: TABLE, signal })) {
      expect(chunk.length).toBeLessThan(1024 * 1024);
      isEqual &&= expected.subarray(at, at + chunk.length).equals(chunk);
      at += chunk.length;
    }
    expect({ isEqual, at }).toEqual({ isEqual: true, at: expected.length });
  });

  it.each([
    ['[\n{"id":1}\n]\nx', [ID]],
    ['[\n{"id":1}\n]\n\n', [ID]],
    ['[]\n[]\n', [ID]],
    ['[\n]\n', [ID]],
    [' []\n', [ID]],
    ['[\n{"id":1},\n]\n', [ID]],
    ['[\n{"id":1}{"id":1}\n]\n', [ID]],
    ['[\n{"id": 1}\n]\n', [ID]],
    ['[\n{"v":"x","id":1}\n]\n', [ID, V]],
    ['[\n{"id":1}\n]\n', [ID, V]],
    ['[\n{"id":1,"v":"x","w":1}\n]\n', [ID, V]],
    ['[\n{}\n]\n', [ID]],
    ['[\n{,"id":1}\n]\n', [ID]],
    ['[\n{"j":1,}\n]\n', [J]],
    ['[\n{"j":}\n]\n', [J]],
    ['[\n{"j":[1\n]}\n]\n', [J]],
    ['[\n{"j":\\u0031}\n]\n', [J]],
    ['[\n{"j":1,"j":1}\n]\n', [J]],
    ['[\n{"id":01}\n]\n', [ID]],
    ['[\n{"id":1-2}\n]\n', [ID]],
    ['[\n{"id":1234567890123456}\n]\n', [ID]],
    ['[\n{"id":"12"}\n]\n', [ID]],
    ['[\n{"id":true}\n]\n', [ID]],
    ['[\n{"id":nul1}\n]\n', [ID]],
    ['[\n{"b":truf}\n]\n', [B]],
    ['[\n{"b":falsy}\n]\n', [B]],
    ['[\n{"b":"t"}\n]\n', [B]],
    ['[\n{"v":1}\n]\n', [V]],
    ['[\n{"v":"a\tb"}\n]\n', [V]],
    ['[\n{"v":"a\\/b"}\n]\n', [V]],
    ['[\n{"v":"a\\u0041b"}\n]\n', [V]],
    ['[\n{"v":"a\\u000ab"}\n]\n', [V]],
    ['[\n{"v":"a\\u001Fb"}\n]\n', [V]],
    ['[\n{"v":"a\\ud83d\\ude00b"}\n]\n', [V]],
  ])('refuses %j, whole and byte by byte', async (file, columns) => {
    for (const longest of [1, 1000]) {
      const pieces = cutAtRandom(Buffer.from(file), longest, seeded(5));
      await expect(decodeAll(pieces, columns)).rejects.toMatchObject({
        kind: 'integrity',
        code: 'ROW_MALFORMED',
      });
    }
  });

  // PostgreSQL has no such text; MySQL has.
  it('knows the character of number 0', async () => {
    expect(await textOf('[\n{"v":"a\\u0000b"}\n]\n', [V])).toBe('a\0b\n');
  });

  it('names table and row of what it refuses, and no value', async () => {
    const error = textOf('[\n{"v":"x"},\n{"v":secret}\n]\n', [V]);
    await expect(error).rejects.toThrow('Row 2 of public.t ');
    await expect(error).rejects.not.toThrow('secret');
  });

  it('refuses a file that ends early, wherever it ends', async () => {
    const columns = [ID, V, B, J, column('k', 'json', 'jsonb')];
    const file = Buffer.from('[\n{"id":"NaN","v":"x\\u0001\\n","b":true,"j":[1, "a\\\\"],"k":12}\n]\n');
    expect((await decodeAll([file], columns)).toString()).toBe('NaN\tx\u0001\\n\tt\t[1, "a\\\\\\\\"]\t12\n');
    for (let length = 0; length < file.length; length++) {
      await expect(decodeAll([file.subarray(0, length)], columns)).rejects.toMatchObject({
        kind: 'integrity',
        code: 'ROW_TRUNCATED',
      });
    }
  });

  it('stops when the signal is aborted, and closes what it reads', async () => {
    const abort = new AbortController();
    let closed = false;
    const content = (async function* () {
      try {
        yield Buffer.from('[\n{"v":"0"}');
        for (let i = 0; i < 1000; i++) {
          if (i === 5) abort.abort();
          yield Buffer.from(',\n{"v":"1"}');
        }
      } finally {
        closed = true;
      }
    })();
    const decoded = decodeTable(content, [V], { table: TABLE, signal: abort.signal });
    await expect(decoded.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(closed).toBe(true);
  });

  it('can be abandoned, and the next table finds nothing left of it', async () => {
    const copyText = Buffer.from(`${'z'.repeat(999)}\n`.repeat(2000));
    const { body } = await encodeAll([copyText], [V], 2000);
    for (let round = 0; round < 10; round++) {
      let closed = false;
      const content = (async function* () {
        try {
          yield body;
        } finally {
          closed = true;
        }
      })();
      for await (const chunk of decodeTable(content, [V], { table: TABLE, signal })) {
        expect(chunk.length).toBeGreaterThan(65_536);
        break;
      }
      expect(closed).toBe(true);
      expect((await decodeAll([body], [V])).equals(copyText)).toBe(true);
    }
  });

  it('gives its kernel back on every path', async () => {
    const { body } = await encodeAll([Buffer.from(`${'z'.repeat(999)}\n`.repeat(2000))], [V], 2000);
    const kernel = acquireDecodeKernel([V]);
    kernel.retire();
    const aborted = AbortSignal.abort();
    const failing = (async function* () {
      yield body.subarray(0, 10);
      throw new Error('the archive is gone');
    })();
    const paths = [
      async () => void (await decodeAll([body], [V])),
      async () => void (await decodeAll([body, body], [V]).catch(() => undefined)),
      async () => void (await decodeAll([body.subarray(9)], [V]).catch(() => undefined)),
      async () =>
        void (await decodeTable(failing, [V], { table: TABLE, signal })
          .next()
          .catch(() => undefined)),
      async () =>
        void (await decodeTable(streamOf([body]), [V], { table: TABLE, signal: aborted })
          .next()
          .catch(() => undefined)),
      async () => {
        for await (const _ of decodeTable(streamOf([body]), [V], { table: TABLE, signal })) break;
      },
    ];
    for (const path of paths) {
      await path();
      const next = acquireDecodeKernel([V]);
      expect(next).toBe(kernel);
      next.retire();
    }
  });

  it('decodes several tables at once, each with memory of its own', async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, async (_, seed) => {
        const { columns, rows, copyText } = hostileTable(seed * 8, seeded(seed));
        return { columns, copyText, file: (await encodeAll([copyText], columns, rows)).body };
      }),
    );
    const texts = await Promise.all(
      files.map(({ file, columns }, i) => decodeAll(cutAtRandom(file, 999, seeded(i)), columns)),
    );
    for (const [i, { copyText, columns }] of files.entries())
      expect(texts[i]?.equals(canonicalCopy(copyText, columns))).toBe(true);
  });

  it('reports progress that adds up to rows and bytes of the file', async () => {
    const copyText = Buffer.from(`${'z'.repeat(999)}\n`.repeat(2000));
    const { body } = await encodeAll([copyText], [V], 2000);
    const seen = { rows: 0, bytes: 0, calls: 0 };
    const onProgress = (delta: { rows: number; bytes: number }) => {
      seen.rows += delta.rows;
      seen.bytes += delta.bytes;
      seen.calls++;
    };
    for await (const _ of decodeTable(streamOf([body]), [V], { table: TABLE, signal, onProgress }));
    expect(seen).toMatchObject({ rows: 2000, bytes: body.length });
    expect(seen.calls).toBeGreaterThan(3);
  });
});

describe('decodeTable is the inverse of encodeTable', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('seed %i', async (seed) => {
    const next = seeded(seed);
    const { columns, rows, copyText } = hostileTable(seed, next);
    // The file of the reference, so that an error of the encoder cannot hide one of the decoder.
    const file = referenceEncode(copyText, columns).body;
    const expected = canonicalCopy(copyText, columns);
    for (const longest of [1, 7, 100, 100_000]) {
      const text = await decodeAll(cutAtRandom(file, longest, next), columns);
      expect(text.equals(expected)).toBe(true);
    }
    if (columns.every(({ generated }) => generated === null)) {
      expect((await encodeAll([expected], columns, rows)).body.equals(file)).toBe(true);
    }
  });

  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    'a damaged byte is never read over: seed %i',
    async (seed) => {
      const next = seeded(seed + 1000);
      const { columns, copyText } = hostileTable(seed * 3 + 1, next);
      const file = referenceEncode(copyText, columns).body;
      const text = await decodeAll([file], columns);
      let refused = 0;
      for (let round = 0; round < 400; round++) {
        const damaged = Buffer.from(file);
        const at = next(file.length);
        damaged[at] = (damaged[at] as number) ^ (1 << next(8));
        try {
          expect((await decodeAll(cutAtRandom(damaged, 5000, next), columns)).equals(text)).toBe(false);
        } catch (error) {
          expect(error).toMatchObject({
            kind: 'integrity',
            code: expect.stringMatching(/^ROW_(MALFORMED|TRUNCATED)$/),
          });
          refused++;
        }
      }
      expect(refused).toBeGreaterThan(50);
    },
  );
});
