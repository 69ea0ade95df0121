import { type CopyLine, valuesOf } from './copy-lines.js';

/** A column that is written. */
export interface SentColumn {
  readonly name: string;
  /** Its place in the archive's COPY text. */
  readonly field: number;
  /** By what the target says. */
  readonly type: string;
  readonly isRequired: boolean;
  /** The table that a foreign key of this column points to. */
  readonly pointsTo: string | undefined;
}

/**
 * Rows as the body of a request. PostgREST hands it to the database as it is, where `json_to_recordset` gives texts to
 * the input function of the column's type; values of `json` and `jsonb` are taken as they stand.
 */
export function rowsAsJson(lines: readonly CopyLine[], columns: readonly SentColumn[]): Buffer {
  const fields = columns.map(({ name, field, type }) => {
    const isRaw = takesJson(type);
    return { key: JSON.stringify(name), field, isRaw };
  });
  const rows = lines.map((line) => {
    const values = valuesOf(line);
    const pairs = fields.map(({ key, field, isRaw }) => {
      const value = values[field];
      if (typeof value !== 'string') return `${key}:null`;
      return `${key}:${isRaw ? value : JSON.stringify(value)}`;
    });
    return `{${pairs.join(',')}}`;
  });
  return Buffer.from(`[${rows.join(',\n')}]`);
}

export function takesJson(type: string): boolean {
  return type === 'json' || type === 'jsonb';
}

/** Escapes that the server cannot turn into text: no character, or half of one. */
const ESCAPES = /\\(?:u(?:d[89ab]..)\\u(?:d[c-f]..)|u(....)|.)/gi;

/**
 * What of a value is lost in a JSON body, or undefined: the JSON `null` arrives as NULL, and of the type `json`, which keeps its text,
 * a text of its own arrives with other escapes, and without what stands around it.
 */
export function lossInJson(type: string, value: string): string | undefined {
  const bare = value.trim();
  if (bare === 'null') return 'the JSON value null, which would arrive as NULL';
  if (type !== 'json') return undefined;
  if (bare !== value) return 'white space around JSON, which would be lost';
  for (const [, code] of value.matchAll(ESCAPES)) {
    if (code !== undefined && /^(0000|d[89a-f]..)$/i.test(code)) {
      return 'an escape in JSON that stands for no character';
    }
  }
  if (value.startsWith('"') && JSON.stringify(JSON.parse(value)) !== value) {
    return 'a text in JSON with escapes that would be lost';
  }
  return undefined;
}
