import type { PlanItem } from '../../../core/target.js';
import { hasRight, readRights } from '../grants.js';
import type { MysqlSession } from '../session.js';

const FOR_TABLES = ['SELECT', 'INSERT', 'CREATE', 'DROP', 'ALTER', 'EVENT'];

/** A server that is not MySQL asks for none of it where a key is made. */
const FOR_KEYS = 'REFERENCES';

const FOR_PROGRAMS = ['CREATE VIEW', 'SHOW VIEW', 'CREATE ROUTINE', 'ALTER ROUTINE'];

/**
 * What the statements of a swap need in the target. It is asked of the grants, because a statement that is tried would already be
 * one; events and routines that the user has no right on are hidden as well, and would stay.
 */
export async function refuseMissingRights(
  session: MysqlSession,
  database: string,
  mode: 'replace' | 'rebuild',
): Promise<PlanItem[]> {
  const { engine } = session.flavour;
  if (engine === 'tidb') return [];
  const { onDatabase } = await readRights(session, database);
  const needed = [
    ...FOR_TABLES,
    ...(engine === 'mysql' ? [FOR_KEYS] : []),
    ...(mode === 'rebuild' ? FOR_PROGRAMS : []),
  ];
  const missing = needed.filter((right) => !hasRight(onDatabase, right));
  if (missing.length === 0) return [];
  const reason = `may not do what ${mode} needs in ${database}: GRANT ${missing.join(', ')} on all of the database`;
  return [{ kind: 'account', name: 'the user of target-url', reason }];
}
