import type { TableName } from './ports.js';

/** A key for maps and sets; unambiguous whatever the names contain. */
export function keyOf({ schema, name }: Readonly<TableName>): string {
  return JSON.stringify([schema, name]);
}
