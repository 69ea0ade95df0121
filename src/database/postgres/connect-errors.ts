import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { BackupError, messageOf } from '../../core/errors.js';
import { SilenceError } from './session.js';

/** `host:port`, or the path of the socket. */
export function displayHost({ host, port }: HostAddress): string {
  if (host.startsWith('/')) return `${host}/.s.PGSQL.${port}`;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The code of a thrown thing: an errno name or an SQLSTATE. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string') return code;
  const inner = (error as { errors?: unknown[] } | undefined)?.errors?.[0];
  return inner === undefined ? '' : codeOf(inner);
}

/** Codes after which the next host of a list may still answer. */
const TRY_NEXT = new Set([
  'SOURCE_HOST_UNKNOWN',
  'SOURCE_UNREACHABLE',
  'SOURCE_TIMEOUT',
  'SOURCE_IPV6_ONLY',
  'SOURCE_NOT_READY',
  'SOURCE_LOST',
]);

export function mayTryNextHost(error: BackupError): boolean {
  return TRY_NEXT.has(error.code);
}

/** Raised by us inside pg's login when the server asks for what was not given. */
export const PASSWORD_NEEDED = 'PASSWORD_NEEDED';

const SUPABASE_DIRECT_HOST = /^db\.([a-z0-9]+)\.supabase\.co$/i;

/** Explains why no connection came about. */
export function connectError(error: unknown, target: DatabaseConnection, address: HostAddress): BackupError {
  if (error instanceof BackupError) return error;
  const where = displayHost(address);
  const fail = (code: string, message: string, nextStep: string, setting = 'database-url') =>
    new BackupError('source', message, { code, nextStep, setting, cause: error });
  const code = codeOf(error);
  const text = messageOf(error);

  const supabase = SUPABASE_DIRECT_HOST.exec(address.host);
  if (supabase && ['ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT'].includes(code)) {
    return fail(
      'SOURCE_IPV6_ONLY',
      `${where} cannot be reached from here: Supabase's direct host has an IPv6 address only, and this machine (like GitHub's runners) has no IPv6.`,
      `Use the session pooler's URL from the project's "Connect" page: postgresql://postgres.${supabase[1]}:[password]@aws-0-[region].pooler.supabase.com:5432/postgres`,
    );
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return fail(
        'SOURCE_HOST_UNKNOWN',
        `The host ${address.host} is not known (${code}).`,
        'Check the host name in database-url.',
      );
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'ENOENT':
    case 'EACCES':
      return fail(
        'SOURCE_UNREACHABLE',
        `No PostgreSQL server can be reached at ${where} (${code}).`,
        'Check host and port in database-url, that the server runs, and that its firewall admits this machine.',
      );
    case 'ETIMEDOUT':
      return fail(
        'SOURCE_TIMEOUT',
        `${where} did not answer in time (ETIMEDOUT).`,
        'Check host and port in database-url and the firewall between here and there.',
      );
    case PASSWORD_NEEDED:
      return fail(
        'SOURCE_PASSWORD_WRONG',
        `${where} asks for a password for user "${target.user}", and none is given.`,
        'Put the password into database-url.',
      );
    case '28P01':
      return fail(
        'SOURCE_PASSWORD_WRONG',
        `${where} refuses the password of user "${target.user}".`,
        'Correct user and password in database-url; percent-encode special characters of the password.',
      );
    case '28000':
      if (/no encryption|SSL off|SSL required/i.test(text)) {
        return fail(
          'SOURCE_TLS',
          `${where} admits user "${target.user}" only over TLS: ${text}`,
          'Remove sslmode=disable from database-url.',
        );
      }
      return fail(
        'SOURCE_LOGIN_REFUSED',
        `${where} does not admit user "${target.user}": ${text}`,
        "Check the user in database-url and the server's pg_hba.conf.",
      );
    case '3D000':
      return fail(
        'SOURCE_DATABASE_MISSING',
        `The server at ${where} has no database "${target.database}".`,
        'Correct the database name at the end of database-url.',
      );
    case '42501':
      return fail(
        'SOURCE_PERMISSION',
        `User "${target.user}" may not connect to database "${target.database}": ${text}`,
        `GRANT CONNECT ON DATABASE to that user.`,
      );
    case '57P03':
      return fail(
        'SOURCE_NOT_READY',
        `The server at ${where} is not ready: ${text}`,
        'Run again when the server has started.',
      );
    case '53300':
      return fail(
        'SOURCE_CONNECTION_LIMIT',
        `The server at ${where} has no connection left: ${text}`,
        'Lower jobs, or raise max_connections.',
        'jobs',
      );
  }
  if (/password must be a string/i.test(text)) {
    return fail(
      'SOURCE_PASSWORD_WRONG',
      `${where} asks for a password for user "${target.user}", and none is given.`,
      'Put the password into database-url.',
    );
  }
  if (/password authentication failed|Wrong password/i.test(text)) {
    return fail(
      'SOURCE_PASSWORD_WRONG',
      `${where} refuses the password of user "${target.user}".`,
      'Correct user and password in database-url.',
    );
  }
  if (/tenant or user not found/i.test(text)) {
    return fail(
      'SOURCE_LOGIN_REFUSED',
      `The pooler at ${where} does not know user "${target.user}": ${text}`,
      "Use the user postgres.[project-ref] and the pooler host of the project's region.",
    );
  }
  const tls = tlsProblem(error, text, code);
  if (tls) return fail('SOURCE_TLS', `TLS to ${where} fails: ${tls.message}`, tls.nextStep);
  if (text === 'timeout expired' || error instanceof SilenceError) {
    const seconds = Math.round(target.connectTimeoutMs / 1000);
    return fail(
      'SOURCE_TIMEOUT',
      `${where} did not complete a login within ${seconds} s.`,
      'Check that a PostgreSQL server listens there and that the firewall lets its answers through.',
    );
  }
  if (/Connection terminated|ECONNRESET|EPIPE|socket hang up/.test(`${text} ${code}`)) {
    return fail(
      'SOURCE_LOST',
      `${where} closed the connection during login.`,
      'Check that a PostgreSQL server listens at that port, and its log.',
    );
  }
  return fail('SOURCE_UNREACHABLE', `Connecting to ${where} fails: ${text}`, 'Check database-url.');
}

function tlsProblem(
  error: unknown,
  text: string,
  code: string,
): { message: string; nextStep: string } | undefined {
  if (/does not support SSL/i.test(text)) {
    return {
      message: 'the server does not offer TLS.',
      nextStep:
        'Switch TLS on at the server, or, on a network you trust, add sslmode=disable to database-url.',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      message: text,
      nextStep: "Use the host name that stands in the server's certificate, or sslmode=verify-ca.",
    };
  }
  const unverified = /SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code);
  if (unverified) {
    return {
      message: `the server's certificate is not trusted (${code}).`,
      nextStep:
        "Put the authority's certificate (PEM) into tls-ca, or sslmode=require to go without verification.",
    };
  }
  if (/SSL|TLS/i.test(`${text} ${code}`) || (error as { library?: string }).library !== undefined) {
    return { message: text, nextStep: 'Check sslmode in database-url and the TLS set-up of the server.' };
  }
  return undefined;
}
