import type { DatabaseConnection } from '../../core/connection.js';

/** Modes of the mysql client (https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode). */
const SSL_MODES = {
  disable: 'DISABLED',
  require: 'REQUIRED',
  'verify-ca': 'VERIFY_CA',
  'verify-full': 'VERIFY_IDENTITY',
} as const;

/** The mariadb client has other words (https://mariadb.com/kb/en/mariadb-command-line-client/), and none for verify-ca. */
const MARIADB_SSL = {
  disable: ['--skip-ssl'],
  require: ['--ssl', '--skip-ssl-verify-server-cert'],
  'verify-ca': ['--ssl', '--ssl-verify-server-cert'],
  'verify-full': ['--ssl', '--ssl-verify-server-cert'],
} as const;

/** The command that opens a database, for a person to copy: without the password, which the client asks for. */
export function mysqlCommand({ hosts, user, database, tls }: DatabaseConnection, engine: string): string {
  const [{ host, port } = { host: 'localhost', port: 3306 }] = hosts;
  const isMariaDb = engine === 'mariadb';
  const ssl = isMariaDb ? MARIADB_SSL[tls.mode] : [`--ssl-mode=${SSL_MODES[tls.mode]}`];
  const where = host.startsWith('/') ? [`--socket=${host}`] : [`--host=${host}`, `--port=${port}`, ...ssl];
  return [isMariaDb ? 'mariadb' : 'mysql', ...where, `--user=${user}`, '--password', database]
    .map(shellWord)
    .join(' ');
}

/**
 * The command that runs statements which a table of the server holds, one behind the other, whether all of them are needed or not. A
 * client has the character set of its terminal, or latin1, and would print names of others as question marks.
 */
export function storedScriptCommand(query: string, database: string): string {
  const client = 'mysql --default-character-set=utf8mb4';
  return `${client} --raw --skip-column-names --execute=${shellWord(query)} | ${client} --force --comments ${shellWord(database)}`;
}

/** One word for a POSIX shell, whatever it contains. */
export function shellWord(text: string): string {
  return /^[\w./,:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
