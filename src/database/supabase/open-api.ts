import type { TableName } from '../../core/ports.js';

/** A relation as PostgREST describes it (https://docs.postgrest.org/en/v12/references/api/openapi.html). */
export interface DescribedRelation {
  readonly name: string;
  /** Rows can be inserted: a table, or a view or foreign table that passes them on. */
  readonly isWritable: boolean;
  readonly columns: readonly DescribedColumn[];
}

export interface DescribedColumn {
  readonly name: string;
  /** `format_type` without modifiers; a domain stands as its base type. */
  readonly type: string;
  readonly isPrimaryKey: boolean;
  /** NOT NULL, or part of the primary key. */
  readonly isRequired: boolean;
  /** The table that a foreign key of this column points to, in some exposed schema. */
  readonly pointsTo: string | undefined;
}

export interface Description {
  readonly serverVersion: string;
  readonly relations: readonly DescribedRelation[];
}

/** Put before every key, so that no key is an array index or `__proto__`: both lose their place in an object. */
const MARK = '~';

/** Strings of JSON, each with the colon that makes it a key. */
const STRINGS = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

interface Node {
  readonly [key: string]: unknown;
}

/**
 * What the root of the REST API says. Columns keep their order, which is the catalog's.
 * @throws SyntaxError when it is no JSON; Error when it is no OpenAPI description
 */
export function readDescription(text: string): Description {
  const marked = text.replace(STRINGS, (all, key: string, colon: string | undefined) =>
    colon === undefined ? all : `"${MARK}${key}"${colon}`,
  );
  const root = nodeOf(JSON.parse(marked));
  const paths = root && nodeOf(root['~paths']);
  if (!root || !paths) throw new Error('no OpenAPI description');
  // A schema without relations has none.
  const definitions = nodeOf(root['~definitions']) ?? {};
  return {
    serverVersion: textOf(nodeOf(root['~info'])?.['~version']),
    relations: Object.entries(definitions).map(([key, definition]) => {
      const name = key.slice(MARK.length);
      return {
        name,
        isWritable: nodeOf(paths[`${MARK}/${name}`])?.['~post'] !== undefined,
        columns: columnsOf(nodeOf(definition) ?? {}),
      };
    }),
  };
}

function columnsOf(definition: Node): DescribedColumn[] {
  const required = new Set(Array.isArray(definition['~required']) ? definition['~required'] : []);
  return Object.entries(nodeOf(definition['~properties']) ?? {}).map(([key, property]) => {
    const name = key.slice(MARK.length);
    const described = nodeOf(property) ?? {};
    const note = textOf(described['~description']);
    return {
      name,
      type: textOf(described['~format']),
      isPrimaryKey: /<pk\/>/.test(note),
      isRequired: required.has(name),
      pointsTo: /<fk table='(.*)' column='/.exec(note)?.[1],
    };
  });
}

function nodeOf(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The names in PostgREST's answer to a schema that is not exposed, or undefined when it is worded otherwise. */
export function schemasInRefusal(message: string, hint: string): string[] | undefined {
  const list =
    /must be one of the following: (.+)$/s.exec(message)?.[1] ??
    /schemas are exposed: (.+)$/s.exec(hint)?.[1] ??
    /must be one of the following: (.+)$/s.exec(hint)?.[1];
  return list?.split(', ').filter((name) => name !== '');
}

/** UTF-8 as header values carry it: one letter a byte. */
export function headerText(name: string): string {
  return Buffer.from(name, 'utf8').toString('latin1');
}

/**
 * The path of a relation, or undefined for names that are lost on the way: dots are taken for folders, and PostgREST
 * repeats the name in a header, which a line break would end.
 */
export function relationPath({ name }: TableName): string | undefined {
  return name === '.' || name === '..' || /[\r\n]/.test(name)
    ? undefined
    : `/rest/v1/${encodeURIComponent(name)}`;
}
