import type { Log } from '../../../core/ports.js';
import type { Restoration, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { readPlatform } from '../supabase/platform.js';
import { createInProject, replaceInProject } from '../supabase/project-steps.js';
import { type CreateSteps, createSteps, type KeptObjects } from './create-steps.js';
import { readBefore } from './made-objects.js';
import { mergeSteps } from './merge-steps.js';
import { quietEventTriggers } from './quiet-event-triggers.js';
import { dropForRebuild } from './rebuild-drop.js';
import { replaceSteps } from './replace-steps.js';
import { beginTransaction, Journal, SingleTransaction } from './restoration.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { SessionPool } from './session-pool.js';
import { SeveralJobs } from './several-jobs.js';
import { connectTarget, connectTargetBeside, type TargetSessionOptions } from './target-session.js';

/** Starts what was planned: one transaction, or with several jobs a build that is taken down again when it fails. */
export async function beginRestoration(
  options: TargetSessionOptions & { readonly log: Log },
  session: PostgresSession,
  plan: RestorePlan,
  request: RestoreRequest,
): Promise<Restoration> {
  const journal = new Journal();
  const context = journal.contextFor(session, { ...request, mode: plan.mode }, options.log, options.signal);
  if (request.jobs > 1) return severalJobs(options, context, journal);
  const transactionId = await beginTransaction(session);
  const connectToAsk = (signal: AbortSignal) => connectTarget({ ...options, signal });
  const isProject = (await readPlatform(session)) === 'supabase';
  const steps = isProject ? await projectStepsOf(context, plan) : stepsOf(context, plan);
  const quiet = plan.mode === 'create' ? steps : withoutEventTriggers(context, steps);
  return new SingleTransaction(context, journal, quiet, plan.mode, transactionId, connectToAsk);
}

/** Time enough to take a half-made database down after the run was cancelled. */
const UNDO_MS = 60_000;

async function severalJobs(
  options: TargetSessionOptions,
  context: StepsContext,
  journal: Journal,
): Promise<Restoration> {
  const { session } = context;
  const transactions: string[] = [];
  const began = (transactionId: string) => void transactions.push(transactionId);
  const pool = new SessionPool(context.request.jobs, () => connectTargetBeside(session, options));
  await pool.fill(context.request.tables.length);
  const before = await readBefore(session);
  const kept = () => existingObjects(context);
  return new SeveralJobs({
    context,
    journal,
    steps: createSteps(context, { commits: 'each', kept, began }),
    pool,
    before,
    transactions,
    connectToUndo: () => connectTarget({ ...options, signal: AbortSignal.timeout(UNDO_MS) }),
  });
}

type SealedSteps = RestoreSteps & { seal?(): Promise<void> };

/** What the restore alters and puts back in a database in use is nobody else's event. */
function withoutEventTriggers({ session }: StepsContext, steps: SealedSteps): SealedSteps {
  let enable: () => Promise<void> = async () => undefined;
  return {
    prepare: async () => {
      enable = await quietEventTriggers(session);
      await steps.prepare();
    },
    load: (...input) => steps.load(...input),
    finish: () => steps.finish(),
    readBackSql: (table) => steps.readBackSql(table),
    seal: async () => {
      await steps.seal?.();
      await enable();
    },
  };
}

async function projectStepsOf(context: StepsContext, plan: RestorePlan): Promise<SealedSteps> {
  if (plan.mode === 'create') return createInProject(context, () => existingObjects(context));
  return plan.mode === 'merge' ? mergeSteps(context, plan) : replaceInProject(context);
}

function stepsOf(context: StepsContext, plan: RestorePlan): SealedSteps {
  if (plan.mode === 'replace') return replaceSteps(context, plan);
  if (plan.mode === 'merge') return mergeSteps(context, plan);
  if (plan.mode === 'create')
    return createSteps(context, { commits: 'never', kept: () => existingObjects(context) });
  return rebuildSteps(context);
}

/** Drop, then create, in the same transaction; schemas and extensions that the drop leaves are not made again. */
function rebuildSteps(context: StepsContext): CreateSteps {
  const steps = createSteps(context, { commits: 'never', kept: () => existingObjects(context) });
  return {
    ...steps,
    async prepare() {
      await dropForRebuild(context.session, context.request);
      await steps.prepare();
    },
  };
}

/** An empty database has its schema public and its plpgsql, and may have more of either. */
async function existingObjects({ session }: StepsContext): Promise<KeptObjects> {
  const names = async (sql: string) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
  return {
    schemas: await names('SELECT nspname FROM pg_catalog.pg_namespace'),
    extensions: await names('SELECT extname FROM pg_catalog.pg_extension'),
  };
}
