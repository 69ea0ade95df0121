import { encodeTable } from '../../src/encode/encode-table.js';
export function column(name, encoding, type = 'text', generated = null) {
    return { name, type, encoding, generated };
}
/** Rows cut into the given pieces. */
export function rowStream(pieces, serverRows) {
    return {
        chunks: (async function* () {
            yield* pieces;
        })(),
        serverRowCount: () => serverRows,
    };
}
/** The whole file and its totals, with blocks released in order. */
export async function encodeAll(pieces, columns, serverRows) {
    const encoded = encodeTable(rowStream(pieces, serverRows), columns, {
        table: { schema: 'public', name: 't' },
        signal: new AbortController().signal,
    });
    const parts = [];
    for await (const block of encoded.blocks) {
        parts.push(Buffer.from(block.bytes));
        block.release();
    }
    return { body: Buffer.concat(parts), totals: encoded.result() };
}
/** Cuts bytes at the places `next` draws; `next(n)` is a whole number in [0, n). */
export function cutAtRandom(bytes, longest, next) {
    const pieces = [];
    for (let at = 0; at < bytes.length;) {
        const length = Math.min(bytes.length - at, next(longest + 1));
        pieces.push(bytes.subarray(at, at + length));
        at += length;
    }
    return pieces;
}
/** Whole numbers in [0, n) from a seed (mulberry32), so that a failing case can be repeated. */
export function seeded(seed) {
    let state = seed >>> 0;
    return (n) => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
    };
}
