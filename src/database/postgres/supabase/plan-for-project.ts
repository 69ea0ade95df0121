import type { ManifestTable } from '../../../core/manifest.js';
import type { PlanItem, RestoreMode, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { planCreate } from '../restore/create-plan.js';
import { readDefinitions } from '../restore/definitions.js';
import { planMerge } from '../restore/merge-plan.js';
import { planReplace } from '../restore/replace-plan.js';
import type { PostgresSession } from '../session.js';
import { areJobsScheduled, isCronJobs, refuseMergedJobs } from './cron-jobs.js';
import { refuseWithoutHush } from './foreign-parts.js';
import { isCarriedSchema } from './managed-schemas.js';
import { partOf, readReplaced } from './project-steps.js';

const NOTHING: Omit<RestorePlan, 'mode'> = {
  dropped: [],
  created: [],
  emptied: [],
  loaded: [],
  setAside: [],
  skipped: [],
  refusals: [],
  notes: [],
};

/** What a restore into a Supabase project would do; reads the catalog only. */
export async function planForProject(
  session: PostgresSession,
  request: RestoreRequest,
  mode: RestoreMode,
): Promise<RestorePlan> {
  const refusedMode = refuseMode(request, mode);
  if (mode === 'rebuild') return { ...NOTHING, mode, refusals: refusedMode };
  const plan = await planOf(session, request, mode);
  const hush = request.tables.some(({ schema }) => isCarriedSchema(schema))
    ? await refuseWithoutHush(session)
    : [];
  return { ...plan, refusals: [...refusedMode, ...hush, ...plan.refusals] };
}

async function planOf(
  session: PostgresSession,
  request: RestoreRequest,
  mode: RestoreMode,
): Promise<RestorePlan> {
  const areScheduled = await areJobsScheduled(session);
  const jobs = request.tables.find(isCronJobs);
  const isRow = (table: ManifestTable) => !(areScheduled && isCronJobs(table));
  const withoutJobs = partOf(request, isRow, () => true);
  if (mode === 'merge') {
    const plan = await planMerge(session, withoutJobs);
    return jobs && areScheduled ? { ...plan, refusals: [refuseMergedJobs(), ...plan.refusals] } : plan;
  }
  if (mode === 'replace') {
    const plan = await planReplace(session, withoutJobs);
    return { ...plan, ...(jobs && areScheduled ? withJobs(plan, request) : {}) };
  }
  return planCreateInProject(session, request, areScheduled);
}

function withJobs(plan: RestorePlan, { tables }: RestoreRequest): Pick<RestorePlan, 'emptied' | 'loaded'> {
  return {
    emptied: [...plan.emptied, { schema: 'cron', name: 'job' }],
    loaded: tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
  };
}

async function planCreateInProject(
  session: PostgresSession,
  request: RestoreRequest,
  areScheduled: boolean | undefined,
): Promise<RestorePlan> {
  const plan = await planCreate(session, request, 'create');
  const isReplaced = await readReplaced(session);
  const { missingSchemas } = await readDefinitions(session, request);
  // Jobs whose extension the definitions make are compared when it is there.
  const isRow = (table: ManifestTable) => isReplaced(table) && !(areScheduled !== false && isCronJobs(table));
  const part = partOf(request, isRow, isReplaced);
  const replaced = await planReplace(session, part);
  const emptied = areScheduled && request.tables.some(isCronJobs) ? [{ schema: 'cron', name: 'job' }] : [];
  return {
    ...plan,
    emptied: [...replaced.emptied, ...emptied],
    setAside: replaced.setAside,
    refusals: [...missingSchemas.map(toRefusal), ...plan.refusals, ...replaced.refusals],
    notes: [...plan.notes, ...replaced.notes],
  };
}

const MADE_BY: Readonly<Record<string, string>> = {
  supabase_functions:
    'is not in this project; enable webhooks (Integrations, Database Webhooks), then run again',
  cron: 'is not in this project; enable Cron (Integrations, Cron), then run again',
};

function toRefusal(name: string): PlanItem {
  return {
    kind: 'schema',
    name,
    reason: MADE_BY[name] ?? 'is not in this project, and only Supabase can make it',
  };
}

/** Several transactions could not be taken back, and a project cannot be taken down. */
function refuseMode({ jobs }: RestoreRequest, mode: RestoreMode): PlanItem[] {
  return [
    ...(jobs > 1
      ? [
          {
            kind: 'setting',
            name: 'jobs',
            reason: `is ${jobs}; rows of auth and storage are replaced in one transaction. Set jobs: 1`,
          },
        ]
      : []),
    ...(mode === 'rebuild'
      ? [
          {
            kind: 'setting',
            name: 'mode',
            reason:
              'is rebuild, which a Supabase project does not allow: take a new project, or mode: replace',
          },
        ]
      : []),
  ];
}
