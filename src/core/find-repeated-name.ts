import type { Manifest } from './manifest.js';

/** What a manifest names twice although there can be one of it, for a message; undefined when there is none. */
export function findRepeatedName({ tables, sequences }: Manifest): string | undefined {
  const table = firstRepeated(tables.map(labelOf));
  if (table !== undefined) return `table ${table}`;
  const sequence = firstRepeated(sequences.map(labelOf));
  if (sequence !== undefined) return `sequence ${sequence}`;
  for (const entry of tables) {
    const column = firstRepeated(entry.columns.map(({ name }) => name));
    if (column !== undefined) return `column ${column} of table ${labelOf(entry)}`;
  }
  return undefined;
}

/** Distinct for distinct names, also for those that hold a dot. */
function labelOf({ schema, name }: { schema: string; name: string }): string {
  return [schema, name].map((part) => (part.includes('.') ? JSON.stringify(part) : part)).join('.');
}

function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
