import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import type { BackupError } from '../../core/errors.js';
import { projectOfHost } from '../../core/supabase-hosts.js';
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
  if (host.startsWith('/')) return `${host}/.s.PGSQL.${port}`;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Explains why no connection came about. */
export function connectError(error: unknown, target: DatabaseConnection, address: HostAddress): BackupError {
  return connectFailure(error, { target, address, where: displayHost(address) }, explain);
}

function explain(error: unknown, failure: Failure): Explanation {
  const code = codeOf(error);
  if (error instanceof SilenceError) return timeout(failure);
  const known = ipv6Only(code, failure) ?? BY_CODE[code]?.(failure);
  if (known) return known;
  const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${code}`))?.[1](failure);
  return byText ?? explainTls(error, failure.where, failure.address.host) ?? network.unknown(failure);
}

const network = networkFailures('PostgreSQL');
const { timeout, hungUp, notReady } = network;

const passwordMissing: Explain = ({ where, target }) => ({
  code: 'SOURCE_PASSWORD_WRONG',
  message: `${where} asks for a password for user "${target.user}", and none is given.`,
  nextStep: 'Put the password into database-url.',
});

const passwordWrong: Explain = ({ where, target }) => ({
  code: 'SOURCE_PASSWORD_WRONG',
  message: `${where} refuses the password of user "${target.user}".`,
  nextStep: 'Correct user and password in database-url; percent-encode special characters of the password.',
});

const loginRefused: Explain = ({ where, target, text }) =>
  /no encryption|SSL off|SSL required/i.test(text)
    ? {
        code: 'SOURCE_TLS',
        message: `${where} admits user "${target.user}" only over TLS: ${text}`,
        nextStep: 'Remove sslmode=disable from database-url.',
      }
    : {
        code: 'SOURCE_LOGIN_REFUSED',
        message: `${where} does not admit user "${target.user}": ${text}`,
        nextStep: "Check the user in database-url and the server's pg_hba.conf.",
      };

const databaseMissing: Explain = ({ where, target }) => ({
  code: 'SOURCE_DATABASE_MISSING',
  message: `The server at ${where} has no database "${target.database}".`,
  nextStep: 'Correct the database name at the end of database-url.',
});

const connectDenied: Explain = ({ target, text }) => ({
  code: 'SOURCE_PERMISSION',
  message: `User "${target.user}" may not connect to database "${target.database}": ${text}`,
  nextStep: 'GRANT CONNECT ON DATABASE to that user.',
});

const connectionLimit: Explain = ({ where, text }) => ({
  code: 'SOURCE_CONNECTION_LIMIT',
  message: `The server at ${where} has no connection left: ${text}`,
  nextStep: 'Lower jobs, or raise max_connections.',
  setting: 'jobs',
});

const tenantUnknown: Explain = ({ where, target, text }) => ({
  code: 'SOURCE_LOGIN_REFUSED',
  message: `The pooler at ${where} does not know user "${target.user}": ${text}`,
  nextStep: "Use the user postgres.[project-ref] and the pooler host of the project's region.",
});

/** errno names, ours, and SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const BY_CODE: Readonly<Record<string, Explain>> = {
  ...networkErrnos(network),
  PASSWORD_NEEDED: passwordMissing,
  '28P01': passwordWrong,
  '28000': loginRefused,
  '3D000': databaseMissing,
  '42501': connectDenied,
  '57P03': notReady,
  '53300': connectionLimit,
};

/** Poolers, and pg itself, give no code. */
const BY_TEXT: readonly (readonly [RegExp, Explain])[] = [
  [/password must be a string/i, passwordMissing],
  [/password authentication failed|wrong password/i, passwordWrong],
  [/tenant or user not found/i, tenantUnknown],
  [/^timeout expired/, timeout],
  [/Connection terminated|ECONNRESET|EPIPE|socket hang up/, hungUp],
];

const UNREACHED = new Set(['ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);

function ipv6Only(code: string, { address, where, target }: Failure): Explanation | undefined {
  const project = projectOfHost(address.host);
  if (project === undefined || !UNREACHED.has(code)) return undefined;
  return {
    code: 'SOURCE_IPV6_ONLY',
    message: `${where} cannot be reached from here: Supabase's direct host has an IPv6 address only, and this machine (like GitHub's runners) has no IPv6.`,
    nextStep: sessionPoolerStep(project, target),
  };
}

/** The address by which a project can be reached from a machine without IPv6. */
export function sessionPoolerStep(project: string, { user, database }: DatabaseConnection): string {
  return `Use the session pooler's URL from the project's "Connect" page: postgresql://${encodeURIComponent(user)}.${project}:[password]@aws-0-[region].pooler.supabase.com:5432/${encodeURIComponent(database)}`;
}
