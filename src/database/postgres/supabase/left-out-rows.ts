import type { Omission } from '../../../core/manifest.js';
import { formatPlural } from '../../../lib/format-number.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { Scope } from '../scope.js';
import type { PostgresSession } from '../session.js';
import { whySchemaLeftOut, whyTableLeftOut } from './managed-schemas.js';

/** A larger table is estimated: nobody waits for a count of logs. */
const MAX_COUNTED_BYTES = 64 * 1024 * 1024;

/** What is left out as Supabase's own, table by table, with the count of its rows; empty ones of other schemas are not worth a line. */
export async function countLeftOut(
  session: PostgresSession,
  { platform, schemas, schemasLeftOut }: Pick<Scope, 'platform' | 'schemas' | 'schemasLeftOut'>,
): Promise<Omission[]> {
  if (platform !== 'supabase') return [];
  const names = [...schemas, ...schemasLeftOut].map(quoteLiteral).join(', ');
  const rows = await session.query(`SELECT n.nspname, c.relname, c.reltuples::pg_catalog.int8,
      pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND NOT (c.relrowsecurity AND pg_catalog.row_security_active(c.oid)),
      pg_catalog.pg_relation_size(c.oid) <= ${MAX_COUNTED_BYTES}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname IN (${names}) ORDER BY 1, 2`);
  const found: Omission[] = [];
  for (const [schema, name, estimate, mayRead, isSmall] of rows) {
    const table = { schema: schema ?? '', name: name ?? '' };
    const ofSchema = whySchemaLeftOut(table.schema);
    const reason = ofSchema ?? whyTableLeftOut(table);
    if (reason === undefined) continue;
    const count = mayRead === 't' && isSmall === 't' ? await countRows(session, quoteTable(table)) : null;
    const known = count === null ? describeEstimate(Number(estimate)) : formatPlural(count, 'row');
    if (count !== 0 || ofSchema === undefined)
      found.push({ kind: 'table', ...table, reason: `${reason} (${known})` });
  }
  return found;
}

async function countRows(session: PostgresSession, table: string): Promise<number> {
  const [row] = await session.query(`SELECT pg_catalog.count(*) FROM ONLY ${table}`);
  return Number(row?.[0]);
}

/** -1: never analysed. */
function describeEstimate(rows: number): string {
  return rows < 0 ? 'nobody has counted its rows' : `about ${formatPlural(rows, 'row')}`;
}
