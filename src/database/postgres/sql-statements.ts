/**
 * Splits a script as psql does (src/fe_utils/psqlscan.l): at semicolons outside of quotes, dollar quotes, comments,
 * parentheses and `BEGIN ATOMIC … END` bodies. A line that begins with a backslash between statements (psql's
 * `\restrict`) is a piece of its own. The pieces joined are the script, byte for byte.
 */
export function splitSql(script: string): string[] {
  const pieces: string[] = [];
  const scanner = new Scanner(script);
  while (!scanner.atEnd) pieces.push(scanner.nextPiece());
  return pieces;
}

/** A statement without the comments and blanks before it; empty when there is nothing else. */
export function statementOf(piece: string): string {
  let at = 0;
  for (;;) {
    const blank = /^\s+/.exec(piece.slice(at, at + 1000))?.[0].length ?? 0;
    const comment = blank === 0 ? commentEnd(piece, at) - at : 0;
    if (blank + comment === 0) return piece.slice(at);
    at += blank + comment;
  }
}

/** Where the comment at `at` ends; `at` itself when there is none. Block comments nest. */
function commentEnd(text: string, at: number): number {
  if (text.startsWith('--', at)) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline + 1;
  }
  if (!text.startsWith('/*', at)) return at;
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  for (let depth = 0; ; ) {
    const found = mark.exec(text);
    if (!found) return text.length;
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
}

const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
/** Characters that mean nothing to the splitter. */
const PLAIN = /[^A-Za-z_\u0080-\uffff'"$;()\\/-]+/y;

/** Where `E'…'` and `U&'…'` differ from `'…'`: a backslash escapes the next character in the first only. */
function quotedEnd(text: string, at: number, backslashEscapes: boolean): number {
  const quote = text.charAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\' && backslashEscapes) i++;
    else if (char === quote) {
      if (text.charAt(i + 1) !== quote) return i + 1;
      i++;
    }
  }
  return text.length;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

class Scanner {
  private at = 0;
  private depth = 0;
  /** Depth of BEGIN and CASE inside the body of a routine. */
  private bodyDepth = 0;
  /** The first words of the statement, lower case. */
  private words: string[] = [];
  private isEmpty = true;

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  nextPiece(): string {
    const start = this.at;
    this.depth = 0;
    this.bodyDepth = 0;
    this.words = [];
    this.isEmpty = true;
    while (!this.atEnd && !this.step()) {}
    return this.text.slice(start, this.at);
  }

  /** Moves over one token; true when it ends the piece. */
  private step(): boolean {
    const { text, at } = this;
    const plain = match(PLAIN, text, at);
    if (plain !== undefined) {
      if (plain.trim() !== '') this.isEmpty = false;
      return this.moveTo(at + plain.length);
    }
    const comment = commentEnd(text, at);
    if (comment > at) return this.moveTo(comment);
    const char = text.charAt(at);
    if (char === '\\' && this.isEmpty) {
      const newline = text.indexOf('\n', at);
      this.at = newline < 0 ? text.length : newline + 1;
      return true;
    }
    this.isEmpty = false;
    if (char === "'" || char === '"') return this.moveTo(quotedEnd(text, at, false));
    const tag = char === '$' ? match(DOLLAR_TAG, text, at) : undefined;
    if (tag !== undefined) {
      const end = text.indexOf(tag, at + tag.length);
      return this.moveTo(end < 0 ? text.length : end + tag.length);
    }
    const word = match(WORD, text, at);
    if (word !== undefined) return this.word(word);
    if (char === '(') this.depth++;
    if (char === ')') this.depth--;
    this.at++;
    return char === ';' && this.depth <= 0 && this.bodyDepth === 0;
  }

  private word(word: string): false {
    const end = this.at + word.length;
    if ((word === 'E' || word === 'e') && this.text.charAt(end) === "'") {
      return this.moveTo(quotedEnd(this.text, end, true));
    }
    const lower = word.toLowerCase();
    if (this.words.length < 4) this.words.push(lower);
    if (this.isRoutine()) {
      if (lower === 'begin' && this.depth === 0) this.bodyDepth++;
      else if (lower === 'case' && this.bodyDepth > 0) this.bodyDepth++;
      else if (lower === 'end' && this.bodyDepth > 0) this.bodyDepth--;
    }
    return this.moveTo(end);
  }

  private isRoutine(): boolean {
    const [first, second, third, fourth] = this.words;
    const kind = second === 'or' && third === 'replace' ? fourth : second;
    return first === 'create' && (kind === 'function' || kind === 'procedure');
  }

  private moveTo(end: number): false {
    this.at = end;
    return false;
  }
}
