import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** How the rows of one table go in and come out again. */
export interface LoadRoute {
  /** The table itself, or the root of its partition tree where another server may route rows to other leaves. */
  readonly into: TableName;
  /** For a configuration table of an extension: the condition of the rows that are the user's. */
  readonly condition: string;
  /** Columns that are read as their text, because their output function leaves something out. */
  readonly xmlColumns: ReadonlySet<string>;
}

/** Tables of users with the name of their root and whether routing below that depends on the server. */
const ROUTES = `
WITH RECURSIVE up AS (
  SELECT c.oid AS leaf, c.oid AS at, false AS moves FROM pg_catalog.pg_class c WHERE c.relkind = 'r'
  UNION ALL
  SELECT up.leaf, i.inhparent, up.moves OR p.partstrat = 'h' OR p.partexprs IS NOT NULL
    OR EXISTS (SELECT FROM pg_catalog.unnest(p.partcollation::pg_catalog.oid[]) k(oid) WHERE k.oid NOT IN (0, 950))
    OR EXISTS (SELECT FROM pg_catalog.unnest(p.partattrs::pg_catalog.int2[]) k(attnum)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.inhparent AND a.attnum = k.attnum
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE t.typtype NOT IN ('b'))
  FROM up JOIN pg_catalog.pg_class c ON c.oid = up.at AND c.relispartition
    JOIN pg_catalog.pg_inherits i ON i.inhrelid = up.at
    JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = i.inhparent
)
SELECT n.nspname, c.relname, rn.nspname, rc.relname, up.moves,
  (SELECT e.extcondition[k] FROM pg_catalog.pg_extension e, pg_catalog.generate_subscripts(e.extconfig, 1) k
   WHERE e.extconfig[k] = c.oid LIMIT 1)
FROM up JOIN pg_catalog.pg_class c ON c.oid = up.leaf JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class rc ON rc.oid = up.at JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
WHERE NOT rc.relispartition AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`;

/** Columns of type xml (142), also below domains. */
const XML_COLUMNS = `
WITH RECURSIVE xml AS (
  SELECT 142::pg_catalog.oid AS oid
  UNION ALL SELECT t.oid FROM xml JOIN pg_catalog.pg_type t ON t.typbasetype = xml.oid AND t.typtype = 'd'
)
SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_attribute a JOIN xml ON xml.oid = a.atttypid
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND NOT a.attisdropped`;

const keyOf = (schema: string | null | undefined, name: string | null | undefined) => `${schema}\0${name}`;

/** The routes of every table that the target has now; a table that is missing has none. */
export async function readRoutes(
  session: PostgresSession,
): Promise<(table: TableName) => LoadRoute | undefined> {
  const xml = new Map<string, Set<string>>();
  for (const [schema, name, column] of await session.query(XML_COLUMNS)) {
    const columns = xml.get(keyOf(schema, name)) ?? new Set();
    xml.set(keyOf(schema, name), columns.add(column ?? ''));
  }
  const routes = new Map<string, LoadRoute>();
  for (const [schema, name, rootSchema, rootName, moves, condition] of await session.query(ROUTES)) {
    const root = { schema: rootSchema ?? '', name: rootName ?? '' };
    routes.set(keyOf(schema, name), {
      into: moves === 't' ? root : { schema: schema ?? '', name: name ?? '' },
      condition: condition ?? '',
      xmlColumns: xml.get(keyOf(schema, name)) ?? new Set(),
    });
  }
  return ({ schema, name }) => routes.get(keyOf(schema, name));
}

/** What stands inside `COPY (…) TO STDOUT`: as the backup reads it, in the archive's columns and their order. */
export function readBackSelect(
  table: ManifestTable,
  route: LoadRoute | undefined,
  from = `ONLY ${quoteTable(table)}`,
): string {
  const columns = table.columns.map(({ name }) => {
    const quoted = quoteIdentifier(name);
    return route?.xmlColumns.has(name) ? `${quoted}::pg_catalog.text` : quoted;
  });
  const condition = route?.condition ? ` ${route.condition}` : '';
  return `SELECT ${columns.join(', ')} FROM ${from}${condition}`;
}
