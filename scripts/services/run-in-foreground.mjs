import { spawn } from 'node:child_process';
import { remember } from './running.mjs';

/**
 * Runs a command on our own terminal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {string} [cwd]
 * @returns {Promise<number>} its exit code; 127 when it cannot be started, 130 when
 *   a signal ended it; never settles once `stopAll` has stopped it
 */
export function runInForeground(program, args, env, cwd) {
  const child = spawn(program, args, { stdio: 'inherit', env, cwd });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 130));
  });
  return new Promise((resolve) => {
    let stopped = false;
    remember(async () => {
      stopped = true;
      child.kill('SIGTERM');
      await ended;
    }, ended);
    // Who is stopping everything needs no more steps of whoever waits here.
    ended.then((code) => stopped || resolve(code));
  });
}
