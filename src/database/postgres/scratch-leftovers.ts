import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../core/ports.js';
import { displayList } from '../display-list.js';
import { codeOf } from '../error-code.js';
import { quoteLiteral } from './quote.js';
import type { PostgresSession } from './session.js';
import { dropStandIns, findLeftStandIns } from './stand-in-roles.js';

/** Every scratch database is called so; what follows are the time and random digits. */
export const SCRATCH_PREFIX = 'db_backup_scratch_';

/** Begins the comment on a database of ours, by which it is told from others of such a name. */
export const SCRATCH_COMMENT = 'scratch database of db-backup, to be dropped';

/** Of one that a person wants to look at. */
export const KEPT_COMMENT = 'scratch database kept by db-backup after a failed drill';

/** SQLSTATE object_in_use: a session that was ended has not gone yet. */
const IN_USE = '55006';
const DROP_ATTEMPTS = 5;

/** Names of ours need no quotes. */
export function dropSql(database: string, force: boolean): string {
  return `DROP DATABASE IF EXISTS ${database}${force ? ' WITH (FORCE)' : ''}`;
}

export async function dropDatabase(
  session: PostgresSession,
  database: string,
  force: boolean,
): Promise<void> {
  const sql = dropSql(database, force);
  for (let attempt = 1; ; attempt++) {
    try {
      await session.query(sql);
      return;
    } catch (error) {
      if (!force || codeOf(error) !== IN_USE || attempt === DROP_ATTEMPTS) throw error;
      await wait(200);
    }
  }
}

const LEFTOVERS = `SELECT d.datname, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database') = ${quoteLiteral(SCRATCH_COMMENT)}, false)
  FROM pg_catalog.pg_database d
  WHERE d.datname ~ '^${SCRATCH_PREFIX}[0-9]{8}t[0-9]{6}_[0-9a-f]+$'
    AND pg_catalog.substr(d.datname, ${SCRATCH_PREFIX.length + 1}, 15) <
      pg_catalog.to_char((pg_catalog.now() - '1 day'::interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')
  ORDER BY 1`;

/**
 * What killed runs left behind a day ago or earlier: ours are dropped when nobody is in them, others are named. Stand-ins
 * of roles go afterwards.
 */
export async function clearLeftovers(session: PostgresSession, log: Log, warnings: string[]): Promise<void> {
  const left: string[] = [];
  for (const [name, isOurs] of await session.query(LEFTOVERS)) {
    const database = name ?? '';
    try {
      if (isOurs !== 't') left.push(database);
      else {
        await dropDatabase(session, database, false);
        log.info(`Dropped ${database}, which an earlier run left behind.`);
      }
    } catch {
      left.push(database);
    }
  }
  if (left.length > 0) {
    warnings.push(
      `The server has scratch databases of earlier runs that were kept or could not be dropped: ${displayList(left)}; drop them by hand.`,
    );
  }
  const roles = await dropStandIns(session, await findLeftStandIns(session), SCRATCH_PREFIX);
  if (roles.length > 0) warnings.push(rolesLeft(roles));
}

export function rolesLeft(roles: readonly string[]): string {
  return `The server keeps roles that stood in for those of a backup: ${displayList(roles)}; something depends on them. Drop them by hand.`;
}
