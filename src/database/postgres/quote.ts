import type { TableName } from '../../core/ports.js';

/** An identifier in double quotes, whatever it contains. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal for a session with `standard_conforming_strings = on`. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quoteTable({ schema, name }: TableName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** For messages: as people write it, quoted only where the name asks for it. */
export function displayTable({ schema, name }: TableName): string {
  const plain = /^[a-z_][a-z0-9_$]*$/;
  const part = (text: string) => (plain.test(text) ? text : quoteIdentifier(text));
  return `${part(schema)}.${part(name)}`;
}
