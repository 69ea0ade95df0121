import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError, cancelledError } from '../../core/errors.js';
import { connectError, mayTryNextHost } from './connect-errors.js';
import { refuseTransactionPooler, refuseTransactionPoolerPort } from './pooler.js';
import { PostgresSession, type SessionOptions } from './session.js';
import { pinCheckStatement, pinStatement, sessionPins, unpinned } from './session-pins.js';

export interface ConnectOptions extends Pick<SessionOptions, 'cancelsOnCut' | 'isStillWorking'> {
  readonly target: DatabaseConnection;
  /** True for a source: `default_transaction_read_only`. */
  readonly readOnly: boolean;
  readonly lockTimeoutSeconds: number;
  /** A server that owes an answer and sends nothing for so long is given up. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** The oldest server this code is tested with. */
export const OLDEST_MAJOR = 13;

/**
 * Logs in to the first host that answers, pins the session and refuses a transaction-mode pooler.
 * @throws BackupError kind `source`
 */
export async function connect(options: ConnectOptions): Promise<PostgresSession> {
  const { target } = options;
  refuseTransactionPoolerPort(target);
  const failures: BackupError[] = [];
  for (const address of target.hosts) {
    try {
      return await openPinned(options, address, undefined);
    } catch (error) {
      if (options.signal.aborted) throw cancelledError(options.signal.reason);
      const explained = connectError(error, target, address);
      if (!mayTryNextHost(explained)) throw explained;
      failures.push(explained);
    }
  }
  throw allHostsFailed(failures);
}

/** One more session on the very server that `first` is connected to. */
export async function connectBeside(
  first: PostgresSession,
  options: ConnectOptions,
): Promise<PostgresSession> {
  try {
    return await openPinned(options, first.address, first.ip);
  } catch (error) {
    if (options.signal.aborted) throw cancelledError(options.signal.reason);
    const explained = connectError(error, options.target, first.address);
    throw explained.code === 'SOURCE_TIMEOUT' ? noFurtherConnection(explained) : explained;
  }
}

async function openPinned(options: ConnectOptions, address: HostAddress, ip: string | undefined) {
  const session = await openLoggedIn(options, address, ip);
  const isFirst = ip === undefined;
  // A pooler accepts a login at once and lets the first query wait for a server.
  const timer = setTimeout(
    () => session.destroy(new Error('timeout expired')),
    options.target.connectTimeoutMs,
  );
  try {
    // Before anything is SET: in transaction mode it would stick to sessions of other clients.
    if (isFirst) {
      await refuseTransactionPooler(session, options.target, () =>
        openLoggedIn(options, address, session.ip),
      );
    }
    await pin(session, options);
    return session;
  } catch (error) {
    session.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A pooler in session mode lets a login wait when all of its server sessions are taken. */
function noFurtherConnection(cause: BackupError): BackupError {
  return new BackupError('source', `There is a first connection, but no further one: ${cause.message}`, {
    code: 'SOURCE_CONNECTION_LIMIT',
    nextStep: 'Set jobs: 1, or let the pooler or server have more connections (jobs + 2).',
    setting: 'jobs',
    cause,
  });
}

function openLoggedIn(options: ConnectOptions, address: HostAddress, ip: string | undefined) {
  return PostgresSession.open({ ...options, address, ip });
}

async function pin(session: PostgresSession, options: ConnectOptions): Promise<void> {
  const [versions] = await session.query(
    "SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version')",
  );
  session.serverVersionNum = Number(versions?.[0]);
  session.serverVersion = versions?.[1] ?? '';
  if (session.serverVersionNum < OLDEST_MAJOR * 10_000) throw tooOld(session);
  const pins = sessionPins({ ...options, serverVersionNum: session.serverVersionNum });
  const [values] = await session.query(`${pinStatement(pins)}; ${pinCheckStatement(pins)}`);
  const failed = unpinned(pins, values ?? []);
  if (failed.length > 0) {
    throw new BackupError('source', `The server does not keep the session settings ${failed.join(', ')}.`, {
      code: 'SOURCE_SETTINGS',
      nextStep: 'Connect directly or through a session-mode pooler.',
      setting: 'database-url',
    });
  }
}

function tooOld(session: PostgresSession): BackupError {
  return new BackupError(
    'source',
    `The server is PostgreSQL ${session.serverVersion}; 13 or newer is needed.`,
    {
      code: 'SOURCE_TOO_OLD',
      nextStep: `Upgrade the server to PostgreSQL ${OLDEST_MAJOR} or newer.`,
    },
  );
}

function allHostsFailed(failures: readonly BackupError[]): BackupError {
  const [first] = failures;
  if (!first) throw new Error('a connection needs at least one host');
  if (failures.length === 1) return first;
  const message = `None of the hosts can be used:\n${failures.map((f) => `- ${f.message}`).join('\n')}`;
  return new BackupError('source', message, {
    code: first.code,
    nextStep: first.nextStep,
    setting: 'database-url',
    cause: new AggregateError(failures),
  });
}
