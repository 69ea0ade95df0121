import { BackupError, EXIT_UNKNOWN, messageOf } from './errors.js';
import { OPERATIONS, type ReportError, type RunReport } from './report.js';

/** Exit code and report entry of anything that was thrown; no BackupError means a bug. */
export function describeError(error: unknown): { readonly exitCode: number; readonly error: ReportError } {
  if (error instanceof BackupError) {
    const { code, message, nextStep, setting = null } = error;
    return { exitCode: error.exitCode, error: { code, message, nextStep, setting } };
  }
  const nextStep = 'This is a bug: please report it with the log of this run.';
  return {
    exitCode: EXIT_UNKNOWN,
    error: { code: 'UNEXPECTED', message: messageOf(error), nextStep, setting: null },
  };
}

/** What a run reports besides how it ended. */
export type ReportFacts = Omit<
  RunReport,
  'operation' | 'ok' | 'exitCode' | 'startedAt' | 'durationSeconds' | 'error'
>;

/** The facts of a run that has learned nothing yet. */
export const NO_FACTS: ReportFacts = {
  warnings: [],
  environment: null,
  destination: null,
  backupId: null,
  archiveUri: null,
  manifestUri: null,
  archiveSha256: null,
  archiveBytes: null,
  versionId: null,
  rows: null,
  tables: [],
  source: null,
  schemaTool: null,
  excluded: [],
  notCovered: [],
  comparison: null,
  lastGoodBackupAt: null,
  prune: null,
};

/**
 * The report of a run that failed before its operation began, such as on its settings. `operation` is what was
 * asked for; `backup` stands in for what is no operation at all.
 */
export function failedReport(
  operation: string,
  error: unknown,
  startedAt: Date,
  finishedAt: Date = startedAt,
): RunReport {
  return {
    operation: OPERATIONS.find((known) => known === operation) ?? 'backup',
    ok: false,
    ...describeError(error),
    startedAt: startedAt.toISOString(),
    durationSeconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
    ...NO_FACTS,
  };
}
