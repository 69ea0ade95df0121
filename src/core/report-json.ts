import type { Decision, RunReport } from './report.js';

/** The JSON of `--json` and of the output `result`: no manifest, and `prune` has its decisions on top. */
export type ReportJson = Omit<RunReport, 'operation' | 'manifest'> & {
  readonly operation: string;
  readonly decisions?: readonly Decision[];
};

/** `operation` is what was asked for, where that is no operation at all. */
export function reportJson(report: RunReport, operation: string = report.operation): ReportJson {
  const { manifest: _, ...rest } = report;
  const decisions = report.operation === 'prune' ? { decisions: report.prune?.decisions ?? [] } : {};
  return { ...rest, operation, ...decisions };
}
