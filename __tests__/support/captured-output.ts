import { PassThrough } from 'node:stream';
import type { CliHost } from '../../src/cli/run.js';

/** Streams of a command that is run in this process, and what it wrote to them. */
export function captureOutput(): {
  readonly text: { out: string; err: string };
  readonly streams: Pick<CliHost, 'stdout' | 'stderr' | 'errorStream' | 'keyboard'>;
} {
  const text = { out: '', err: '' };
  const sink = (to: 'out' | 'err') => ({
    isTerminal: false,
    write: (part: string) => {
      text[to] += part;
    },
  });
  return {
    text,
    streams: {
      stdout: sink('out'),
      stderr: sink('err'),
      errorStream: new PassThrough(),
      keyboard: undefined,
    },
  };
}
