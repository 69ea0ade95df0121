import type { RestoreMode, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { MysqlSession } from '../session.js';
import { planCreate } from './create-plan.js';
import { planMerge } from './merge-plan.js';
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
      return planCreate(session, request, database);
    case 'merge':
      return planMerge(session, request, database);
    case 'replace':
      return planReplace(session, request, database);
    case 'rebuild':
      return notYet(mode);
  }
}

function notYet(mode: RestoreMode): RestorePlan {
  const reason = `is ${mode}, which this engine does not have so far`;
  return {
    mode,
    dropped: [],
    created: [],
    emptied: [],
    loaded: [],
    setAside: [],
    skipped: [],
    refusals: [{ kind: 'setting', name: 'mode', reason }],
    notes: [],
  };
}
