import type { PlanItem } from '../../../core/target.js';
import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { DoomedObject } from './rebuild-objects.js';

const REGCLASS = (catalog: string) => `'pg_catalog.${catalog}'::pg_catalog.regclass`;

/** The relation that a rule, default, trigger or policy is part of; its schema says where it is. */
const PARTS: readonly (readonly [catalog: string, relation: string, also: string])[] = [
  ['pg_rewrite', 'ev_class', ''],
  ['pg_attrdef', 'adrelid', ''],
  ['pg_policy', 'polrelid', ''],
  ['pg_trigger', 'tgrelid', 'AND NOT p.tgisinternal'],
];

/** Catalogs with a namespace of their own. */
const PLACED: readonly (readonly [catalog: string, namespace: string, also?: string])[] = [
  ['pg_class', 'relnamespace'],
  ['pg_proc', 'pronamespace'],
  // Row types and array types say the same as what they belong to.
  [
    'pg_type',
    'typnamespace',
    `AND p.typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = p.oid)
     AND (p.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = p.typrelid AND c.relkind = 'c'))`,
  ],
  ['pg_constraint', 'connamespace'],
  ['pg_operator', 'oprnamespace'],
  ['pg_opfamily', 'opfnamespace'],
  ['pg_opclass', 'opcnamespace'],
  ['pg_collation', 'collnamespace'],
  ['pg_conversion', 'connamespace'],
  ['pg_ts_config', 'cfgnamespace'],
  ['pg_ts_dict', 'dictnamespace'],
  ['pg_ts_parser', 'prsnamespace'],
  ['pg_ts_template', 'tmplnamespace'],
  ['pg_statistic_ext', 'stxnamespace'],
];

/** Belong to no schema, and may belong to something that stays; casts that a range type made for itself go with it. */
const GLOBAL = [
  'pg_event_trigger',
  'pg_foreign_server',
  'pg_foreign_data_wrapper',
  'pg_language',
  'pg_extension',
  'pg_cast',
  'pg_transform',
  'pg_am',
];

/** `FOR TABLES IN SCHEMA`. */
const PUBLISHED_SCHEMAS_SINCE = 150_000;

/**
 * What CASCADE would take although it lies outside of the backup's schemas: views, keys, columns, triggers of other
 * schemas, publications that the backup does not have, members of extensions.
 */
export async function findOutsideDependents(
  session: PostgresSession,
  schemas: readonly string[],
  droppedSchemas: readonly string[],
  doomed: readonly DoomedObject[],
): Promise<PlanItem[]> {
  if (doomed.length === 0 && droppedSchemas.length === 0) return [];
  const rows = await session.query(QUERY(schemas, droppedSchemas, doomed, session.serverVersionNum));
  return rows.map(([kind, schema, identity]) => ({
    kind: (kind ?? '').replaceAll(' ', '-'),
    ...(schema === null || schema === undefined ? {} : { schema }),
    name: identity ?? '',
    reason: "depends on objects of the backup's schemas and is outside of them; drop or move it first",
  }));
}

function QUERY(
  schemas: readonly string[],
  droppedSchemas: readonly string[],
  doomed: readonly DoomedObject[],
  serverVersionNum: number,
): string {
  const base = doomed.map(({ classId, oid }) => `(${classId}::pg_catalog.oid, ${oid}::pg_catalog.oid)`);
  const values = base.length === 0 ? '' : `SELECT * FROM (VALUES ${base.join(', ')}) v (classid, objid)`;
  const namespaces =
    droppedSchemas.length === 0
      ? ''
      : `SELECT ${REGCLASS('pg_namespace')}::pg_catalog.oid, n.oid FROM pg_catalog.pg_namespace n
         WHERE n.nspname IN (${droppedSchemas.map(quoteLiteral).join(', ')})`;
  const inside = schemas.length === 0 ? "''" : schemas.map(quoteLiteral).join(', ');
  const parts = PARTS.map(
    ([
      catalog,
      relation,
      also,
    ]) => `SELECT ${REGCLASS('pg_class')}::pg_catalog.oid AS classid, c.oid AS objid, n.nspname, d.classid AS by_class, d.objid AS by_object
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(catalog)} AND p.oid = d.objid ${also}
        JOIN pg_catalog.pg_class c ON c.oid = p.${relation} JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`,
  );
  const placed = PLACED.map(
    ([catalog, namespace, also = '']) => `SELECT d.classid, d.objid, n.nspname, d.classid, d.objid
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(catalog)} AND p.oid = d.objid ${also}
        JOIN pg_catalog.pg_namespace n ON n.oid = p.${namespace}`,
  );
  const global = GLOBAL.map(
    (catalog) =>
      `SELECT d.classid, d.objid, NULL, d.classid, d.objid FROM reached d WHERE d.classid = ${REGCLASS(catalog)}
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i')`,
  );
  const memberships = [
    ['pg_publication_rel', 'prpubid'],
    ...(serverVersionNum >= PUBLISHED_SCHEMAS_SINCE ? [['pg_publication_namespace', 'pnpubid']] : []),
  ] as const;
  const published = memberships.map(
    ([catalog, publication]) =>
      `SELECT ${REGCLASS('pg_publication')}::pg_catalog.oid, p.${publication}, NULL, ${REGCLASS('pg_publication')}::pg_catalog.oid, p.${publication}
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(String(catalog))} AND p.oid = d.objid`,
  );
  return `WITH RECURSIVE base (classid, objid) AS (${[values, namespaces].filter(Boolean).join(' UNION ALL ')}),
  reached (classid, objid) AS (
    SELECT classid, objid FROM base
    UNION
    SELECT d.classid, d.objid FROM reached r
      JOIN pg_catalog.pg_depend d ON d.refclassid = r.classid AND d.refobjid = r.objid AND d.deptype NOT IN ('e', 'p')),
  touched (classid, objid, nspname, by_class, by_object) AS (
    ${[...parts, ...placed, ...global, ...published].join('\n UNION ALL ')}),
  member (classid, objid) AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend d WHERE d.deptype = 'e')
  SELECT DISTINCT i.type, t.nspname, i.identity FROM touched t,
    LATERAL pg_catalog.pg_identify_object(t.classid, t.objid, 0) i
  WHERE (t.classid, t.objid) NOT IN (SELECT classid, objid FROM base)
    AND (t.nspname IS NULL OR t.nspname NOT IN (${inside}) OR (t.classid, t.objid) IN (SELECT classid, objid FROM member))
    AND (t.nspname IS NULL OR t.nspname NOT LIKE 'pg\\_toast%')
  ORDER BY 1, 2, 3`;
}
