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
      return planReplace(session, request, database);
    case 'rebuild':
      return planRebuild(session, request, database);
  }
}
