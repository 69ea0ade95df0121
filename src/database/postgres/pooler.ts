import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError } from '../../core/errors.js';
import { isSupabaseHost, projectOfHost } from '../../core/supabase-hosts.js';
import { codeOf } from '../error-code.js';
import { displayHost, sessionPoolerStep } from './connect-errors.js';
import type { PostgresSession } from './session.js';

/** Supabase's pooler in transaction mode (https://supabase.com/docs/guides/database/connecting-to-postgres). */
const SUPABASE_TRANSACTION_PORT = 6543;
const SESSION_PORT = 5432;

/** How long a pooler may let the probe wait before it counts as "no server of its own". */
const PROBE_MS = 5_000;

function transactionModeError(address: HostAddress, nextStep: string): BackupError {
  return new BackupError(
    'source',
    `${displayHost(address)} is a pooler in transaction mode: it hands every transaction to another server session, so that one snapshot cannot be shared and settings leak to other clients.`,
    { code: 'POOLER_TRANSACTION_MODE', nextStep, setting: 'database-url' },
  );
}

/** Refuses Supabase's transaction pooler by its port, before anything is sent to it. */
export function refuseTransactionPoolerPort(target: DatabaseConnection): void {
  const found = target.hosts.find((h) => h.port === SUPABASE_TRANSACTION_PORT && isSupabaseHost(h.host));
  if (!found) return;
  const name = encodeURIComponent(target.database);
  const url = `postgresql://${encodeURIComponent(target.user)}:[password]@${found.host}:${SESSION_PORT}/${name}`;
  const project = projectOfHost(found.host);
  const elsewhere =
    project === undefined
      ? ''
      : ` That host has an IPv6 address only, which GitHub's runners cannot reach. ${sessionPoolerStep(project, target)}`;
  throw transactionModeError(found, `Use port ${SESSION_PORT} (session mode): ${url}${elsewhere}`);
}

/**
 * Finds out whether `session` has a server session of its own. A direct connection tells its true process id at
 * login. Behind a pooler a second client opens a transaction: in transaction mode it is given the server session
 * that the first one used last, so the first one must then change to another or wait.
 * @throws BackupError code `POOLER_TRANSACTION_MODE`
 */
export async function refuseTransactionPooler(
  session: PostgresSession,
  target: DatabaseConnection,
  openSecond: () => Promise<PostgresSession>,
): Promise<void> {
  if (await isDirect(session)) return;
  const before = await backendPid(session);
  const second = await openSecond();
  try {
    const taken = await within(PROBE_MS, beginAndTellPid(second));
    if (taken === LATE) return; // it waits for a server session, so the first one has its own
    const after = taken === before ? LATE : await within(PROBE_MS, backendPid(session));
    if (after === before) return;
  } catch (error) {
    // Statement mode refuses BEGIN.
    if (codeOf(error) !== '08P01') throw error;
  } finally {
    second.destroy();
  }
  const port = target.hosts.length === 1 ? ' (Supabase: port 5432)' : '';
  throw transactionModeError(
    session.address,
    `Connect directly or through a pooler in session mode${port} in database-url.`,
  );
}

/** True without a pooler in between: the server tells its true process id at login. */
export async function isDirect(session: PostgresSession): Promise<boolean> {
  return (await backendPid(session)) === String(session.loginPid);
}

async function backendPid(session: PostgresSession): Promise<string | null | undefined> {
  return (await session.query('SELECT pg_catalog.pg_backend_pid()'))[0]?.[0];
}

async function beginAndTellPid(session: PostgresSession): Promise<string | null | undefined> {
  await session.query('BEGIN');
  return backendPid(session);
}

/** What stands for an answer that did not come in time. */
const LATE = Symbol('late');

async function within<T>(limitMs: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), limitMs);
  });
  work.catch(() => undefined); // it may fail when nobody waits any more
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
