import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError, cancelledError } from '../../core/errors.js';
import { settingsNotKept } from '../connect-failure.js';
import { openFirstHost, withinConnectTimeout } from '../first-host.js';
import { connectError } from './connect-errors.js';
import { flavourOf } from './flavour.js';
import { MysqlSession, type SessionOptions } from './session.js';
import { NAMES_STATEMENT, pinCheckStatement, pinStatement, sessionPins, unpinned } from './session-pins.js';
import { readConnectionId, readVersionText } from './tidb.js';

export interface ConnectOptions extends Pick<SessionOptions, 'isStillWorking'> {
  readonly target: DatabaseConnection;
  /** True for a source: the session's transactions are read only. */
  readonly readOnly: boolean;
  readonly lockTimeoutSeconds: number;
  /** A server that owes an answer and sends nothing for so long is given up. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Logs in to the first host that answers and pins the session.
 * @throws BackupError kind `source`
 */
export async function connect(options: ConnectOptions): Promise<MysqlSession> {
  const { target } = options;
  return openFirstHost({
    target,
    signal: options.signal,
    open: (address) => openPinned(options, address, undefined),
    explain: (error, address) => connectError(error, target, address),
  });
}

/** One more session on the very server that `first` is connected to. */
export async function connectBeside(first: MysqlSession, options: ConnectOptions): Promise<MysqlSession> {
  try {
    return await openPinned(options, first.address, first.ip);
  } catch (error) {
    if (options.signal.aborted) throw cancelledError(options.signal.reason);
    throw connectError(error, options.target, first.address);
  }
}

async function openPinned(options: ConnectOptions, address: HostAddress, ip: string | undefined) {
  const session = await MysqlSession.open({ ...options, address, ip });
  return withinConnectTimeout(session, options.target.connectTimeoutMs, () => pin(session, options));
}

async function pin(session: MysqlSession, options: ConnectOptions): Promise<void> {
  session.flavour = flavourOf(await readVersionText(session));
  if (session.flavour.versionNum < session.flavour.oldestNum) throw tooOld(session);
  if (session.flavour.engine === 'tidb') session.id = await readConnectionId(session);
  const pins = sessionPins({ ...options, flavour: session.flavour });
  await session.query(NAMES_STATEMENT);
  await session.query(pinStatement(pins));
  const [values] = await session.query(pinCheckStatement(pins));
  const failed = unpinned(pins, values ?? []);
  if (failed.length > 0) {
    throw settingsNotKept(failed, 'Connect directly, not through a proxy that changes settings.');
  }
}

function tooOld({ flavour }: MysqlSession): BackupError {
  const message = `The server is ${flavour.title} ${flavour.version}; ${flavour.oldest} or newer is needed.`;
  return new BackupError('source', message, {
    code: 'SOURCE_TOO_OLD',
    nextStep: `Upgrade the server to ${flavour.title} ${flavour.oldest} or newer.`,
  });
}
