import { EXIT_CODES } from '../../core/errors.js';
import type { RunReport } from '../../core/report.js';
import type { StatusProblem, StatusReport } from '../../core/status.js';
import { statusSentence, statusTitle } from '../../lib/format-status.js';

export interface StatusVerdict {
  readonly state: 'passed' | 'failed' | 'unjudged' | 'cancelled';
  readonly title: string;
  readonly sentence: string;
  readonly problems: readonly Pick<StatusProblem, 'message' | 'nextStep'>[];
}

const STATES = { green: 'passed', amber: 'unjudged', red: 'failed' } as const;

/** What a look came to, for people who read nothing else. A store that cannot be asked is as red as an old backup. */
export function statusVerdict(report: RunReport): StatusVerdict {
  const { status } = report;
  if (status) return verdictOf(status);
  const isCancelled = report.exitCode === EXIT_CODES.cancelled;
  const { message, nextStep } = report.error ?? { message: 'Nothing is known.', nextStep: null };
  return {
    state: isCancelled ? 'cancelled' : 'failed',
    title: isCancelled ? 'The look was cancelled' : 'Nobody can say how the backups are',
    sentence: 'The store could not be looked at, so this says nothing about the backups in it.',
    problems: [{ message, nextStep: nextStep ?? 'Read the log of the run.' }],
  };
}

function verdictOf(status: StatusReport): StatusVerdict {
  return {
    state: STATES[status.state],
    title: statusTitle(status),
    sentence: statusSentence(status),
    problems: status.problems,
  };
}
