import { setTimeout as wait } from 'node:timers/promises';
import type { SchemaDump } from '../../core/ports.js';
import type { PgDumpRun } from './pg-dump-run.js';
import { quoteLiteral } from './quote.js';
import { dumpSchema, type SupabaseScript } from './schema-dump.js';
import type { PostgresSession } from './session.js';

/** A pg_dump at work, which began before the first table is read. */
export interface EarlySchemaDump {
  /** Never left unhandled; asked for whenever it suits. */
  readonly result: Promise<SchemaDump>;
  stop(reason: unknown): void;
}

/** Somebody waits behind our locks to change a table, and pg_dump would wait behind him. */
export class LockQueueError extends Error {}

const POLL_MS = 15;
const MS_PER_SECOND = 1000;

/**
 * Starts pg_dump and waits until it has locked what the leader has locked, or is done. From then on nobody who waits
 * to change a table can stand between the two.
 * @throws LockQueueError when somebody does already; pg_dump is stopped then
 */
export async function startSchemaDump(
  run: PgDumpRun,
  neededSchemas: readonly string[],
  supabase: SupabaseScript | null,
): Promise<EarlySchemaDump> {
  const halt = new AbortController();
  let ended = false;
  const signal = AbortSignal.any([run.signal, halt.signal]);
  const result = dumpSchema({ ...run, signal }, neededSchemas, supabase).finally(() => {
    ended = true;
  });
  const settled = result.catch((error: unknown) => error);
  const stop = (reason: unknown) => halt.abort(reason);
  try {
    await untilLocked(run, settled, () => ended);
  } catch (error) {
    stop(error);
    await settled;
    throw error;
  }
  return { result, stop };
}

async function untilLocked(
  run: PgDumpRun,
  settled: Promise<unknown>,
  hasEnded: () => boolean,
): Promise<void> {
  const until = Date.now() + run.lockTimeoutSeconds * MS_PER_SECOND;
  while (!hasEnded() && Date.now() < until) {
    const state = await stateOf(run.leader, run.applicationName);
    if (state === 'locked') return;
    if (state === 'behind') throw new LockQueueError('another session waits to change a table');
    await Promise.race([settled, wait(POLL_MS)]);
  }
}

/**
 * Where pg_dump stands. Only tables the leader holds count: for those no lock can be held against us, so whoever is
 * not granted one stands behind a waiter. Behind a pooler that hides names it stays `unknown` until pg_dump ends.
 */
async function stateOf(
  leader: PostgresSession,
  applicationName: string,
): Promise<'behind' | 'locked' | 'unknown'> {
  const [row] = await leader.query(`SELECT pg_catalog.pg_stat_clear_snapshot();
    WITH mine AS (
      SELECT l.relation FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
      WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'AccessShareLock' AND c.relkind IN ('r', 'p') AND c.oid >= 16384
    ), theirs AS (
      SELECT l.relation, l.granted, l.pid FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE a.application_name = ${quoteLiteral(applicationName)} AND l.locktype = 'relation'
        AND l.relation IN (SELECT relation FROM mine)
    )
    SELECT EXISTS (SELECT FROM theirs WHERE NOT granted),
      (SELECT pg_catalog.count(*) FROM mine) <= (SELECT pg_catalog.count(DISTINCT relation) FROM theirs WHERE granted)
        AND EXISTS (SELECT FROM pg_catalog.pg_stat_activity WHERE application_name = ${quoteLiteral(applicationName)})`);
  if (row?.[0] === 't') return 'behind';
  return row?.[1] === 't' ? 'locked' : 'unknown';
}
