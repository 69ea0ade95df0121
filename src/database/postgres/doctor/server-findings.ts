import { ok, warn } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import { type ConnectOptions, connectBeside } from '../connect.js';
import { readLockRoom } from '../lock-room.js';
import type { Scope } from '../scope.js';
import type { PostgresSession } from '../session.js';

/** What the role gets when nobody sets anything; `reset_val` ignores what this session was pinned to. */
const SETTINGS = `
SELECT s.name, s.reset_val FROM pg_catalog.pg_settings s WHERE s.name IN
  ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout',
   'transaction_timeout', 'old_snapshot_threshold', 'hot_standby_feedback', 'max_standby_streaming_delay')`;

const TIMEOUT = /_timeout$/;

export type ServerSettings = ReadonlyMap<string, string>;

export async function readServerSettings(session: PostgresSession): Promise<ServerSettings> {
  const rows = await session.query(SETTINGS);
  return new Map(rows.map(([name, value]) => [name ?? '', value ?? '']));
}

/** The pins of a backup's sessions took, or there would be no session to ask with. */
export function findTimeouts(settings: ServerSettings): Finding {
  const threshold = Number(settings.get('old_snapshot_threshold') ?? -1);
  if (threshold >= 0) {
    return warn(
      `old_snapshot_threshold is ${threshold} min: a backup that takes longer ends with "snapshot too old".`,
      'Set old_snapshot_threshold = -1 (its default) and restart the server.',
    );
  }
  const active = [...settings].filter(([name, value]) => TIMEOUT.test(name) && Number(value) > 0);
  if (active.length === 0) return ok('None is set for this role.');
  const words = active.map(([name, ms]) => `${name} ${Number(ms) / 1000} s`).join(', ');
  return ok(`This role has ${words}; the sessions of a backup switch them off, and the server lets them.`);
}

export async function findStandby(session: PostgresSession, settings: ServerSettings): Promise<Finding> {
  const [row] = await session.query('SELECT pg_catalog.pg_is_in_recovery()');
  if (row?.[0] !== 't') return ok('A primary server; nothing replayed can cancel a backup.');
  const delay = Number(settings.get('max_standby_streaming_delay') ?? 0);
  if (settings.get('hot_standby_feedback') === 'on' || delay < 0)
    return ok('A standby that does not cancel long queries.');
  return warn(
    `A standby: what is replayed cancels a query that stands in the way for ${delay / 1000} s, and with it a backup. Unlogged tables have no rows here.`,
    'Set hot_standby_feedback = on or max_standby_streaming_delay = -1 on the standby, or back up the primary.',
  );
}

/** Fewer left for the application than this is told. */
const SPARE = 3;

const CONNECTIONS = `
SELECT pg_catalog.current_setting('max_connections')::pg_catalog.int4
    - CASE WHEN r.rolsuper THEN 0 ELSE pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int4
    + COALESCE(pg_catalog.current_setting('reserved_connections', true)::pg_catalog.int4, 0) END,
  (SELECT pg_catalog.sum(s.numbackends) FROM pg_catalog.pg_stat_database s),
  r.rolconnlimit, d.datconnlimit
FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
WHERE r.rolname = CURRENT_USER AND d.datname = pg_catalog.current_database()`;

export interface ConnectionNeed {
  readonly connecting: ConnectOptions;
  /** Readers beside the leader, from 2 on. */
  readonly jobs: number;
  readonly withPgDump: boolean;
}

/**
 * Opens as many sessions as a backup does, for a moment: limits of poolers and roles show in no setting.
 * @throws BackupError code `SOURCE_CONNECTION_LIMIT`
 */
export async function findConnections(session: PostgresSession, need: ConnectionNeed): Promise<Finding> {
  const further = (need.jobs > 1 ? need.jobs : 0) + (need.withPgDump ? 1 : 0);
  const [row] = await session.query(CONNECTIONS);
  const [limit, used, ofRole, ofDatabase] = (row ?? []).map(Number);
  const opened = await Promise.allSettled(
    Array.from({ length: further }, () => connectBeside(session, need.connecting)),
  );
  for (const one of opened) if (one.status === 'fulfilled') await one.value.end();
  const refused = opened.find((one) => one.status === 'rejected');
  if (refused) throw refused.reason;

  const limits = [ofRole, ofDatabase].filter((n) => n !== undefined && n >= 0);
  const own =
    limits.length > 0 ? ` (limit of the role or database: ${Math.min(...(limits as number[]))})` : '';
  const left = (limit ?? 0) - (used ?? 0) - further;
  const words = `A backup opens ${further + 1}${own}; ${used} of ${limit} are in use now`;
  if (left >= SPARE) return ok(`${words}.`);
  return warn(
    `${words}, so that ${Math.max(0, left)} would be left for everybody else.`,
    'Set jobs: 1, or raise max_connections.',
  );
}

/** A table, its key, its TOAST table and that one's index; about. */
const LOCKS_PER_TABLE = 4;

export async function findLocks(session: PostgresSession, scope: Scope): Promise<Finding> {
  const { free, perTransaction } = await readLockRoom(session);
  const needed = (scope.tables.length + scope.parents.length) * LOCKS_PER_TABLE;
  if (needed <= free) return ok(`About ${needed} are needed, and there is room for ${free}.`);
  return warn(
    `About ${needed} locks are needed and the server has room for ${free} (max_locks_per_transaction is ${perTransaction}).`,
    'Raise max_locks_per_transaction and restart the server.',
  );
}
