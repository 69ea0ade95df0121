import type { Column } from '../../src/core/manifest.js';

/** The plain, slow reading of docs/archive-format.md, written apart from the kernel: the tests' oracle. */
export function referenceEncode(copyText: Buffer, columns: readonly Column[]): ReferenceFile {
  const lines = splitOn(copyText, 0x0a);
  const trailing = lines.pop();
  if (trailing === undefined || trailing.length > 0) throw new Error('truncated');
  const rows = lines.map((line) => (columns.length === 0 ? [] : splitOn(line, 0x09).map(unescapeCopy)));
  const texts = rows.map((row) => rowText(row, columns, () => true));
  const body =
    texts.length === 0
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

export interface ReferenceFile {
  readonly body: Buffer;
  readonly rows: number;
  readonly digest: string;
  readonly generatedDigest: string | null;
}

type Field = Buffer | null;

function splitOn(bytes: Buffer, separator: number): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, start)) {
    parts.push(bytes.subarray(start, at));
    start = at + 1;
  }
  parts.push(bytes.subarray(start));
  return parts;
}

const SIMPLE: Record<string, number> = { b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

function unescapeCopy(field: Buffer): Field {
  const text = field.toString('latin1');
  if (text === '\\N') return null;
  const plain = text.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/gs, (_match, code: string) => {
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
    const simple = SIMPLE[code];
    return simple === undefined ? code : String.fromCharCode(simple);
  });
  return Buffer.from(plain, 'latin1');
}

function rowText(row: Field[], columns: readonly Column[], wanted: (column: Column) => boolean): Buffer {
  const members: Buffer[] = [];
  for (const [index, column] of columns.entries()) {
    const value = row[index];
    if (value === undefined) throw new Error('too few fields');
    if (!wanted(column) || (value === null && column.encoding === 'json')) continue;
    members.push(Buffer.concat([Buffer.from(`${JSON.stringify(column.name)}:`), valueText(value, column)]));
  }
  const joined = members.flatMap((member, index) => (index === 0 ? [member] : [Buffer.from(','), member]));
  return Buffer.concat([Buffer.from('{'), ...joined, Buffer.from('}')]);
}

function valueText(value: Field, column: Column): Buffer {
  if (value === null) return Buffer.from('null');
  const text = value.toString('latin1');
  if (column.encoding === 'json') return value;
  if (column.encoding === 'boolean') return Buffer.from(text === 't' ? 'true' : 'false');
  if (column.encoding === 'number' && isBare(text, column)) return value;
  return Buffer.from(`"${escapeJson(text)}"`, 'latin1');
}

function isBare(token: string, column: Column): boolean {
  if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(token) || token.length > 64) return false;
  if (column.type === 'real' || column.type === 'double precision') return true;
  return token.replaceAll(/[^0-9]/g, '').length <= 15;
}

const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeJson(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject
  return text.replaceAll(/["\\\u0000-\u001f]/g, (character) => {
    return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function digestOf(rows: readonly Buffer[]): string {
  const sum = rows.reduce((total, row) => total + BigInt(`0x${referenceMurmur(row)}`), 0n);
  return (sum & ((1n << 128n) - 1n)).toString(16).padStart(32, '0');
}

const C = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93] as const;
const K_ROTATE = [15, 16, 17, 18] as const;
const H_ROTATE = [19, 17, 15, 13] as const;
const H_ADD = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17] as const;

const rotate = (x: number, n: number) => ((x << n) | (x >>> (32 - n))) >>> 0;

/** MurmurHash3_x86_128, as it is usually printed: h1 h2 h3 h4, each as %08x. */
export function referenceMurmur(key: Buffer, seed = 0): string {
  const h = [seed, seed, seed, seed];
  const mixKey = (k: number, lane: number) =>
    Math.imul(
      rotate(Math.imul(k, C[lane] as number) >>> 0, K_ROTATE[lane] as number),
      C[(lane + 1) % 4] as number,
    ) >>> 0;
  const blocks = Math.floor(key.length / 16);
  for (let block = 0; block < blocks; block++) {
    for (let lane = 0; lane < 4; lane++) {
      const mixed = ((h[lane] as number) ^ mixKey(key.readUInt32LE(block * 16 + lane * 4), lane)) >>> 0;
      const sum = (rotate(mixed, H_ROTATE[lane] as number) + (h[(lane + 1) % 4] as number)) >>> 0;
      h[lane] = (Math.imul(sum, 5) + (H_ADD[lane] as number)) >>> 0;
    }
  }
  const tail = Buffer.alloc(16);
  key.copy(tail, 0, blocks * 16);
  for (let lane = 0; lane < 4; lane++) {
    h[lane] = ((h[lane] as number) ^ mixKey(tail.readUInt32LE(lane * 4), lane) ^ key.length) >>> 0;
  }
  const spread = () => {
    h[0] = ((h[0] as number) + (h[1] as number) + (h[2] as number) + (h[3] as number)) >>> 0;
    for (let lane = 1; lane < 4; lane++) h[lane] = ((h[lane] as number) + (h[0] as number)) >>> 0;
  };
  const avalanche = (x: number) => {
    let y = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    y = Math.imul(y ^ (y >>> 13), 0xc2b2ae35);
    return (y ^ (y >>> 16)) >>> 0;
  };
  spread();
  for (let lane = 0; lane < 4; lane++) h[lane] = avalanche(h[lane] as number);
  spread();
  return h.map((x) => x.toString(16).padStart(8, '0')).join('');
}
