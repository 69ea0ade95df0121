import { ProgressLines } from '../app/progress-lines.js';
import type { Clock, Log, Progress } from '../core/ports.js';
import type { Redactor } from '../lib/redact.js';
import { chooseStyle } from './style.js';
import type { TextSink } from './terminal.js';
import { TerminalLog } from './terminal-log.js';

export interface Display {
  readonly log: Log;
  readonly progress: Progress;
}

export interface DisplayHost {
  readonly stderr: TextSink;
  readonly errorStream: NodeJS.WritableStream;
  readonly clock: Clock;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Bars above which the log goes on a terminal; plain lines otherwise; both on stderr. */
export async function openDisplay(
  host: DisplayHost,
  redactor: Redactor,
  flags: { readonly quiet: boolean },
): Promise<Display> {
  const hasBars = host.stderr.isTerminal && !flags.quiet && host.variables.TERM !== 'dumb';
  const bars = hasBars ? await openBars(host) : undefined;
  const log = new TerminalLog({
    write: (line) => {
      if (!bars?.writeAbove(line)) host.stderr.write(line);
    },
    style: chooseStyle(host.stderr.isTerminal, host.variables),
    redactor,
    quiet: flags.quiet,
    debug: Boolean(host.variables.DEBUG),
  });
  return { log, progress: bars ?? new ProgressLines(log, host.clock) };
}

/** Loaded late: only a terminal needs it. */
async function openBars(host: DisplayHost) {
  const { ProgressBars } = await import('./progress-bars.js');
  return new ProgressBars(host.errorStream, host.clock);
}
