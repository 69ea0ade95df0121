import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { errorNumberOf } from '../connect-errors.js';
import { definerOf } from '../definer.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import type { Program } from './programs.js';
import type { SwapPlaces } from './swap-places.js';
import { safeMessage } from './target-errors.js';

/**
 * Makes an idle trigger as each account that one of the programs runs as: what this user could not make again must not be
 * dropped.
 * @throws BackupError code `TARGET_REFUSED` naming the programs
 */
export async function tryPrograms(
  session: MysqlSession,
  { trial }: SwapPlaces,
  programs: readonly Program[],
): Promise<void> {
  if (programs.length === 0) return;
  const definers = new Map<string, string[]>();
  for (const { sql, kind, name } of programs) {
    const definer = definerOf(sql) ?? '';
    definers.set(definer, [...(definers.get(definer) ?? []), `${kind.toLowerCase()} ${name}`]);
  }
  const table = quoteTable(trial);
  await session.query(`CREATE TABLE ${table} (id INT)`);
  for (const [definer, names] of definers) {
    try {
      await session.query(
        `CREATE ${definerClause(definer)}TRIGGER ${table} BEFORE INSERT ON ${table} FOR EACH ROW SET @db_backup_trial = 1`,
      );
    } catch (error) {
      if (!session.isAlive || errorNumberOf(error) === 0) throw error;
      await session.query(`DROP TABLE ${table}`);
      throw cannotMake(names, error);
    }
    await session.query(`DROP TRIGGER ${table}`);
  }
  await session.query(`DROP TABLE ${table}`);
}

/**
 * Those that stand in the target and could not be made there today: triggers whose columns are gone, views of what is gone.
 * Leaves the places as they were; within the target itself triggers are not tried.
 */
export async function findBroken(
  session: MysqlSession,
  places: SwapPlaces,
  database: string,
  programs: readonly Program[],
): Promise<Program[]> {
  const broken: Program[] = [];
  for (const view of programs.filter(({ kind }) => kind === 'VIEW')) {
    const isBroken = await fails(
      session,
      `SHOW COLUMNS FROM ${quoteTable({ schema: database, name: view.name })}`,
      [BROKEN_VIEW],
    );
    if (isBroken) broken.push(view);
  }
  const tables = new Set(programs.flatMap(({ kind, on }) => (kind === 'TRIGGER' && on !== null ? [on] : [])));
  if (!places.areDatabases || tables.size === 0) return broken;
  await session.query(`USE ${quoteIdentifier(places.buildingIn)}`);
  for (const name of tables) {
    const twin = quoteTable({ schema: places.buildingIn, name });
    await session.query(`CREATE TABLE ${twin} LIKE ${quoteTable({ schema: database, name })}`);
    for (const trigger of programs.filter(({ on }) => on === name)) {
      if (await fails(session, `/* tried */ ${trigger.sql}`, [NO_SUCH_COLUMN])) broken.push(trigger);
    }
    await session.query(`DROP TABLE ${twin}`);
  }
  await session.query(`USE ${quoteIdentifier(database)}`);
  return broken;
}

const BROKEN_VIEW = 1356;
const NO_SUCH_COLUMN = 1054;

/** True for one of these errors; others have other reasons, such as another sql_mode than the text was written under. */
async function fails(session: MysqlSession, sql: string, numbers: readonly number[]): Promise<boolean> {
  try {
    await session.query(sql);
    return false;
  } catch (error) {
    if (!session.isAlive || errorNumberOf(error) === 0) throw error;
    return numbers.includes(errorNumberOf(error));
  }
}

/** @throws BackupError code `TARGET_REFUSED` naming what could not be put back */
export function refuseBroken(broken: readonly Program[]): void {
  if (broken.length === 0) return;
  const names = broken.map(({ kind, name }) => `${kind.toLowerCase()} ${name}`);
  const message = `These are broken in the target and could not be put back: ${displayList(names)}. Nothing was touched.`;
  throw new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep: 'Mend or drop them, then run again, or choose mode: rebuild.',
  });
}

function definerClause(definer: string): string {
  const at = definer.lastIndexOf('@');
  if (definer === '') return '';
  const account =
    at < 0
      ? quoteIdentifier(definer)
      : `${quoteIdentifier(definer.slice(0, at))}@${quoteIdentifier(definer.slice(at + 1))}`;
  return `DEFINER = ${account} `;
}

function cannotMake(names: readonly string[], error: unknown): BackupError {
  const text = safeMessage(error);
  const message = `What would have to be dropped could not be made again (${displayList(names)}): ${text}. Nothing was touched.`;
  return new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep:
      'Grant what is missing (TRIGGER, EVENT, and the right to set another DEFINER: SET_ANY_DEFINER, SET_USER_ID, SET USER or SUPER), then run again.',
    cause: new Error(text),
  });
}
