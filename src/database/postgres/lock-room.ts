import type { PostgresSession } from './session.js';

/**
 * Size of the lock table: NLOCKENTS of src/backend/storage/lmgr/lock.c; and what others hold of it now. Shared memory
 * lets the server go a little beyond, which nobody should count on.
 */
const CAPACITY = (autovacuum: string) => `
SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8 * (
    pg_catalog.current_setting('max_connections')::pg_catalog.int8
    + pg_catalog.current_setting('${autovacuum}')::pg_catalog.int8 + 1
    + pg_catalog.current_setting('max_worker_processes')::pg_catalog.int8
    + pg_catalog.current_setting('max_wal_senders')::pg_catalog.int8
    + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks l WHERE NOT l.fastpath),
  pg_catalog.current_setting('max_locks_per_transaction')`;

export interface LockRoom {
  readonly free: number;
  /** The setting max_locks_per_transaction. */
  readonly perTransaction: number;
}

/** What the server's lock table has room for now. */
export async function readLockRoom(session: PostgresSession): Promise<LockRoom> {
  const autovacuum =
    session.serverVersionNum >= 180_000 ? 'autovacuum_worker_slots' : 'autovacuum_max_workers';
  const [row] = await session.query(CAPACITY(autovacuum));
  return { free: Number(row?.[0]) - Number(row?.[1]), perTransaction: Number(row?.[2]) };
}
