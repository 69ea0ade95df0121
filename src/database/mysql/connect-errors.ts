import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import type { BackupError } from '../../core/errors.js';
import {
  connectFailure,
  type Explain,
  type Explanation,
  type Failure,
  networkErrnos,
  networkFailures,
} from '../connect-failure.js';
import { codeOf } from '../error-code.js';
import { SilenceError } from '../silence.js';
import { explainTls } from './tls-errors.js';

/** `host:port`, or the path of the socket. */
export function displayHost({ host, port }: HostAddress): string {
  if (host.startsWith('/')) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The server's own number of an error (https://dev.mysql.com/doc/mysql-errors/9.0/en/server-error-reference.html); 0 for others. */
export function errorNumberOf(error: unknown): number {
  const { errno, code } = (error ?? {}) as { errno?: unknown; code?: unknown };
  return typeof errno === 'number' && errno > 0 && !/^E[A-Z]+$/.test(String(code)) ? errno : 0;
}

/** The server, the driver or the network raised it; anything else is a bug. */
export function isServers(error: unknown): boolean {
  return codeOf(error) !== '' || errorNumberOf(error) !== 0;
}

/** Explains why no connection came about. */
export function connectError(error: unknown, target: DatabaseConnection, address: HostAddress): BackupError {
  return connectFailure(error, { target, address, where: displayHost(address) }, explain);
}

function explain(error: unknown, failure: Failure): Explanation {
  if (error instanceof SilenceError) return timeout(failure);
  const known = BY_NUMBER[errorNumberOf(error)] ?? BY_CODE[codeOf(error)];
  if (known) return known(failure);
  const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${codeOf(error)}`))?.[1](failure);
  return byText ?? explainTls(error, failure.where) ?? network.unknown(failure);
}

const network = networkFailures('MySQL');
const { timeout, hungUp, notReady } = network;

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
        nextStep: `Correct user and password in database-url; percent-encode special characters of the password.${ofTls(target)}`,
      };

/** A server says the same to an account with REQUIRE SSL. */
function ofTls({ tls }: DatabaseConnection): string {
  return tls.mode === 'disable'
    ? ' An account that is made with REQUIRE SSL needs ssl-mode=VERIFY_IDENTITY (this connection had no TLS).'
    : '';
}

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

const connectionLimit: Explain = ({ where, text }) => ({
  code: 'SOURCE_CONNECTION_LIMIT',
  message: `The server at ${where} has no connection left: ${text}`,
  nextStep:
    'Lower jobs, or raise max_connections, or what this account may have at a time or in an hour (ALTER USER … WITH).',
  setting: 'jobs',
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
  ...networkErrnos(network),
  PROTOCOL_CONNECTION_LOST: hungUp,
  AUTH_SWITCH_PLUGIN_ERROR: loginRefused,
};

const BY_TEXT: readonly (readonly [RegExp, Explain])[] = [
  [/^timeout expired/, timeout],
  [/socket hang up|Connection lost/, hungUp],
  [/authentication plugin|auth.*plugin/i, loginRefused],
  // TiDB has no number of its own for these (https://docs.pingcap.com/tidbcloud/secure-connections-to-serverless-clusters).
  [/insecure transport/i, tlsDemanded],
  [/user name prefix/i, loginRefused],
];
