import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** An object that stands in the way of a rebuild. */
export interface DoomedObject {
  readonly classId: string;
  readonly oid: string;
  /** As pg_identify_object says, such as `table` or `operator class`. */
  readonly kind: string;
  /** null for what lives in no schema. */
  readonly schema: string | null;
  /** Without the schema; routines with their arguments. */
  readonly name: string;
  /** As SQL writes it, schema included. */
  readonly identity: string;
  readonly isOwned: boolean;
}

/** Catalogs of what lives in schemas, with the columns of namespace and owner, and what to pass over in each. */
const CATALOGS: readonly (readonly [catalog: string, prefix: string, owner: string | null, only: string])[] =
  [
    [
      'pg_class',
      'rel',
      'relowner',
      `o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT (o.relkind = 'S' AND EXISTS (SELECT FROM pg_catalog.pg_depend a
      WHERE a.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.objid = o.oid AND a.deptype IN ('a', 'i')
        AND a.refobjsubid > 0))`,
    ],
    // A range type makes its constructors, and takes them along.
    [
      'pg_proc',
      'pro',
      'proowner',
      `NOT EXISTS (SELECT FROM pg_catalog.pg_depend a
      WHERE a.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND a.objid = o.oid AND a.deptype = 'i')`,
    ],
    [
      'pg_type',
      'typ',
      'typowner',
      `o.typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = o.oid)
      AND (o.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = o.typrelid AND c.relkind = 'c'))`,
    ],
    ['pg_operator', 'opr', 'oprowner', 'true'],
    ['pg_opfamily', 'opf', 'opfowner', 'true'],
    ['pg_opclass', 'opc', 'opcowner', 'true'],
    ['pg_collation', 'coll', 'collowner', 'true'],
    ['pg_conversion', 'con', 'conowner', 'true'],
    ['pg_ts_config', 'cfg', 'cfgowner', 'true'],
    ['pg_ts_dict', 'dict', 'dictowner', 'true'],
    ['pg_ts_parser', 'prs', null, 'true'],
    ['pg_ts_template', 'tmpl', null, 'true'],
    ['pg_statistic_ext', 'stx', 'stxowner', 'true'],
  ];

const OBJECTS_OF = (schemas: string) =>
  CATALOGS.map(
    ([catalog, prefix, owner, only]) => `
SELECT 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid, o.oid, i.type, n.nspname, i.identity,
  pg_catalog.pg_has_role(n.nspowner, 'USAGE')${owner ? ` OR pg_catalog.pg_has_role(o.${owner}, 'USAGE')` : ''}
FROM pg_catalog.${catalog} o JOIN pg_catalog.pg_namespace n ON n.oid = o.${prefix}namespace,
  LATERAL pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
WHERE n.nspname IN (${schemas}) AND ${only} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype = 'e')`,
  ).join('\nUNION ALL');

/** Objects of the schemas that no extension owns; what belongs to a table (indexes, keys, triggers) goes with it. */
export async function findObjectsIn(
  session: PostgresSession,
  schemas: readonly string[],
): Promise<DoomedObject[]> {
  if (schemas.length === 0) return [];
  const list = schemas.map(quoteLiteral).join(', ');
  const rows = await session.query(`${OBJECTS_OF(list)} ORDER BY 3, 4, 5`);
  return rows.map(([classId, oid, kind, schema, identity, isOwned]) => ({
    classId: classId ?? '',
    oid: oid ?? '',
    kind: kind ?? '',
    schema: schema ?? '',
    name: withoutSchema(identity ?? ''),
    identity: identity ?? '',
    isOwned: isOwned === 't',
  }));
}

/** Only a name that needs no quotes loses none. */
function withoutSchema(identity: string): string {
  const rest = identity.replace(/^("(?:[^"]|"")*"|[^".]+)\./, '');
  return /^"(?:[^"]|"")*"$/.test(rest) ? rest.slice(1, -1).replaceAll('""', '"') : rest;
}

const ROUTINES = new Set(['function', 'procedure', 'aggregate']);

/** CASCADE reaches only what `findOutsideDependents` found to be nobody else's. */
export function dropStatement({ kind, identity }: DoomedObject): string {
  const word = ROUTINES.has(kind) ? 'routine' : kind === 'statistics object' ? 'statistics' : kind;
  return `DROP ${word.toUpperCase()} IF EXISTS ${identity} CASCADE`;
}
