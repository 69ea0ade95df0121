import { spawn } from 'node:child_process';

/**
 * Runs a command on our own terminal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>} its exit code; 127 when it cannot be started, 130 when a signal ended it
 */
export function runInForeground(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGTERM', passOn);
    child.once('error', () => resolve(127));
    child.once('exit', (code) => {
      process.off('SIGTERM', passOn);
      resolve(code ?? 130);
    });
  });
}
