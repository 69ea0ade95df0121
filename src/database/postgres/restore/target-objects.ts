import type { PlanItem } from '../../../core/target.js';
import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { MANAGED_SCHEMAS } from '../supabase/managed-schemas.js';
import { readPlatform } from '../supabase/platform.js';

/** `pg_` is reserved (https://www.postgresql.org/docs/current/ddl-schemas.html). */
const USER_SCHEMA =
  "n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'";

const notOfExtension = (catalog: string, id: string) => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${id} AND d.deptype = 'e')`;

const OBJECTS = `
SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized-view'
  WHEN 'f' THEN 'foreign-table' ELSE 'table' END, n.nspname, c.relname
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'm', 'v', 'S') AND ${USER_SCHEMA} AND ${notOfExtension('pg_class', 'c.oid')}
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, p.proname
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE ${USER_SCHEMA} AND ${notOfExtension('pg_proc', 'p.oid')}
UNION ALL
SELECT 'type', n.nspname, t.typname
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typrelid = 0 AND t.typelem = 0 AND t.typtype <> 'm' AND ${USER_SCHEMA} AND ${notOfExtension('pg_type', 't.oid')}
UNION ALL
SELECT 'type', n.nspname, t.typname
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE ${USER_SCHEMA} AND ${notOfExtension('pg_type', 't.oid')}
ORDER BY 2, 1, 3`;

/**
 * Every table, view, sequence, function and type of users; a database without any is empty. A Supabase project is never
 * without Supabase's own.
 */
export async function findUserObjects(session: PostgresSession, limit: number): Promise<PlanItem[]> {
  const isProject = (await readPlatform(session)) === 'supabase';
  const managed = MANAGED_SCHEMAS.map(quoteLiteral).join(', ');
  const ofUsers = isProject ? `WHERE o.schema OPERATOR(pg_catalog.<>) ALL (ARRAY[${managed}])` : '';
  const rows = await session.query(
    `SELECT o.kind, o.schema, o.name FROM (${OBJECTS}) o (kind, schema, name) ${ofUsers} LIMIT ${limit}`,
  );
  return rows.map(([kind, schema, name]) => ({ kind: kind ?? '', schema: schema ?? '', name: name ?? '' }));
}
