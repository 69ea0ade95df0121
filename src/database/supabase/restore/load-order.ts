import type { TableName } from '../../../core/ports.js';

export interface LinkedTable<T> {
  readonly table: T;
  /** Where its rows go. */
  readonly through: TableName;
  /** Names of tables that its foreign keys point to; the API tells no schema, and no key of several columns. */
  readonly pointsTo: readonly string[];
}

/** Pure. Tables before those that point to them, as far as that is known and possible; else in the order given. */
export function loadOrder<T>(tables: readonly LinkedTable<T>[]): T[] {
  const ordered: T[] = [];
  const seen = new Set<LinkedTable<T>>();
  const visit = (one: LinkedTable<T>) => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const other of tables) if (one.pointsTo.includes(other.through.name)) visit(other);
    ordered.push(one.table);
  };
  for (const one of tables) visit(one);
  return ordered;
}
