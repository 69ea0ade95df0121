import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { remember } from './running.mjs';

/** How long a server may take to stop in good order before it is killed. */
const STOP_LIMIT_MS = 15_000;

/** Lines of a server's log that an error repeats. */
const SHOWN_LINES = 20;

/**
 * Waits for the program on one side and for the end of our pipe on the other: when this Node
 * process goes, in whatever way, the kernel closes the pipe and the server is stopped.
 */
const GUARD = `
signal=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(read -r _ <&3; kill -s "$signal" "$program") 2>/dev/null &
watcher=$!
wait "$program"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/**
 * A server that runs beside us until `stopAll`.
 * @typedef {object} RunningProcess
 * @property {string} name
 * @property {() => boolean} isRunning
 * @property {() => Promise<void>} stop before `stopAll`; in good order, killed when that takes too long
 * @property {() => string} lastWords the end of its log, for errors
 */

/**
 * @param {{ name: string, command: string, args: readonly string[], logFile: string, signal: 'INT' | 'TERM' | 'KILL',
 *   prefix?: readonly string[], uid?: number, gid?: number, env?: Record<string, string | undefined>, cwd?: string }} options
 *   `signal` is what stops the program in good order; `prefix` such as `['sudo', '-n']` lifts guard and program together
 * @returns {RunningProcess}
 */
export function startProcess({ name, command, args, logFile, signal, prefix = [], ...options }) {
  const log = openSync(logFile, 'a');
  const [first, ...rest] = [...prefix, 'sh', '-c', GUARD, 'guard', signal, command, ...args];
  // A group of its own: Ctrl-C in the terminal reaches only us, and we stop everything in order.
  const child = spawn(first ?? 'sh', rest, { ...options, detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  child.stdin?.on('error', () => {});
  /** @type {Error | undefined} */
  let failure;
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', (error) => {
      failure = error;
      resolve(undefined);
    });
  });
  const isRunning = () => !failure && child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!isRunning()) return;
    child.stdin?.end();
    const inTime = await Promise.race([ended.then(() => true), sleep(STOP_LIMIT_MS, false, { ref: false })]);
    if (inTime || child.pid === undefined) return;
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  remember(stop, ended);
  return {
    name,
    isRunning,
    stop,
    lastWords() {
      if (failure) return String(failure);
      return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
    },
  };
}

/**
 * Asks again and again until the answer is yes.
 * @param {RunningProcess} server
 * @param {() => boolean | Promise<boolean>} isReady
 * @param {number} limitMs
 * @throws when the server ends, or is not ready in time; with the end of its log
 */
export async function waitUntilReady(server, isReady, limitMs) {
  const end = Date.now() + limitMs;
  while (!(await isReady())) {
    if (!server.isRunning()) throw new Error(`${server.name} ended at its start:\n${server.lastWords()}`);
    if (Date.now() > end)
      throw new Error(`${server.name} was not ready after ${limitMs} ms:\n${server.lastWords()}`);
    await sleep(50);
  }
}
