import type { DatabaseConnection } from '../../../core/connection.js';
import { codeOf } from '../../error-code.js';
import { targetConnectError } from '../../session-failure.js';
import { type ConnectOptions, connect, connectBeside } from '../connect.js';
import type { PostgresSession } from '../session.js';

export interface TargetSessionOptions {
  readonly connection: DatabaseConnection;
  readonly lockTimeoutSeconds: number;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** How soon a server notices that its client is gone while it works on a statement. */
const CLIENT_CHECK = '2s';
const CLIENT_CHECK_SINCE = 140_000;

/** SQLSTATE invalid_parameter_value. */
const INVALID_VALUE = '22023';

/**
 * The first session of a target, pinned like that of a source but able to write.
 *
 * A server that builds an index says nothing for hours, and one that hangs says nothing either. After
 * `idleTimeoutMs` of silence a second connection asks the server whether it still works on the statement; when that
 * cannot be told, or it waits for us, the first one is taken for dead.
 * @throws BackupError kind `target`
 */
export async function connectTarget(options: TargetSessionOptions): Promise<PostgresSession> {
  try {
    const session = await connect(connectOptions(options));
    await prepareSession(session);
    return session;
  } catch (error) {
    throw targetConnectError(error);
  }
}

/** One more session on the same server. */
export async function connectTargetBeside(
  first: PostgresSession,
  options: TargetSessionOptions,
): Promise<PostgresSession> {
  try {
    const session = await connectBeside(first, connectOptions(options));
    await prepareSession(session);
    return session;
  } catch (error) {
    throw targetConnectError(error);
  }
}

function connectOptions(options: TargetSessionOptions): ConnectOptions {
  const { connection: target, lockTimeoutSeconds, idleTimeoutMs, signal } = options;
  const common = { target, readOnly: false, lockTimeoutSeconds, idleTimeoutMs, signal };
  return {
    ...common,
    cancelsOnCut: true,
    isStillWorking: (session) => asksWhetherItWorks(session, common),
  };
}

/** Process ids at the server, which a pooler does not tell at login. */
const backendPids = new WeakMap<PostgresSession, string>();

/** Who may, has the server speak English: a report is in one language. */
const PREPARE = `SELECT pg_catalog.pg_backend_pid(), CASE WHEN pg_catalog.current_setting('is_superuser') = 'on'
  THEN pg_catalog.set_config('lc_messages', 'C', false) END`;

async function prepareSession(session: PostgresSession): Promise<void> {
  const [row] = await session.query(PREPARE);
  backendPids.set(session, row?.[0] ?? '');
  if (session.serverVersionNum < CLIENT_CHECK_SINCE) return;
  await session.query(`SET client_connection_check_interval = '${CLIENT_CHECK}'`).catch((error: unknown) => {
    // Some systems cannot watch a socket; there the request to cancel has to do.
    if (codeOf(error) !== INVALID_VALUE) throw error;
  });
}

/** A server that waits for its client, while the client waits for it, will never go on. */
async function asksWhetherItWorks(session: PostgresSession, options: ConnectOptions): Promise<boolean> {
  const pid = backendPids.get(session) ?? session.loginPid;
  const probe = await connectBeside(session, options);
  try {
    const rows = await probe.query(
      `SELECT FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${Number(pid)} AND a.state = 'active'
         AND a.wait_event_type IS DISTINCT FROM 'Client'`,
    );
    return rows.length > 0;
  } finally {
    probe.destroy();
  }
}
