import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { copyColumns, loadTableRows } from './load-table-rows.js';
import type { StepsContext } from './restore-steps.js';

/** A temporary table with the archived rows; named by a number, so that no name can be too long. */
export function stageName(number: number): string {
  return `pg_temp.${quoteIdentifier(`db_backup_stage_${number}`)}`;
}

/** Makes the table with the types (domains, collations) that `select` gives, and no constraint; gone with the transaction. */
export async function makeStage(session: PostgresSession, stage: string, select: string): Promise<void> {
  await session.query(
    `CREATE TEMPORARY TABLE ${stage.slice('pg_temp.'.length)} ON COMMIT DROP AS ${select} LIMIT 0`,
  );
}

export function fillStage(
  context: Pick<StepsContext, 'note'>,
  session: PostgresSession,
  table: ManifestTable,
  stage: string,
  rows: RowsOf,
): Promise<number> {
  return loadTableRows(context, session, table, `COPY ${stage} ${copyColumns(table)} FROM STDIN`, rows);
}
