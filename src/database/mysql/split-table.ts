import { endOfToken } from './sql-tokens.js';

/** A CREATE TABLE as the server prints it, and the foreign keys that were taken out of it. */
export interface SplitTable {
  readonly create: string;
  /** As they stand behind ADD in an ALTER TABLE. */
  readonly foreignKeys: readonly string[];
}

const FOREIGN_KEY = /^\s*(?:CONSTRAINT\s+`(?:[^`]|``)*`\s+)?FOREIGN KEY\b/i;

/**
 * Foreign keys are created after the rows. The text is that of SHOW CREATE TABLE with names in backticks: the list in the
 * first parentheses, whatever names, defaults, comments and expressions hold.
 * @throws Error when the text is no such thing
 */
export function splitTable(sql: string): SplitTable {
  const open = findOpen(sql);
  const cuts: number[] = [open];
  let depth = 0;
  let close = -1;
  for (let at = open; at < sql.length; at = endOfToken(sql, at)) {
    const char = sql[at];
    if (char === '(') depth++;
    else if (char === ')') {
      depth--;
      if (depth === 0) {
        close = at;
        break;
      }
    } else if (char === ',' && depth === 1) cuts.push(at);
  }
  if (close < 0) throw new Error('a table definition without an end');
  const elements = cuts.map((cut, i) => sql.slice(cut + 1, cuts[i + 1] ?? close));
  const keys = elements.filter((element) => FOREIGN_KEY.test(element));
  if (keys.length === 0) return { create: sql, foreignKeys: [] };
  const kept = elements.filter((element) => !FOREIGN_KEY.test(element)).map((element) => element.trimEnd());
  return {
    create: `${sql.slice(0, open + 1)}${kept.join(',')}\n${sql.slice(close)}`,
    foreignKeys: keys.map((key) => key.trim()),
  };
}

function findOpen(sql: string): number {
  for (let at = 0; at < sql.length; at = endOfToken(sql, at)) if (sql[at] === '(') return at;
  throw new Error('a table definition without columns');
}
