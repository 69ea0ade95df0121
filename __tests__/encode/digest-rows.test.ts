import { digestRows } from '../../src/encode/digest-rows.js';
import { TABLE } from './decode-all.js';
import { column, cutAtRandom, encodeAll, rowStream, seeded } from './encode-all.js';
import { hostileTable } from './hostile-rows.js';
import { referenceEncode } from './reference-encoder.js';

const signal = new AbortController().signal;
const options = { table: TABLE, signal };

describe('digestRows', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))(
    'finds what the reference finds: seed %i',
    async (seed) => {
      const next = seeded(seed);
      const { columns, rows, copyText } = hostileTable(seed, next);
      const { digest, generatedDigest } = referenceEncode(copyText, columns);
      for (const longest of [1, 50, 100_000]) {
        const stream = rowStream(cutAtRandom(copyText, longest, next), rows);
        expect(await digestRows(stream, columns, options)).toEqual({ rows, digest, generatedDigest });
      }
    },
  );

  it('reads rows and fields that are larger than every buffer', async () => {
    const columns = [column('v', 'text'), column('g', 'text', 'text', 'stored')];
    const row = Buffer.from(`${'x\\n"'.repeat(1_200_000)}\t${'y'.repeat(3_000_000)}\n`);
    const { totals } = await encodeAll([row, row, row], columns, 3);
    const found = await digestRows(rowStream([row, row, row], 3), columns, options);
    expect(found).toEqual({ rows: 3, digest: totals.digest, generatedDigest: totals.generatedDigest });
    const smaller = Buffer.from(row);
    smaller[100] = 0x7a;
    const other = await digestRows(rowStream([row, row, smaller], 3), columns, options);
    expect(other.digest).not.toBe(totals.digest);
  });

  it.each([
    ['1\tx\n', 2, 'ROW_COUNT_DIFFERS'],
    ['1\tx', 1, 'ROW_TRUNCATED'],
    ['1\n', 1, 'ROW_MALFORMED'],
  ])('refuses %j with %i rows: %s', async (text, rows, code) => {
    const columns = [column('id', 'number', 'bigint'), column('v', 'text')];
    await expect(digestRows(rowStream([Buffer.from(text)], rows), columns, options)).rejects.toMatchObject({
      kind: 'integrity',
      code,
    });
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
    const stream = { chunks, serverRowCount: () => 1000 };
    await expect(
      digestRows(stream, [column('a', 'text')], { table: TABLE, signal: abort.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(closed).toBe(true);
  });

  it('reports progress that adds up', async () => {
    const seen = { rows: 0, bytes: 0 };
    const text = Buffer.from('1\n'.repeat(10_000));
    await digestRows(rowStream(cutAtRandom(text, 999, seeded(1)), 10_000), [column('a', 'text')], {
      ...options,
      onProgress: (delta) => {
        seen.rows += delta.rows;
        seen.bytes += delta.bytes;
      },
    });
    expect(seen).toEqual({ rows: 10_000, bytes: text.length });
  });
});
