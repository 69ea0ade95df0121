import { BackupError, EXIT_UNKNOWN, messageOf } from './errors.js';
import type { Operation, ReportError, RunReport } from './report.js';

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

/** The report of a run that failed before its operation began, such as on its settings. */
export function failedReport(
  operation: Operation,
  error: unknown,
  startedAt: Date,
  finishedAt: Date = startedAt,
): RunReport {
  return {
    operation,
    ok: false,
    ...describeError(error),
    startedAt: startedAt.toISOString(),
    durationSeconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
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
}
