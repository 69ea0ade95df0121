import { type DrillReport, isSlowAlone } from '../../core/drill.js';
import { EXIT_CODES } from '../../core/errors.js';
import type { RunReport } from '../../core/report.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';

export interface Verdict {
  readonly state: 'passed' | 'failed' | 'unjudged' | 'cancelled' | 'dry-run';
  readonly title: string;
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What a person must do now. */
  readonly nextStep: string;
}

/** What a drill came to, for people who read nothing else. */
export function drillVerdict(report: RunReport, drill: DrillReport): Verdict {
  if (report.ok && drill.dryRun) {
    return {
      state: 'dry-run',
      title: 'Dry run: nothing was restored',
      sentence: 'A dry run picks a backup, and that is all.',
      nextStep: 'Run the drill without dry-run to prove that this backup restores.',
    };
  }
  if (report.ok) return passed(report, drill);
  return { ...failed(report, drill), nextStep: report.error?.nextStep ?? 'Read the log of the run.' };
}

function passed(report: RunReport, { findings }: DrillReport): Verdict {
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  const what =
    report.tables.length === 0
      ? 'every row'
      : `${formatPlural(rows, 'row')} in ${formatPlural(report.tables.length, 'table')}`;
  const toRead = [
    ...(findings.length > 0 ? [formatPlural(findings.length, 'finding')] : []),
    ...(report.warnings.length > 0 ? [formatPlural(report.warnings.length, 'warning')] : []),
  ].join(' and ');
  return {
    state: 'passed',
    title: 'Drill passed',
    sentence: `The backup was restored into a scratch database and read back: ${what}, equal to the archive.`,
    nextStep:
      toRead === ''
        ? 'Nothing. The backup restores.'
        : `Nothing is broken. Read the ${toRead} below: a real recovery would meet the same.`,
  };
}

function failed({ exitCode }: RunReport, drill: DrillReport): Pick<Verdict, 'state' | 'title' | 'sentence'> {
  if (exitCode === EXIT_CODES.cancelled) {
    return { state: 'cancelled', title: 'Drill cancelled', sentence: 'Nothing was judged.' };
  }
  if (exitCode === EXIT_CODES.drill || exitCode === EXIT_CODES.integrity) {
    return { state: 'failed', title: 'Drill failed', sentence: whatFailed(drill) };
  }
  return {
    state: 'unjudged',
    title: 'The drill could not be done',
    sentence: 'This says nothing about the backup: something around it was in the way.',
  };
}

/** What a slow recovery proves is not what a damaged archive does. */
function whatFailed(drill: DrillReport): string {
  const { checks } = drill;
  const isEqual = checks.some(({ kind, ok }) => kind === 'rows' && ok) && checks.some(({ ok }) => !ok);
  if (isEqual && isSlowAlone(checks))
    return 'The backup restores and every row is equal to the archive, but the recovery took longer than allowed.';
  const what = isEqual
    ? `The backup was restored and every row is equal to the archive, but ${countChecks(drill)}. `
    : '';
  return `${what}Do not count on this backup until the reason is known.`;
}

/** `3 of 11 checks failed`, `11 checks passed`; null where there were none. */
export function countChecks({ checks }: DrillReport): string | null {
  if (checks.length === 0) return null;
  const failures = checks.filter(({ ok }) => !ok).length;
  return failures === 0
    ? `${formatPlural(checks.length, 'check')} passed`
    : `${formatCount(failures)} of ${formatPlural(checks.length, 'check')} failed`;
}
