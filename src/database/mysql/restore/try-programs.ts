import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
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
      if (!session.isAlive) throw error;
      await session.query(`DROP TABLE ${table}`);
      throw cannotMake(names, error);
    }
    await session.query(`DROP TRIGGER ${table}`);
  }
  await session.query(`DROP TABLE ${table}`);
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
