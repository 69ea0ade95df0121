import { quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** Schemas whose tables come and go, or that nobody reaches, have nothing of users. */
const OWN = /^_/;

const POLICIES = (
  schemas: string,
) => `SELECT n.nspname, c.relname, p.polname, pg_catalog.pg_get_userbyid(c.relowner), p.polpermissive,
  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
  (SELECT pg_catalog.string_agg(CASE r.oid WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) END, ', ')
   FROM pg_catalog.unnest(p.polroles) r (oid)),
  pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN (${schemas}) ORDER BY 1, 2, 3`;

const TRIGGERS = (
  schemas: string,
) => `SELECT n.nspname, c.relname, t.tgname, pg_catalog.pg_get_userbyid(c.relowner), pg_catalog.pg_get_triggerdef(t.oid)
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname IN (${schemas}) AND fn.nspname NOT IN (${schemas}) ORDER BY 1, 2, 3`;

/**
 * What users have put on tables of schemas that pg_dump leaves out, such as the policies of realtime.messages, as
 * statements under headings like pg_dump's. Expressions need the pinned, empty search_path.
 */
export async function readOverlay(session: PostgresSession, schemas: readonly string[]): Promise<string> {
  const names = schemas
    .filter((name) => !OWN.test(name))
    .map(quoteLiteral)
    .join(', ');
  if (names === '') return '';
  const triggers = (await session.query(TRIGGERS(names))).map((row) =>
    statement(row, 'TRIGGER', `${row[4]}`),
  );
  const policies = (await session.query(POLICIES(names))).map((row) =>
    statement(row, 'POLICY', policyOf(row)),
  );
  return [...triggers, ...policies].join('');
}

type Row = readonly (string | null)[];

function policyOf([schema, table, name, , permissive, command, roles, using, check]: Row): string {
  const on = quoteTable({ schema: schema ?? '', name: table ?? '' });
  return [
    `CREATE POLICY ${quoteIdentifier(name ?? '')} ON ${on}`,
    ...(permissive === 't' ? [] : ['AS RESTRICTIVE']),
    ...(command === 'ALL' ? [] : [`FOR ${command}`]),
    ...(roles === 'PUBLIC' ? [] : [`TO ${roles}`]),
    ...(using === null ? [] : [`USING (${using})`]),
    ...(check === null ? [] : [`WITH CHECK (${check})`]),
  ].join(' ');
}

/** A name with a line break would end its comment. */
function statement([schema, table, name, owner]: Row, type: string, sql: string): string {
  const heading = `Name: ${table} ${name}; Type: ${type}; Schema: ${schema}; Owner: ${owner}`;
  return `\n--\n-- ${heading.replaceAll(/[\r\n]/g, ' ')}\n--\n\n${sql};\n`;
}
