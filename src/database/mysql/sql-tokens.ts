/**
 * Where what begins at `at` is over: one character, or a whole quoted name, string or comment, for a `sql_mode` without
 * NO_BACKSLASH_ESCAPES (https://dev.mysql.com/doc/refman/8.4/en/comments.html).
 */
export function endOfToken(sql: string, at: number): number {
  const char = sql[at];
  if (char === '/' && sql[at + 1] === '*') return after(sql, '*/', at + 2);
  if (char === '#' || /^--(\s|$)/.test(sql.slice(at, at + 3))) return after(sql, '\n', at);
  if (char !== '`' && char !== "'" && char !== '"') return at + 1;
  for (let i = at + 1; i < sql.length; i++) {
    if (sql[i] === '\\' && char !== '`') i++;
    // A doubled quote ends one string and begins the next, which comes to the same.
    else if (sql[i] === char) return i + 1;
  }
  return sql.length;
}

function after(sql: string, mark: string, from: number): number {
  const end = sql.indexOf(mark, from);
  return end < 0 ? sql.length : end + mark.length;
}
