import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/app/run-command.js';
import { isRunning } from '../support/is-running.js';
import { SilentLog } from '../support/silent-log.js';

function optionsOf(timeoutMs?: number) {
  return {
    databaseUrl: 'postgres://h/scratch',
    environment: { PATH: process.env.PATH },
    redact: <T>(value: T) => value,
    signal: new AbortController().signal,
    log: new SilentLog(),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

it('says nothing of a command that ends well in time', async () => {
  expect(await runCommand('exit 0', optionsOf(60_000))).toBeNull();
});

it('kills a command whose time is over, with all it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-command-'));
  const command = `trap '' TERM; sleep 60 & echo $! > ${folder}/child; wait; sleep 60`;
  expect(await runCommand(command, optionsOf(1_000))).toBe('did not end within 1.0 s and was killed');
  expect(existsSync(`${folder}/child`)).toBe(true);
  const child = Number(readFileSync(`${folder}/child`, 'utf8'));
  while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(folder, { recursive: true });
});
