import type { DatabaseConnection, HostAddress } from '../core/connection.js';
import { BackupError, messageOf } from '../core/errors.js';
import { codeOf } from './error-code.js';

/** What a user is told: a stable code, what is wrong, what to do. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  /** The setting at fault; `database-url` unless said otherwise. */
  readonly setting?: string;
}

/** An attempt to connect that came to nothing. */
export interface Failure {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** The address for messages. */
  readonly where: string;
  readonly text: string;
}

export type Explain = (failure: Failure) => Explanation;

/** Codes after which the next host of a list may still answer. */
const TRY_NEXT = new Set([
  'SOURCE_HOST_UNKNOWN',
  'SOURCE_UNREACHABLE',
  'SOURCE_TIMEOUT',
  'SOURCE_NOT_READY',
  'SOURCE_LOST',
]);

export function mayTryNextHost(error: BackupError): boolean {
  return TRY_NEXT.has(error.code);
}

/** Puts an engine's explanation of a failed attempt into an error; one that is explained already stays as it is. */
export function connectFailure(
  error: unknown,
  about: Omit<Failure, 'text'>,
  explain: (error: unknown, failure: Failure) => Explanation,
): BackupError {
  if (error instanceof BackupError) return error;
  const explanation = explain(error, { ...about, text: messageOf(error) || codeOf(error) });
  const { code, message, nextStep, setting = 'database-url' } = explanation;
  return new BackupError('source', message, { code, nextStep, setting, cause: error });
}

/** A proxy in between does not hand session settings on. */
export function settingsNotKept(names: readonly string[], nextStep: string): BackupError {
  return new BackupError('source', `The server does not keep the session settings ${names.join(', ')}.`, {
    code: 'SOURCE_SETTINGS',
    nextStep,
    setting: 'database-url',
  });
}

type NetworkFailure = 'unreachable' | 'hostUnknown' | 'timeout' | 'hungUp' | 'notReady' | 'unknown';

/** What goes wrong before, or whatever, a server answers; `server` as in "a MySQL server". */
export function networkFailures(server: string): Readonly<Record<NetworkFailure, Explain>> {
  return {
    unreachable: ({ where, text }) => ({
      code: 'SOURCE_UNREACHABLE',
      message: `No ${server} server can be reached at ${where} (${text}).`,
      nextStep:
        'Check host and port in database-url, that the server runs, and that its firewall admits this machine.',
    }),
    hostUnknown: ({ address, text }) => ({
      code: 'SOURCE_HOST_UNKNOWN',
      message: `The host ${address.host} is not known (${text}).`,
      nextStep: 'Check the host name in database-url.',
    }),
    timeout: ({ where, target }) => ({
      code: 'SOURCE_TIMEOUT',
      message: `${where} did not complete a login within ${Math.round(target.connectTimeoutMs / 1000)} s.`,
      nextStep: `Check that a ${server} server listens there and that the firewall lets its answers through.`,
    }),
    hungUp: ({ where }) => ({
      code: 'SOURCE_LOST',
      message: `${where} closed the connection during login.`,
      nextStep: `Check that a ${server} server listens at that port, and its log.`,
    }),
    notReady: ({ where, text }) => ({
      code: 'SOURCE_NOT_READY',
      message: `The server at ${where} is not ready: ${text}`,
      nextStep: 'Run again when the server has started.',
    }),
    unknown: ({ where, text }) => ({
      code: 'SOURCE_UNREACHABLE',
      message: `Connecting to ${where} fails: ${text}`,
      nextStep: 'Check database-url.',
    }),
  };
}

/** By the names of errno. */
export function networkErrnos(
  failures: Readonly<Record<NetworkFailure, Explain>>,
): Readonly<Record<string, Explain>> {
  const { unreachable, hostUnknown, timeout, hungUp } = failures;
  return {
    ENOTFOUND: hostUnknown,
    EAI_AGAIN: hostUnknown,
    EAI_NODATA: hostUnknown,
    ECONNREFUSED: unreachable,
    EHOSTUNREACH: unreachable,
    ENETUNREACH: unreachable,
    EADDRNOTAVAIL: unreachable,
    ENOENT: unreachable,
    EACCES: unreachable,
    ETIMEDOUT: timeout,
    ECONNRESET: hungUp,
    EPIPE: hungUp,
  };
}
