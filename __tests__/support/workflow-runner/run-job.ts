import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { secretsContext } from './call-inputs.js';
import { type Contexts, evaluateText, evaluateValue, holds, type Status, Strict } from './expressions.js';
import type { RunLog } from './log.js';
import type { Job, Permissions } from './read-workflow.js';
import { type JobState, OWN_ACTION, runStep } from './run-step.js';
import type { JobResult, StartedService, StepResult, World } from './world.js';

export interface JobInput {
  readonly id: string;
  readonly job: Job;
  /** `github`, `inputs`, `needs`, `vars`. */
  readonly contexts: Contexts;
  readonly secrets: Readonly<Record<string, string>>;
  /** Names that an environment may fill in: in a called workflow those that are passed; null: any. */
  readonly fillable: readonly string[] | null;
  readonly permissions: Permissions;
  /** By another workflow. */
  readonly isCalled: boolean;
  readonly runnerEnv: Readonly<Record<string, string>>;
}

/** Runs the steps of a job that is not skipped. */
export async function runJob(
  { id, job, contexts, secrets, fillable, permissions, isCalled, runnerEnv }: JobInput,
  world: World,
  log: RunLog,
): Promise<JobResult & { readonly summary: string }> {
  checkFrame(id, job, contexts);
  const environment = job.environment === undefined ? null : evaluateText(job.environment, contexts);
  const own = Object.entries((environment !== null && world.environments?.[environment]) || {});
  // https://github.com/actions/runner/issues/1490
  const filled = own.filter(([name]) => fillable?.includes(name) ?? true);
  const all = { ...secrets, ...Object.fromEntries(filled) };
  log.mask(Object.values(all));
  // Every machine of GitHub has it in the same place; what is kept in its cache is found by that path.
  const temp = join(world.installation.folder, 'runner-temp');
  mkdirSync(temp, { recursive: true });
  const state: JobState = { world, log, permissions, env: {}, path: [], temp, runnerEnv };
  const wanted = await startServices(job, { ...contexts, secrets: secretsContext(all, isCalled) }, world);
  const services = wanted.filter((one): one is [string, StartedService] => one[1] !== null);
  const ran: Record<string, unknown> = {};
  const results: StepResult[] = [];
  // Starting containers is the first step of a job, and those after it are judged as after any step that failed.
  let status: Status = services.length === wanted.length ? 'success' : 'failure';
  let summary = '';
  const now = (): Contexts => ({
    ...contexts,
    secrets: secretsContext(all, isCalled),
    steps: new Strict('steps', ran),
    env: state.env,
    job: { status, services: Object.fromEntries(services.map(([name, { ports }]) => [name, { ports }])) },
  });
  try {
    for (const step of job.steps ?? []) {
      const name = step.name ?? step.uses ?? 'run';
      const isDue = holds(step.if, now(), status);
      if (isDue) log.write(`##[group]${id}: ${name}\n`);
      const done = isDue ? await runStep(step, now(), state) : SKIPPED;
      const outcome = !isDue ? 'skipped' : done.ok ? 'success' : 'failure';
      if (outcome === 'failure' && step['continue-on-error'] !== true) status = 'failure';
      summary += done.summary;
      results.push({ name, outcome, outputs: done.outputs });
      // A script writes an output or not; an action that ran has those that it declares.
      const isDeclared = isDue && step.uses === OWN_ACTION;
      const outputs = isDeclared ? new Strict(`outputs of ${step.id}`, done.outputs) : done.outputs;
      if (step.id !== undefined) ran[step.id] = { outputs, outcome };
    }
    const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [
      name,
      withoutSecrets(evaluateText(value, now()), log),
    ]);
    return { result: status, outputs: Object.fromEntries(outputs), steps: results, environment, summary };
  } finally {
    for (const [, service] of services) await service.stop();
    rmSync(temp, { recursive: true, force: true });
  }
}

const SKIPPED = { ok: true, outputs: {}, summary: '' };

/** GitHub hands no output on that holds something masked. */
function withoutSecrets(output: string, log: RunLog): string {
  return log.hides(output) ? '' : output;
}

/** What this runner does not act upon still has to be sound. */
function checkFrame(id: string, job: Job, contexts: Contexts): void {
  const minutes = evaluateValue(job['timeout-minutes'], contexts);
  if (typeof minutes !== 'number' || !(minutes > 0)) throw new Error(`${id}: no time limit: ${minutes}`);
  const label = evaluateValue(job['runs-on'], contexts);
  if (typeof label !== 'string' || label === '') throw new Error(`${id}: no runner: ${label}`);
}

/** A service whose image is empty is not started, as on GitHub. */
async function startServices(
  job: Job,
  contexts: Contexts,
  world: World,
): Promise<[string, StartedService | null][]> {
  const started: [string, StartedService | null][] = [];
  for (const [name, service] of Object.entries(job.services ?? {})) {
    const image = evaluateText(service.image, contexts);
    if (image === '') continue;
    if (!world.startService) throw new Error(`the runner has no stand-in for the service ${name}`);
    const env = Object.entries(service.env ?? {}).map(([key, value]) => [key, evaluateText(value, contexts)]);
    const call = { name, image, env: Object.fromEntries(env), ports: (service.ports ?? []).map(String) };
    started.push([name, await world.startService(call)]);
  }
  return started;
}
