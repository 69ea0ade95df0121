import type { TableName } from '../../../core/ports.js';
import { aliveSession } from '../alive-lock.js';
import { errorNumberOf } from '../connect-errors.js';
import { displayTable, quoteLiteral, quoteTable } from '../quote.js';
import { RUN_MARK } from '../run-mark.js';
import { SCRATCH_PREFIX } from '../scratch-leftovers.js';
import type { MysqlSession } from '../session.js';
import { besideName, DONE_TABLE, KEPT_PREFIX, UNDO_TABLE, undoCommand } from './undo-note.js';

const KEPT_NAME = new RegExp(`^${KEPT_PREFIX}${RUN_MARK}$`);
const BESIDE_NAME = new RegExp(`^db_backup_(?:undo|done|trial|new_\\d+|old_\\d+)_(${RUN_MARK})$`);

/** What a restore left behind that is at work, or was killed. */
export interface Leftover {
  /** Where it is written down what it did. */
  readonly note: TableName;
  /** `moved`: tables of the target may be away. `useless`: the restore stands, or had not moved anything. */
  readonly state: 'at work' | 'moved' | 'useless';
  /** The statements that remove it when nothing of it is needed. */
  readonly removal: string;
}

/** About `database`, in databases that this user can see and in itself, and those that tell of no database. */
export async function findLeftovers(session: MysqlSession, database: string): Promise<Leftover[]> {
  return [...(await findDatabases(session, database)), ...(await findBeside(session, database))];
}

async function findDatabases(session: MysqlSession, database: string): Promise<Leftover[]> {
  const rows = await session.query(
    `SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '${KEPT_PREFIX}%' ORDER BY SCHEMA_NAME`,
  );
  const found: Leftover[] = [];
  for (const schema of rows.map(([name]) => name ?? '').filter((name) => KEPT_NAME.test(name))) {
    const note = { schema, name: UNDO_TABLE };
    const built = schema.replace(KEPT_PREFIX, SCRATCH_PREFIX);
    const removal = `DROP DATABASE ${schema}; DROP DATABASE IF EXISTS ${built}`;
    const undo = await readSubject(session, note);
    const subject = undo === 'absent' ? await readSubject(session, { schema, name: DONE_TABLE }) : undo;
    if (subject === 'denied' || (subject !== 'absent' && subject !== '' && subject !== database)) continue;
    const isMoved = undo === database;
    const isAlive = (await aliveSession(session, schema)) !== null;
    // One at work tells of its database before it moves anything of it.
    if (isAlive && !isMoved) continue;
    found.push({ note, removal, state: isAlive ? 'at work' : isMoved ? 'moved' : 'useless' });
  }
  return found;
}

async function findBeside(session: MysqlSession, database: string): Promise<Leftover[]> {
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND TABLE_NAME LIKE 'db\\_backup\\_%' ORDER BY TABLE_NAME`,
  );
  const names = rows.filter(([schema]) => schema === database).map(([, name]) => name ?? '');
  const marks = new Set(names.flatMap((name) => BESIDE_NAME.exec(name)?.[1] ?? []));
  const found: Leftover[] = [];
  for (const mark of marks) {
    const note = { schema: database, name: besideName('undo', mark) };
    const isMoved = names.includes(note.name) && (await readSubject(session, note)) === database;
    const isAlive = (await aliveSession(session, mark)) !== null;
    const own = names.filter((name) => BESIDE_NAME.exec(name)?.[1] === mark);
    // The old tables are the only ones as long as they are away.
    const removed = own.filter((name) => !isMoved || !/^db_backup_old_/.test(name));
    const removal = `DROP TABLE ${removed.map((name) => quoteTable({ schema: database, name })).join(', ')}`;
    found.push({ note, removal, state: isAlive ? 'at work' : isMoved ? 'moved' : 'useless' });
  }
  return found;
}

/** One sentence for each restore into `database` that left something; one that is at work is none. */
export async function tellLeftovers(session: MysqlSession, database: string): Promise<string[]> {
  const found = await findLeftovers(session, database);
  const moved = found
    .filter(({ state }) => state === 'moved')
    .map(
      ({ note }) =>
        `A restore into ${database} was killed: what it moved away is in ${displayTable(note)} and beside it, and may be missing here. To put it back: ${undoCommand(note, database)}`,
    );
  return [...moved, ...found.filter(({ state }) => state === 'useless').map(tellUseless)];
}

export function tellUseless({ note, removal }: Leftover): string {
  return `A restore that is over has left tables that nobody needs (${displayTable(note)} told of them). To remove them: ${removal}`;
}

const GONE = [1146, 1049];
const DENIED = [1142, 1044];

/** The database that a note tells of; '' where its statements were not written any more. */
async function readSubject(session: MysqlSession, note: TableName): Promise<string | 'absent' | 'denied'> {
  try {
    const [row] = await session.query(`SELECT of_database FROM ${quoteTable(note)} ORDER BY step LIMIT 1`);
    return row?.[0] ?? '';
  } catch (error) {
    if (GONE.includes(errorNumberOf(error))) return 'absent';
    if (DENIED.includes(errorNumberOf(error))) return 'denied';
    throw error;
  }
}
