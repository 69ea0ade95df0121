import { endOfToken } from './sql-tokens.js';

/**
 * The statements of a script as `DefinitionScript` writes it and the mysql client reads it: cut at `;` outside of quotes and comments,
 * or between DELIMITER lines at that delimiter, which occurs nowhere else. Comments in front belong to the statement.
 * @throws Error when the last statement has no end
 */
export function* scriptStatements(script: string): Generator<string, void, void> {
  let start = 0;
  for (let at = 0; at < script.length; ) {
    const line = /^DELIMITER (\S+)\n/.exec(script.slice(at, at + 80));
    if (line && script.slice(start, at).trim() === '') {
      const [whole, delimiter = ';'] = line;
      start = at + whole.length;
      if (delimiter !== ';') {
        const end = script.indexOf(delimiter, start);
        if (end < 0) throw new Error('a script ends inside a statement');
        yield script.slice(start, end);
        start = end + delimiter.length;
      }
      at = start;
    } else if (script[at] === ';') {
      yield script.slice(start, at).trim();
      at++;
      start = at;
    } else {
      at = endOfToken(script, at);
      if (script.slice(start, at).trim() === '') start = at;
    }
  }
  if (script.slice(start).trim() !== '') throw new Error('a script ends inside a statement');
}
