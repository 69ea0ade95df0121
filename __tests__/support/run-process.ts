import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseCommandFile } from './command-file.js';
import { node24, s3Service } from './services.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** What it has written so far, both streams. */
  output(): string;
}

/** Only what a process needs to live; nothing of this test run's environment. */
const BARE = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', LANG: 'C.UTF-8' };

export function start(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
): Running {
  const child = spawn(program, args, { cwd, env: { ...BARE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return {
    ended: new Promise((done, failed) => {
      child.on('error', failed);
      child.on('close', (code) => done({ code, stdout, stderr }));
    }),
    kill: (signal) => child.kill(signal),
    output: () => stdout + stderr,
  };
}

/** The committed dist alone in an empty folder, as a user has it. */
export interface Installation {
  readonly folder: string;
  remove(): void;
}

export function installDist(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-dist-'));
  cpSync(resolve('dist'), join(folder, 'dist'), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What is remembered from run to run stays out of the home of whoever runs the tests. */
function stateOf(folder: string): Record<string, string> {
  return { XDG_STATE_HOME: join(folder, 'state') };
}

/** Credentials of the test store, as the AWS chain reads them. */
export function awsVariables(): Record<string, string> {
  const { endpoint, accessKeyId, secretAccessKey } = s3Service();
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: endpoint,
  };
}

export interface CliOptions {
  readonly env?: Record<string, string>;
  /** Path of the node binary; this one by default. */
  readonly node?: string;
}

export function startCli(
  { folder }: Installation,
  args: readonly string[],
  { env = {}, node = process.execPath }: CliOptions = {},
): Running {
  return start(node, [join(folder, 'dist', 'cli.js'), ...args], { ...stateOf(folder), ...env }, folder);
}

export function runCli(
  installation: Installation,
  args: readonly string[],
  options?: CliOptions,
): Promise<Ended> {
  return startCli(installation, args, options).ended;
}

export interface ActionRun extends Ended {
  readonly outputs: Record<string, string>;
  readonly summary: string;
  readonly masked: readonly string[];
  /** stdout as the log viewer would show it: every masked text is `***`. */
  readonly shown: string;
}

/** Runs dist/index.js as the runner does: inputs as INPUT_*, files for outputs, state and summary, under Node 24. */
export async function runAction(
  { folder }: Installation,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<ActionRun> {
  const work = mkdtempSync(join(tmpdir(), 'db-backup-action-'));
  const file = (name: string) => {
    const path = join(work, name);
    writeFileSync(path, '');
    return path;
  };
  const files = {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const ended = await start(
    node24(),
    [join(folder, 'dist', 'index.js')],
    {
      ...Object.fromEntries(given),
      ...files,
      ...stateOf(folder),
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: work,
      ...env,
    },
    work,
  ).ended;
  const masked = [...ended.stdout.matchAll(/^::add-mask::(.*)$/gm)].map(([, text = '']) =>
    decodeURIComponent(text),
  );
  const run = {
    ...ended,
    outputs: parseCommandFile(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    summary: existsSync(files.GITHUB_STEP_SUMMARY) ? readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') : '',
    masked,
    shown: masked.reduce(
      (text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')),
      ended.stdout.replace(/^::add-mask::.*$/gm, ''),
    ),
  };
  rmSync(work, { recursive: true, force: true });
  return run;
}
