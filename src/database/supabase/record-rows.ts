const COMMA = 0x2c;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const TAB = 0x09;
const CAPITAL_N = 0x4e;

/** Second letters of COPY text's escapes (https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"). */
const LETTERS: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\\': '\\',
};
const ESCAPES = new Map(Object.entries(LETTERS).map(([a, b]) => [a.charCodeAt(0), b.charCodeAt(0)]));
const UNESCAPES = new Map(Object.entries(LETTERS).map(([a, b]) => [b, a]));

/** Every byte escaped, or a single field that is NULL. */
const GROWTH = 3;

export interface RowShape {
  /** Fields in front that are not the table's; they are told to `keep` and left out. At least one. */
  readonly leading: number;
  readonly columns: number;
  /** Positions of columns whose values `onRow` is shown, of rows that are kept. */
  readonly watched: readonly number[];
  onRow(values: readonly (string | null)[]): void;
  /** False: the row is left out. */
  keep(leading: readonly (string | null)[]): boolean;
}

export interface ConvertedRows {
  /** COPY text of the rows that were kept. */
  readonly copy: Uint8Array;
  readonly kept: number;
  readonly left: number;
  /** The last row, kept or not; undefined when there is none. */
  readonly last:
    | { readonly leading: readonly (string | null)[]; readonly columns: readonly (string | null)[] }
    | undefined;
}

/** The bytes are not rows of this shape. */
export class MalformedRowsError extends Error {}

/**
 * Turns the body of PostgREST's `text/csv` into COPY text. Its rows are record literals without their parentheses,
 * joined by newlines: an empty field is NULL, `""` the empty text, and a field with a quote, backslash, comma,
 * parenthesis or white space stands in quotes, inside which quotes and backslashes are doubled
 * (https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX). So each value is what its type's output
 * function wrote, as in COPY itself.
 * @throws MalformedRowsError
 */
export function convertRows(body: Uint8Array, shape: RowShape): ConvertedRows {
  return new RowConverter(body, shape).convert();
}

class RowConverter {
  private read = 0;
  private write = 0;
  private readonly output: Buffer;

  constructor(
    private readonly input: Uint8Array,
    private readonly shape: RowShape,
  ) {
    this.output = Buffer.allocUnsafe(input.length * GROWTH + GROWTH);
  }

  convert(): ConvertedRows {
    let kept = 0;
    let left = 0;
    let last: ConvertedRows['last'];
    while (this.read < this.input.length) {
      const rowStart = this.write;
      const leading = this.takeLeading();
      const starts = this.takeColumns();
      if (this.read > this.input.length) last = { leading, columns: this.textsOf(starts) };
      if (this.shape.keep(leading)) {
        const { watched } = this.shape;
        if (watched.length > 0) this.shape.onRow(watched.map((column) => this.columnText(starts, column)));
        this.output[this.write++] = NEWLINE;
        kept++;
      } else {
        this.write = rowStart;
        left++;
      }
    }
    return { copy: this.output.subarray(0, this.write), kept, left, last };
  }

  private takeLeading(): (string | null)[] {
    const { leading, columns } = this.shape;
    return Array.from({ length: leading }, (_, index) => {
      const start = this.write;
      this.takeField(columns === 0 && index === leading - 1);
      const text = this.textOf(start, this.write);
      this.write = start;
      return text;
    });
  }

  /** Where each column begins in the output, and where the row ends. */
  private takeColumns(): number[] {
    const { columns } = this.shape;
    const starts: number[] = [];
    for (let index = 0; index < columns; index++) {
      if (index > 0) this.output[this.write++] = TAB;
      starts.push(this.write);
      this.takeField(index === columns - 1);
    }
    starts.push(this.write);
    return starts;
  }

  /** Moves one field with its end to the output. */
  private takeField(isLastOfRow: boolean): void {
    const { input, output } = this;
    const from = this.read;
    let isQuoted = false;
    for (; this.read < input.length; this.read++) {
      let byte = input[this.read] as number;
      if (isQuoted) {
        if (byte === BACKSLASH) this.read++;
        else if (byte === QUOTE) {
          if (input[this.read + 1] !== QUOTE) {
            isQuoted = false;
            continue;
          }
          this.read++;
        }
        byte = input[this.read] ?? 0;
      } else if (byte === QUOTE) {
        isQuoted = true;
        continue;
      } else if (byte === COMMA || byte === NEWLINE) break;
      const letter = byte > BACKSLASH ? undefined : ESCAPES.get(byte);
      if (letter !== undefined) output[this.write++] = BACKSLASH;
      output[this.write++] = letter ?? byte;
    }
    if (isQuoted || this.read > input.length) throw new MalformedRowsError('the rows end within a value');
    if (this.read === from) {
      output[this.write++] = BACKSLASH;
      output[this.write++] = CAPITAL_N;
    }
    const end = input[this.read];
    if (isLastOfRow ? end === COMMA : end !== COMMA) {
      throw new MalformedRowsError('a row has another number of values than the table has columns');
    }
    this.read++;
  }

  private textsOf(starts: readonly number[]): (string | null)[] {
    return Array.from({ length: this.shape.columns }, (_, column) => this.columnText(starts, column));
  }

  private columnText(starts: readonly number[], column: number): string | null {
    const isLast = column === this.shape.columns - 1;
    return this.textOf(starts[column] ?? 0, (starts[column + 1] ?? 0) - (isLast ? 0 : 1));
  }

  private textOf(start: number, end: number): string | null {
    const text = this.output.toString('utf8', start, end);
    if (text === '\\N') return null;
    return text.includes('\\')
      ? text.replace(/\\(.)/gs, (_, letter: string) => UNESCAPES.get(letter) ?? letter)
      : text;
  }
}
