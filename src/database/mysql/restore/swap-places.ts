import type { TableName } from '../../../core/ports.js';
import { tellAlive } from '../alive-lock.js';
import { errorNumberOf } from '../connect-errors.js';
import type { Flavour } from '../flavour.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import { makeRunMark } from '../run-mark.js';
import { dropSql, KEPT_TABLE, SCRATCH_PREFIX } from '../scratch-leftovers.js';
import type { MysqlSession } from '../session.js';
import { besideName, DONE_TABLE, KEPT_PREFIX, UNDO_TABLE } from './undo-note.js';

/** Access denied to a database; CREATE denied. */
const DENIED = [1044, 1142, 1227];

/** Where tables are built, and where those that they replace are kept until everything stands. */
export interface SwapPlaces {
  /** At the end of all names. */
  readonly mark: string;
  /** False where the user may not create databases: then names of the target itself are used. */
  readonly areDatabases: boolean;
  /** Where tables are built under `newPlace`; the session is in it while it makes them. */
  readonly buildingIn: string;
  newPlace(table: string): TableName;
  oldPlace(table: string): TableName;
  /** What is written down for the case that the process is killed. */
  readonly note: TableName;
  /** The same when nothing has to be put back any more. */
  readonly done: TableName;
  /** For a table that is made to see what the user may do, and dropped. */
  readonly trial: TableName;
  /** For people: what the old tables are kept in. */
  readonly keptIn: string;
  /** Before tables begin to move: from now on nobody drops what was built but a restore. */
  open(session: MysqlSession): Promise<void>;
  /** Drops what was built and not moved, but for what is kept. */
  dropNew(session: MysqlSession, tables: readonly string[], kept?: ReadonlySet<string>): Promise<void>;
  /** Drops what is kept of the tables that left, and last what is written down about it; the server refuses where a key still points to it. */
  dropOld(session: MysqlSession, tables: readonly string[]): Promise<void>;
}

/**
 * Makes two databases for a restore into `database`, or plans names within it where that is denied.
 * `names` are those of every table that moves.
 */
export async function makePlaces(
  session: MysqlSession,
  database: string,
  names: readonly string[],
): Promise<SwapPlaces> {
  const mark = await makeRunMark(session);
  await tellAlive(session, mark);
  const [built, kept] = [`${SCRATCH_PREFIX}${mark}`, `${KEPT_PREFIX}${mark}`];
  const [about] = await session.query(`SELECT @@character_set_database, @@collation_database`);
  const options = `CHARACTER SET ${about?.[0]} COLLATE ${about?.[1]}`;
  try {
    await session.query(`CREATE DATABASE ${built} ${options}`);
  } catch (error) {
    if (!DENIED.includes(errorNumberOf(error))) throw error;
    return new PlacesBeside(database, mark, names);
  }
  try {
    // It stays away until it is needed: one that a killed process leaves behind means that tables moved.
    await session.query(`CREATE DATABASE ${kept} ${options}`);
    await session.query(dropSql(kept));
  } catch (error) {
    await session.query(dropSql(built)).catch(() => undefined);
    if (!DENIED.includes(errorNumberOf(error))) throw error;
    return new PlacesBeside(database, mark, names);
  }
  return new DatabasePlaces(mark, built, kept, options);
}

class DatabasePlaces implements SwapPlaces {
  readonly areDatabases = true;
  readonly note: TableName;
  readonly done: TableName;
  readonly trial: TableName;

  constructor(
    readonly mark: string,
    readonly buildingIn: string,
    readonly keptIn: string,
    private readonly options: string,
  ) {
    this.note = { schema: keptIn, name: UNDO_TABLE };
    this.done = { schema: keptIn, name: DONE_TABLE };
    this.trial = { schema: buildingIn, name: 'db_backup_trial' };
  }

  newPlace(name: string): TableName {
    return { schema: this.buildingIn, name };
  }

  oldPlace(name: string): TableName {
    return { schema: this.keptIn, name };
  }

  async open(session: MysqlSession): Promise<void> {
    await session.query(`CREATE DATABASE ${this.keptIn} ${this.options}`);
    await session.query(
      `CREATE TABLE ${this.buildingIn}.${KEPT_TABLE} (id INT) COMMENT 'needed by what is in ${this.keptIn}'`,
    );
  }

  async dropNew(
    session: MysqlSession,
    tables: readonly string[],
    kept: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    if (kept.size === 0) await session.query(dropSql(this.buildingIn));
    else await dropTables(session, placesToDrop(tables, kept, this));
  }

  async dropOld(session: MysqlSession): Promise<void> {
    await session.query(dropSql(this.keptIn));
  }
}

class PlacesBeside implements SwapPlaces {
  readonly areDatabases = false;
  readonly note: TableName;
  readonly done: TableName;
  readonly trial: TableName;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(
    readonly buildingIn: string,
    readonly mark: string,
    names: readonly string[],
  ) {
    this.numbers = new Map(names.map((name, index) => [name, index + 1]));
    const place = (what: string) => ({ schema: buildingIn, name: besideName(what, mark) });
    this.note = place('undo');
    this.done = place('done');
    this.trial = place('trial');
  }

  get keptIn(): string {
    return `${this.buildingIn}, under the names db_backup_old_…_${this.mark}`;
  }

  newPlace(table: string): TableName {
    return this.place('new', table);
  }

  oldPlace(table: string): TableName {
    return this.place('old', table);
  }

  async open(): Promise<void> {}

  dropNew(
    session: MysqlSession,
    tables: readonly string[],
    kept: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    return dropTables(session, [...placesToDrop(tables, kept, this), this.trial]);
  }

  dropOld(session: MysqlSession, tables: readonly string[]): Promise<void> {
    return dropTables(session, [...tables.map((table) => this.oldPlace(table)), this.note, this.done]);
  }

  private place(what: string, table: string): TableName {
    const number = this.numbers.get(table);
    if (number === undefined) throw new Error('a table without a place');
    return { schema: this.buildingIn, name: besideName(`${what}_${number}`, this.mark) };
  }
}

function placesToDrop(
  tables: readonly string[],
  kept: ReadonlySet<string>,
  own: Pick<SwapPlaces, 'newPlace'>,
): TableName[] {
  return tables.filter((table) => !kept.has(table)).map((table) => own.newPlace(table));
}

async function dropTables(session: MysqlSession, tables: readonly TableName[]): Promise<void> {
  for (const table of tables) await session.query(`DROP TABLE IF EXISTS ${quoteTable(table)}`);
}

/**
 * A CREATE TABLE as SHOW CREATE prints it, for its new place. MySQL has names of CHECK constraints once in a database, so within
 * the target they are left to the server; strings have no line breaks.
 */
export function createIn(places: SwapPlaces, table: string, sql: string, { engine }: Flavour): string {
  if (places.areDatabases) return sql;
  const name = quoteIdentifier(places.newPlace(table).name);
  const renamed = sql.replace(/^(CREATE TABLE )`(?:[^`]|``)+`/, (_, head: string) => head + name);
  return engine === 'mysql'
    ? renamed.replace(/^( +)CONSTRAINT `(?:[^`]|``)+` (?=CHECK \()/gm, '$1')
    : renamed;
}

/** All of them in one statement, which takes back what it did when one fails. */
export function renameSql(moves: readonly (readonly [from: TableName, to: TableName])[]): string {
  return `RENAME TABLE ${moves.map(([from, to]) => `${quoteTable(from)} TO ${quoteTable(to)}`).join(', ')}`;
}
