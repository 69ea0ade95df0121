/** The plain, slow reading of docs/archive-format.md, written apart from the kernel: the tests' oracle. */
export function referenceEncode(copyText, columns) {
    const lines = splitOn(copyText, 0x0a);
    const trailing = lines.pop();
    if (trailing === undefined || trailing.length > 0)
        throw new Error('truncated');
    const rows = lines.map((line) => (columns.length === 0 ? [] : splitOn(line, 0x09).map(unescapeCopy)));
    const texts = rows.map((row) => rowText(row, columns, () => true));
    const body = texts.length === 0
        ? Buffer.from('[]\n')
        : Buffer.concat([
            Buffer.from('[\n'),
            ...texts.flatMap((text, index) => (index === 0 ? [text] : [Buffer.from(',\n'), text])),
            Buffer.from('\n]\n'),
        ]);
    const hasGenerated = columns.some((column) => column.generated !== null);
    return {
        body,
        rows: rows.length,
        digest: digestOf(rows.map((row) => rowText(row, columns, (column) => column.generated === null))),
        generatedDigest: hasGenerated
            ? digestOf(rows.map((row) => rowText(row, columns, (column) => column.generated !== null)))
            : null,
    };
}
function splitOn(bytes, separator) {
    const parts = [];
    let start = 0;
    for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, start)) {
        parts.push(bytes.subarray(start, at));
        start = at + 1;
    }
    parts.push(bytes.subarray(start));
    return parts;
}
const SIMPLE = { b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
function unescapeCopy(field) {
    const text = field.toString('latin1');
    if (text === '\\N')
        return null;
    const plain = text.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/gs, (_match, code) => {
        if (/^x./.test(code))
            return String.fromCharCode(Number.parseInt(code.slice(1), 16));
        if (/^[0-7]/.test(code))
            return String.fromCharCode(Number.parseInt(code, 8) & 255);
        const simple = SIMPLE[code];
        return simple === undefined ? code : String.fromCharCode(simple);
    });
    return Buffer.from(plain, 'latin1');
}
function rowText(row, columns, wanted) {
    const members = [];
    for (const [index, column] of columns.entries()) {
        const value = row[index];
        if (value === undefined)
            throw new Error('too few fields');
        if (!wanted(column) || (value === null && column.encoding === 'json'))
            continue;
        members.push(Buffer.concat([Buffer.from(`${JSON.stringify(column.name)}:`), valueText(value, column)]));
    }
    const joined = members.flatMap((member, index) => (index === 0 ? [member] : [Buffer.from(','), member]));
    return Buffer.concat([Buffer.from('{'), ...joined, Buffer.from('}')]);
}
function valueText(value, column) {
    if (value === null)
        return Buffer.from('null');
    const text = value.toString('latin1');
    if (column.encoding === 'json')
        return value;
    if (column.encoding === 'boolean')
        return Buffer.from(text === 't' ? 'true' : 'false');
    if (column.encoding === 'number' && isBare(text, column))
        return value;
    return Buffer.from(`"${escapeJson(text)}"`, 'latin1');
}
function isBare(token, column) {
    if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(token) || token.length > 64)
        return false;
    if (column.type === 'real' || column.type === 'double precision')
        return true;
    return token.replaceAll(/[^0-9]/g, '').length <= 15;
}
const SHORT = {
    '"': '\\"',
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
};
function escapeJson(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject
    return text.replaceAll(/["\\\u0000-\u001f]/g, (character) => {
        return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
function digestOf(rows) {
    const sum = rows.reduce((total, row) => total + BigInt(`0x${referenceMurmur(row)}`), 0n);
    return (sum & ((1n << 128n) - 1n)).toString(16).padStart(32, '0');
}
const C = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const K_ROTATE = [15, 16, 17, 18];
const H_ROTATE = [19, 17, 15, 13];
const H_ADD = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17];
const rotate = (x, n) => ((x << n) | (x >>> (32 - n))) >>> 0;
/** MurmurHash3_x86_128, as it is usually printed: h1 h2 h3 h4, each as %08x. */
export function referenceMurmur(key, seed = 0) {
    const h = [seed, seed, seed, seed];
    const mixKey = (k, lane) => Math.imul(rotate(Math.imul(k, C[lane]) >>> 0, K_ROTATE[lane]), C[(lane + 1) % 4]) >>> 0;
    const blocks = Math.floor(key.length / 16);
    for (let block = 0; block < blocks; block++) {
        for (let lane = 0; lane < 4; lane++) {
            const mixed = (h[lane] ^ mixKey(key.readUInt32LE(block * 16 + lane * 4), lane)) >>> 0;
            const sum = (rotate(mixed, H_ROTATE[lane]) + h[(lane + 1) % 4]) >>> 0;
            h[lane] = (Math.imul(sum, 5) + H_ADD[lane]) >>> 0;
        }
    }
    const tail = Buffer.alloc(16);
    key.copy(tail, 0, blocks * 16);
    for (let lane = 0; lane < 4; lane++) {
        h[lane] = (h[lane] ^ mixKey(tail.readUInt32LE(lane * 4), lane) ^ key.length) >>> 0;
    }
    const spread = () => {
        h[0] = (h[0] + h[1] + h[2] + h[3]) >>> 0;
        for (let lane = 1; lane < 4; lane++)
            h[lane] = (h[lane] + h[0]) >>> 0;
    };
    const avalanche = (x) => {
        let y = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
        y = Math.imul(y ^ (y >>> 13), 0xc2b2ae35);
        return (y ^ (y >>> 16)) >>> 0;
    };
    spread();
    for (let lane = 0; lane < 4; lane++)
        h[lane] = avalanche(h[lane]);
    spread();
    return h.map((x) => x.toString(16).padStart(8, '0')).join('');
}
