import { BackupError } from '../../../core/errors.js';
import type { TableName } from '../../../core/ports.js';
import { displayList } from '../../display-list.js';
import { codeOf } from '../../error-code.js';
import { displayTable, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { targetError } from './target-errors.js';

const SAVEPOINT = 'db_backup_lock';

interface Lockable extends TableName {
  readonly oid: string;
}

/**
 * Takes ACCESS EXCLUSIVE on each table alone, in one order for everyone: writers have finished or wait for us.
 * @throws BackupError code `TARGET_LOCKED` naming the tables that another session holds
 */
export async function lockTables(session: PostgresSession, tables: readonly Lockable[]): Promise<void> {
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const inOrder = [...byOid.values()].sort((a, b) => Number(a.oid) - Number(b.oid));
  if (inOrder.length === 0) return;
  const list = inOrder.map((table) => `ONLY ${quoteTable(table)}`).join(', ');
  try {
    await session.query(
      `SAVEPOINT ${SAVEPOINT}; LOCK TABLE ${list} IN ACCESS EXCLUSIVE MODE; RELEASE SAVEPOINT ${SAVEPOINT}`,
    );
  } catch (error) {
    if (codeOf(error) !== '55P03') throw targetError(error, 'locking the tables');
    throw locked(await whoIsHeld(session, byOid), error);
  }
}

/** The server does not say which table it waited for. */
async function whoIsHeld(
  session: PostgresSession,
  byOid: ReadonlyMap<string, Lockable>,
): Promise<Lockable[]> {
  await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
  const rows = await session.query(`SELECT DISTINCT l.relation FROM pg_catalog.pg_locks l
    WHERE l.relation IN (${[...byOid.keys()].join(', ')}) AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    ORDER BY 1`);
  return rows.flatMap(([oid]) => byOid.get(oid ?? '') ?? []);
}

function locked(held: readonly Lockable[], cause: unknown): BackupError {
  const names = held.length === 0 ? 'one of the tables' : displayList(held.map(displayTable));
  return new BackupError('target', `Another session holds ${names}, and did not let go in time.`, {
    code: 'TARGET_LOCKED',
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    setting: 'lock-timeout',
    cause,
  });
}
