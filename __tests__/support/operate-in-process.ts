import { ProgressLines } from '../../src/app/progress-lines.js';
import { runOperation } from '../../src/app/run-operation.js';
import { parseSettings } from '../../src/config/parse.js';
import type { Operation, RunReport } from '../../src/core/report.js';
import type { RunContext } from '../../src/core/run-context.js';
import { action } from '../config/sources-of.js';
import { SilentLog } from './silent-log.js';

export interface InProcess extends Partial<RunContext> {
  readonly environment?: Record<string, string>;
}

/** Runs one operation as the action would, in this process: for tests that bring a clock, a chance or a fault of their own. */
export async function operateInProcess(
  operation: Operation,
  given: Record<string, string>,
  { environment = {}, ...changes }: InProcess = {},
): Promise<RunReport> {
  const { settings } = parseSettings(operation, action(given));
  const log = changes.log ?? new SilentLog();
  const clock = changes.clock ?? { now: () => new Date() };
  const context: RunContext = {
    log,
    clock,
    progress: new ProgressLines(log, clock),
    signal: new AbortController().signal,
    random: () => 0,
    runUrl: undefined,
    redact: <T>(value: T) => value,
    ask: undefined,
    ephemeral: false,
    ...changes,
  };
  return runOperation(operation, settings, context, { PATH: process.env.PATH, ...environment });
}
