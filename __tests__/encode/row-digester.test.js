import { createRowDigester } from '../../src/encode/row-digester.js';
import { column, cutAtRandom, encodeAll, seeded } from './encode-all.js';
describe('createRowDigester', () => {
    it.each([0, 1, 2, 500])('finds the encoder’s rows and digest again: %i rows', async (rows) => {
        const next = seeded(rows);
        const text = Array.from({ length: rows }, (_, i) => `${i}\t${'}, \\\\'.repeat(next(9))}${','.repeat(next(3))}\n`);
        const columns = [column('id', 'number', 'integer'), column('v', 'text')];
        const { body, totals } = await encodeAll([Buffer.from(text.join(''))], columns, rows);
        for (const longest of [1, 2, 50, 1_000_000]) {
            const digester = createRowDigester();
            for (const piece of cutAtRandom(body, longest, next))
                digester.update(piece);
            expect(digester.finish()).toEqual({ rows, digest: totals.digest });
        }
    });
    it('reads rows without columns', async () => {
        const { body, totals } = await encodeAll([Buffer.from('\n\n')], [], 2);
        const digester = createRowDigester();
        digester.update(body);
        expect(digester.finish()).toEqual({ rows: 2, digest: totals.digest });
    });
});
