/** What a line of the password file is matched against. */
export interface PasswordQuery {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/**
 * The password libpq's password file gives for a connection, or undefined.
 * `hostname:port:database:username:password`, first match wins, `*` matches anything, `\:` and `\\`
 * are escapes, lines beginning with `#` are comments; a Unix socket is also called `localhost`.
 * Source: https://www.postgresql.org/docs/current/libpq-pgpass.html
 */
export function findPassword(text: string, query: PasswordQuery): string | undefined {
  const hosts = query.host.startsWith('/') ? [query.host, 'localhost'] : [query.host];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const [host, port, database, user, password] = splitFields(line);
    if (password === undefined || password === '') continue;
    const isMatch =
      (host === '*' || (host !== undefined && hosts.includes(removeEscapes(host)))) &&
      matches(port, String(query.port)) &&
      matches(database, query.database) &&
      matches(user, query.user);
    if (isMatch) return removeEscapes(password);
  }
  return undefined;
}

function matches(field: string | undefined, value: string): boolean {
  return field === '*' || (field !== undefined && removeEscapes(field) === value);
}

/** Splits at unescaped colons; the escapes stay, so that `\*` is no wildcard. */
function splitFields(line: string): string[] {
  const fields = [''];
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === ':') {
      fields.push('');
      continue;
    }
    const isEscape = character === '\\' && i + 1 < line.length;
    fields[fields.length - 1] += isEscape ? character + line.charAt(++i) : character;
  }
  return fields;
}

function removeEscapes(field: string): string {
  return field.replace(/\\(.)/gs, '$1');
}
