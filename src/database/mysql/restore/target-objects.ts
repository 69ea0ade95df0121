import type { Catalog } from '../catalog.js';

/** A thing in a database, by the words of reports. */
export interface TargetObject {
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
}

/** Everything that a database holds, in an order in which it can be dropped. */
export function objectsOf(catalog: Catalog): TargetObject[] {
  const schema = catalog.database;
  const named = (kind: string, names: readonly string[]) => names.map((name) => ({ kind, schema, name }));
  return [
    ...named('event', catalog.events),
    ...named(
      'trigger',
      catalog.triggers.map(({ name }) => name),
    ),
    ...named(
      'view',
      catalog.views.map(({ name }) => name),
    ),
    ...named(
      'table',
      catalog.tables.map(({ name }) => name),
    ),
    ...named('sequence', catalog.sequences),
    // A package's body goes before it.
    ...[...catalog.routines]
      .sort((a, b) => b.kind.length - a.kind.length)
      .map(({ kind, name }) => ({ kind: kind.toLowerCase().replace(' ', '-'), schema, name })),
  ];
}

export function keyOf({ kind, name }: Pick<TargetObject, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}
