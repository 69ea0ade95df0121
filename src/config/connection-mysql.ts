import type { DatabaseConnection, HostAddress } from '../core/connection.js';
import { closestName } from '../lib/closest-name.js';
import { isLocalHost } from './connection-tls.js';
import { type ConnectionUrl, parsePorts } from './connection-url.js';

const DEFAULT_PORT = 3306;
const EXAMPLE = 'mysql://user:password@host:3306/database';

/** Names of one thing by the mysql client, PyMySQL and SQLAlchemy, JDBC, Prisma and TiDB Cloud; all are read. */
const MODE_PARAMETERS = ['ssl-mode', 'sslmode', 'sslMode', 'ssl_mode'];
const AUTHORITY_PARAMETERS = ['ssl-ca', 'ssl_ca', 'sslca', 'sslrootcert', 'sslcert'];
const VERIFY_PARAMETERS = [
  'ssl',
  'tls',
  'sslaccept',
  'ssl_verify_cert',
  'ssl_verify_identity',
  'useSSL',
  'verifyServerCertificate',
];
const SOCKET_PARAMETERS = ['socket', 'unix_socket', 'socketPath'];
const READ_PARAMETERS = [
  ...SOCKET_PARAMETERS,
  'user',
  'password',
  'connect_timeout',
  ...MODE_PARAMETERS,
  ...AUTHORITY_PARAMETERS,
  ...VERIFY_PARAMETERS,
];

/** What drivers and the mysql client write into the same URL: no meaning here, no harm. */
const IGNORED_PARAMETERS = new Set(
  (
    'charset characterEncoding collation connectionCollation useUnicode timezone serverTimezone time_zone loc parseTime ' +
    'autoReconnect reconnect compress compression allowPublicKeyRetrieval get-server-public-key default-auth ' +
    'connection_limit pool_timeout socket_timeout max_idle_connection_lifetime statement_cache_size pool connectionLimit ' +
    'protocol tls-version enabledTLSProtocols read_timeout write_timeout supportBigNumbers bigNumberStrings dateStrings schema ' +
    // Whoever wants TLS gets it anyway, or an error.
    'requireSSL zeroDateTimeBehavior tinyInt1isBit rewriteBatchedStatements local_infile'
  ).split(' '),
);

/** The words of ssl-mode (https://dev.mysql.com/doc/refman/8.4/en/connection-options.html) and libpq's for the same. */
const MODES: Readonly<Record<string, string>> = {
  disabled: 'disable',
  disable: 'disable',
  required: 'require',
  require: 'require',
  'verify-ca': 'verify-ca',
  'verify-identity': 'verify-full',
  'verify-full': 'verify-full',
};

/** What the URL wishes for TLS, in libpq's words, as `decideTls` takes it. */
export interface MysqlTlsWishes {
  readonly mode: string | undefined;
  /** A path. */
  readonly rootCertificate: string | undefined;
  readonly isLocal: boolean;
}

export type MysqlAddress = Pick<
  DatabaseConnection,
  'hosts' | 'user' | 'password' | 'database' | 'connectTimeoutMs'
>;

/**
 * Where a `mysql://` or `mariadb://` URL leads; nothing is taken from the environment.
 * `seconds` reads a `connect_timeout`.
 * @throws Error whose message fits behind the setting's name and never shows the password
 */
export function readMysqlUrl(
  url: ConnectionUrl,
  seconds: (text: string | undefined) => number,
): { address: MysqlAddress; tls: MysqlTlsWishes; ignored: string[] } {
  const ignored = checkParameters(url.parameters);
  const hosts = findHosts(url);
  const user = url.user || url.parameters.get('user');
  if (!user) throw new Error(`names no user; allowed: ${EXAMPLE}`);
  if (url.database === undefined)
    throw new Error('names no database; write it after the host: …@host:3306/database');
  const address = {
    hosts,
    user,
    password: url.password || url.parameters.get('password') || undefined,
    database: url.database,
    connectTimeoutMs: seconds(url.parameters.get('connect_timeout') || undefined),
  };
  const tls = {
    mode: findMode(url.parameters),
    rootCertificate: firstOf(url.parameters, AUTHORITY_PARAMETERS),
    isLocal: hosts.every((h) => isLocalHost(h.host)),
  };
  return { address, tls, ignored };
}

/** Databases in which the servers of the family keep what is theirs; information_schema is known by any case. */
const SERVERS_OWN = ['information_schema', 'mysql', 'performance_schema', 'sys', 'metrics_schema'];

/** @throws Error as `readMysqlUrl` does, for a database of which there is no backup */
export function refuseServersOwn(database: string): void {
  const name = /_schema$/i.test(database) ? database.toLowerCase() : database;
  if (SERVERS_OWN.includes(name))
    throw new Error(
      `names "${database}", which holds the server's own data; name the database of yours that is to be backed up: …@host:3306/database`,
    );
}

function checkParameters(parameters: ReadonlyMap<string, string>): string[] {
  const ignored: string[] = [];
  for (const name of parameters.keys()) {
    if (READ_PARAMETERS.includes(name)) continue;
    if (!IGNORED_PARAMETERS.has(name)) {
      const near = closestName(name, READ_PARAMETERS);
      throw new Error(
        `has the unknown URL parameter "${name}"${near ? ` (did you mean ${near}?)` : ''}; allowed: ${READ_PARAMETERS.join(', ')}`,
      );
    }
    ignored.push(name);
  }
  return ignored;
}

/** A Unix socket is a path: `?socket=`, or the host itself, percent-encoded. */
function findHosts(url: ConnectionUrl): readonly HostAddress[] {
  const socket = firstOf(url.parameters, SOCKET_PARAMETERS);
  if (socket) {
    if (!socket.startsWith('/')) throw new Error('says a socket that is no absolute path');
    return [{ host: socket, port: DEFAULT_PORT }];
  }
  const names = url.hosts.map((h) => h.host);
  if (names.length === 1 && names[0] === '') throw new Error(`names no host; allowed: ${EXAMPLE}`);
  if (names.some((name) => name === '')) throw new Error('names an empty host between its commas');
  const ports = parsePorts(
    url.hosts.map((h) => h.port),
    names.length,
    DEFAULT_PORT,
  );
  return names.map((host, i) => ({ host, port: ports[i] ?? DEFAULT_PORT }));
}

function firstOf(parameters: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = parameters.get(name);
    if (value) return value;
  }
  return undefined;
}

function findMode(parameters: ReadonlyMap<string, string>): string | undefined {
  const names = MODE_PARAMETERS.filter((name) => parameters.get(name));
  if (names.length === 0) return findDriverMode(parameters);
  const [mode, ...others] = new Set(names.map((name) => modeOfWord(name, parameters.get(name) ?? '')));
  if (others.length > 0)
    throw new Error(`has ${names.join(' and ')}, which contradict each other; write one`);
  return mode;
}

function modeOfWord(name: string, text: string): string {
  const word = text.toLowerCase().replaceAll('_', '-');
  const mode = MODES[word];
  if (mode) return mode;
  const isSilent = ['preferred', 'prefer', 'allow'].includes(word);
  const why = isSilent ? ' (it silently goes on without encryption, so it is refused)' : '';
  throw new Error(
    `says ${name}=${JSON.stringify(text)}${why}; allowed: DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY`,
  );
}

/** `ssl` of node drivers (true, false or JSON), Go's `tls`, Prisma's `sslaccept`, `ssl_verify_…` of Python drivers, JDBC's `useSSL`. */
function findDriverMode(parameters: ReadonlyMap<string, string>): string | undefined {
  const ssl = parameters.get('ssl');
  if (ssl) return modeOfSsl(ssl);
  const tls = parameters.get('tls');
  if (tls) return choose('tls', tls, { true: 'verify-full', false: 'disable', 'skip-verify': 'require' });
  const accept = parameters.get('sslaccept');
  if (accept) return choose('sslaccept', accept, { strict: 'verify-full', accept_invalid_certs: 'require' });
  const isOff = (name: string) =>
    choose(name, parameters.get(name) || 'true', { true: 'on', 1: 'on', false: 'off', 0: 'off' }) === 'off';
  if (isOff('useSSL')) return 'disable';
  if (isOff('ssl_verify_cert') || isOff('verifyServerCertificate')) return 'require';
  return isOff('ssl_verify_identity') ? 'verify-ca' : undefined;
}

function modeOfSsl(text: string): string {
  if (!text.startsWith('{'))
    return choose('ssl', text, { true: 'verify-full', 1: 'verify-full', false: 'disable', 0: 'disable' });
  let verifies: unknown;
  try {
    verifies = (JSON.parse(text) as { rejectUnauthorized?: unknown }).rejectUnauthorized;
  } catch (cause) {
    throw new Error('says ssl={…} that is no JSON', { cause });
  }
  return verifies === false ? 'require' : 'verify-full';
}

function choose(name: string, text: string, words: Readonly<Record<string, string>>): string {
  const found = Object.hasOwn(words, text) ? words[text] : undefined;
  if (found !== undefined) return found;
  throw new Error(`says ${name}=${JSON.stringify(text)}; allowed: ${Object.keys(words).join(', ')}`);
}
