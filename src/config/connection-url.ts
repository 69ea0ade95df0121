/** What a connection URL says, decoded, before defaults and variables are joined in. */
export interface ConnectionUrl {
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** As written: one part for each host, without brackets; empty parts mean "not said". */
  readonly hosts: readonly { readonly host: string; readonly port: string }[];
  readonly database: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

const ENCODE_HINT =
  'special characters of user, password and database are percent-encoded (@ is %40, / is %2F)';

/**
 * Splits `scheme://user:password@host1:port1,host2:port2/database?parameters`
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
 * The WHATWG URL class knows neither several hosts nor socket folders.
 * @throws Error whose message never holds a part of the text but the scheme and names of parameters
 */
export function splitConnectionUrl(text: string): ConnectionUrl {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme === undefined) {
    throw new Error(
      'is no URL; allowed: postgres://user:password@host:5432/database, mysql://user:password@host:3306/database',
    );
  }
  const afterScheme = text.slice(scheme.length + '://'.length);
  const [beforeQuery, query] = cut(afterScheme, '?');
  const [authority, path] = cut(beforeQuery, '/');
  const at = authority.lastIndexOf('@');
  const [user, password] = at < 0 ? [undefined, undefined] : cut(authority.slice(0, at), ':');
  return {
    scheme: scheme.toLowerCase(),
    user: decode(user),
    password: decode(password),
    hosts: authority
      .slice(at + 1)
      .split(',')
      .map(splitHost),
    database: decode(path) || undefined,
    parameters: splitParameters(query),
  };
}

/** The same URL for another database of the server. */
export function withDatabase(text: string, database: string): string {
  const [beforeQuery, query] = cut(text, '?');
  const path = beforeQuery.indexOf('/', beforeQuery.indexOf('://') + '://'.length);
  const server = path < 0 ? beforeQuery : beforeQuery.slice(0, path);
  const kept = (query ?? '').split('&').filter((pair) => pair !== '' && !pair.startsWith('dbname='));
  return `${server}/${encodeURIComponent(database)}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
}

/** The text before and after the first separator. */
function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string;
function decode(text: string | undefined): string | undefined;
function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    // The original error would quote the text, and with it the password.
    throw new Error(`has a percent sign that begins no valid %XX; ${ENCODE_HINT}`);
  }
}

function splitHost(part: string): { host: string; port: string } {
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([^:]*))?$/.exec(part);
  if (!match) {
    throw new Error(`has a host that cannot be read; IPv6 addresses stand in brackets, and ${ENCODE_HINT}`);
  }
  const [, bracketed, plain, port] = match;
  return { host: decode(bracketed ?? plain ?? ''), port: port ?? '' };
}

function splitParameters(query: string | undefined): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of (query ?? '').split('&')) {
    if (pair === '') continue;
    const [name, value] = cut(pair, '=');
    if (value === undefined) throw new Error(`has a URL parameter without "="; ${ENCODE_HINT}`);
    const decoded = decode(name);
    const before = parameters.get(decoded);
    if (before !== undefined && before !== decode(value))
      throw new Error(`has the URL parameter "${decoded}" twice with different values; write it once`);
    parameters.set(decoded, decode(value));
  }
  return parameters;
}

/**
 * One port for each host, where one port may stand for all.
 * @throws Error when one is no port number; what was found is not quoted, it may be half a password
 */
export function parsePorts(ports: readonly string[], hostCount: number, defaultPort: number): number[] {
  const parsed = ports.map((port) => {
    if (port === '') return defaultPort;
    const number = Number(port);
    if (/^\d{1,5}$/.test(port) && number >= 1 && number <= 65_535) return number;
    throw new Error(`has a port that is no number from 1 to 65535; ${ENCODE_HINT}`);
  });
  const [only] = parsed;
  if (parsed.length === 1 && only !== undefined) return Array.from({ length: hostCount }, () => only);
  if (parsed.length === hostCount) return parsed;
  throw new Error(
    `names ${parsed.length} ports for ${hostCount} hosts; allowed: one port, or one for each host`,
  );
}
