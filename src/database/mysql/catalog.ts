import { quoteLiteral } from './quote.js';
import type { MysqlSession, TextRow } from './session.js';
import type { ColumnType } from './values.js';

export interface CatalogColumn extends ColumnType {
  readonly generated: 'stored' | 'virtual' | null;
  /** One end of the time in which a version of the row is the current one; restored, although the server fills it in. */
  readonly isPeriod: boolean;
  readonly notNull: boolean;
}

export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly engine: string;
  /** Every version of a row is a row of its own (MariaDB, WITH SYSTEM VERSIONING). */
  readonly isVersioned: boolean;
  readonly columns: readonly CatalogColumn[];
  /** In key order. */
  readonly primaryKey: readonly string[];
  readonly estimatedBytes: number;
}

export interface CatalogForeignKey {
  readonly name: string;
  readonly table: string;
  readonly toSchema: string;
  readonly toTable: string;
}

export interface CatalogTrigger {
  readonly name: string;
  readonly table: string;
}

export interface CatalogView {
  readonly name: string;
  /** With every name qualified; empty where this role may not see it. */
  readonly definition: string;
}

export interface CatalogRoutine {
  readonly name: string;
  /** What SHOW CREATE calls it: PROCEDURE, FUNCTION, PACKAGE, PACKAGE BODY. */
  readonly kind: string;
}

/** What one database holds, as far as this role can see it. */
export interface Catalog {
  /** As the server writes it. */
  readonly database: string;
  readonly characterSet: string;
  readonly collation: string;
  readonly tables: readonly CatalogTable[];
  readonly views: readonly CatalogView[];
  readonly sequences: readonly string[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  readonly triggers: readonly CatalogTrigger[];
  readonly routines: readonly CatalogRoutine[];
  readonly events: readonly string[];
  /** Engines whose tables a transaction's snapshot shows. */
  readonly snapshotEngines: ReadonlySet<string>;
}

const PERIOD_END = /^row (start|end)$/i;

/** As the server writes it. */
export async function currentDatabase(session: MysqlSession): Promise<string> {
  const [row] = await session.query('SELECT DATABASE()');
  const database = row?.[0];
  if (!database) throw new Error('the session has no database');
  return database;
}

/**
 * The database of the connection. Its name is compared here as well: information_schema ignores case.
 */
export async function readCatalog(session: MysqlSession): Promise<Catalog> {
  const database = await currentDatabase(session);
  const is = (column: string) => `${column} = ${quoteLiteral(database)}`;
  const rowsOf = async (sql: string) =>
    (await session.query(sql)).filter(([schema]) => schema === database).map(([, ...row]) => row);
  const { hasPrograms } = session.flavour;

  const [about] = await rowsOf(
    `SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE ${is('SCHEMA_NAME')}`,
  );
  const tableRows = await rowsOf(
    `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, DATA_LENGTH FROM information_schema.TABLES WHERE ${is('TABLE_SCHEMA')}`,
  );
  const columns = groupColumns(
    await rowsOf(
      `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, CHARACTER_SET_NAME, EXTRA, GENERATION_EXPRESSION, IS_NULLABLE
       FROM information_schema.COLUMNS WHERE ${is('TABLE_SCHEMA')} ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    ),
  );
  const keys = await rowsOf(
    `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS
     WHERE ${is('TABLE_SCHEMA')} AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`,
  );
  const views = await rowsOf(
    `SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE ${is('TABLE_SCHEMA')}`,
  );
  const foreignKeys = await rowsOf(
    `SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, UNIQUE_CONSTRAINT_SCHEMA, REFERENCED_TABLE_NAME
     FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE ${is('CONSTRAINT_SCHEMA')}`,
  );
  const programs = (sql: string) => (hasPrograms ? rowsOf(sql) : Promise.resolve([]));
  const triggers = await programs(
    `SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS
     WHERE ${is('TRIGGER_SCHEMA')} ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER`,
  );
  const routines = await programs(
    `SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE FROM information_schema.ROUTINES WHERE ${is('ROUTINE_SCHEMA')}`,
  );
  const events = await programs(
    `SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS WHERE ${is('EVENT_SCHEMA')}`,
  );
  const engines = await session.query(
    `SELECT ENGINE FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES' AND ENGINE NOT LIKE 'ndb%'`,
  );
  return {
    database,
    characterSet: about?.[0] ?? '',
    collation: about?.[1] ?? '',
    tables: tableRows.filter(isTable).map((row) => toTable(database, row, columns, keys)),
    views: views
      .map(([name, definition]) => ({ name: name ?? '', definition: definition ?? '' }))
      .sort(byName),
    sequences: tableRows.filter(([, type]) => type === 'SEQUENCE').map(([name]) => name ?? ''),
    foreignKeys: foreignKeys.map(([name, table, toSchema, toTable]) => ({
      name: name ?? '',
      table: table ?? '',
      toSchema: toSchema ?? '',
      toTable: toTable ?? '',
    })),
    triggers: triggers.map(([name, table]) => ({ name: name ?? '', table: table ?? '' })),
    routines: routines.map(([name, kind]) => ({ name: name ?? '', kind: kind ?? '' })).sort(byName),
    events: events.map(([name]) => name ?? '').sort(),
    snapshotEngines: new Set(engines.map(([engine]) => engine ?? '')),
  };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

const OTHER_TYPES = ['VIEW', 'SEQUENCE', 'SYSTEM VIEW', 'TEMPORARY'];

/** @throws Error for a type that nobody has looked at: it may hold rows */
function isTable([name, type]: TextRow): boolean {
  if (type === 'BASE TABLE' || type === 'SYSTEM VERSIONED') return true;
  if (OTHER_TYPES.includes(type ?? '')) return false;
  throw new Error(`${name} is of the unknown type ${type}`);
}

function toTable(
  schema: string,
  [name, type, engine, bytes]: TextRow,
  columns: ReadonlyMap<string, CatalogColumn[]>,
  keys: readonly TextRow[],
): CatalogTable {
  const isVersioned = type === 'SYSTEM VERSIONED';
  const own = columns.get(name ?? '') ?? [];
  return {
    schema,
    name: name ?? '',
    engine: engine ?? '',
    isVersioned,
    columns: isVersioned ? withPeriod(own) : own,
    primaryKey: keys.filter(([table]) => table === name).map(([, column]) => column ?? ''),
    estimatedBytes: Number(bytes ?? 0),
  };
}

function groupColumns(rows: readonly TextRow[]): Map<string, CatalogColumn[]> {
  const byTable = new Map<string, CatalogColumn[]>();
  for (const [table, name, dataType, columnType, characterSet, extra, expression, nullable] of rows) {
    const list = byTable.get(table ?? '') ?? [];
    byTable.set(table ?? '', list);
    const isPeriod = PERIOD_END.test(expression ?? '');
    list.push({
      name: name ?? '',
      dataType: (dataType ?? '').toLowerCase(),
      columnType: columnType ?? '',
      characterSet: characterSet ?? null,
      generated: isPeriod ? null : generationOf(extra ?? ''),
      isPeriod,
      notNull: nullable === 'NO',
    });
  }
  return byTable;
}

/** `DEFAULT_GENERATED` is a default. */
function generationOf(extra: string): CatalogColumn['generated'] {
  if (/\bVIRTUAL( GENERATED)?\b/.test(extra)) return 'virtual';
  return /\b(STORED GENERATED|PERSISTENT)\b/.test(extra) ? 'stored' : null;
}

/** Without columns of its own for it, a versioned table has `row_start` and `row_end`, which the catalog does not list. */
function withPeriod(columns: readonly CatalogColumn[]): readonly CatalogColumn[] {
  if (columns.some((column) => column.isPeriod)) return columns;
  const end = (name: string): CatalogColumn => ({
    name,
    dataType: 'timestamp',
    columnType: 'timestamp(6)',
    characterSet: null,
    generated: null,
    isPeriod: true,
    notNull: true,
  });
  return [...columns, end('row_start'), end('row_end')];
}
