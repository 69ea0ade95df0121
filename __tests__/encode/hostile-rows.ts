import type { Column } from '../../src/core/manifest.js';
import { column } from './encode-all.js';

const KINDS = [
  ['number', 'bigint'],
  ['number', 'double precision'],
  ['boolean', 'boolean'],
  ['json', 'jsonb'],
  ['text', 'text'],
  ['hex', 'bytea'],
] as const;

const NAMES = ['__proto__', '1', 'a"b\\c\n\u0001é', 'constructor', 'null', '{', '"', '}]', 'x'.repeat(63)];

const WORDS = [
  '\\\\',
  '\\n',
  '\\t',
  '\\v',
  '"',
  '\u0001',
  '\u001f',
  'é',
  '\u{1F600}',
  'plain text of some length ',
  '\\b',
  '\\f',
  '\\r',
  '\\x41',
  '\\101',
  "'",
  '\u007f',
  '},\\n{',
  'null',
  '\\\\N',
  '\\\\.',
];

const NUMBERS = [
  '0',
  '-1',
  '123456789012345',
  '1234567890123456',
  '1.5',
  '-0.001',
  '1e+20',
  'NaN',
  '-Infinity',
  '9'.repeat(70),
  '01',
  '',
];

const SCALARS = [
  'null',
  'true',
  'false',
  '0',
  '-1.50',
  '1'.repeat(300),
  '""',
  '"\\"\\\\ \\u0007}"',
  '{}',
  '[]',
];

/** A table of any shape from a seed: its columns, and rows as COPY text. */
export function hostileTable(
  seed: number,
  next: (n: number) => number,
): { columns: Column[]; rows: number; copyText: Buffer } {
  const columns = Array.from({ length: next(10) }, (_, i) => {
    const [encoding, type] = KINDS[next(KINDS.length)] as (typeof KINDS)[number];
    const generated = seed % 3 === 0 && next(3) === 0 ? 'stored' : null;
    return column(`${NAMES[next(NAMES.length)]}${i}`, encoding, type, generated);
  });
  const rows = next(seed % 8 === 0 ? 400 : 40);
  const lines = Array.from(
    { length: rows },
    () => `${columns.map(({ encoding }) => field(encoding, next)).join('\t')}\n`,
  );
  return { columns, rows, copyText: Buffer.from(lines.join('')) };
}

function field(encoding: string, next: (n: number) => number): string {
  if (next(6) === 0) return '\\N';
  if (encoding === 'boolean') return next(2) ? 't' : 'f';
  if (encoding === 'number') return NUMBERS[next(NUMBERS.length)] as string;
  if (encoding === 'json') return json(next).replaceAll('\\', '\\\\');
  if (encoding === 'hex') return 'AB'.repeat(next(40));
  return Array.from({ length: next(12) }, () => WORDS[next(WORDS.length)]).join('');
}

/** As jsonb prints it: a blank after `:` and `,`. */
function json(next: (n: number) => number, depth = 0): string {
  if (depth > 4 || next(3) === 0) return SCALARS[next(SCALARS.length)] as string;
  const items = Array.from({ length: next(5) }, () => json(next, depth + 1));
  if (next(2)) return `[${items.join(', ')}]`;
  return `{${items.map((item, i) => `${JSON.stringify(`k${'\\"]}é'.repeat(next(6))}${i}`)}: ${item}`).join(', ')}}`;
}
