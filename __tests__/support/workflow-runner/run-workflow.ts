import { inputsOf, secretsContext, secretsOf } from './call-inputs.js';
import { type Contexts, evaluateText, evaluateValue, holds, Strict } from './expressions.js';
import { inOrder, needsOf } from './job-order.js';
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

const CALLED_FILE = /^(?:\.|org\/db-backup-action)\/(\.github\/workflows\/[\w-]+\.yml)(?:@v1)?$/;

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
  const { jobs, outputs, concurrency, summary } = await runFile(open(file, call, false), world, log);
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

/** One file of a run, before its jobs. */
interface Opened {
  readonly workflow: Workflow;
  readonly trigger: Trigger | null;
  readonly event: string;
  readonly isCalled: boolean;
  readonly granted: Permissions | undefined;
  readonly secrets: Readonly<Record<string, string>>;
  readonly fillable: readonly string[] | null;
  /** `github` and `inputs`. */
  readonly base: Contexts;
}

function open(file: string, call: Call, isInherited: boolean): Opened {
  const { event, granted, inputs = {}, secrets = {} } = call;
  const workflow = readWorkflow(file);
  const trigger = triggerOf(file, workflow, event);
  const isCalled = event === 'workflow_call';
  if (isCalled) refuseMoreThanGranted(file, workflow, granted ?? {});
  const known = { ...inputsOfOtherEvents(workflow), ...inputsOf(file, trigger, inputs) };
  return {
    workflow,
    trigger,
    event,
    isCalled,
    granted,
    secrets: isCalled ? secretsOf(file, trigger, secrets, isInherited) : secrets,
    fillable: isCalled && !isInherited ? Object.keys(secrets) : null,
    base: {
      github: new Strict('github', { ...GITHUB, event_name: event, token: TOKEN }),
      inputs: new Strict('inputs', known),
    },
  };
}

async function runFile(opened: Opened, world: World, log: RunLog): Promise<FileRun> {
  const { workflow, trigger, base } = opened;
  const jobs: Record<string, JobResult> = {};
  const inner: Record<string, JobResult> = {};
  let summary = '';
  for (const id of inOrder(workflow)) {
    const done = await runOne(id, jobs, opened, world, log);
    jobs[id] = done.result;
    for (const [name, job] of Object.entries(done.jobs)) inner[`${id}/${name}`] = job;
    summary += done.summary;
  }
  const { concurrency } = workflow;
  return {
    jobs: { ...inner, ...jobs },
    summary,
    outputs: outputsOf(trigger, { ...base, jobs: new Strict('jobs', mapValues(jobs, outputContext)) }),
    concurrency: concurrency ? mapValues(concurrency, (value) => evaluateValue(value, base)) : null,
  };
}

interface JobDone {
  readonly result: JobResult;
  /** Those of the workflow that it calls. */
  readonly jobs: Readonly<Record<string, JobResult>>;
  readonly summary: string;
}

async function runOne(
  id: string,
  before: Readonly<Record<string, JobResult>>,
  opened: Opened,
  world: World,
  log: RunLog,
): Promise<JobDone> {
  const { workflow, secrets, fillable, isCalled } = opened;
  const job = workflow.jobs[id] as Job;
  const needed = needsOf(job).map((name) => [name, before[name] as JobResult] as const);
  const needs = new Strict('needs', Object.fromEntries(needed.map(needContext)));
  const contexts = { ...opened.base, needs };
  const isWhole = needed.every(([, { result }]) => result === 'success');
  const permissions = permissionsOf(workflow, id, opened.granted);
  if (!holds(job.if, contexts, isWhole ? 'success' : 'failure'))
    return { result: withoutSteps('skipped', {}), jobs: {}, summary: '' };
  if (job.uses !== undefined) {
    const called = await callWorkflow(job, contexts, { secrets, permissions, isCalled }, world, log);
    const hasFailed = Object.values(called.jobs).some(({ result }) => result === 'failure');
    return { ...called, result: withoutSteps(hasFailed ? 'failure' : 'success', called.outputs) };
  }
  const frame = { id, job, contexts, secrets, fillable, permissions, isCalled };
  const result = await runJob({ ...frame, runnerEnv: runnerEnv(opened.event) }, world, log);
  return { result, jobs: {}, summary: result.summary };
}

function withoutSteps(result: JobResult['result'], outputs: JobResult['outputs']): JobResult {
  return { result, outputs, steps: [], environment: null };
}

/** `./.github/workflows/x.yml`, or the same of the published action, is the file of this checkout. */
async function callWorkflow(
  job: Job,
  contexts: Contexts,
  caller: { secrets: Readonly<Record<string, string>>; permissions: Permissions; isCalled: boolean },
  world: World,
  log: RunLog,
): Promise<FileRun> {
  const [, file] = CALLED_FILE.exec(job.uses ?? '') ?? [];
  if (file === undefined) throw new Error(`the runner does not know the workflow ${job.uses}`);
  const within = { ...contexts, secrets: secretsContext(caller.secrets, caller.isCalled) };
  const isInherited = job.secrets === 'inherit';
  const passed = isInherited
    ? caller.secrets
    : mapValues((job.secrets ?? {}) as Record<string, unknown>, (value) => evaluateText(value, within));
  // Secrets are for `secrets:` alone.
  const inputs = mapValues(job.with ?? {}, (value) => evaluateValue(value, contexts));
  const call: Call = { event: 'workflow_call', inputs, secrets: passed, granted: caller.permissions };
  return runFile(open(file, call, isInherited), world, log);
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
