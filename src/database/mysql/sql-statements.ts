/** What a sql_mode makes of quotes (https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html). */
export interface Quoting {
  /** False under NO_BACKSLASH_ESCAPES: a backslash in a text is a backslash. */
  readonly escapes: boolean;
  /** True under ANSI_QUOTES: `"a"` is a name. */
  readonly ansi: boolean;
}

export const USUAL_QUOTING: Quoting = { escapes: true, ansi: false };

const SET_MODE = /^SET\s+(?:SESSION\s+)?sql_mode\s*=\s*(?:\/\*!80000 REPLACE\(\*\/ )?'([^']*)'/i;

/** How texts are quoted behind a statement. */
export function quotingAfter(statement: string, before: Quoting): Quoting {
  const modes = SET_MODE.exec(statement)?.[1]?.split(',');
  if (!modes) return before;
  return { escapes: !modes.includes('NO_BACKSLASH_ESCAPES'), ansi: modes.includes('ANSI_QUOTES') };
}

/** The client's own command; it takes the rest of its line. */
const DELIMITER = /^[ \t]*delimiter[ \t]+(\S+)[^\n]*(?:\n|$)/i;

/**
 * Splits a script as the mysql client does (https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html): at the delimiter outside
 * of quotes and comments; a line `DELIMITER x` changes it. Statements come without their delimiter and without the comments before
 * them; versioned comments are statements. Backslashes escape in quotes until a `SET SESSION sql_mode` of the script says otherwise.
 */
export function splitSql(script: string): string[] {
  const statements: string[] = [];
  let delimiter = ';';
  let start = 0;
  let isEmpty = true;
  let quoting = USUAL_QUOTING;
  const cut = (end: number, next: number) => {
    const statement = withoutComments(script.slice(start, end));
    if (statement !== '') statements.push(statement);
    quoting = quotingAfter(statement, quoting);
    start = next;
    isEmpty = true;
  };
  for (let at = 0; at < script.length; ) {
    const command = isEmpty && isLineStart(script, at) ? DELIMITER.exec(script.slice(at, at + 200)) : null;
    if (command) {
      delimiter = command[1] ?? ';';
      at += command[0].length;
      start = at;
    } else if (script.startsWith(delimiter, at)) {
      cut(at, at + delimiter.length);
      at = start;
    } else {
      const end = tokenEnd(script, at, quoting);
      if (isEmpty && end === at + 1 && /\S/.test(script.charAt(at))) isEmpty = false;
      if (isEmpty && end > at + 1 && commentEnd(script, at) === at) isEmpty = false;
      at = end;
    }
  }
  cut(script.length, script.length);
  return statements;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n';
}

/** A statement without the blanks and comments before it and the blanks behind it. */
export function withoutComments(text: string): string {
  let at = 0;
  for (;;) {
    const blank = /^\s+/.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
    at += blank;
    const end = commentEnd(text, at);
    if (end === at && blank === 0) return text.slice(at).trimEnd();
    at = end;
  }
}

/** Where the comment at `at` ends; `at` itself when there is none. A versioned comment is none. */
export function commentEnd(text: string, at: number): number {
  const char = text.charAt(at);
  const isLine = char === '#' || (text.startsWith('--', at) && /^--(\s|$)/.test(text.slice(at, at + 3)));
  if (isLine) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline + 1;
  }
  if (char !== '/' || !/^\/\*(?![!]|M!)/.test(text.slice(at, at + 4))) return at;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

/** Where the comment, the quoted text or the character at `at` ends. */
export function tokenEnd(text: string, at: number, quoting: Quoting): number {
  const comment = commentEnd(text, at);
  if (comment > at) return comment;
  const char = text.charAt(at);
  if (char === "'" || char === '"' || char === '`') return quotedEnd(text, at, char, quoting);
  return at + 1;
}

/** A doubled quote is part of the text. */
function quotedEnd(text: string, at: number, quote: string, { escapes, ansi }: Quoting): number {
  const isName = quote === '`' || (ansi && quote === '"');
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\' && escapes && !isName) i++;
    else if (char === quote) {
      if (text.charAt(i + 1) !== quote) return i + 1;
      i++;
    }
  }
  return text.length;
}
