import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { copyColumns, loadTableRows } from './load-table-rows.js';
import type { StepsContext } from './restore-steps.js';

const STAGE = 'db_backup_bare';

/** True for rows without any value: the table has no columns, or only such as are computed. */
export function isBare(table: ManifestTable): boolean {
  return copyColumns(table) === '';
}

/**
 * Loads rows that have no value into a table with columns of its own, which get their defaults. COPY cannot be told
 * to fill no column, and INSERT can; rules have to be out of the way.
 */
export async function loadBareRows(
  context: Pick<StepsContext, 'note'>,
  session: PostgresSession,
  table: ManifestTable,
  into: string,
  rows: RowsOf,
): Promise<number> {
  await session.query(`CREATE TEMPORARY TABLE ${STAGE} () ON COMMIT DROP`);
  const staged = await loadTableRows(context, session, table, `COPY pg_temp.${STAGE} FROM STDIN`, rows);
  await session.query(`INSERT INTO ${into} SELECT FROM pg_temp.${STAGE}; DROP TABLE pg_temp.${STAGE}`);
  return staged;
}
