import type { PlanItem } from '../../../core/target.js';
import { hasRight, readRights } from '../grants.js';
import type { MysqlSession } from '../session.js';

/**
 * A server shows triggers to nobody without that privilege (https://dev.mysql.com/doc/refman/8.4/en/information-schema-triggers-table.html):
 * unseen they would work during a merge, or go with the table that they are of.
 */
export async function refuseBlind(session: MysqlSession, database: string): Promise<PlanItem[]> {
  if (!session.flavour.hasPrograms) return [];
  const { onDatabase } = await readRights(session, database);
  if (hasRight(onDatabase, 'TRIGGER')) return [];
  const reason = `may not see the triggers of ${database}, which a restore has to set aside: GRANT TRIGGER on all of the database`;
  return [{ kind: 'account', name: 'the user of target-url', reason }];
}
