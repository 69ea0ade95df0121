import { BackupError } from '../../../core/errors.js';
import { orphanCountSql } from '../key-columns.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { ForeignKey } from './set-aside-find.js';

/**
 * Counts the rows that each valid key would find without the row it points to, before the keys come back.
 * @throws BackupError code `TARGET_ORPHANS` naming every key, with counts and no values
 */
export async function refuseOrphans(session: PostgresSession, keys: readonly ForeignKey[]): Promise<void> {
  const found: string[] = [];
  for (const key of keys) {
    if (!key.isValidated || key.isTemporal || !(await mayCount(session, key))) continue;
    const [row] = await session.query(orphanCountSql(key));
    const count = Number(row?.[0] ?? 0);
    if (count === 0) continue;
    const rows = count === 1 ? '1 row points' : `${count} rows point`;
    found.push(
      `- ${key.name}: ${rows} from ${displayTable(key.from)} to rows that ${displayTable(key.to)} would no longer have`,
    );
  }
  if (found.length === 0) return;
  throw new BackupError('target', `Foreign keys would be broken, so nothing is kept:\n${found.join('\n')}`, {
    code: 'TARGET_ORPHANS',
    nextStep: 'Restore those tables too, or remove or mend these rows, then run again.',
  });
}

/** The key itself is checked with the rights of the tables' owners; counting is not. */
async function mayCount(session: PostgresSession, { from, to }: ForeignKey): Promise<boolean> {
  const [row] =
    await session.query(`SELECT pg_catalog.bool_and(pg_catalog.has_table_privilege(c.oid, 'SELECT')
      AND pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')
      AND NOT (c.relrowsecurity AND pg_catalog.row_security_active(c.oid)))
    FROM pg_catalog.pg_class c WHERE c.oid IN (${from.oid}, ${to.oid})`);
  return row?.[0] === 't';
}
