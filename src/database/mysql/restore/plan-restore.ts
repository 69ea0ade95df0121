import type { RestoreMode, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { MysqlSession } from '../session.js';
import { planCreate } from './create-plan.js';

/** What a restore in this mode would do; writes nothing. */
export async function planRestore(
  session: MysqlSession,
  request: RestoreRequest,
  mode: RestoreMode,
  database: string,
): Promise<RestorePlan> {
  if (mode === 'create') return planCreate(session, request, database);
  const reason = `is ${mode}, and only an empty database (mode create) can be restored into on this engine so far`;
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
