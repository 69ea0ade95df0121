import { PACKET_HEAD_BYTES } from '../send-bytes.js';

/** How a column's text of the archive becomes a literal. */
export interface LiteralForm {
  /** Digits in the archive, bytes in the literal. */
  readonly isHex: boolean;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Another expression for a whole literal; undefined leaves it as it is. */
  readonly replace?: (literal: Uint8Array) => Uint8Array | undefined;
}

/** A row that does not fit into a packet of the server. */
export class RowTooLongError extends Error {
  constructor(readonly maxBytes: number) {
    super(`a row needs more than ${maxBytes} bytes`);
  }
}

const TAB = 9;
const NEWLINE = 10;
const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const BACKSLASH = 92;
const NULL_MARK = 78;
const FORM_FEED = [102, 12] as const;
const VERTICAL_TAB = [118, 11] as const;

/** Values of hex digits; -1 for what is none. */
const DIGIT = Int8Array.from({ length: 256 }, (_, c) => {
  const value = Number.parseInt(String.fromCharCode(c), 16);
  return Number.isNaN(value) ? -1 : value;
});

const NULL_LITERAL = Buffer.from('NULL');

/**
 * COPY text becomes INSERT statements of many rows: no string is made of a row or a value. A text literal escapes
 * backslash and quote, which is all that UTF-8 needs (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html); COPY's other
 * escapes mean the same there, but for `\f` and `\v`, which become the characters.
 *
 * `add` returns a statement when one is full; it stands behind PACKET_HEAD_BYTES and lives in one of two buffers, so that the
 * next is filled while the server works on it.
 */
export class InsertText {
  /** Complete rows in all statements so far. */
  rows = 0;

  private out: Buffer;
  private spare: Buffer;
  private used: number;
  /** Where the row that is being written begins. */
  private rowStart = 0;
  /** Rows of the statement before that one. */
  private rowsBefore = 0;
  private inRow = false;
  private column = 0;
  private inValue = false;
  /** Where the literal begins, counted from `rowStart`. */
  private valueAt = 0;
  private isNull = false;
  /** A backslash or a digit at the end of a chunk. */
  private pending = -1;
  private readonly head: Buffer;

  /** `usualBytes` is what a statement has; `maxBytes` what a single row may make of it. */
  constructor(
    insertInto: string,
    private readonly forms: readonly LiteralForm[],
    private readonly usualBytes: number,
    private readonly maxBytes: number,
  ) {
    this.head = Buffer.concat([Buffer.alloc(PACKET_HEAD_BYTES), Buffer.from(`${insertInto} VALUES `)]);
    const size = Math.min(2 * usualBytes, maxBytes) + this.head.length;
    this.out = Buffer.allocUnsafe(size);
    this.spare = Buffer.allocUnsafe(size);
    this.used = this.head.copy(this.out);
    this.rowStart = this.used;
  }

  /**
   * Full statements that the chunk completes.
   * @throws RowTooLongError
   */
  *add(chunk: Uint8Array): Generator<Buffer, void, void> {
    for (let at = 0; at < chunk.length; ) {
      at = this.take(chunk, at);
      const length = this.used - this.head.length;
      const hasOthers = this.rowsBefore > 0;
      if (hasOthers && (length > this.maxBytes || (this.inRow && length > this.usualBytes)))
        yield this.cutBeforeRow();
      if (!this.inRow && this.used - this.head.length >= this.usualBytes) yield this.cut();
    }
  }

  /** The last rows; undefined when there are none. */
  end(): Buffer | undefined {
    if (this.inRow) throw new Error('the rows end within a row');
    return this.used === this.head.length ? undefined : this.cut();
  }

  private cut(): Buffer {
    const statement = this.out.subarray(0, this.used);
    this.refuseTooLong(this.used - this.head.length);
    this.swap();
    return statement;
  }

  /** Everything but the last row, which moves into the next statement. */
  private cutBeforeRow(): Buffer {
    const { out, rowStart, used } = this;
    this.swap();
    this.reserve(used - rowStart);
    out.copy(this.out, this.used, rowStart, used);
    this.rowStart = this.used;
    this.used += used - rowStart;
    this.rowsBefore = 0;
    return out.subarray(0, rowStart - 1);
  }

  private swap(): void {
    [this.out, this.spare] = [this.spare, this.out];
    this.used = this.head.copy(this.out);
    this.rowStart = this.used;
    this.rowsBefore = 0;
  }

  /** Up to the end of a row or of the chunk. */
  private take(chunk: Uint8Array, from: number): number {
    let at = from;
    if (!this.inRow) this.beginRow();
    while (at < chunk.length) {
      const c = chunk[at] as number;
      if (this.pending < 0 && c === NEWLINE) {
        this.endValue();
        this.endRow();
        return at + 1;
      }
      if (this.pending < 0 && c === TAB) {
        this.endValue();
        this.column++;
        this.put(COMMA);
        at++;
        continue;
      }
      at = this.takeValue(chunk, at);
    }
    return at;
  }

  private takeValue(chunk: Uint8Array, from: number): number {
    const form = this.forms[this.column];
    if (!form) throw new Error('a row has more fields than columns');
    if (this.isNull) throw new Error('a field goes on after NULL');
    if (!this.inValue) {
      const isEscape = this.pending === BACKSLASH || chunk[from] === BACKSLASH;
      const mark = this.pending === BACKSLASH ? from : from + 1;
      if (isEscape && mark === chunk.length) {
        this.pending = BACKSLASH;
        return mark;
      }
      if (isEscape && chunk[mark] === NULL_MARK) {
        this.pending = -1;
        this.isNull = true;
        this.putAll(NULL_LITERAL);
        return mark + 1;
      }
      this.beginLiteral(form);
      this.inValue = true;
    }
    return form.isHex ? this.takeHex(chunk, from) : this.takeCopy(chunk, from);
  }

  private takeCopy(chunk: Uint8Array, from: number): number {
    let at = from;
    if (this.pending >= 0) {
      this.pending = -1;
      this.putEscape(chunk[at++] as number);
    }
    while (at < chunk.length) {
      // Every byte may become two.
      this.reserve(2 * Math.min(chunk.length - at, 4096));
      const { out } = this;
      const stop = Math.min(chunk.length, at + 4096);
      let o = this.used;
      for (; at < stop; at++) {
        const c = chunk[at] as number;
        if (c > BACKSLASH || (c !== BACKSLASH && c !== QUOTE && c !== TAB && c !== NEWLINE)) {
          out[o++] = c;
        } else if (c === QUOTE) {
          out[o++] = BACKSLASH;
          out[o++] = QUOTE;
        } else {
          break;
        }
      }
      this.used = o;
      if (at === stop) continue;
      if (chunk[at] !== BACKSLASH) return at;
      at++;
      if (at === chunk.length) this.pending = BACKSLASH;
      else this.putEscape(chunk[at++] as number);
    }
    return at;
  }

  /** What stands behind a backslash. */
  private putEscape(c: number): void {
    this.reserve(2);
    if (c === FORM_FEED[0]) this.put(FORM_FEED[1]);
    else if (c === VERTICAL_TAB[0]) this.put(VERTICAL_TAB[1]);
    else {
      this.put(BACKSLASH);
      this.put(c);
    }
  }

  private takeHex(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      let high = this.pending;
      if (high < 0) {
        high = chunk[at] as number;
        if (high === TAB || high === NEWLINE) return at;
        at++;
      }
      if (at === chunk.length) {
        this.pending = high;
        return at;
      }
      this.pending = -1;
      const value = ((DIGIT[high] as number) << 4) | (DIGIT[chunk[at++] as number] as number);
      if (value < 0) throw new Error('a field of bytes is not in hexadecimal digits');
      this.reserve(2);
      if (value === QUOTE || value === BACKSLASH) this.put(BACKSLASH);
      this.put(value);
    }
    return at;
  }

  private beginRow(): void {
    this.rowsBefore = this.used === this.head.length ? 0 : this.rowsBefore + 1;
    if (this.rowsBefore > 0) this.put(COMMA);
    this.rowStart = this.used;
    this.put(OPEN);
    this.column = 0;
    this.inRow = true;
  }

  private endRow(): void {
    if (this.column !== Math.max(0, this.forms.length - 1))
      throw new Error('a row has fewer fields than columns');
    this.put(CLOSE);
    this.inRow = false;
    this.rows++;
  }

  private endValue(): void {
    const form = this.forms[this.column];
    if (!this.isNull && form) {
      if (!this.inValue) this.beginLiteral(form);
      this.putAll(form.after);
      if (form.replace) this.replaceLiteral(form.replace);
    }
    this.inValue = false;
    this.isNull = false;
  }

  private beginLiteral({ before }: LiteralForm): void {
    this.valueAt = this.used - this.rowStart;
    this.putAll(before);
  }

  private replaceLiteral(replace: NonNullable<LiteralForm['replace']>): void {
    const start = this.rowStart + this.valueAt;
    const other = replace(this.out.subarray(start, this.used));
    if (!other) return;
    this.used = start;
    this.putAll(other);
  }

  private put(byte: number): void {
    this.reserve(1);
    this.out[this.used++] = byte;
  }

  private putAll(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.out.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** @throws RowTooLongError */
  private reserve(bytes: number): void {
    const needed = this.used + bytes;
    if (needed <= this.out.length) return;
    this.refuseTooLong(this.used - this.rowStart);
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.out.length));
    this.out.copy(grown, 0, 0, this.used);
    this.out = grown;
  }

  private refuseTooLong(bytes: number): void {
    if (bytes > this.maxBytes) throw new RowTooLongError(this.maxBytes);
  }
}
