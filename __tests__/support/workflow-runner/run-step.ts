import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from '../command-file.js';
import { runAction, start } from '../run-process.js';
import { type Contexts, evaluateText } from './expressions.js';
import type { RunLog } from './log.js';
import type { Permissions, Step } from './read-workflow.js';
import type { World } from './world.js';

export const OWN_ACTION = 'org/db-backup-action@v1';

/** What steps of a job share. */
export interface JobState {
  readonly world: World;
  readonly log: RunLog;
  readonly permissions: Permissions;
  /** Grows by GITHUB_ENV. */
  readonly env: Record<string, string>;
  /** Folders that GITHUB_PATH put first. */
  readonly path: string[];
  readonly temp: string;
  readonly runnerEnv: Readonly<Record<string, string>>;
}

export interface Done {
  readonly ok: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs one step whose condition holds. */
export async function runStep(step: Step, contexts: Contexts, state: JobState): Promise<Done> {
  const env = evaluateAll(step.env, contexts);
  if (step.run !== undefined) return runScript(step.run, env, state);
  const inputs = evaluateAll(step.with, contexts);
  if (step.uses === OWN_ACTION) return runOwnAction(inputs, env, state);
  return runStandIn(step.uses ?? '', inputs, state);
}

function evaluateAll(values: Step['env'], contexts: Contexts): Record<string, string> {
  const all = Object.entries(values ?? {});
  return Object.fromEntries(all.map(([name, value]) => [name, evaluateText(value, contexts)]));
}

/** As GitHub runs a script that names no shell: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell */
async function runScript(script: string, env: Record<string, string>, state: JobState): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-step-'));
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = {
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
  const path = file('script.sh', script);
  const { code, stdout, stderr } = await start(
    'bash',
    ['-e', path],
    { ...environmentOf(state, env), ...files },
    folder,
  ).ended;
  state.log.write(stdout + stderr);
  if (code !== 0) state.log.write(`##[error]Process completed with exit code ${code}.\n`);
  const read = (path: string) => readFileSync(path, 'utf8');
  Object.assign(state.env, parseCommandFile(read(files.GITHUB_ENV)));
  state.path.unshift(
    ...read(files.GITHUB_PATH)
      .split('\n')
      .filter((line) => line !== ''),
  );
  const done = {
    ok: code === 0,
    outputs: parseCommandFile(read(files.GITHUB_OUTPUT)),
    summary: read(files.GITHUB_STEP_SUMMARY),
  };
  rmSync(folder, { recursive: true, force: true });
  return done;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

async function runOwnAction(
  given: Record<string, string>,
  env: Record<string, string>,
  state: JobState,
): Promise<Done> {
  const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
  const run = await runAction(
    state.world.installation,
    { ...Object.fromEntries(defaults), ...given },
    { ...environmentOf(state, env), RUNNER_TEMP: state.temp },
  );
  state.log.write(run.stdout + run.stderr);
  const none = Object.keys(action.outputs).map((name) => [name, '']);
  return {
    ok: run.code === 0,
    outputs: { ...Object.fromEntries(none), ...run.outputs },
    summary: run.summary,
  };
}

function runStandIn(uses: string, inputs: Record<string, string>, state: JobState): Done {
  const [name = '', ref = ''] = uses.split('@');
  const standIn = state.world.actions?.[name];
  if (!standIn) throw new Error(`the runner has no stand-in for ${uses}`);
  const { ok = true, env = {}, outputs = {} } = standIn({ inputs, ref, permissions: state.permissions });
  Object.assign(state.env, env);
  return { ok, outputs, summary: '' };
}

function environmentOf(state: JobState, env: Record<string, string>): Record<string, string> {
  const folders = [...state.path, state.world.programs ?? '', process.env.PATH ?? ''];
  return {
    ...state.world.machine,
    ...state.runnerEnv,
    RUNNER_TEMP: state.temp,
    PATH: folders.filter((folder) => folder !== '').join(':'),
    ...state.env,
    ...env,
  };
}
