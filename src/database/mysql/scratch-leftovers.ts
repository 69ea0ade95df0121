import type { Log } from '../../core/ports.js';
import { displayList } from '../display-list.js';
import { aliveSession } from './alive-lock.js';
import { sessionsThat } from './process-list.js';
import { markTimeADayAgo, RUN_MARK } from './run-mark.js';
import type { MysqlSession } from './session.js';

/** Every scratch database is called so; what follows are the time and random digits. */
export const SCRATCH_PREFIX = 'db_backup_scratch_';

const SCRATCH_NAME = new RegExp(`^${SCRATCH_PREFIX}${RUN_MARK}$`);

/** A table in a database that a person wants to look at. */
export const KEPT_TABLE = 'db_backup_kept';

export function isScratchName(database: string): boolean {
  return SCRATCH_NAME.test(database);
}

/** Names of ours need no quotes. */
export function dropSql(database: string): string {
  return `DROP DATABASE IF EXISTS ${database}`;
}

/** What killed runs left behind a day ago or earlier is dropped when nobody is in it; the rest is named. */
export async function clearLeftovers(session: MysqlSession, log: Log, warnings: string[]): Promise<void> {
  const before = await markTimeADayAgo(session);
  const databases = await session.query('SELECT SCHEMA_NAME FROM information_schema.SCHEMATA');
  const left: string[] = [];
  for (const [name] of databases) {
    const time = SCRATCH_NAME.exec(name ?? '')?.[1];
    if (name === null || name === undefined || time === undefined || time >= before) continue;
    if (await mayDrop(session, name)) {
      await session.query(dropSql(name));
      log.info(`Dropped ${name}, which an earlier run left behind.`);
    } else {
      left.push(name);
    }
  }
  if (left.length === 0) return;
  warnings.push(
    `The server has scratch databases of earlier runs that were kept or are in use: ${displayList(left)}; drop them by hand.`,
  );
}

async function mayDrop(session: MysqlSession, database: string): Promise<boolean> {
  const [kept] = await session.query(
    `SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database}' AND TABLE_NAME = '${KEPT_TABLE}'`,
  );
  if (kept !== undefined || (await isAlive(session, database))) return false;
  const users = await sessionsThat(session, `DB = '${database}'`);
  return users?.length === 0;
}

/** Without PROCESS, the list of sessions shows none of other accounts. */
async function isAlive(session: MysqlSession, database: string): Promise<boolean> {
  return session.flavour.hasTableLocks && (await aliveSession(session, database)) !== null;
}
