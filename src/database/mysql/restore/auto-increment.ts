/** The server prints the options of a table behind the closing parenthesis, which begins a line; strings have no line breaks. */
const OPTIONS = /^(\)(?: \/\*[^*]*\*\/)? ENGINE=\w+)(?: AUTO_INCREMENT=(\d+))?/m;

/** The number that a CREATE TABLE as SHOW CREATE prints it counts on from; undefined where it does not say. */
export function autoIncrementOf(sql: string): string | undefined {
  return OPTIONS.exec(sql)?.[2];
}

/** The same table, counting from `number`, or behind its highest row. */
export function withAutoIncrement(sql: string, number: string | undefined): string {
  const option = number === undefined ? '' : ` AUTO_INCREMENT=${number}`;
  return sql.replace(OPTIONS, (_, head: string) => head + option);
}
