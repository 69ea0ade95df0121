import type { DatabaseConnection, HostAddress } from '../core/connection.js';
import { isSupabaseHost } from '../core/supabase-hosts.js';
import { closestName } from '../lib/closest-name.js';
import { readMysqlUrl, refuseServersOwn } from './connection-mysql.js';
import { decideTls, isLocalHost } from './connection-tls.js';
import { type ConnectionUrl, parsePorts, splitConnectionUrl } from './connection-url.js';
import type { LocalSystem } from './local-system.js';
import { findPassword } from './password-file.js';
import { readPem } from './pem.js';

const DEFAULT_PORT = 5432;
const DEFAULT_CONNECT_TIMEOUT_S = 15;
const DEFAULT_APPLICATION_NAME = 'db-backup-action';
/** Where Debian's and most other packages put the socket. */
const SOCKET_FOLDER = '/var/run/postgresql';

const POSTGRES_SCHEMES = ['postgres', 'postgresql'];
const MYSQL_SCHEMES = ['mysql', 'mariadb', 'mysql2'];

const READ_PARAMETERS =
  'host port user password dbname passfile sslmode sslrootcert connect_timeout application_name'.split(' ');

/** libpq's other parameters: no meaning here, no harm. */
const LIBPQ_PARAMETERS =
  'options hostaddr fallback_application_name client_encoding keepalives keepalives_idle keepalives_interval ' +
  'keepalives_count tcp_user_timeout target_session_attrs load_balance_hosts channel_binding gssencmode ' +
  'krbsrvname gsslib gssdelegation requirepeer require_auth sslcompression sslsni sslnegotiation sslcrl ' +
  'sslcrldir ssl_min_protocol_version ssl_max_protocol_version min_protocol_version max_protocol_version';

/** What Prisma and Supabase write into the same variable. */
const LIBRARY_PARAMETERS =
  'schema connection_limit pool_timeout pgbouncer statement_cache_size supa workaround';

const IGNORED_PARAMETERS = new Set(`${LIBPQ_PARAMETERS} ${LIBRARY_PARAMETERS}`.split(' '));

export interface ConnectionSources {
  /** For warnings: `database-url` or `target-url`. */
  readonly setting: string;
  readonly url: string;
  /** PEM text of `tls-ca`. */
  readonly authority: string | undefined;
  /** libpq's variables fill in what the URL leaves out; undefined in the action. */
  readonly pgVariables: Readonly<Record<string, string | undefined>> | undefined;
  readonly system: LocalSystem;
}

export interface ParsedConnection {
  readonly connection: DatabaseConnection;
  readonly warnings: string[];
}

/**
 * A connection as libpq or the mysql client would read it, but verified TLS by default.
 * @throws Error whose message fits behind the setting's name and never shows the password
 */
export function parseConnection(sources: ConnectionSources): ParsedConnection {
  const url = splitConnectionUrl(sources.url);
  if (MYSQL_SCHEMES.includes(url.scheme)) return parseMysql(url, sources);
  if (!POSTGRES_SCHEMES.includes(url.scheme)) {
    throw new Error(
      `has the unknown scheme "${url.scheme}://"; allowed: postgres://, postgresql://, mysql://, mariadb://`,
    );
  }
  return parsePostgres(url, sources);
}

function parseMysql(url: ConnectionUrl, sources: ConnectionSources): ParsedConnection {
  const { address, tls: wishes, ignored } = readMysqlUrl(url, parseTimeout);
  // A restore for practice only asks for a server, and may name any.
  if (sources.setting === 'database-url') refuseServersOwn(address.database);
  const decided = decideTls({ ...wishes, authority: sources.authority, isSupabase: false }, (path) =>
    readPem(path, sources.system),
  );
  return {
    connection: {
      engine: 'mysql',
      ...address,
      tls: decided.tls,
      applicationName: DEFAULT_APPLICATION_NAME,
    },
    warnings: [...ignored.map((name) => ignoredWarning(sources.setting, name)), ...decided.warnings],
  };
}

function parsePostgres(url: ConnectionUrl, sources: ConnectionSources): ParsedConnection {
  const warnings = checkParameters(url.parameters, sources.setting);
  const said = (parameter: string, variable: string): string | undefined =>
    url.parameters.get(parameter) || sources.pgVariables?.[variable] || undefined;

  const hosts = findHosts(url, sources);
  const user = url.user || said('user', 'PGUSER') || osUser(sources);
  if (user === undefined)
    throw new Error('names no user; allowed: postgres://user:password@host:5432/database');
  const database = url.database || said('dbname', 'PGDATABASE') || (sources.pgVariables ? user : undefined);
  if (database === undefined)
    throw new Error('names no database; write it after the host: …@host:5432/database');
  const given = url.password || said('password', 'PGPASSWORD');
  const filed = given === undefined ? passwordOfFile(hosts, user, database, url, sources) : undefined;
  const decided = decideTls(
    {
      mode: said('sslmode', 'PGSSLMODE'),
      rootCertificate:
        url.parameters.get('sslrootcert') ||
        (sources.authority === undefined && sources.pgVariables?.PGSSLROOTCERT) ||
        undefined,
      authority: sources.authority,
      isLocal: hosts.every((h) => isLocalHost(h.host)),
      isSupabase: hosts.every((h) => isSupabaseHost(h.host)),
    },
    (path) => readPem(path, sources.system),
  );
  warnings.push(...(filed?.warnings ?? []), ...decided.warnings);
  const connection: DatabaseConnection = {
    engine: 'postgresql',
    hosts,
    user,
    password: given ?? filed?.password,
    database,
    tls: decided.tls,
    connectTimeoutMs: parseTimeout(said('connect_timeout', 'PGCONNECT_TIMEOUT')),
    applicationName: said('application_name', 'PGAPPNAME') ?? DEFAULT_APPLICATION_NAME,
  };
  return { connection, warnings };
}

function ignoredWarning(setting: string, name: string): string {
  return `${setting}: the URL parameter "${name}" has no meaning here and is ignored.`;
}

function checkParameters(parameters: ReadonlyMap<string, string>, setting: string): string[] {
  const warnings: string[] = [];
  for (const name of parameters.keys()) {
    if (READ_PARAMETERS.includes(name)) continue;
    if (!IGNORED_PARAMETERS.has(name)) {
      const near = closestName(name, READ_PARAMETERS);
      throw new Error(
        `has the unknown URL parameter "${name}"${near ? ` (did you mean ${near}?)` : ''}; allowed: ${READ_PARAMETERS.join(', ')}`,
      );
    }
    warnings.push(ignoredWarning(setting, name));
  }
  return warnings;
}

function findHosts(url: ConnectionUrl, sources: ConnectionSources): readonly HostAddress[] {
  const pg = sources.pgVariables;
  const inUrl = url.hosts.some((h) => h.host !== '');
  const listed = url.parameters.get('host') || (inUrl ? undefined : pg?.PGHOST || undefined);
  const names = listed?.split(',') ?? (inUrl ? url.hosts.map((h) => h.host) : [defaultHost(sources)]);
  if (names.some((name) => name === '')) throw new Error('names an empty host between its commas');
  const urlPorts = url.hosts.map((h) => h.port);
  const portList = url.parameters.get('port') || (urlPorts.every((p) => p === '') ? pg?.PGPORT : undefined);
  const ports = parsePorts(portList ? portList.split(',') : urlPorts, names.length, DEFAULT_PORT);
  return names.map((host, i) => ({ host, port: ports[i] ?? DEFAULT_PORT }));
}

function defaultHost(sources: ConnectionSources): string {
  if (!sources.pgVariables)
    throw new Error('names no host; allowed: postgres://user:password@host:5432/database');
  return sources.system.exists(SOCKET_FOLDER) ? SOCKET_FOLDER : 'localhost';
}

function osUser(sources: ConnectionSources): string | undefined {
  return sources.pgVariables ? sources.system.userName() : undefined;
}

function passwordOfFile(
  hosts: readonly HostAddress[],
  user: string,
  database: string,
  url: ConnectionUrl,
  { pgVariables, system }: ConnectionSources,
): { password: string | undefined; warnings: string[] } | undefined {
  if (!pgVariables) return undefined;
  const path = url.parameters.get('passfile') || pgVariables.PGPASSFILE || `${system.homeFolder()}/.pgpass`;
  if (!system.exists(path)) return undefined;
  if (system.isOpenToOthers(path)) {
    const warning = `The password file ${path} may be read by others and is ignored, as libpq does; run: chmod 600 ${path}`;
    return { password: undefined, warnings: [warning] };
  }
  const text = system.readTextFile(path);
  for (const { host, port } of hosts) {
    const password = findPassword(text, { host, port, database, user });
    if (password !== undefined) return { password, warnings: [] };
  }
  return undefined;
}

function parseTimeout(text: string | undefined): number {
  if (text === undefined) return DEFAULT_CONNECT_TIMEOUT_S * 1000;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= 3600) return seconds * 1000;
  throw new Error(`says connect_timeout=${JSON.stringify(text)}; allowed: 1 to 3600 seconds`);
}
