import { inputsOf, secretsContext, secretsOf } from './call-inputs.js';
import { type Contexts, evaluateText, evaluateValue, holds, Strict } from './expressions.js';
import { RunLog } from './log.js';
import { permissionsOf, refuseMoreThanGranted } from './permissions.js';
import { type Job, type Permissions, readWorkflow, type Trigger, type Workflow } from './read-workflow.js';
import { runJob } from './run-job.js';
import type { JobResult, WorkflowRun, World } from './world.js';

/** How a run of a workflow begins. */
export interface Call {
  readonly event: 'workflow_call' | 'workflow_dispatch' | 'schedule';
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Those of the repository, or those that a caller passes. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Of the job that calls; needed for `workflow_call`. */
  readonly granted?: Permissions;
}

const TOKEN = 'ghs_token-of-the-run';

/** The context `github` and, as GITHUB_*, the variables of every step. */
const GITHUB = {
  repository: 'my-org/my-repo',
  run_id: '42',
  run_attempt: '1',
  server_url: 'https://github.com',
  workflow: 'a workflow',
  ref: 'refs/heads/main',
};

/**
 * Runs a workflow of this repository on this machine: its jobs one after the other, its steps with the built
 * action under Node 24, scripts with bash. What it does not know, it refuses by name.
 */
export async function runWorkflow(file: string, call: Call, world: World): Promise<WorkflowRun> {
  const log = new RunLog();
  log.mask([TOKEN, ...Object.values(call.secrets ?? {})]);
  const { jobs, outputs, concurrency, summary } = await runFile(file, call, false, world, log);
  return {
    ok: Object.values(jobs).every(({ result }) => result !== 'failure'),
    outputs,
    jobs,
    concurrency,
    summary,
    log: log.shown(),
    unmaskedLog: log.raw(),
  };
}

type FileRun = Pick<WorkflowRun, 'jobs' | 'outputs' | 'concurrency' | 'summary'>;

async function runFile(
  file: string,
  call: Call,
  isInherited: boolean,
  world: World,
  log: RunLog,
): Promise<FileRun> {
  const workflow = readWorkflow(file);
  const trigger = triggerOf(file, workflow, call.event);
  const isCalled = call.event === 'workflow_call';
  if (isCalled) refuseMoreThanGranted(file, workflow, call.granted ?? {});
  const secrets = isCalled ? secretsOf(file, trigger, call.secrets ?? {}, isInherited) : (call.secrets ?? {});
  const fillable = isCalled && !isInherited ? Object.keys(call.secrets ?? {}) : null;
  const base: Contexts = {
    github: new Strict('github', { ...GITHUB, event_name: call.event, token: TOKEN }),
    inputs: new Strict('inputs', {
      ...inputsOfOtherEvents(workflow),
      ...inputsOf(file, trigger, call.inputs ?? {}),
    }),
  };
  const jobs: Record<string, JobResult> = {};
  const results: Record<string, JobResult> = {};
  let summary = '';
  for (const id of inOrder(workflow)) {
    const job = workflow.jobs[id] as Job;
    const needed = needsOf(job).map((name) => [name, results[name] as JobResult] as const);
    const contexts = { ...base, needs: new Strict('needs', Object.fromEntries(needed.map(needContext))) };
    const status = needed.every(([, { result }]) => result === 'success') ? 'success' : 'failure';
    const permissions = permissionsOf(workflow, id, call.granted);
    if (!holds(job.if, contexts, status)) {
      results[id] = { result: 'skipped', outputs: {}, steps: [], environment: null };
    } else if (job.uses !== undefined) {
      const called = await callWorkflow(job, contexts, { secrets, permissions, isCalled }, world, log);
      for (const [name, one] of Object.entries(called.jobs)) jobs[`${id}/${name}`] = one;
      const failed = Object.values(called.jobs).some(({ result }) => result === 'failure');
      const result = failed ? 'failure' : 'success';
      results[id] = { result, outputs: called.outputs, steps: [], environment: null };
      summary += called.summary;
    } else {
      const input = {
        id,
        job,
        contexts,
        secrets,
        fillable,
        permissions,
        isCalled,
        runnerEnv: runnerEnv(call.event),
      };
      const done = await runJob(input, world, log);
      results[id] = done;
      summary += done.summary;
    }
    jobs[id] = results[id] as JobResult;
  }
  const { concurrency } = workflow;
  return {
    jobs,
    summary,
    outputs: outputsOf(trigger, { ...base, jobs: new Strict('jobs', mapValues(results, outputContext)) }),
    concurrency: concurrency ? mapValues(concurrency, (value) => evaluateValue(value, base)) : null,
  };
}

/** `./.github/workflows/x.yml`, or the same of the published action, is the file of this checkout. */
async function callWorkflow(
  job: Job,
  contexts: Contexts,
  caller: { secrets: Readonly<Record<string, string>>; permissions: Permissions; isCalled: boolean },
  world: World,
  log: RunLog,
): Promise<FileRun> {
  const [, file] =
    /^(?:\.|org\/db-backup-action)\/(\.github\/workflows\/[\w-]+\.yml)(?:@v1)?$/.exec(job.uses ?? '') ?? [];
  if (file === undefined) throw new Error(`the runner does not know the workflow ${job.uses}`);
  const within = { ...contexts, secrets: secretsContext(caller.secrets, caller.isCalled) };
  const isInherited = job.secrets === 'inherit';
  const passed = isInherited
    ? caller.secrets
    : mapValues((job.secrets ?? {}) as Record<string, unknown>, (value) => evaluateText(value, within));
  const inputs = mapValues(job.with ?? {}, (value) => evaluateValue(value, within));
  const call: Call = { event: 'workflow_call', inputs, secrets: passed, granted: caller.permissions };
  return runFile(file, call, isInherited, world, log);
}

function triggerOf(file: string, workflow: Workflow, event: string): Trigger | null {
  if (!(event in workflow.on)) throw new Error(`${file} does not start on ${event}`);
  const trigger = workflow.on[event];
  return Array.isArray(trigger) ? null : (trigger ?? null);
}

/** A schedule leaves the inputs empty that a button has. */
function inputsOfOtherEvents(workflow: Workflow): Record<string, string> {
  const triggers = Object.values(workflow.on).filter((one) => one !== null && !Array.isArray(one));
  const names = triggers.flatMap((one) => Object.keys((one as Trigger).inputs ?? {}));
  return Object.fromEntries(names.map((name) => [name, '']));
}

function needsOf({ needs = [] }: Job): readonly string[] {
  return typeof needs === 'string' ? [needs] : needs;
}

/** Every job after those it needs. */
function inOrder({ jobs }: Workflow): string[] {
  const order: string[] = [];
  const rest = new Set(Object.keys(jobs));
  while (rest.size > 0) {
    const next = [...rest].find((id) => needsOf(jobs[id] as Job).every((name) => order.includes(name)));
    if (next === undefined) throw new Error(`no job can be next: ${[...rest].join(', ')}`);
    rest.delete(next);
    order.push(next);
  }
  return order;
}

function needContext([name, { result, outputs }]: readonly [string, JobResult]) {
  // A job that did not run has none of its outputs.
  const isWhole = result !== 'skipped';
  return [name, { result, outputs: isWhole ? new Strict(`outputs of ${name}`, outputs) : {} }];
}

function outputContext({ result, outputs }: JobResult) {
  return { result, outputs };
}

function outputsOf(trigger: Trigger | null, contexts: Contexts): Record<string, string> {
  return mapValues(trigger?.outputs ?? {}, ({ value }) => evaluateText(value, contexts));
}

function runnerEnv(event: string): Record<string, string> {
  const given = Object.entries(GITHUB).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]);
  return { ...Object.fromEntries(given), GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: event, CI: 'true' };
}

function mapValues<V, R>(values: Readonly<Record<string, V>>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
