import { spawn } from 'node:child_process';
import { remember } from './running.mjs';

/**
 * Runs a command on our own terminal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {string} [cwd]
 * @returns {Promise<number>} its exit code; 127 when it cannot be started, 130 when a signal ended it
 */
export function runInForeground(program, args, env, cwd) {
  const child = spawn(program, args, { stdio: 'inherit', env, cwd });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 130));
  });
  remember(async () => {
    child.kill('SIGTERM');
    await ended;
  }, ended);
  return ended;
}
