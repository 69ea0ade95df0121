import type { PlanItem, RestoreMode, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { planForProject } from '../supabase/plan-for-project.js';
import { readPlatform } from '../supabase/platform.js';
import { planCreate, refuseServer } from './create-plan.js';
import { planMerge } from './merge-plan.js';
import { noteEventTriggers } from './quiet-event-triggers.js';
import { planRebuildDrops } from './rebuild-plan.js';
import { planReplace } from './replace-plan.js';

/** What a restore in this mode would do; writes nothing. */
export async function planRestore(
  session: PostgresSession,
  request: RestoreRequest,
  mode: RestoreMode,
): Promise<RestorePlan> {
  const plan = await planOf(session, { ...request, mode }, mode);
  const refusals = [...refuseJobs(request, mode), ...plan.refusals];
  if (mode === 'create') return { ...plan, refusals };
  return { ...plan, refusals, notes: [...plan.notes, ...(await noteEventTriggers(session))] };
}

async function planOf(
  session: PostgresSession,
  request: RestoreRequest,
  mode: RestoreMode,
): Promise<RestorePlan> {
  if ((await readPlatform(session)) === 'supabase') {
    const plan = await planForProject(session, request, mode);
    return mode === 'create'
      ? plan
      : { ...plan, refusals: [...(await refuseServer(session)), ...plan.refusals] };
  }
  if (mode === 'create') return planCreate(session, request, mode);
  if (mode === 'rebuild') {
    const plan = await planCreate(session, request, mode);
    const drops = await planRebuildDrops(session, request);
    return {
      ...plan,
      dropped: drops.dropped,
      refusals: [...plan.refusals, ...drops.refusals],
      notes: [...drops.notes, ...plan.notes],
    };
  }
  const plan = await (mode === 'merge' ? planMerge(session, request) : planReplace(session, request));
  return { ...plan, refusals: [...(await refuseServer(session)), ...plan.refusals] };
}

/** Several connections cannot share one transaction; only what was made from nothing can be taken away again. */
function refuseJobs({ jobs }: RestoreRequest, mode: RestoreMode): PlanItem[] {
  if (jobs === 1 || mode === 'create') return [];
  const reason = `is ${jobs}, which gives up the single transaction; that is possible only into an empty target (mode create). Set jobs: 1`;
  return [{ kind: 'setting', name: 'jobs', reason }];
}
