import { spawn, spawnSync } from 'node:child_process';
import { remember } from './running.mjs';

/** Lines of a failed command's output that its error repeats. */
const SHOWN_LINES = 20;

/**
 * Runs a command to its end and gives what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string | Uint8Array, uid?: number, gid?: number }} [options]
 * @returns {Promise<string>} stdout
 * @throws when it cannot be started or its exit code is not 0; the message ends with its last output
 */
export function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let both = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      both += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      both += text;
    });
    child.on('error', (cause) => reject(new Error(`${command} could not be started`, { cause })));
    child.on('close', (code) => {
      if (code === 0) return resolve(stdout);
      const tail = both.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
      reject(new Error(`${command} ${args.join(' ')} ended with code ${code}\n${tail}`));
    });
    const ended = new Promise((done) => child.once('close', done).once('error', done));
    remember(async () => {
      child.kill();
      await ended;
    }, ended);
    // A command that never reads its input closes the pipe; its exit code says what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/**
 * Path of a program, or undefined. Servers are looked for where a plain user's PATH does not reach, too.
 * @param {string} program
 */
export function findProgram(program) {
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  const found = spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', program], { encoding: 'utf8', env });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/**
 * True when the command runs and ends well.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
