/** How a column crosses to the twin: as stored, by a cast that shares its bytes, or by its output text, which is parsed again or not. */
export interface RelationColumn {
  readonly name: string;
  readonly by: 'image' | 'cast' | 'parsed' | 'text';
  /** Type in which the values are compared. */
  readonly type: string;
}

export interface Relation {
  readonly schema: string;
  readonly name: string;
  /** Of pg_class: `r` (read with ONLY), `p` (roots only, read whole) or `m`. */
  readonly kind: 'r' | 'p' | 'm';
  readonly populated: boolean;
  /** An extension's configuration table: which rows are the users' own. */
  readonly condition: string | null;
  readonly columns: readonly RelationColumn[];
}

const USER_SCHEMA = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const IN_EXTENSION = `EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
  AND d.objid = c.oid AND d.deptype = 'e')`;

/** Everything with rows of its own, columns by name; the types are looked through to their innermost parts. */
export const RELATIONS = `
WITH RECURSIVE bases (typ, base, typmod) AS (
  SELECT t.oid, t.oid, -1 FROM pg_catalog.pg_type t
  UNION ALL
  SELECT b.typ, t.typbasetype, t.typtypmod FROM bases b JOIN pg_catalog.pg_type t ON t.oid = b.base WHERE t.typtype = 'd'
), base AS (
  SELECT b.* FROM bases b JOIN pg_catalog.pg_type t ON t.oid = b.base WHERE t.typtype <> 'd'
), parts (typ, part) AS (
  SELECT DISTINCT a.atttypid, a.atttypid FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION
  SELECT p.typ, inner_part.part FROM parts p JOIN pg_catalog.pg_type t ON t.oid = p.part
  CROSS JOIN LATERAL (
    SELECT t.typbasetype WHERE t.typtype = 'd'
    UNION ALL SELECT t.typelem WHERE t.typelem <> 0
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
      WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
  ) inner_part (part)
), by_text AS (
  SELECT DISTINCT p.typ FROM parts p JOIN pg_catalog.pg_type t ON t.oid = p.part
  WHERE t.typsend = 0 OR t.typname ~ '^reg' AND t.typnamespace = 'pg_catalog'::regnamespace
)
SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispopulated AS populated,
  (SELECT e.extcondition[pg_catalog.array_position(e.extconfig, c.oid)] FROM pg_catalog.pg_extension e
    WHERE c.oid = ANY (e.extconfig)) AS condition,
  coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname, 'by', cross_over.by, 'type', cross_over.type) ORDER BY a.attname)
    FROM pg_catalog.pg_attribute a
    JOIN base b ON b.typ = a.atttypid
    JOIN pg_catalog.pg_type t ON t.oid = b.base
    LEFT JOIN base element ON element.typ = t.typelem
    CROSS JOIN LATERAL (SELECT CASE
        WHEN b.base = 'xml'::regtype THEN 'cast'
        WHEN t.typcategory = 'A' AND element.base = 'xml'::regtype THEN 'cast'
        WHEN b.base IN ('tsquery'::regtype, 'int2vector'::regtype, 'oidvector'::regtype) THEN 'parsed'
        WHEN a.atttypid IN (TABLE by_text) THEN 'text' ELSE 'image' END) way (by)
    CROSS JOIN LATERAL (SELECT way.by, CASE
        WHEN way.by = 'cast' THEN CASE WHEN b.base = 'xml'::regtype THEN 'pg_catalog.text' ELSE 'pg_catalog.text[]' END
        WHEN way.by = 'text' THEN 'pg_catalog.text'
        ELSE pg_catalog.format_type(b.base, CASE WHEN b.base = a.atttypid THEN a.atttypmod ELSE b.typmod END) END) cross_over (by, type)
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND ${USER_SCHEMA}
  AND (NOT ${IN_EXTENSION} OR EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE c.oid = ANY (e.extconfig)))
ORDER BY 1, 2`;

/** Where every sequence stands, and whether that number was given out. */
export const SEQUENCES = `
SELECT pg_catalog.format('sequence %I.%I', n.nspname, c.relname) AS name,
  (pg_catalog.xpath('//state/text()', pg_catalog.query_to_xml(
    pg_catalog.format('SELECT last_value || '' '' || is_called AS state FROM %I.%I', n.nspname, c.relname), true, false, '')))[1]::text AS state
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND ${USER_SCHEMA}
  AND (NOT ${IN_EXTENSION} OR EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE c.oid = ANY (e.extconfig)))`;

/** Bytes, owner, grants and comment of every large object. */
export const LARGE_OBJECTS = `
SELECT 'large object ' || l.oid AS name,
  pg_catalog.concat_ws(' ', pg_catalog.encode(pg_catalog.sha256(pg_catalog.lo_get(l.oid)), 'hex'),
    pg_catalog.pg_get_userbyid(l.lomowner), coalesce(l.lomacl::text, 'no acl'),
    coalesce('comment ' || pg_catalog.obj_description(l.oid, 'pg_largeobject'), 'no comment')) AS state
FROM pg_catalog.pg_largeobject_metadata l`;
