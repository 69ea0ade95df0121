import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError, messageOf } from '../../core/errors.js';
import { SilenceError } from '../silence.js';
import { explainTls } from './tls-errors.js';

/** `host:port`, or the path of the socket. */
export function displayHost({ host, port }: HostAddress): string {
  if (host.startsWith('/')) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The code of a thrown thing: mysql2's or an errno name; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string') return code;
  const inner = (error as { errors?: unknown[] } | undefined)?.errors?.[0];
  return inner === undefined ? '' : codeOf(inner);
}

/** The server's own number of an error (https://dev.mysql.com/doc/mysql-errors/9.0/en/server-error-reference.html); 0 for others. */
export function errorNumberOf(error: unknown): number {
  const { errno, code } = (error ?? {}) as { errno?: unknown; code?: unknown };
  return typeof errno === 'number' && errno > 0 && !/^E[A-Z]+$/.test(String(code)) ? errno : 0;
}

/** What a user is told: a stable code, what is wrong, what to do. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  /** The setting at fault; `database-url` unless said otherwise. */
  readonly setting?: string;
}

interface Failure {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** `host:port` for messages. */
  readonly where: string;
  readonly text: string;
}

type Explain = (failure: Failure) => Explanation;

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

/** Explains why no connection came about. */
export function connectError(error: unknown, target: DatabaseConnection, address: HostAddress): BackupError {
  if (error instanceof BackupError) return error;
  const failure = { target, address, where: displayHost(address), text: messageOf(error) || codeOf(error) };
  const { code, message, nextStep, setting = 'database-url' } = explain(error, failure);
  return new BackupError('source', message, { code, nextStep, setting, cause: error });
}

function explain(error: unknown, failure: Failure): Explanation {
  if (error instanceof SilenceError) return timeout(failure);
  const known = BY_NUMBER[errorNumberOf(error)] ?? BY_CODE[codeOf(error)];
  if (known) return known(failure);
  const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${codeOf(error)}`))?.[1](failure);
  return byText ?? explainTls(error, failure.where) ?? unknown(failure);
}

const unreachable: Explain = ({ where, text }) => ({
  code: 'SOURCE_UNREACHABLE',
  message: `No MySQL server can be reached at ${where} (${text}).`,
  nextStep:
    'Check host and port in database-url, that the server runs, and that its firewall admits this machine.',
});

const hostUnknown: Explain = ({ address, text }) => ({
  code: 'SOURCE_HOST_UNKNOWN',
  message: `The host ${address.host} is not known (${text}).`,
  nextStep: 'Check the host name in database-url.',
});

const passwordWrong: Explain = ({ where, target }) =>
  target.password === undefined
    ? {
        code: 'SOURCE_PASSWORD_WRONG',
        message: `${where} asks for a password for user "${target.user}", and none is given.`,
        nextStep: 'Put the password into database-url.',
      }
    : {
        code: 'SOURCE_PASSWORD_WRONG',
        message: `${where} refuses user "${target.user}" with this password (an account also names the host it may come from).`,
        nextStep:
          'Correct user and password in database-url; percent-encode special characters of the password.',
      };

const loginRefused: Explain = ({ where, target, text }) => ({
  code: 'SOURCE_LOGIN_REFUSED',
  message: `${where} does not admit user "${target.user}": ${text}`,
  nextStep: 'Check the account of database-url at the server: its host, its state and its authentication.',
});

const tlsDemanded: Explain = ({ where, target, text }) => ({
  code: 'SOURCE_TLS',
  message: `${where} admits user "${target.user}" only over TLS: ${text}`,
  nextStep: 'Remove ssl-mode=DISABLED from database-url.',
});

const databaseMissing: Explain = ({ where, target }) => ({
  code: 'SOURCE_DATABASE_MISSING',
  message: `The server at ${where} has no database "${target.database}".`,
  nextStep: 'Correct the database name at the end of database-url.',
});

const databaseDenied: Explain = ({ target, text }) => ({
  code: 'SOURCE_PERMISSION',
  message: `User "${target.user}" may not use database "${target.database}", or there is none: ${text}`,
  nextStep: 'Correct the database name in database-url, or GRANT SELECT on the database to that user.',
});

const notReady: Explain = ({ where, text }) => ({
  code: 'SOURCE_NOT_READY',
  message: `The server at ${where} is not ready: ${text}`,
  nextStep: 'Run again when the server has started.',
});

const connectionLimit: Explain = ({ where, text }) => ({
  code: 'SOURCE_CONNECTION_LIMIT',
  message: `The server at ${where} has no connection left: ${text}`,
  nextStep: 'Lower jobs, or raise max_connections or max_user_connections.',
  setting: 'jobs',
});

const timeout: Explain = ({ where, target }) => ({
  code: 'SOURCE_TIMEOUT',
  message: `${where} did not complete a login within ${Math.round(target.connectTimeoutMs / 1000)} s.`,
  nextStep: 'Check that a MySQL server listens there and that the firewall lets its answers through.',
});

const hungUp: Explain = ({ where }) => ({
  code: 'SOURCE_LOST',
  message: `${where} closed the connection during login.`,
  nextStep: 'Check that a MySQL server listens at that port, and its log.',
});

const unknown: Explain = ({ where, text }) => ({
  code: 'SOURCE_UNREACHABLE',
  message: `Connecting to ${where} fails: ${text}`,
  nextStep: 'Check database-url.',
});

const BY_NUMBER: Readonly<Record<number, Explain>> = {
  1040: connectionLimit,
  1044: databaseDenied,
  1045: passwordWrong,
  1049: databaseMissing,
  1053: notReady,
  1129: loginRefused,
  1130: loginRefused,
  1203: connectionLimit,
  1226: connectionLimit,
  1251: loginRefused,
  1698: passwordWrong,
  1820: loginRefused,
  1862: loginRefused,
  3032: notReady,
  3118: loginRefused,
  3159: tlsDemanded,
  4151: loginRefused,
};

/** errno names and mysql2's own. */
const BY_CODE: Readonly<Record<string, Explain>> = {
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
  PROTOCOL_CONNECTION_LOST: hungUp,
  AUTH_SWITCH_PLUGIN_ERROR: loginRefused,
};

const BY_TEXT: readonly (readonly [RegExp, Explain])[] = [
  [/^timeout expired/, timeout],
  [/socket hang up|Connection lost/, hungUp],
  [/authentication plugin|auth.*plugin/i, loginRefused],
];
