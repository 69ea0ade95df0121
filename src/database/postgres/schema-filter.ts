import { splitSql, statementOf } from './sql-statements.js';

/** Options that are no secret, in `CREATE USER MAPPING`; every other option there is taken out. */
const MAPPING_OPTIONS_KEPT = new Set(['user', 'username']);

/** Options of servers and foreign tables that look like a secret. */
const SECRET_OPTION = /pass|pwd|secret|token|credential|api_?key|access_?key|private_?key|auth/i;

/** True when an option of a server, foreign table or wrapper of this name is taken out of the archive. */
export function isSecretOption(name: string): boolean {
  return SECRET_OPTION.test(name);
}

/**
 * Takes out of a pg_dump script what an older target or a driver cannot run (`\restrict` lines,
 * `SET transaction_timeout`, the storage parameter `pg_attver`) and what must not be in an archive (options of user
 * mappings and secret options of foreign servers). Judged statement by statement, so that the bodies of functions
 * and the texts of comments stay as they are.
 */
export function filterSchema(script: string): string {
  return splitSql(script).map(filterPiece).join('');
}

function filterPiece(piece: string): string {
  const statement = statementOf(piece);
  const before = piece.slice(0, piece.length - statement.length);
  if (/^\\(un)?restrict\b/.test(statement)) return before;
  if (/^SET transaction_timeout\b/.test(statement)) return before;
  if (statement.includes('pg_attver')) return before + withoutAttver(statement);
  if (/^(CREATE|ALTER) USER MAPPING\b/.test(statement)) {
    return before + withoutOptions(statement, (name) => !MAPPING_OPTIONS_KEPT.has(name));
  }
  if (/^(CREATE|ALTER) (SERVER|FOREIGN (TABLE|DATA WRAPPER))\b/.test(statement)) {
    return before + withoutOptions(statement, isSecretOption);
  }
  return piece;
}

const IDENTIFIER = '(?:"(?:[^"]|"")+"|[^\\s".;]+)';
const SET_COLUMN_OPTIONS = new RegExp(
  `^(ALTER (?:FOREIGN )?TABLE (?:ONLY )?${IDENTIFIER}(?:\\.${IDENTIFIER})? ALTER COLUMN ${IDENTIFIER} SET \\()([^()]*)(\\);\\s*)$`,
);

function withoutAttver(statement: string): string {
  const [, head, options, tail] = SET_COLUMN_OPTIONS.exec(statement) ?? [];
  if (head === undefined || options === undefined || tail === undefined) return statement;
  const kept = options.split(',').filter((option) => !/^\s*pg_attver\s*=/.test(option));
  return kept.length === 0 ? '' : `${head}${kept.join(',').trim()}${tail}`;
}

const OPTION = /\s*("(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_$]*)\s+(E?'(?:[^'\\]|''|\\.|\\)*')\s*(,|\))/y;

/** `OPTIONS (name 'value', …)` as pg_dump prints it; statements of another form are left out whole. */
function withoutOptions(statement: string, isRemoved: (name: string) => boolean): string {
  let result = '';
  let at = 0;
  for (const found of statement.matchAll(/OPTIONS \(/g)) {
    const start = found.index + found[0].length;
    if (found.index < at || isInsideQuotes(statement, found.index)) continue;
    const list = readOptions(statement, start);
    if (!list) return '';
    const kept = list.options.filter(({ name }) => !isRemoved(name)).map(({ text }) => `\n    ${text}`);
    const clause = kept.length === 0 ? '' : `OPTIONS (${kept.join(',')}\n)`;
    result += statement.slice(at, found.index) + clause;
    at = list.end;
  }
  return result + statement.slice(at);
}

function isInsideQuotes(statement: string, index: number): boolean {
  const before = statement.slice(0, index);
  return (before.split("'").length - 1) % 2 === 1 || (before.split('"').length - 1) % 2 === 1;
}

function readOptions(statement: string, start: number) {
  const options: { name: string; text: string }[] = [];
  OPTION.lastIndex = start;
  for (;;) {
    const found = OPTION.exec(statement);
    if (!found) return undefined;
    const [, name = '', value = '', separator] = found;
    const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
    options.push({ name: plain, text: `${name} ${value}` });
    if (separator === ')') return { options, end: OPTION.lastIndex };
  }
}
