import type { RestoreMode, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { MysqlSession } from '../session.js';
import { planCreate } from './create-plan.js';
import { planMerge } from './merge-plan.js';
import { planRebuild } from './rebuild-plan.js';
import { planReplace } from './replace-plan.js';

/** What a restore in this mode would do; writes nothing. */
export async function planRestore(
  session: MysqlSession,
  request: RestoreRequest,
  mode: RestoreMode,
  database: string,
): Promise<RestorePlan> {
  switch (mode) {
    case 'create':
      return planCreate(session, request, database, mode);
    case 'merge':
      return planMerge(session, request, database);
    case 'replace':
      return refuseUntried(session, await planReplace(session, request, database));
    case 'rebuild':
      return refuseUntried(session, await planRebuild(session, request, database));
  }
}

/** What TiDB does with keys of tables that are renamed is said nowhere, and no server was at hand. */
function refuseUntried({ flavour }: MysqlSession, plan: RestorePlan): RestorePlan {
  if (flavour.engine !== 'tidb') return plan;
  const reason = `is ${plan.mode}, which was not tried on TiDB; restore into an empty database`;
  return { ...plan, refusals: [{ kind: 'setting', name: 'mode', reason }, ...plan.refusals] };
}
