import { createRowDigester } from '../../src/encode/row-digester.js';
import { column, cutAtRandom, encodeAll, seeded } from './encode-all.js';

describe('createRowDigester', () => {
  it.each([0, 1, 2, 500])('finds the encoder’s rows and digest again: %i rows', async (rows) => {
    const next = seeded(rows);
    const text = Array.from(
      { length: rows },
      (_, i) => `${i}\t${'}, \\\\'.repeat(next(9))}${','.repeat(next(3))}\n`,
    );
    const columns = [column('id', 'number', 'integer'), column('v', 'text')];
    const { body, totals } = await encodeAll([Buffer.from(text.join(''))], columns, rows);
    for (const longest of [1, 2, 50, 1_000_000]) {
      const digester = createRowDigester();
      for (const piece of cutAtRandom(body, longest, next)) digester.update(piece);
      expect(digester.finish()).toEqual({ rows, digest: totals.digest, generatedDigest: null });
    }
  });

  it('reads rows without columns', async () => {
    const { body, totals } = await encodeAll([Buffer.from('\n\n')], [], 2);
    const digester = createRowDigester();
    digester.update(body);
    expect(digester.finish()).toEqual({ rows: 2, digest: totals.digest, generatedDigest: null });
  });

  const generated = [
    column('id', 'number', 'integer'),
    column('twice', 'number', 'integer', 'stored'),
    column('v', 'text'),
    column('j', 'json', 'jsonb', 'stored'),
  ];

  it.each([0, 1, 700])('tells generated columns apart: %i rows', async (rows) => {
    const next = seeded(rows);
    const text = Array.from(
      { length: rows },
      (_, i) =>
        `${i}\t${2 * i}\t${next(3) ? `a"\\\\\\t${'x'.repeat(next(900))}` : '\\N'}\t${next(2) ? '{"a": 1}' : '\\N'}\n`,
    );
    const { body, totals } = await encodeAll([Buffer.from(text.join(''))], generated, rows);
    expect(totals.generatedDigest).not.toBeNull();
    const { digest, generatedDigest } = totals;
    for (const longest of [1, 50, 1_000_000]) {
      const digester = createRowDigester(generated);
      for (const piece of cutAtRandom(body, longest, next)) digester.update(piece);
      expect(digester.finish()).toEqual({ rows, digest, generatedDigest });
    }
  });

  it('has no digest for what is not in the form of the columns', async () => {
    const { body } = await encodeAll([Buffer.from('1\t2\tx\t{}\n3\t6\ty\t{}\n')], generated, 2);
    const [id, ...others] = generated;
    for (const [columns, bytes] of [
      [generated, body.subarray(0, -2)],
      [generated, Buffer.concat([body, body])],
      [others, body],
      [[id as (typeof generated)[number], column('x', 'text', 'text', 'stored')], body],
    ] as const) {
      const digester = createRowDigester(columns);
      digester.update(bytes);
      expect(digester.finish()).toMatchObject({ digest: '', generatedDigest: '' });
    }
    const again = createRowDigester(generated);
    again.update(body);
    expect(again.finish()).toMatchObject({ rows: 2, digest: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });
});
