import type { PlannedTable } from './scope.js';
import type { PostgresSession } from './session.js';

/** True as soon as one table has a row; the largest are asked first, and a table without a page has none. */
export async function hasRows(session: PostgresSession, tables: readonly PlannedTable[]): Promise<boolean> {
  for (const table of [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes)) {
    if (table.estimatedBytes === 0) return false;
    const rows = await session.query(`SELECT 1 ${table.fromSql} LIMIT 1`);
    if (rows.length > 0) return true;
  }
  return false;
}
