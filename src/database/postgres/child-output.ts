import { spawn } from 'node:child_process';

export interface ChildRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
  readonly signal: AbortSignal;
  /** Called besides the kill, for what a signal to the child does not reach. */
  readonly onKill?: () => void;
}

/** A child that ended badly. */
export class ChildFailure extends Error {}

/** What is kept of stderr for the error. */
const STDERR_CHARACTERS = 8 * 1024;
const KILL_AFTER_MS = 1_000;

/**
 * Everything a program writes to stdout. An abort ends it, and waits until it is gone.
 * @throws ChildFailure with what it wrote to stderr
 */
export function childOutput({ file, args, env, input, signal, onKill }: ChildRun): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let complaint = '';
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-STDERR_CHARACTERS);
    });
    child.stdin?.on('error', () => undefined); // its end is told by the exit code
    child.stdin?.end(input);
    const kill = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
      onKill?.();
    };
    if (signal.aborted) kill();
    signal.addEventListener('abort', kill, { once: true });
    child.on('error', (error) => {
      signal.removeEventListener('abort', kill);
      reject(new ChildFailure(error.message, { cause: error }));
    });
    child.on('close', (exitCode, killedBy) => {
      signal.removeEventListener('abort', kill);
      if (exitCode === 0) resolve(Buffer.concat(chunks));
      else reject(new ChildFailure(complaint.trim() || `ended by ${killedBy ?? `code ${exitCode}`}`));
    });
  });
}
