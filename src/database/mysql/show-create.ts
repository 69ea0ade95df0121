import { BackupError } from '../../core/errors.js';
import { displayTable, quoteTable } from './quote.js';
import type { MysqlSession, TextRow } from './session.js';

/** A definition, and the session it was written in. */
export interface Definition {
  readonly name: string;
  readonly sql: string;
  /** null where the server records none. */
  readonly sqlMode: string | null;
  readonly timeZone: string | null;
  readonly characterSetClient: string | null;
  readonly collationConnection: string | null;
  /** The database's at that time: what text without a collation of its own has. */
  readonly databaseCollation: string | null;
}

/** Where SHOW CREATE answers what; the same on every server of the family. */
interface Layout {
  readonly sql: number;
  readonly sqlMode?: number;
  readonly timeZone?: number;
  readonly characterSet?: number;
}

const PROGRAM: Layout = { sql: 2, sqlMode: 1, characterSet: 3 };

const LAYOUTS: Readonly<Record<string, Layout>> = {
  TABLE: { sql: 1 },
  SEQUENCE: { sql: 1 },
  VIEW: { sql: 1, characterSet: 2 },
  EVENT: { sql: 3, sqlMode: 1, timeZone: 2, characterSet: 4 },
};

/**
 * What SHOW CREATE says of an object.
 * @throws BackupError code `SOURCE_PERMISSION` when the server hides the text: it then answers NULL
 */
export async function showCreate(
  session: MysqlSession,
  kind: string,
  object: { schema: string; name: string },
): Promise<Definition> {
  const [row] = await session.query(`SHOW CREATE ${kind} ${quoteTable(object)}`);
  const layout = LAYOUTS[kind] ?? PROGRAM;
  const at = (index: number | undefined) => (index === undefined ? null : (row?.[index] ?? null));
  const sql = at(layout.sql);
  if (!sql) throw hidden(kind, object, row, session);
  const sets = layout.characterSet;
  return {
    name: object.name,
    sql,
    sqlMode: at(layout.sqlMode),
    timeZone: at(layout.timeZone),
    characterSetClient: at(sets),
    collationConnection: at(sets === undefined ? undefined : sets + 1),
    databaseCollation: layout.sqlMode === undefined ? null : at(sets === undefined ? undefined : sets + 2),
  };
}

function hidden(
  kind: string,
  object: { schema: string; name: string },
  row: TextRow | undefined,
  { flavour }: MysqlSession,
): BackupError {
  const what = `${kind.toLowerCase()} ${displayTable(object)}`;
  if (!row) return new BackupError('source', `The server does not answer for the ${what}.`, GONE);
  const privilege =
    flavour.routineTable === null ? 'SHOW_ROUTINE ON *.*' : `SELECT ON ${flavour.routineTable}`;
  return new BackupError('source', `The server hides the text of the ${what} from this user.`, {
    code: 'SOURCE_PERMISSION',
    nextStep: `GRANT ${privilege} to the user of database-url (docs/mysql.md), or set schema-dump: off to go without definitions.`,
  });
}

const GONE = { code: 'SOURCE_CHANGING', nextStep: 'Run the backup when no migration runs.' };
