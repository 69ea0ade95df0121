import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelledError, messageOf } from '../core/errors.js';
import type { Log } from '../core/ports.js';
import { formatDuration } from '../lib/format-duration.js';

/**
 * Variables a command does not get: this tool's own settings and keys, what would lead a database client to the
 * source, and the runner's tokens, which a step of its own would not have either. Anything else is the user's.
 */
const WITHHELD =
  /^(DB_BACKUP_.*|INPUT_.*|DATABASE_URL|PG[A-Z]+|SLACK_WEBHOOK_URL|SUPABASE_(SERVICE_ROLE|SECRET)_KEY|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|ACTIONS_.*TOKEN)$/;

/** Between asking a command to end and ending it; all of a cancelled run has 7 s. */
const KILL_AFTER_MS = 2_000;

/** What a process in the background of an ended command may still have to say. */
const LAST_WORDS_MS = 500;

/** The longest that a timer waits; 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The rest of a longer line is left out: a log is for people. */
const MAX_LINE_CHARACTERS = 4_000;

export interface CommandOptions {
  /** Becomes `DATABASE_URL`. */
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly redact: <T>(value: T) => T;
  readonly signal: AbortSignal;
  /** Then it is ended, with all it started; for ever where it is not said. */
  readonly timeoutMs?: number;
}

/** How a command of the user's went: `null` is well, else words such as `ended with exit code 3`. */
export type CommandTrouble = string | null;

/**
 * Runs a command with `sh -c`; every line it writes goes to the log. When the run is cancelled or the time is over, the
 * command and all it started end with it.
 * @throws BackupError kind `cancelled`
 */
export async function runCommand(command: string, options: CommandOptions): Promise<CommandTrouble> {
  const { signal, timeoutMs } = options;
  if (signal.aborted) throw cancelledError(signal.reason);
  // A group of its own, so that an abort reaches what the command started.
  const child = spawn('sh', ['-c', command], {
    env: environmentFor(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = Promise.all([child.stdout, child.stderr].map((stream) => logLines(stream, options)));
  let killed: Promise<void> | undefined;
  let isLate = false;
  const end = () => {
    killed ??= endGroup(child);
  };
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, timeoutMs ?? MAX_TIMER_MS);
  signal.addEventListener('abort', end, { once: true });
  try {
    const [code, endedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    await Promise.race([closed, wait(LAST_WORDS_MS)]);
    if (signal.aborted) throw cancelledError(signal.reason);
    if (isLate) return `did not end within ${formatDuration((timeoutMs ?? 0) / 1000)} and was killed`;
    if (code === 0) return null;
    return code === null ? `was ended by ${endedBy}` : `ended with exit code ${code}`;
  } catch (error) {
    if (signal.aborted) throw error;
    return `could not be started (${messageOf(error)})`;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    await killed;
    // What was left in the background may go on, but keeps nobody waiting.
    for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref?(): void }).unref?.();
  }
}

function environmentFor({ environment, databaseUrl }: CommandOptions): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !WITHHELD.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), DATABASE_URL: databaseUrl };
}

async function logLines(
  stream: NodeJS.ReadableStream,
  { log, redact }: Pick<CommandOptions, 'log' | 'redact'>,
): Promise<void> {
  for await (const line of createInterface({ input: stream })) {
    const whole = redact(line);
    log.info(whole.length > MAX_LINE_CHARACTERS ? `${whole.slice(0, MAX_LINE_CHARACTERS)}…` : whole);
  }
}

/** Asks the whole group to end, then ends it. */
async function endGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined || !signalGroup(pid, 'SIGTERM')) return;
  for (let waitedMs = 0; waitedMs < KILL_AFTER_MS; waitedMs += 50) {
    await wait(50);
    if (!signalGroup(pid, 0)) return;
  }
  signalGroup(pid, 'SIGKILL');
}

/** False when nobody is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
