import { BackupError, messageOf } from '../../../core/errors.js';
import type { MergeCounts } from '../../../core/target.js';
import { errorNumberOf } from '../connect-errors.js';
import { displayName, displayTable, quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { copyExpression } from '../values.js';
import { restoredColumns } from './load-rows.js';
import type { MergeTable } from './merge-tables.js';

const DUPLICATE = 1062;

/** How one table is merged. The names of temporary tables have a number, so that none can be too long. */
export interface MergeRoute extends MergeTable {
  /** Quoted: a temporary table with the archived rows. */
  readonly stage: string;
  /** Quoted: a temporary table for rows that are taken out and put back. */
  readonly kept: string;
  /** The target under another name: LOCK TABLES wants one for every place in a statement. */
  readonly alias: string;
}

/** Values of these are one and the same when they are equal; equal texts may differ in case or accents, and 0 is equal to -0. */
const EXACT =
  /^(tinyint|smallint|mediumint|int|bigint|decimal|bit|date|time|datetime|timestamp|year|binary|varbinary|uuid|inet4|inet6)$/;

/**
 * Makes both temporary tables with the target's types, without its other keys, checks and triggers. A temporary table of
 * the family ends no transaction and cannot be named twice in a statement.
 */
export async function makeStage(session: MysqlSession, route: MergeRoute): Promise<void> {
  const { table, stage, kept, key, extra } = route;
  const make = (name: string, columns: readonly string[]) =>
    session.query(
      `CREATE TEMPORARY TABLE ${name} (PRIMARY KEY (${key.join(', ')})) ENGINE=InnoDB
       SELECT ${listed(columns)} FROM ${quoteTable(table)} LIMIT 0`,
    );
  await make(stage, archivedColumns(route));
  await make(kept, [...archivedColumns(route), ...extra]);
}

/**
 * Makes the target's rows equal to the staged ones by primary key; rows that the archive does not have stay. INSERT … ON
 * DUPLICATE KEY UPDATE would change the row of any unique key, so it is not used.
 * @throws BackupError code `TARGET_UNIQUE_CLASH` when a row that stays has a unique value of the archive's
 */
export async function mergeRows(
  session: MysqlSession,
  route: MergeRoute,
): Promise<Pick<MergeCounts, 'inserted' | 'updated'>> {
  const { table, stage, alias } = route;
  const columns = archivedColumns(route);
  const updated = await updateOrExchange(session, route);
  const inserted = await changed(session, route, [
    `INSERT INTO ${quoteTable(table)} (${listed(columns)})
     SELECT ${copied(route, columns, 's')} FROM ${stage} s
     WHERE NOT EXISTS (SELECT 1 FROM ${quoteTable(table)} ${alias} WHERE ${sameKey(route, alias)})`,
  ]);
  return { updated, inserted };
}

/** Rows whose key the archive has; for a SELECT whose columns are named without their table. */
export function mergedCondition({ entry, stage }: MergeRoute): string {
  return `(${listed(entry.primaryKey)}) IN (SELECT ${listed(entry.primaryKey, 's')} FROM ${stage} s)`;
}

async function updateOrExchange(session: MysqlSession, route: MergeRoute): Promise<number> {
  const { table } = route;
  try {
    return await update(session, route, quoteTable(table));
  } catch (error) {
    if (!session.isAlive || errorNumberOf(error) !== DUPLICATE) throw error;
  }
  return exchange(session, route);
}

/** Columns of the key are set where equal values may be different ones, and columns that only the target has to what they are. */
async function update(session: MysqlSession, route: MergeRoute, into: string): Promise<number> {
  const { entry, table, stage, extra } = route;
  const types = new Map(table.columns.map(({ name, dataType }) => [name, dataType]));
  const isSet = (name: string) => !entry.primaryKey.includes(name) || !EXACT.test(types.get(name) ?? '');
  const set = archivedColumns(route)
    .filter(isSet)
    .map((name) => `${into}.${quoteIdentifier(name)} = ${copied(route, [name], 's')}`);
  if (set.length === 0) return 0;
  const same = extra.map((name) => `${into}.${quoteIdentifier(name)} = ${into}.${quoteIdentifier(name)}`);
  await session.query(
    `UPDATE ${into} JOIN ${stage} s ON ${sameKey(route, into)} SET ${[...set, ...same].join(', ')}`,
  );
  return rowCount(session);
}

/** Rows that exchange a unique value collide half-way, unless all of them are taken out first. */
async function exchange(session: MysqlSession, route: MergeRoute): Promise<number> {
  const { table, stage, kept, alias, extra } = route;
  const target = quoteTable(table);
  const columns = [...archivedColumns(route), ...extra];
  await session.query(
    `INSERT INTO ${kept} (${listed(columns)}) SELECT ${copied(route, columns, alias)} FROM ${target} ${alias} JOIN ${stage} s ON ${sameKey(route, alias)}`,
  );
  await session.query(`DELETE ${target} FROM ${target} JOIN ${kept} s ON ${sameKey(route, target)}`);
  const updated = await update(session, route, kept);
  await changed(session, route, [
    `INSERT INTO ${target} (${listed(columns)}) SELECT ${copied(route, columns, 's')} FROM ${kept} s`,
    `DELETE FROM ${kept}`,
  ]);
  return updated;
}

/** Rows that the first statement changed. */
async function changed(
  session: MysqlSession,
  route: MergeRoute,
  [statement = '', ...more]: readonly string[],
): Promise<number> {
  try {
    await session.query(statement);
  } catch (error) {
    throw errorNumberOf(error) === DUPLICATE ? clash(route, error) : error;
  }
  const count = await rowCount(session);
  for (const sql of more) await session.query(sql);
  return count;
}

/** The connection asks for rows that were changed, not for those that were found (new-client.ts). */
async function rowCount(session: MysqlSession): Promise<number> {
  const [row] = await session.query('SELECT ROW_COUNT()');
  return Number(row?.[0] ?? 0);
}

/** The name of the key stands behind the value, which is left out. */
function clash({ table }: MergeRoute, error: unknown): BackupError {
  const text = messageOf(error);
  const key = /'([^']*)'$/.exec(text.trim())?.[1]?.replace(/^.*\./, '') ?? 'unique';
  const message = `Rows of the backup and rows of ${displayTable(table)} that the backup does not have share values of the unique key ${displayName(key)}, so nothing is kept.`;
  return new BackupError('target', message, {
    code: 'TARGET_UNIQUE_CLASH',
    nextStep:
      "Change or delete the target's rows that stand in the way, or restore with mode: replace, which keeps only the backup's.",
    cause: error instanceof Error ? new Error(`the server's error ${DUPLICATE}`) : undefined,
  });
}

/** Generated columns compute themselves. */
function archivedColumns({ entry }: MergeRoute): string[] {
  return restoredColumns(entry).map(({ name }) => name);
}

function listed(names: readonly string[], of?: string): string {
  return names.map((name) => `${of === undefined ? '' : `${of}.`}${quoteIdentifier(name)}`).join(', ');
}

/** Values of these columns as another table takes them; both have the target's types. */
function copied({ table }: MergeRoute, names: readonly string[], of: string): string {
  const types = new Map(table.columns.map((column) => [column.name, column]));
  const copy = (name: string) =>
    copyExpression(types.get(name) ?? { dataType: '' }, `${of}.${quoteIdentifier(name)}`);
  return names.map(copy).join(', ');
}

/** By the collation of the key itself; `s` is the archived row. */
function sameKey({ entry }: MergeRoute, of: string): string {
  return entry.primaryKey
    .map((name) => `${of}.${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`)
    .join(' AND ');
}
