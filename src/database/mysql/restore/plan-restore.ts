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
  if (session.flavour.engine === 'tidb' && mode !== 'create') return refuseOnTidb(request, mode);
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

/** Why each cannot be done; docs/mysql.md, "TiDB", says what it would take. */
const NOT_ON_TIDB: Readonly<Record<Exclude<RestoreMode, 'create'>, string>> = {
  replace: 'is replace, which was not tried on TiDB',
  rebuild: 'is rebuild, which was not tried on TiDB',
  merge: 'is merge, which needs larger temporary tables than TiDB has, and locks',
};

/** Asks the target nothing: what it would answer is as untried. */
function refuseOnTidb({ tables }: RestoreRequest, mode: Exclude<RestoreMode, 'create'>): RestorePlan {
  const reason = `${NOT_ON_TIDB[mode]}: restore into an empty database, and move there what you need`;
  return {
    mode,
    dropped: [],
    created: [],
    emptied: [],
    loaded: tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    setAside: [],
    skipped: [],
    refusals: [{ kind: 'setting', name: 'mode', reason }],
    notes: [],
  };
}
