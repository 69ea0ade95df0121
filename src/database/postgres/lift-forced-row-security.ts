import { quoteTable } from './quote.js';
import type { PostgresSession } from './session.js';

const FORCED = `SELECT n.nspname, c.relname
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relforcerowsecurity AND pg_catalog.row_security_active(c.oid) AND pg_catalog.pg_has_role(c.relowner, 'USAGE')`;

/** Lets owners read their own tables until the transaction is rolled back; other roles see what they saw. */
export async function liftForcedRowSecurity(session: PostgresSession): Promise<void> {
  const tables = (await session.query(FORCED)).map(([schema, name]) => ({
    schema: schema ?? '',
    name: name ?? '',
  }));
  const statements = tables.map((table) => `ALTER TABLE ${quoteTable(table)} NO FORCE ROW LEVEL SECURITY`);
  if (statements.length > 0) await session.query(statements.join('; '));
}
