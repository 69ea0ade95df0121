import type { RestoreRequest } from '../../../core/target.js';
import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { readDefinitions } from './definitions.js';
import { type ScriptStatement, sqlPattern, unquote } from './script-statements.js';

/** Which schemas are emptied or dropped, and what stays of them. */
export interface RebuildScope {
  /** Those of the backup that the target has. */
  readonly schemas: readonly string[];
  /** Of those: emptied object by object, because an extension lives there or because it is `public`. */
  readonly keptSchemas: readonly string[];
  readonly keptExtensions: readonly string[];
  readonly statements: readonly ScriptStatement[];
}

const CREATE_SCHEMA = sqlPattern('^CREATE SCHEMA (ID)');

/** Decided from the scripts and the manifest of the backup, and from what the target has. */
export async function findRebuildScope(
  session: PostgresSession,
  request: RestoreRequest,
): Promise<RebuildScope> {
  const { manifest } = request;
  const { preData, postData } = await readDefinitions(session, request);
  const statements = [...preData, ...postData];
  const named = new Set([
    ...statements.flatMap(({ sql, entry }) => {
      const created = CREATE_SCHEMA.exec(sql)?.[1];
      return [...(created === undefined ? [] : [unquote(created)]), ...(entry?.schema ? [entry.schema] : [])];
    }),
    ...manifest.tables.map((table) => table.schema),
    ...manifest.sequences.map((sequence) => sequence.schema),
  ]);
  const found = named.size === 0 ? [] : await session.query(SCHEMAS([...named].map(quoteLiteral).join(', ')));
  const extensions = await session.query('SELECT e.extname FROM pg_catalog.pg_extension e ORDER BY 1');
  return {
    schemas: found.map(([name]) => name ?? ''),
    keptSchemas: found.filter(([, isKept]) => isKept === 't').map(([name]) => name ?? ''),
    keptExtensions: extensions.map(([name]) => name ?? ''),
    statements,
  };
}

/** An extension may live in a schema, own it, or have members in it. */
const SCHEMAS = (names: string) => `
SELECT n.nspname, n.nspname = 'public'
  OR EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)
  OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
    AND d.objid = n.oid AND d.deptype = 'e')
  OR EXISTS (SELECT FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_depend m ON m.classid = d.classid AND m.objid = d.objid AND m.deptype = 'e'
    WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = n.oid)
FROM pg_catalog.pg_namespace n WHERE n.nspname IN (${names}) ORDER BY 1`;
