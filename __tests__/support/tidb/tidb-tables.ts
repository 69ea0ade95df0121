/** An error as the server numbers it. */
export class TidbError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** A value as the text protocol carries it. */
export type Text = string | null;

export interface StandInColumn {
  readonly name: string;
  readonly columnType: string;
  readonly characterSet: string | null;
  readonly extra: string;
  readonly notNull: boolean;
  readonly expression?: string;
  /** Of a generated column, from the values of the row. */
  readonly compute?: (row: readonly Text[]) => Text;
}

export interface StandInTable {
  readonly name: string;
  /** Without foreign keys. */
  readonly create: string;
  /** As SHOW CREATE TABLE prints them. */
  readonly keys: readonly string[];
  readonly primaryKey: readonly string[];
  readonly columns: readonly StandInColumn[];
  readonly rows: readonly (readonly Text[])[];
}

export function showCreateTable({ create, keys }: StandInTable): string {
  return keys.length === 0 ? create : create.replace(/\n\)(?= ENGINE)/, `,\n  ${keys.join(',\n  ')}\n)`);
}

/** One expression of a SELECT list; undefined for what is none that the product uses. */
export function evaluate(
  expression: string,
  { columns }: StandInTable,
  row: readonly Text[],
): Text | undefined {
  const [, before = '', name = '', after = ''] = /^([^`]*)`([^`]+)`(.*)$/.exec(expression) ?? [];
  const index = columns.findIndex((column) => column.name === name);
  const value = row[index];
  if (value === undefined) return undefined;
  switch (`${before}_${after}`) {
    case '_':
    case 'CONVERT(_ USING binary)':
      return value;
    case '_ * 1e0':
      return value === null ? null : String(Math.fround(Number(value)));
    case "LPAD(CAST(_ AS CHAR), 4, '0')":
      return value === null ? null : value.padStart(4, '0');
    default:
      return undefined;
  }
}

const LITERAL = /(?:CONVERT\()?(?:_binary)?(?:(NULL)|'((?:[^'\\]|\\.|'')*)')(?: USING \w+\))?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  '0': '\0',
  Z: '\x1a',
};

/** The rows of `(…),(…)` behind VALUES. */
export function readTuples(text: string): Text[][] {
  const rows: Text[][] = [];
  let row: Text[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '(' && !text.startsWith('CONVERT', at)) row = [];
    else if (char === ')') rows.push(row);
    else if (char !== ',' && char !== ' ') {
      LITERAL.lastIndex = at;
      const found = LITERAL.exec(text);
      if (!found) throw new Error(`no literal at ${text.slice(at, at + 40)}`);
      row.push(found[1] ? null : unescaped(found[2] ?? ''));
      at += found[0].length;
      continue;
    }
    at++;
  }
  return rows;
}

function unescaped(text: string): string {
  return text.replace(/''|\\([\s\S])/g, (_, char?: string) =>
    char === undefined ? "'" : (ESCAPES[char] ?? char),
  );
}
