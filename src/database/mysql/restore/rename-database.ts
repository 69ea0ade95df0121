import { quoteIdentifier } from '../quote.js';
import { type Quoting, tokenEnd } from '../sql-statements.js';
import { unquoted } from './script-statements.js';

const WORD = /[A-Za-z0-9_$\u0080-\uffff]+/y;

/** What became of a definition under another name of its database. */
export type Renamed =
  | { readonly kind: 'renamed'; readonly sql: string }
  /** The name stands for something else as well, so that nobody can tell what is meant. */
  | { readonly kind: 'unclear' };

/** SHOW CREATE prints columns and constraints of a table without qualifier, and no table but by its database. */
const IS_TABLE = /^(CREATE|ALTER)\s+TABLE\b/i;
const IS_VIEW = /^CREATE\b[^(]*\bVIEW\b/i;

/** Behind these stands a database by itself. */
const BEFORE_DATABASE = /^(database|schema|use)$/i;
const BEFORE_SHOWN_DATABASE = /^(from|in)$/i;

/** Behind these stands a table, whose name qualifies others as that of a database does. */
const BEFORE_TABLE = /^(from|join|into|update|table|,)$/i;

const CALLED = /^\s*\.\s*(?:`(?:[^`]|``)+`|[\w$\u0080-\uffff]+)\s*\(/;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly isQualifier: boolean;
  /** A column, an account or a variable: nothing that qualifies other names. */
  readonly isHarmless: boolean;
  readonly isDatabase: boolean;
  /** A qualifier of a function or a sequence. */
  readonly isOfProgram: boolean;
  /** Behind FROM or JOIN. */
  readonly isSource: boolean;
}

/**
 * A definition that names its database `from`, as one that names `to`. The name is replaced where it is followed by a dot and
 * by another name, and nothing stands before it that makes it a part of a longer name. That is unclear where a table or an
 * alias may have that name, too, where the database is named alone, and where a text with that name is run as SQL.
 */
export function renameDatabase(sql: string, from: string, to: string, quoting: Quoting): Renamed {
  const places = findPlaces(sql, from, quoting);
  if (!places) return { kind: 'unclear' };
  const others = places.filter(({ isQualifier }) => !isQualifier);
  if (others.some(({ isDatabase }) => isDatabase)) return { kind: 'unclear' };
  const qualifiers = places.filter(({ isQualifier }) => isQualifier);
  if (others.every(({ isHarmless }) => isHarmless)) return replaceAt(sql, qualifiers, to);
  // SHOW CREATE VIEW prints tables of the current database without it: a table of its name qualifies columns.
  const isTold = qualifiers.every(({ isSource }) => IS_VIEW.test(sql) && !isSource);
  const ofPrograms = qualifiers.filter(({ isOfProgram }) => isOfProgram);
  return isTold ? replaceAt(sql, ofPrograms, to) : { kind: 'unclear' };
}

function replaceAt(sql: string, qualifiers: readonly Place[], to: string): Renamed {
  let out = '';
  let copied = 0;
  for (const { start, end } of qualifiers) {
    out += sql.slice(copied, start) + quoteIdentifier(to);
    copied = end;
  }
  return { kind: 'renamed', sql: out + sql.slice(copied) };
}

/** Where the name stands; undefined when nobody can tell. */
function findPlaces(sql: string, from: string, quoting: Quoting): Place[] | undefined {
  const places: Place[] = [];
  const before: string[] = [];
  const [isTable, isView] = [IS_TABLE.test(sql), IS_VIEW.test(sql)];
  let runsText = false;
  let isInText = false;
  let shows = false;
  for (let at = 0, end = 0; at < sql.length; at = end) {
    end = nextToken(sql, at, quoting);
    const token = sql.slice(at, end);
    if (token.trim() === '') continue;
    if (/^(prepare|immediate)$/i.test(token)) runsText = true;
    if (/^show$/i.test(token)) shows = true;
    const isText = token.startsWith("'") || (token.startsWith('"') && !quoting.ansi);
    if (isText && namesIt(token, from)) isInText = true;
    const [third, second = '', previous = ''] = [before.at(-3) ?? '', before.at(-2), before.at(-1)];
    before.push(token);
    if (isText || !isName(token) || unquoted(token).toLowerCase() !== from.toLowerCase()) continue;
    const rest = sql.slice(end, end + 100);
    const isFollowed = /^\s*\.\s*[`"A-Za-z0-9_$\u0080-\uffff]/.test(rest);
    const isMember = previous === '.';
    const isQualifier = isFollowed && !isMember && previous !== '@';
    // Whether it is the same database is up to the server's lower_case_table_names.
    if (isQualifier && unquoted(token) !== from) return undefined;
    const isOfOther = isMember && unquoted(second) !== from && !BEFORE_TABLE.test(third);
    places.push({
      start: at,
      end,
      isQualifier,
      isHarmless:
        !isFollowed &&
        (isTable ||
          isOfOther ||
          previous === '@' ||
          /^\s*@/.test(rest) ||
          (isView && /^as$/i.test(previous))),
      isOfProgram: CALLED.test(rest) || (previous === '(' && /^(next|last|set)val$/i.test(second)),
      isSource: /^(from|join)$/i.test(previous),
      isDatabase:
        BEFORE_DATABASE.test(previous) || (shows && !isMember && BEFORE_SHOWN_DATABASE.test(previous)),
    });
  }
  return runsText && isInText ? undefined : places;
}

function namesIt(text: string, name: string): boolean {
  const [whole, part] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const around = whole.charAt(at - 1) + whole.charAt(at + part.length);
    if (!/[a-z0-9_$\u0080-\uffff]/.test(around)) return true;
  }
  return false;
}

function isName(token: string): boolean {
  return token.startsWith('`') || token.startsWith('"') || /^[A-Za-z0-9_$\u0080-\uffff]/.test(token);
}

function nextToken(sql: string, at: number, quoting: Quoting): number {
  WORD.lastIndex = at;
  const word = WORD.exec(sql)?.[0];
  return word === undefined ? tokenEnd(sql, at, quoting) : at + word.length;
}
