import { createHash } from 'node:crypto';
import type { Column } from '../../src/core/manifest.js';
import { encodeTable } from '../../src/encode/encode-table.js';
import { column, cutAtRandom, encodeAll, rowStream, seeded } from './encode-all.js';
import { referenceEncode, referenceMurmur } from './reference-encoder.js';

const signal = new AbortController().signal;

async function bodyOf(copyText: string, columns: readonly Column[], rows: number): Promise<string> {
  return (await encodeAll([Buffer.from(copyText)], columns, rows)).body.toString();
}

describe('referenceMurmur', () => {
  it('gives the verification value that SMHasher publishes for MurmurHash3_x86_128', () => {
    // https://github.com/aappleby/smhasher/blob/master/src/main.cpp ("Murmur3C", 0xB3ECE62A) and
    // VerificationTest in KeysetTest.cpp: keys 0, 01, 0102 … with seed 256 - length, then a hash of the hashes.
    const asMemory = (printed: string) => {
      const bytes = Buffer.from(printed, 'hex');
      return bytes.swap32();
    };
    const hashes = Array.from({ length: 256 }, (_, length) =>
      asMemory(referenceMurmur(Buffer.from(Array.from({ length }, (_, i) => i)), 256 - length)),
    );
    const verification = asMemory(referenceMurmur(Buffer.concat(hashes))).readUInt32LE(0);
    expect(verification.toString(16)).toBe('b3ece62a');
  });
});

describe('encodeTable', () => {
  it('writes an empty array for no rows', async () => {
    expect(await bodyOf('', [column('id', 'number', 'bigint')], 0)).toBe('[]\n');
  });

  it('writes the documented row', async () => {
    const columns = [column('id', 'number', 'bigint'), column('v', 'text')];
    expect(await bodyOf('1\tx\n2\t\\N\n', columns, 2)).toBe('[\n{"id":1,"v":"x"},\n{"id":2,"v":null}\n]\n');
  });

  it('writes rows without columns', async () => {
    expect(await bodyOf('\n\n', [], 2)).toBe('[\n{},\n{}\n]\n');
  });

  it('tells SQL NULL from JSON null by leaving the key out', async () => {
    const columns = [column('a', 'json', 'jsonb'), column('b', 'json', 'jsonb')];
    expect(await bodyOf('null\t\\N\n\\N\t{"x": "\\\\\\\\"}\n\\N\t\\N\n', columns, 3)).toBe(
      '[\n{"a":null},\n{"b":{"x": "\\\\"}},\n{}\n]\n',
    );
  });

  it.each([
    ['0', 'bigint', '0'],
    ['-0', 'bigint', '-0'],
    ['007', 'bigint', '"007"'],
    ['123456789012345', 'bigint', '123456789012345'],
    ['1234567890123456', 'bigint', '"1234567890123456"'],
    ['-9223372036854775808', 'bigint', '"-9223372036854775808"'],
    ['1.10', 'numeric(4,2)', '1.10'],
    ['0.1234567890123456', 'numeric', '"0.1234567890123456"'],
    ['NaN', 'numeric', '"NaN"'],
    ['-Infinity', 'double precision', '"-Infinity"'],
    ['0.30000000000000004', 'double precision', '0.30000000000000004'],
    ['1e-05', 'real', '1e-05'],
    ['1.7976931348623157e+308', 'double precision', '1.7976931348623157e+308'],
    ['1.', 'numeric', '"1."'],
    ['.5', 'numeric', '".5"'],
    ['1e', 'numeric', '"1e"'],
    ['-', 'numeric', '"-"'],
    ['+1', 'numeric', '"+1"'],
    ['', 'numeric', '""'],
    [`${'0.'.padEnd(66, '1')}`, 'double precision', `"${'0.'.padEnd(66, '1')}"`],
    [`${'1'.repeat(64)}`, 'double precision', `${'1'.repeat(64)}`],
    ['0.3', 'public.my_float', '0.3'],
    ['0.30000000000000004', 'public.my_float', '"0.30000000000000004"'],
  ])('number %j of type %s becomes %s', async (token, type, expected) => {
    for (const tail of ['', '\tz']) {
      const columns = [column('n', 'number', type), ...(tail ? [column('z', 'text')] : [])];
      const rest = tail ? ',"z":"z"' : '';
      expect(await bodyOf(`${token}${tail}\n`, columns, 1)).toBe(`[\n{"n":${expected}${rest}}\n]\n`);
    }
  });

  it('escapes names of columns and keeps their order', async () => {
    const columns = ['2', '1', '__proto__', 'a"b\\c\n\u0001é', ''].map((name) => column(name, 'text'));
    const body = await bodyOf('a\tb\tc\td\te\n', columns, 1);
    expect(body).toBe('[\n{"2":"a","1":"b","__proto__":"c","a\\"b\\\\c\\n\\u0001é":"d","":"e"}\n]\n');
  });

  it('reads every escape of the COPY text form', async () => {
    const text = '\\b\\f\\n\\r\\t\\v\\\\\\"\\.\\x41\\x4g\\101\\7\\18\u007f\u0001"\u2028\\xg\\N\\N';
    const body = await bodyOf(`q${text}\n`, [column('v', 'text')], 1);
    expect(body).toBe(
      '[\n{"v":"q\\b\\f\\n\\r\\t\\u000b\\\\\\".A\u0004gA\\u0007\\u00018\u007f\\u0001\\"\u2028xgNN"}\n]\n'.replace(
        '\u0004',
        '\\u0004',
      ),
    );
  });

  it('holds 1600 columns with the longest names', async () => {
    const columns = Array.from({ length: 1600 }, (_, i) => column(`${i}${'\u0001'.repeat(59)}`, 'text'));
    const row = Buffer.from(`${columns.map((_, i) => `v${i}`).join('\t')}\n`);
    const { body } = await encodeAll([row, row], columns, 2);
    expect(body.equals(referenceEncode(Buffer.concat([row, row]), columns).body)).toBe(true);
  });

  it('lets one field be larger than every buffer', async () => {
    const field = Buffer.concat([Buffer.alloc(9_000_000, `${'x'.repeat(999)}"`), Buffer.from('\\n')]);
    const row = Buffer.concat([field, Buffer.from('\n')]);
    const columns = [column('v', 'text')];
    const { body, totals } = await encodeAll([row, row], columns, 2);
    const expected = referenceEncode(Buffer.concat([row, row]), columns);
    expect(body.equals(expected.body)).toBe(true);
    expect(totals.digest).toBe(expected.digest);
  });

  it('counts and hashes what it wrote', async () => {
    const columns = [column('id', 'number', 'integer')];
    const { body, totals } = await encodeAll([Buffer.from('1\n2\n')], columns, 2);
    expect(totals).toEqual({
      rows: 2,
      bytes: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
      digest: referenceEncode(Buffer.from('1\n2\n'), columns).digest,
      generatedDigest: null,
    });
  });

  it.each([
    ['1\tx\n', 2, 'ROW_COUNT_DIFFERS'],
    ['1\tx\n2', 2, 'ROW_TRUNCATED'],
    ['1\tx', 1, 'ROW_TRUNCATED'],
    ['1\tx\\', 1, 'ROW_TRUNCATED'],
    ['1\n', 1, 'ROW_MALFORMED'],
    ['1\tx\ty\n', 1, 'ROW_MALFORMED'],
    ['\\Nx\tx\n', 1, 'ROW_MALFORMED'],
  ])('refuses %j with %i rows: %s', async (text, rows, code) => {
    const columns = [column('id', 'number', 'bigint'), column('v', 'text')];
    await expect(encodeAll([Buffer.from(text)], columns, rows)).rejects.toMatchObject({
      kind: 'integrity',
      code,
    });
  });

  it('refuses a raw control character in a JSON value and a boolean that is none', async () => {
    const json = encodeAll([Buffer.from('{"a":\\n1}\n')], [column('j', 'json', 'jsonb')], 1);
    await expect(json).rejects.toMatchObject({ code: 'ROW_MALFORMED' });
    const boolean = encodeAll([Buffer.from('true\n')], [column('b', 'boolean', 'boolean')], 1);
    await expect(boolean).rejects.toMatchObject({ code: 'ROW_MALFORMED' });
  });

  it('stops when the signal is aborted and closes the stream', async () => {
    const abort = new AbortController();
    let closed = false;
    const chunks = (async function* () {
      try {
        for (let i = 0; i < 1000; i++) {
          if (i === 5) abort.abort();
          yield Buffer.from('1\n');
        }
      } finally {
        closed = true;
      }
    })();
    const encoded = encodeTable({ chunks, serverRowCount: () => 1000 }, [column('a', 'text')], {
      table: { schema: 'public', name: 't' },
      signal: abort.signal,
    });
    await expect(
      (async () => {
        for await (const block of encoded.blocks) block.release();
      })(),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(closed).toBe(true);
  });

  it('waits for a block to be released, and reports progress that adds up', async () => {
    const row = Buffer.alloc(1_000_000, 'y');
    row[row.length - 1] = 0x0a;
    const pieces = Array.from({ length: 12 }, () => row);
    const seen = { rows: 0, bytes: 0 };
    const encoded = encodeTable(rowStream(pieces, 12), [column('v', 'text')], {
      table: { schema: 'public', name: 't' },
      signal,
      onProgress: (delta) => {
        seen.rows += delta.rows;
        seen.bytes += delta.bytes;
      },
    });
    const blocks = encoded.blocks[Symbol.asyncIterator]();
    const held = [await blocks.next(), await blocks.next(), await blocks.next(), await blocks.next()];
    let fifth = false;
    const next = blocks.next().then((result) => {
      fifth = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fifth).toBe(false);
    for (const { value } of held) value?.release();
    for (let result = await next; !result.done; result = await blocks.next()) result.value.release();
    expect(seen).toEqual({ rows: 12, bytes: encoded.result().bytes });
  });
});

describe('encodeTable against the reference', () => {
  it.each(['numeric', 'double precision'])('agrees on what is a number of type %s', async (type) => {
    const next = seeded(type.length);
    const alphabet = '0012345678999..--+eE';
    const token = () => Array.from({ length: 1 + next(20) }, () => alphabet[next(alphabet.length)]).join('');
    const digits = () => `${next(2) ? '-' : ''}${next(10)}`.padEnd(1 + next(20), '1203405');
    const lines = Array.from({ length: 20_000 }, () => (next(2) ? token() : `${digits()}.${next(100)}`));
    const copyText = Buffer.from(lines.map((line, i) => `${line}\t${i}\n`).join(''));
    const columns = [column('n', 'number', type), column('i', 'number', 'integer')];
    const expected = referenceEncode(copyText, columns);
    const { body } = await encodeAll(cutAtRandom(copyText, 300, next), columns, lines.length);
    expect(body.equals(expected.body)).toBe(true);
    expect(body.toString().match(/"n":[^"]/g)?.length).toBeGreaterThan(2000);
  });

  const kinds = [
    ['number', 'bigint'],
    ['number', 'double precision'],
    ['boolean', 'boolean'],
    ['json', 'jsonb'],
    ['text', 'text'],
    ['hex', 'bytea'],
  ] as const;
  const words = [
    '\\\\',
    '\\n',
    '\\t',
    '\\v',
    '"',
    '\u0001',
    'é',
    '\u{1F600}',
    'plain text of some length ',
    '\\b',
    '\\x41',
    '\\101',
    "'",
    '\u007f',
    '\r',
  ];
  const numbers = [
    '0',
    '-1',
    '123456789012345',
    '1234567890123456',
    '1.5',
    '-0.001',
    '1e+20',
    'NaN',
    '9'.repeat(70),
    '01',
  ];

  function field(encoding: string, next: (n: number) => number): string {
    if (next(8) === 0) return '\\N';
    if (encoding === 'boolean') return next(2) ? 't' : 'f';
    if (encoding === 'number') return numbers[next(numbers.length)] as string;
    if (encoding === 'json')
      return JSON.stringify({ k: 'a\\"é'.repeat(next(20)), n: [1, null] }).replaceAll('\\', '\\\\');
    if (encoding === 'hex') return `\\\\x${'ab'.repeat(next(40))}`;
    return Array.from({ length: next(12) }, () => words[next(words.length)]).join('');
  }

  it.each(Array.from({ length: 40 }, (_, seed) => seed))('seed %i', async (seed) => {
    const next = seeded(seed);
    const columns = Array.from({ length: next(9) }, (_, i) => {
      const [encoding, type] = kinds[next(kinds.length)] as (typeof kinds)[number];
      return column(
        `c${i}${'_'.repeat(next(60))}`,
        encoding,
        type,
        seed % 3 === 0 && next(3) === 0 ? 'stored' : null,
      );
    });
    const rows = 1 + next(seed % 8 === 0 ? 400 : 40);
    const lines = Array.from(
      { length: rows },
      () => `${columns.map((c) => field(c.encoding, next)).join('\t')}\n`,
    );
    const copyText = Buffer.from(lines.join(''));
    const expected = referenceEncode(copyText, columns);
    for (const longest of [1, 7, 100, 100_000]) {
      const { body, totals } = await encodeAll(cutAtRandom(copyText, longest, next), columns, rows);
      expect(body.equals(expected.body)).toBe(true);
      expect(totals).toMatchObject({
        rows,
        digest: expected.digest,
        generatedDigest: expected.generatedDigest,
      });
      for (const line of body.toString().split('\n').slice(1, -2)) JSON.parse(line.replace(/,$/, ''));
    }
  });
});
