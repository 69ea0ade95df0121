import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAfterRestore } from '../../../src/app/restore/after-restore.js';
import type { CommandOptions } from '../../../src/app/run-command.js';
import { BackupError } from '../../../src/core/errors.js';
import { Redactor } from '../../../src/lib/redact.js';
import { isRunning } from '../../support/is-running.js';
import { SilentLog } from '../../support/silent-log.js';

const TARGET = 'postgres://app:hunter22@h/staging';

function optionsOf(changes: Partial<CommandOptions> = {}) {
  const log = new SilentLog();
  const redactor = new Redactor(['hunter22']);
  return {
    databaseUrl: TARGET,
    environment: { PATH: process.env.PATH },
    redact: <T>(value: T) => redactor.redactDeep(value),
    signal: new AbortController().signal,
    ...changes,
    log,
  };
}

async function failureOf(work: Promise<void>): Promise<BackupError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackupError) return error;
  throw new Error(`no BackupError: ${error}`);
}

it('runs the command with the target as DATABASE_URL and logs both streams, redacted', async () => {
  const options = optionsOf();
  await runAfterRestore('printf "one\\n$DATABASE_URL"; echo two >&2', options);
  expect(options.log.lines.toSorted()).toEqual(['one', 'postgres://app:***@h/staging', 'two']);
});

it('keeps its own settings and keys to itself, and leaves the rest', async () => {
  const options = optionsOf({
    environment: {
      PATH: process.env.PATH,
      DATABASE_URL: 'postgres://the-source',
      DB_BACKUP_DESTINATION: 'x',
      'INPUT_TARGET-URL': 'x',
      PGPASSWORD: 'x',
      PGSERVICE: 'x',
      SLACK_WEBHOOK_URL: 'x',
      SUPABASE_SERVICE_ROLE_KEY: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_SESSION_TOKEN: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      AWS_REGION: 'eu',
      GITHUB_SHA: 'abc',
      MY_APP_SECRET: 'mine',
    },
  });
  await runAfterRestore('env', options);
  const names = options.log.lines.map((line) => line.split('=')[0]);
  expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name ?? '')).toSorted()).toEqual([
    'AWS_REGION',
    'DATABASE_URL',
    'GITHUB_SHA',
    'MY_APP_SECRET',
    'PATH',
  ]);
  expect(options.log.lines).toContain('DATABASE_URL=postgres://app:***@h/staging');
});

it.each([
  ['exit 3', 'ended with exit code 3'],
  ['kill -9 $$', 'was ended by SIGKILL'],
  ['/nowhere/at/all', 'ended with exit code 127'],
])('fails on %p and says that the data stay', async (command, how) => {
  const { kind, code, message, setting } = await failureOf(runAfterRestore(command, optionsOf()));
  expect({ kind, code, setting }).toEqual({
    kind: 'target',
    code: 'AFTER_RESTORE_FAILED',
    setting: 'after-restore',
  });
  expect(message).toContain(how);
  expect(message).toContain('data stay');
});

it('fails where there is no shell', async () => {
  const error = await failureOf(runAfterRestore('true', optionsOf({ environment: { PATH: '/nowhere' } })));
  expect(error.message).toContain('could not be started');
});

it('ends with the command, not with what the command left in the background', async () => {
  const options = optionsOf();
  await runAfterRestore('sleep 30 & echo $!', options);
  const pid = Number(options.log.lines[0]);
  expect(process.kill(pid, 0)).toBe(true);
  process.kill(pid);
});

it('ends everything the command started when the run is cancelled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'after-restore-'));
  const controller = new AbortController();
  const run = runAfterRestore(
    `trap '' TERM; sleep 60 & echo $! > ${folder}/child; touch ${folder}/up; wait; sleep 60`,
    optionsOf({ signal: controller.signal }),
  );
  while (!existsSync(`${folder}/up`)) await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort();
  expect((await failureOf(run)).kind).toBe('cancelled');
  const child = Number(readFileSync(`${folder}/child`, 'utf8'));
  while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(folder, { recursive: true });
});

it('cuts endless lines', async () => {
  const options = optionsOf();
  await runAfterRestore('head -c 100000 /dev/zero | tr "\\0" x', options);
  expect(options.log.lines.map((line) => line.length)).toEqual([4001]);
});
