import type { RunReport } from '../core/report.js';
import { type ReportJson, reportJson } from '../core/report-json.js';

/** Every output of the action, in the order of action.yml. */
export const OUTPUTS = [
  { name: 'backup-id', description: 'Id of the backup, such as `backup-2026-03-25T020000Z`.' },
  { name: 'archive-uri', description: 'Where the archive is.' },
  { name: 'manifest-uri', description: 'Where its manifest is, the mark that it is committed.' },
  { name: 'archive-sha256', description: 'SHA-256 of the archive as stored.' },
  { name: 'archive-bytes', description: 'Bytes of the archive as stored.' },
  { name: 'archive-version-id', description: "The archive's version in a versioned bucket." },
  { name: 'table-count', description: 'Tables in the backup.' },
  { name: 'row-count', description: 'Rows in the backup.' },
  { name: 'duration-seconds', description: 'Seconds the operation took.' },
  { name: 'pruned-count', description: 'Backups that were removed (with `dry-run`: that would be).' },
  { name: 'result', description: 'The whole report as JSON, the same as `--json` of the command line.' },
] as const;
export type OutputName = (typeof OUTPUTS)[number]['name'];

/** GitHub allows 1 MB for all outputs of a job, measured in UTF-16. */
const MAX_RESULT_CHARACTERS = 400_000;

/** Texts of all outputs; what the operation does not know is empty. */
export function outputsOf(report: RunReport): Readonly<Record<OutputName, string>> {
  const hasTables = report.ok && (report.operation === 'backup' || report.operation === 'verify');
  return {
    'backup-id': report.backupId ?? '',
    'archive-uri': report.archiveUri ?? '',
    'manifest-uri': report.manifestUri ?? '',
    'archive-sha256': report.archiveSha256 ?? '',
    'archive-bytes': text(report.archiveBytes),
    'archive-version-id': report.versionId ?? '',
    'table-count': hasTables ? text(report.tables.length) : '',
    'row-count': text(report.rows),
    'duration-seconds': text(report.durationSeconds),
    'pruned-count': text(report.prune?.removed.length),
    result: shortJson(reportJson(report)),
  };
}

function text(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** The lists go when the report is too large for an output; `truncated` says so. */
function shortJson(report: ReportJson): string {
  const whole = JSON.stringify(report);
  if (whole.length <= MAX_RESULT_CHARACTERS) return whole;
  const { decisions: _, backups: __, ...rest } = report;
  return JSON.stringify({
    ...rest,
    tables: [],
    excluded: [],
    notCovered: [],
    comparison: null,
    prune: null,
    truncated: true,
  });
}
