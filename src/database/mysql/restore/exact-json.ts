import type { JsonNumbers } from '../flavour.js';

/** A double is printed without exponent while its first digit is in these places (my_gcvt in MySQL's strings/dtoa.cc). */
const FIRST_PLACE = -14;
const LAST_PLACE = 15;

/** A double with so many digits and so small an exponent is read exactly by anybody (its digits and the power of ten are exact doubles). */
const PLAIN_DIGITS = 15;
const PLAIN_EXPONENT = 22;

/** Of an integer that every server keeps as one. */
const PLAIN_INTEGER_DIGITS = 18;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 64n - 1n;

const MAX_DECIMAL_DIGITS = 65;
const MAX_DECIMAL_SCALE = 30;

const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;

/** A number that the server has, but never prints as it stands in the text. */
export class UnprintableNumberError extends Error {
  constructor() {
    super('a negative zero within JSON is printed as -0.0');
  }
}

/**
 * A literal of JSON text becomes an expression of the same document where the server would not read all numbers of the text as
 * they were: a DECIMAL such as 1.50 would become the double 1.5. Undefined where the literal does it. `literal` is
 * a text of SQL with its quotes, as InsertText writes it.
 * @throws UnprintableNumberError for -0, as 5.7 prints the double, where the server prints -0.0 (measured on 9.7)
 */
export function exactJson(literal: Uint8Array, numbers: JsonNumbers): Uint8Array | undefined {
  if (!hasNumbersToLookAt(literal, numbers)) return undefined;
  const text = unescaped(Buffer.from(literal.subarray(1, -1)).toString());
  const sql = new Expression(text, numbers).whole();
  return sql === undefined ? undefined : Buffer.from(sql);
}

/** Any number that may need an expression; on bytes, since most documents have none. */
function hasNumbersToLookAt(literal: Uint8Array, numbers: JsonNumbers): boolean {
  const end = literal.length - 1;
  for (let at = 1; at < end; ) {
    const c = literal[at] as number;
    if (c === QUOTE) at = behindString(literal, at + 1, end);
    else if (c === MINUS || isDigit(c)) {
      const start = at++;
      while (at < end && isOfNumber(literal[at] as number)) at++;
      // A short integer needs no look.
      if (at - start <= PLAIN_INTEGER_DIGITS && isInteger(literal, start, at)) continue;
      let token = '';
      for (let i = start; i < at; i++) token += String.fromCharCode(literal[i] as number);
      if (numberSql(token, numbers) !== undefined) return true;
    } else at++;
  }
  return false;
}

function isInteger(literal: Uint8Array, start: number, end: number): boolean {
  const first = literal[start] === MINUS ? start + 1 : start;
  if (first > start && literal[first] === ZERO) return false;
  for (let at = first; at < end; at++) if (!isDigit(literal[at] as number)) return false;
  return true;
}

function isDigit(c: number): boolean {
  return c >= ZERO && c <= ZERO + 9;
}

/** Digits, `.`, `+`, `-`, `e`, `E`. */
function isOfNumber(c: number): boolean {
  return isDigit(c) || c === 46 || c === MINUS || c === 43 || c === 101 || c === 69;
}

/** A backslash of JSON is two in SQL. */
function behindString(literal: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const c = literal[at] as number;
    if (c === QUOTE) return at + 1;
    if (c !== BACKSLASH) at++;
    else if (literal[at + 1] !== BACKSLASH) at += 2;
    else at += literal[at + 2] === BACKSLASH ? 4 : 3;
  }
  return end;
}

class Expression {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly numbers: JsonNumbers,
  ) {}

  whole(): string | undefined {
    const sql = this.value();
    const isScalar = !/^\s*[{[]/.test(this.text);
    return sql !== undefined && isScalar ? `CAST(${sql} AS JSON)` : sql;
  }

  /** Undefined where the text itself is read exactly. */
  private value(): string | undefined {
    const c = this.peek();
    if (c === '{') return this.list('JSON_OBJECT', '}');
    if (c === '[') return this.list('JSON_ARRAY', ']');
    if (c === '"') this.string();
    else {
      const token = /[^\s,\]}]+/y;
      token.lastIndex = this.at;
      const found = token.exec(this.text)?.[0] ?? '';
      this.at += found.length || 1;
      if (/^-?\d/.test(found)) return numberSql(found, this.numbers);
    }
    return undefined;
  }

  private list(make: string, close: string): string | undefined {
    const parts: { key: string; text: string; sql: string | undefined }[] = [];
    this.at++;
    while (this.peek() !== close) {
      let key = '';
      if (close === '}') {
        key = `${quoted(JSON.parse(this.string()) as string)}, `;
        this.skip(':');
      }
      this.peek();
      const start = this.at;
      const sql = this.value();
      parts.push({ key, text: this.text.slice(start, this.at), sql });
      this.skip(',');
    }
    this.at++;
    if (parts.every(({ sql }) => sql === undefined)) return undefined;
    const written = parts.map(({ key, text, sql }) => key + (sql ?? `CAST(${quoted(text)} AS JSON)`));
    return `${make}(${written.join(', ')})`;
  }

  private string(): string {
    const start = this.at++;
    while (this.text[this.at] !== '"') {
      if (this.at >= this.text.length) throw new Error('a JSON text without an end');
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at++;
    return this.text.slice(start, this.at);
  }

  /** The next character that is no blank. */
  private peek(): string {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
    if (this.at >= this.text.length) throw new Error('a JSON text without an end');
    return this.text.charAt(this.at);
  }

  private skip(mark: string): void {
    if (this.peek() === mark) this.at++;
  }
}

/** Undefined for a number that the server reads from JSON as it was. */
function numberSql(token: string, { readsExactly, printsFraction }: JsonNumbers): string | undefined {
  // What JavaScript prints alike is a double of usual size with a fraction.
  if (readsExactly && token.includes('.') && String(Number(token)) === token) return undefined;
  const digits = token.replace('-', '');
  if (/^\d+$/.test(digits)) {
    if (token === '-0') {
      if (printsFraction) throw new UnprintableNumberError();
      return '-0e0';
    }
    const value = BigInt(token);
    return value < MIN_INTEGER || value > MAX_INTEGER ? decimal(token, digits) : undefined;
  }
  const isDouble = /e/i.test(token) || digits === printedDouble(Math.abs(Number(token)), printsFraction);
  if (!isDouble) return decimal(token, digits);
  if (readsExactly || isPlain(token)) return undefined;
  return /e/i.test(token) ? token : `${token}e0`;
}

function decimal(token: string, digits: string): string | undefined {
  const scale = digits.split('.')[1]?.length ?? 0;
  const precision = digits.replace('.', '').length;
  if (precision > MAX_DECIMAL_DIGITS || scale > MAX_DECIMAL_SCALE) return undefined;
  return `CAST('${token}' AS DECIMAL(${precision},${scale}))`;
}

/** As the server prints it; undefined with an exponent, which no DECIMAL has. */
function printedDouble(value: number, printsFraction: boolean): string | undefined {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const place = Number(exponent) + 1;
  if (place < FIRST_PLACE || place > LAST_PLACE) return undefined;
  if (place <= 0) return `0.${'0'.repeat(-place)}${digits}`;
  if (digits.length > place) return `${digits.slice(0, place)}.${digits.slice(place)}`;
  return digits.padEnd(place, '0') + (printsFraction ? '.0' : '');
}

function isPlain(token: string): boolean {
  const [mantissa = '', exponent = '0'] = token.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const power = Number(exponent) - fraction.length;
  return `${whole}${fraction}`.replace(/^0+/, '').length <= PLAIN_DIGITS && Math.abs(power) <= PLAIN_EXPONENT;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0' };

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, c: string) => ESCAPED[c] ?? c);
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
