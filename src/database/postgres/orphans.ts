import type { RecordedState } from '../../core/manifest.js';
import { orphanCountSql, readKeyColumns } from './key-columns.js';
import type { CatalogState, DoubtfulKey } from './recorded-state.js';
import type { PostgresSession } from './session.js';

const SAVEPOINT = 'db_backup_orphans';

/**
 * The state with the rows counted that have no parent, for keys that the server does not vouch for. All counts together
 * take at most `limitMs`; what is not known by then, or may not be read, stays null. Nothing of it harms the transaction
 * of the session, which has to be in one.
 */
export async function withOrphans(
  session: PostgresSession,
  { state, doubtful }: CatalogState,
  limitMs: number,
  isCounted: (key: DoubtfulKey) => boolean = () => true,
): Promise<RecordedState> {
  const wanted = [...doubtful.values()].filter((key) => !key.isTemporal && isCounted(key));
  if (wanted.length === 0) return state;
  const columns = await readKeyColumns(
    session,
    wanted.map(({ oid }) => oid),
  );
  const until = Date.now() + limitMs;
  const foreignKeys: RecordedState['foreignKeys'] = [];
  for (const recorded of state.foreignKeys) {
    const key = doubtful.get(recorded);
    const shape = key && columns.get(key.oid);
    const leftMs = until - Date.now();
    const isAsked = key && shape && leftMs > 0;
    const sql = isAsked ? orphanCountSql({ ...key, columns: shape }) : undefined;
    const orphans = sql === undefined ? null : await countWithin(session, sql, leftMs);
    foreignKeys.push({ ...recorded, orphans });
  }
  return { ...state, foreignKeys };
}

async function countWithin(session: PostgresSession, sql: string, limitMs: number): Promise<number | null> {
  await session.query(`SAVEPOINT ${SAVEPOINT}; SET LOCAL statement_timeout = ${Math.ceil(limitMs)}`);
  try {
    const [row] = await session.query(sql);
    return Number(row?.[0]);
  } catch (error) {
    if (!session.isAlive) throw error;
    return null;
  } finally {
    if (session.isAlive)
      await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}`);
  }
}
