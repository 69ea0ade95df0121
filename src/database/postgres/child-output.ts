import { spawn } from 'node:child_process';

export interface ChildRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
  readonly signal: AbortSignal;
  /** A child that writes nothing for so long is ended. */
  readonly silenceMs: number;
  /** Called besides the kill, for what a signal to the child does not reach. */
  readonly onKill?: () => void;
}

/** A child that ended badly. */
export class ChildFailure extends Error {}

/** A child that was ended because nothing came from it. */
export class ChildSilence extends Error {}

/** What is kept of stderr for the error. */
const STDERR_CHARACTERS = 8 * 1024;
const KILL_AFTER_MS = 1_000;

/**
 * Everything a program writes to stdout. An abort ends it, and waits until it is gone.
 * @throws ChildFailure with what it wrote to stderr; ChildSilence
 */
export function childOutput({
  file,
  args,
  env,
  input,
  signal,
  silenceMs,
  onKill,
}: ChildRun): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let complaint = '';
    let isSilent = false;
    child.stdout?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      silence.refresh();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      silence.refresh();
      complaint = (complaint + chunk.toString('utf8')).slice(-STDERR_CHARACTERS);
    });
    child.stdin?.on('error', () => undefined); // its end is told by the exit code
    child.stdin?.end(input);
    const kill = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
      onKill?.();
    };
    const silence = setTimeout(() => {
      isSilent = true;
      kill();
    }, silenceMs);
    const settle = () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', kill);
    };
    if (signal.aborted) kill();
    signal.addEventListener('abort', kill, { once: true });
    child.on('error', (error) => {
      settle();
      reject(new ChildFailure(error.message, { cause: error }));
    });
    child.on('close', (exitCode, killedBy) => {
      settle();
      if (isSilent) reject(new ChildSilence(`nothing came for ${Math.round(silenceMs / 1000)} s`));
      else if (exitCode === 0) resolve(Buffer.concat(chunks));
      else reject(new ChildFailure(complaint.trim() || `ended by ${killedBy ?? `code ${exitCode}`}`));
    });
  });
}
