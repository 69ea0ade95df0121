import type { DatabaseConnection } from '../../core/connection.js';

/**
 * The command that opens a database, for a person to copy: without the password, which psql asks for
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
 */
export function psqlCommand({ hosts, user, database, tls }: DatabaseConnection): string {
  const isLocal = hosts.every(({ host }) => host.startsWith('/'));
  const words = {
    host: hosts.map(({ host }) => host).join(','),
    port: hosts.map(({ port }) => port).join(','),
    user,
    dbname: database,
    ...(isLocal ? {} : { sslmode: tls.mode }),
    // The authorities that this tool trusts, too; psql would look for a file of the user's.
    ...(!isLocal && tls.mode.startsWith('verify') && tls.ca === undefined ? { sslrootcert: 'system' } : {}),
  };
  const text = Object.entries(words).map(([name, value]) => `${name}=${connectionValue(value)}`);
  return `psql ${shellWord(text.join(' '))}`;
}

function connectionValue(text: string): string {
  if (/^[\w./,:@-]+$/.test(text)) return text;
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** One word for a POSIX shell, whatever it contains. */
export function shellWord(text: string): string {
  if (/^[\w ./,:@=()-]+$/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
