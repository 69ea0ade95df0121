import type { Column } from '../../src/core/manifest.js';

const ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};
const SIMPLE: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * COPY text as PostgreSQL itself would print it (CopyAttributeOutText in src/backend/commands/copyto.c), of the columns
 * that are not generated: what a decoded file has to be.
 */
export function canonicalCopy(copyText: Buffer, columns: readonly Column[]): Buffer {
  const lines = copyText.toString('latin1').split('\n').slice(0, -1);
  const text = lines.map((line) => {
    const fields = columns.length === 0 ? [] : line.split('\t');
    const kept = fields.filter((_, index) => columns[index]?.generated === null);
    return `${kept.map((field) => (field === '\\N' ? field : escapeCopy(unescapeCopy(field)))).join('\t')}\n`;
  });
  return Buffer.from(text.join(''), 'latin1');
}

function unescapeCopy(field: string): string {
  return field.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/gs, (_match, code: string) => {
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
    return SIMPLE[code] ?? code;
  });
}

function escapeCopy(text: string): string {
  return text.replace(/[\b\f\n\r\t\v\\]/g, (character) => ESCAPES[character] ?? character);
}
