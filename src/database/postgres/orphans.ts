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
  const until = Date.now() + limitMs;
  const foreignKeys: RecordedState['foreignKeys'] = [];
  for (const recorded of state.foreignKeys) {
    const key = doubtful.get(recorded);
    const leftMs = until - Date.now();
    const isAsked = key && leftMs > 0 && isCounted(key);
    foreignKeys.push(isAsked ? { ...recorded, orphans: await countOrphans(session, key, leftMs) } : recorded);
  }
  return { ...state, foreignKeys };
}

/** The rows of one key without parent; null where that takes too long, may not be read or is no question of equality. */
export async function countOrphans(
  session: PostgresSession,
  key: DoubtfulKey,
  limitMs: number,
): Promise<number | null> {
  if (key.isTemporal) return null;
  const columns = (await readKeyColumns(session, [key.oid])).get(key.oid) ?? [];
  return countWithin(session, orphanCountSql({ ...key, columns }), limitMs);
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
