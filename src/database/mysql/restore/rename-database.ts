import { quoteIdentifier } from '../quote.js';
import { type Quoting, tokenEnd } from '../sql-statements.js';
import { unquoted } from './script-statements.js';

const WORD = /[A-Za-z0-9_$\u0080-\uffff]+/y;

/** What became of a definition under another name of its database. */
export type Renamed =
  | { readonly kind: 'renamed'; readonly sql: string }
  /** The name stands for something else as well, so that nobody can tell what is meant. */
  | { readonly kind: 'unclear' };

/**
 * A definition that names its database `from`, as one that names `to`. The name is replaced where it can only be a qualifier:
 * it is followed by a dot and by another name, and nothing stands before it that makes it a part of a longer name. One
 * place where it is something else (an alias, a column, a text that is run as SQL) makes all of them unclear.
 */
export function renameDatabase(sql: string, from: string, to: string, quoting: Quoting): Renamed {
  let out = '';
  let copied = 0;
  let at = 0;
  let previous = '';
  let runsText = false;
  let isInText = false;
  while (at < sql.length) {
    const end = nextToken(sql, at, quoting);
    const token = sql.slice(at, end);
    if (/^(prepare|immediate)$/i.test(token)) runsText = true;
    const isText = token.startsWith("'") || (token.startsWith('"') && !quoting.ansi);
    if (isText && token.toLowerCase().includes(from.toLowerCase())) isInText = true;
    if (!isText && isName(token) && unquoted(token) === from) {
      const isQualifier = /^\s*\.\s*[`"A-Za-z0-9_$\u0080-\uffff]/.test(sql.slice(end, end + 100));
      if (!isQualifier || previous === '.' || previous === '@') return { kind: 'unclear' };
      out += sql.slice(copied, at) + quoteIdentifier(to);
      copied = end;
    }
    if (token.trim() !== '') previous = token;
    at = end;
  }
  if (runsText && isInText) return { kind: 'unclear' };
  return { kind: 'renamed', sql: out + sql.slice(copied) };
}

function isName(token: string): boolean {
  return token.startsWith('`') || token.startsWith('"') || /^[A-Za-z0-9_$\u0080-\uffff]/.test(token);
}

function nextToken(sql: string, at: number, quoting: Quoting): number {
  WORD.lastIndex = at;
  const word = WORD.exec(sql)?.[0];
  return word === undefined ? tokenEnd(sql, at, quoting) : at + word.length;
}
