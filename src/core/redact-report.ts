import type { Omission } from './manifest.js';
import type { PruneReport, RunReport } from './report.js';

/**
 * Redacts the sentences of a report. Ids, addresses, names and numbers stay: they come from settings that
 * are no secrets and from the database's catalog, and a following step needs them whole even where
 * a password happens to be a word like `shop`.
 */
export function redactReport(report: RunReport, redact: (text: string) => string): RunReport {
  const { error, prune, excluded, notCovered } = report;
  return {
    ...report,
    warnings: report.warnings.map(redact),
    error: error && {
      ...error,
      message: redact(error.message),
      nextStep: error.nextStep === null ? null : redact(error.nextStep),
    },
    schemaTool: report.schemaTool === null ? null : redact(report.schemaTool),
    prune: prune && redactPrune(prune, redact),
    excluded: excluded.map((o) => redactOmission(o, redact)),
    notCovered: notCovered.map((o) => redactOmission(o, redact)),
  };
}

function redactPrune(prune: PruneReport, redact: (text: string) => string): PruneReport {
  return {
    ...prune,
    frozen: prune.frozen === null ? null : redact(prune.frozen),
    ...(prune.notes ? { notes: prune.notes.map(redact) } : {}),
  };
}

function redactOmission(omission: Omission, redact: (text: string) => string): Omission {
  return { ...omission, reason: redact(omission.reason) };
}
