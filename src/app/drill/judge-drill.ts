import type { DrillCheck, DrillCheckKind } from '../../core/drill.js';
import { BackupError } from '../../core/errors.js';
import { formatDuration } from '../../lib/format-duration.js';
import type { DrillJournal } from './drill-journal.js';

/** What a person does about a failed check of a kind. */
const ADVICE: Readonly<Record<DrillCheckKind, string>> = {
  rows: 'drill on a server that takes every table (extensions, version, rights of its role)',
  objects:
    'drill on a server that has what is missing (extensions, version, rights of its role), or accept it with skip-unrestorable: true',
  files: 'verify the backup, and back up anew',
  sequences: 'compare them with the source, and back up anew',
  triggers: 'compare them with the source, and back up anew',
  policies: 'compare them with the source, and back up anew',
  orphans: 'compare the keys with the source, and back up anew',
  'expected-tables': 'look whether the source has these tables and rows; else mend expected-tables',
  'check-sql': 'ask the source the same; where it answers alike, mend it or check-sql, else back up anew',
  'check-command': 'read in the log what check-command wrote',
  'health-urls': 'look at the application that answers there',
  rto: 'make the recovery faster (a server or runner with more cores, jobs, a smaller archive), or raise rto-minutes',
};

/**
 * Compares the time with `rto-minutes`, and everything that was asked with what was expected.
 * @throws BackupError kind `drill` code `DRILL_FAILED` that names all that failed and what to do about it
 */
export function judgeDrill(backupId: string, journal: DrillJournal): void {
  const { rtoLimitSeconds, rtoSeconds } = journal.report;
  if (rtoLimitSeconds !== null && rtoSeconds !== null) journal.check(checkRto(rtoSeconds, rtoLimitSeconds));
  const { checks } = journal.report;
  const failed = checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return;
  const isProven = failed.every(({ kind }) => kind !== 'rows');
  const advice = [...new Set(failed.map(({ kind }) => ADVICE[kind]))].join('; ');
  throw new BackupError(
    'drill',
    `${backupId} was restored${isProven ? ' and its rows are equal' : ''}, but ${failed.length} of ${checks.length} checks failed:\n${failed.map(lineOf).join('\n')}`,
    {
      code: 'DRILL_FAILED',
      nextStep: `${capitalized(advice)}. ${UNTIL_SUCCESS}`,
    },
  );
}

/** A failure in the words of a drill: what it means for the backup, or for the server it was to be rehearsed on. */
export function explainFailure(error: unknown, backupId: string): unknown {
  if (!(error instanceof BackupError)) return error;
  if (error.kind === 'target') return aboutDrillServer(error);
  if (error.kind !== 'integrity' || error.code === 'FORMAT_NEWER') return error;
  const { code, message, nextStep, setting } = error;
  return new BackupError('integrity', `${backupId} does not stand the drill: ${message}`, {
    code,
    nextStep: `${nextStep} Make sure that another backup is good: back up anew. ${UNTIL_SUCCESS}`,
    ...(setting === undefined ? {} : { setting }),
    cause: error,
  });
}

/** A restore calls its target by another setting. */
function aboutDrillServer(error: BackupError): BackupError {
  const words = (text: string) => text.replaceAll('target-url', 'drill-server-url');
  const { code, setting } = error;
  return new BackupError('target', words(error.message), {
    code,
    nextStep: words(error.nextStep),
    ...(setting === undefined ? {} : { setting: words(setting) }),
    cause: error.cause,
  });
}

const UNTIL_SUCCESS =
  'Then run drill again: retention removes nothing while the newest drill failed (freeze-on-failed-drill).';

function checkRto(seconds: number, limitSeconds: number): DrillCheck {
  return {
    kind: 'rto',
    name: `within ${formatDuration(limitSeconds)}`,
    ok: seconds <= limitSeconds,
    detail: formatDuration(seconds),
  };
}

function lineOf({ kind, name, detail }: DrillCheck): string {
  return `- ${kind} ${name}${detail === null ? '' : `: ${detail}`}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
