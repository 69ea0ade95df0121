import type { Column, Encoding, Manifest } from './manifest.js';

type Engine = Manifest['source']['engine'];

/** How a manifest says that values stand which cannot stand so. */
export interface MisfitEncoding {
  readonly schema: string;
  readonly table: string;
  readonly column: Column;
  readonly expected: Encoding;
}

/** Names that mean a built-in type and nothing else: a type of a user, or of an extension, carries its schema. */
const ENCODINGS: Partial<Record<Engine, Readonly<Record<string, Encoding>>>> = {
  postgresql: {
    ...of('number', ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric']),
    ...of('boolean', ['boolean']),
    ...of('json', ['jsonb']),
    ...of('text', [
      'text',
      'character varying',
      'character',
      '"char"',
      'name',
      'json',
      'xml',
      'bytea',
      'uuid',
    ]),
    ...of('text', ['date', 'time without time zone', 'time with time zone', 'interval']),
    ...of('text', ['timestamp without time zone', 'timestamp with time zone', 'money', 'bit', 'bit varying']),
    ...of('text', ['inet', 'cidr', 'macaddr', 'macaddr8', 'tsvector', 'tsquery', 'jsonpath']),
    ...of('text', ['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle']),
  },
};

const MODIFIERS = /\([^()]*\)/;

/**
 * The first column whose encoding is not the one of its type: its values would come out as others, although every hash
 * is right. Domains and types this release does not know may have any.
 */
export function findMisfitEncoding({ source, tables }: Manifest): MisfitEncoding | undefined {
  const encodings = ENCODINGS[source.engine];
  if (!encodings) return undefined;
  for (const { schema, name, columns } of tables) {
    for (const column of columns) {
      const expected = column.type.endsWith('[]') ? 'text' : encodingOf(encodings, column.type);
      if (expected !== undefined && expected !== column.encoding)
        return { schema, table: name, column, expected };
    }
  }
  return undefined;
}

function encodingOf(encodings: Readonly<Record<string, Encoding>>, type: string): Encoding | undefined {
  const name = type.replace(MODIFIERS, '');
  return Object.hasOwn(encodings, name) ? encodings[name] : undefined;
}

function of(encoding: Encoding, types: readonly string[]): Record<string, Encoding> {
  return Object.fromEntries(types.map((type) => [type, encoding]));
}
