import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { errorNumberOf } from '../connect-errors.js';
import { definerOf } from '../definer.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import type { Program } from './programs.js';
import type { SwapPlaces } from './swap-places.js';
import { safeMessage } from './target-errors.js';

/** What it says of the function tells whether a server with a binary log takes it. */
const DECLARED = /^\s*(?:DETERMINISTIC|NO SQL|READS SQL DATA)\b/m;

/** By the words of DROP: one that does nothing, under the name `at`, behind CREATE and the account. */
const IDLE: Readonly<Record<string, (at: string, sql: string) => string>> = {
  VIEW: (at) => `SQL SECURITY DEFINER VIEW ${at} AS SELECT 1 AS one`,
  PROCEDURE: (at) => `PROCEDURE ${at}() DO 0`,
  FUNCTION: (at, sql) => `FUNCTION ${at}() RETURNS INT ${DECLARED.test(sql) ? 'DETERMINISTIC ' : ''}RETURN 1`,
  EVENT: (at) => `EVENT ${at} ON SCHEDULE EVERY 1 YEAR DISABLE DO DO 0`,
  TRIGGER: (at) => `TRIGGER ${at} BEFORE INSERT ON ${at} FOR EACH ROW SET @db_backup_trial = 1`,
};

/**
 * Makes an idle one of each kind as each account that one of the programs runs as: what this user could not make must not be missed
 * when it is too late.
 * @throws BackupError code `TARGET_REFUSED` naming the programs; `what` they are
 */
export async function tryPrograms(
  session: MysqlSession,
  { trial }: SwapPlaces,
  programs: readonly Pick<Program, 'kind' | 'name' | 'sql'>[],
  what = 'What would have to be dropped could not be made again',
): Promise<void> {
  const at = quoteTable(trial);
  const trials = new Map<string, { kind: string; sql: string; names: string[] }>();
  for (const { kind, name, sql } of programs) {
    // A package is a routine to the server's rights.
    const like = kind.startsWith('PACKAGE') ? 'PROCEDURE' : kind;
    const idle = IDLE[like]?.(at, sql);
    if (idle === undefined) continue;
    const create = `CREATE ${definerClause(definerOf(sql) ?? '')}${idle}`;
    const one = trials.get(create) ?? { kind: like, sql: create, names: [] };
    trials.set(create, { ...one, names: [...one.names, `${kind.toLowerCase()} ${name}`] });
  }
  for (const { kind, sql, names } of trials.values()) {
    const isTrigger = kind === 'TRIGGER';
    if (isTrigger) await session.query(`CREATE TABLE ${at} (id INT)`);
    try {
      await session.query(sql);
    } catch (error) {
      if (!session.isAlive || errorNumberOf(error) === 0) throw error;
      if (isTrigger) await session.query(`DROP TABLE ${at}`);
      throw cannotMake(what, names, error);
    }
    await session.query(isTrigger ? `DROP TABLE ${at}` : `DROP ${kind} ${at}`);
  }
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

function cannotMake(what: string, names: readonly string[], error: unknown): BackupError {
  const text = safeMessage(error);
  const message = `${what} (${displayList(names)}): ${text}. Nothing was touched.`;
  return new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep:
      'Grant what is missing (all on the database, and the right to set another DEFINER: SET_ANY_DEFINER, SET_USER_ID, SET USER or SUPER), then run again.',
    cause: new Error(text),
  });
}
