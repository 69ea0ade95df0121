import type { TableName } from '../../core/ports.js';

/** An identifier in backticks, whatever it contains. */
export function quoteIdentifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

export function quoteTable({ schema, name }: TableName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/**
 * A string literal for a session whose `sql_mode` has no NO_BACKSLASH_ESCAPES. Backslash and quote are all that has to be
 * escaped in UTF-8 (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html).
 */
export function quoteLiteral(text: string): string {
  return `'${text.replace(/[\\']/g, (char) => `\\${char}`)}'`;
}

/** For messages: as people write it, quoted only where the name asks for it. */
export function displayTable({ schema, name }: TableName): string {
  return `${displayName(schema)}.${displayName(name)}`;
}

export function displayName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/i.test(name) ? name : quoteIdentifier(name);
}
