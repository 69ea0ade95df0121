import { errorNumberOf } from './connect-errors.js';
import { quoteTable } from './quote.js';
import type { MysqlSession } from './session.js';

/** What a user may do with the whole of one database. */
export interface Rights {
  /** SELECT on everything in the database: then every table of it is visible, and every column. */
  readonly reads: boolean;
  /** Privileges by name, upper case, on the database or on everything. */
  readonly onDatabase: ReadonlySet<string>;
  /** Those on everything alone. */
  readonly onServer: ReadonlySet<string>;
  /** SELECT on the table with the text of every routine. */
  readonly readsRoutineTable: boolean;
}

const NO_SUCH_TABLE = 1146;
const DENIED = [1142, 1044];

/** No table of this name is expected anywhere; a server denies before it says that there is none. */
const NO_TABLE = 'db_backup_no_such_table';

/** Of the user of `session`, its roles included. */
export async function readRights(session: MysqlSession, database: string): Promise<Rights> {
  const grants = await readGrants(session);
  const onServer = privileges(grants.filter((grant) => grant.scope === '*.*'));
  const own = grants.filter(
    ({ scope }) => scope.endsWith('.*') && meansDatabase(scope.slice(0, -2), database),
  );
  const { routineTable, deniesUnknownTables } = session.flavour;
  const onDatabase = new Set([...onServer, ...privileges(own)]);
  const isDenied = !(await mayRead(session, { schema: database, name: NO_TABLE }));
  return {
    reads: !isDenied && (deniesUnknownTables || hasRight(onDatabase, 'SELECT')),
    onDatabase,
    onServer,
    readsRoutineTable:
      routineTable === null ? false : await mayRead(session, { schema: 'mysql', name: 'proc' }),
  };
}

async function mayRead(session: MysqlSession, table: { schema: string; name: string }): Promise<boolean> {
  try {
    await session.query(`SELECT 1 FROM ${quoteTable(table)} LIMIT 0`);
    return true;
  } catch (error) {
    const number = errorNumberOf(error);
    if (number === NO_SUCH_TABLE) return true;
    if (DENIED.includes(number)) return false;
    throw error;
  }
}

interface Grant {
  readonly privileges: readonly string[];
  /** As it is written, without quotes: `*.*`, `shop.*`, `shop.orders`. */
  readonly scope: string;
}

/** TiDB quotes no names (https://docs.pingcap.com/tidb/stable/sql-statement-show-grants). */
const GRANT =
  /^GRANT (.+?) ON (?:(?:TABLE|DATABASE) )?(\*|[`'"].+?[`'"]|[^`'" ]+?)\.(\*|[`'"].+?[`'"]|[^`'" ]+) TO /;

/** Of those that name columns only the table's privileges count. */
async function readGrants(session: MysqlSession): Promise<Grant[]> {
  const rows = await grantRows(session);
  return rows.flatMap(([text]) => {
    const [, list, database, table] = GRANT.exec(text ?? '') ?? [];
    if (list === undefined || database === undefined || table === undefined) return [];
    const names = list.replace(/\([^)]*\)/g, '').split(',');
    return [
      {
        privileges: names.map((name) => name.trim().toUpperCase()),
        scope: `${unquote(database)}.${unquote(table)}`,
      },
    ];
  });
}

/** MySQL 8 lists what comes from roles only where they are named; others list the current role's by themselves. */
async function grantRows(session: MysqlSession) {
  if (session.flavour.engine === 'mysql' && session.flavour.versionNum >= 80_000) {
    const [roles] = await session.query('SELECT CURRENT_ROLE()');
    const names = roles?.[0] ?? 'NONE';
    if (names !== 'NONE') return session.query(`SHOW GRANTS FOR CURRENT_USER() USING ${names}`);
  }
  return session.query('SHOW GRANTS');
}

function unquote(name: string): string {
  const quote = name.charAt(0);
  return !/[`'"]/.test(quote) ? name : name.slice(1, -1).replaceAll(quote + quote, quote);
}

function privileges(grants: readonly Grant[]): Set<string> {
  return new Set(grants.flatMap((grant) => grant.privileges));
}

/** A database in a grant is a pattern of LIKE (https://dev.mysql.com/doc/refman/8.4/en/grant.html, "Database Privileges"). */
function meansDatabase(pattern: string, database: string): boolean {
  const source = pattern.replace(/\\([%_\\])|[%_]|[.*+?^${}()|[\]\\]/g, (found, escaped?: string) =>
    escaped
      ? `\\${escaped}`.replace(/\\([%_])/, '$1')
      : found === '%'
        ? '.*'
        : found === '_'
          ? '.'
          : `\\${found}`,
  );
  return new RegExp(`^${source}$`, 's').test(database);
}

export function hasRight(rights: ReadonlySet<string>, ...names: readonly string[]): boolean {
  return rights.has('ALL PRIVILEGES') || rights.has('ALL') || names.some((name) => rights.has(name));
}
