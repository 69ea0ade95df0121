import type { DoctorReport } from './doctor.js';
import type { DrillReport } from './drill.js';
import type { Omission } from './manifest.js';
import type { PruneReport, RestoreReport, RunReport } from './report.js';
import type { StatusReport } from './status.js';
import type { PlanItem, RestorePlan } from './target.js';

/** A shorter secret may well be a word, such as `shop`, that is the name of a schema too. */
const MIN_SECRET_IN_NAME = 8;

/** Keys under which a report, and the manifest in it, have names of a database's catalog. */
const NAMES: readonly string[] = ['schema', 'name', 'table', 'file'];

/**
 * Redacts the sentences of a report. Ids, addresses and numbers stay: they come from settings that are no secrets, and a
 * following step needs them whole even where a password happens to be a word like `shop`. Names of tables and the like
 * stay too, unless a whole secret of some length is in one.
 */
export function redactReport(report: RunReport, redact: (text: string) => string): RunReport {
  return redactNames(redactSentences(report, redact), redact);
}

function redactNames<T>(value: T, redact: (text: string) => string): T {
  if (Array.isArray(value)) return value.map((item) => redactNames(item, redact)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    typeof item === 'string' && NAMES.includes(key) ? redactName(item, redact) : redactNames(item, redact),
  ]);
  return Object.fromEntries(entries) as T;
}

/** A mask has three characters. */
function redactName(name: string, redact: (text: string) => string): string {
  const masked = redact(name);
  return name.length - masked.length >= MIN_SECRET_IN_NAME - 3 ? masked : name;
}

function redactSentences(report: RunReport, redact: (text: string) => string): RunReport {
  const { error, prune, excluded, notCovered, anomalies } = report;
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
    ...(anomalies ? { anomalies: anomalies.map((a) => ({ ...a, sentence: redact(a.sentence) })) } : {}),
    ...(report.restore ? { restore: redactRestore(report.restore, redact) } : {}),
    ...(report.doctor ? { doctor: redactDoctor(report.doctor, redact) } : {}),
    ...(report.drill ? { drill: redactDrill(report.drill, redact) } : {}),
    ...(report.status ? { status: redactStatus(report.status, redact) } : {}),
  };
}

function redactPrune(prune: PruneReport, redact: (text: string) => string): PruneReport {
  return {
    ...prune,
    frozen: prune.frozen === null ? null : redact(prune.frozen),
    ...(prune.notes ? { notes: prune.notes.map(redact) } : {}),
  };
}

function redactRestore(restore: RestoreReport, redact: (text: string) => string): RestoreReport {
  const { plan } = restore;
  return {
    ...restore,
    plan: plan && redactPlan(plan, redact),
    skipped: restore.skipped.map((o) => redactOmission(o, redact)),
    notes: restore.notes.map(redact),
    remains: restore.remains.map(redact),
  };
}

function redactDoctor(doctor: DoctorReport, redact: (text: string) => string): DoctorReport {
  const checks = doctor.checks.map((check) => ({
    ...check,
    found: redact(check.found),
    nextStep: check.nextStep === null ? null : redact(check.nextStep),
  }));
  return { ...doctor, checks };
}

/** They name tables that are gone, and what a damaged sidecar says. */
function redactStatus(status: StatusReport, redact: (text: string) => string): StatusReport {
  const problems = status.problems.map((problem) => ({
    ...problem,
    message: redact(problem.message),
    nextStep: redact(problem.nextStep),
  }));
  return { ...status, problems };
}

/** The statements of `check-sql` are sentences too: whoever wrote them may have written a secret into one. */
export function redactDrill(drill: DrillReport, redact: (text: string) => string): DrillReport {
  const { checks, findings, kept } = drill;
  return {
    ...drill,
    pickedBecause: redact(drill.pickedBecause),
    checks: checks.map((check) => ({
      ...check,
      name: redact(check.name),
      detail: check.detail === null ? null : redact(check.detail),
    })),
    findings: redactNames(
      findings.map((o) => redactOmission(o, redact)),
      redact,
    ),
    kept: kept && { ...kept, reachedBy: redact(kept.reachedBy), droppedBy: redact(kept.droppedBy) },
  };
}

function redactPlan(plan: RestorePlan, redact: (text: string) => string): RestorePlan {
  const items = (list: readonly PlanItem[]): PlanItem[] =>
    list.map((item) => (item.reason === undefined ? item : { ...item, reason: redact(item.reason) }));
  return {
    ...plan,
    dropped: items(plan.dropped),
    created: items(plan.created),
    setAside: items(plan.setAside),
    refusals: items(plan.refusals),
    skipped: plan.skipped.map((o) => redactOmission(o, redact)),
    notes: plan.notes.map(redact),
  };
}

function redactOmission(omission: Omission, redact: (text: string) => string): Omission {
  return { ...omission, reason: redact(omission.reason) };
}
