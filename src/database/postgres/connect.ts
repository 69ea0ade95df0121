import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError, cancelledError } from '../../core/errors.js';
import { settingsNotKept } from '../connect-failure.js';
import { openFirstHost, withinConnectTimeout } from '../first-host.js';
import { connectError } from './connect-errors.js';
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
  return openFirstHost({
    target,
    signal: options.signal,
    open: (address) => openPinned(options, address, undefined),
    explain: (error, address) => connectError(error, target, address),
  });
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
  return withinConnectTimeout(session, options.target.connectTimeoutMs, async () => {
    // Before anything is SET: in transaction mode it would stick to sessions of other clients.
    if (isFirst) {
      await refuseTransactionPooler(session, options.target, () =>
        openLoggedIn(options, address, session.ip),
      );
    }
    await pin(session, options);
  });
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
    throw settingsNotKept(failed, 'Connect directly or through a session-mode pooler.');
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
