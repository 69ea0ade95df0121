import { countRestored } from '../core/describe-restore.js';
import type { Operation, RunReport } from '../core/report.js';
import { type ReportJson, reportJson } from '../core/report-json.js';
import { countOf } from '../lib/format-doctor.js';

/** Every output of the action, in the order of action.yml. */
export const OUTPUTS = [
  { name: 'backup-id', description: 'Id of the backup, such as `backup-2026-03-25T020000Z`.' },
  { name: 'archive-uri', description: 'Where the archive is.' },
  { name: 'manifest-uri', description: 'Where its manifest is, the mark that it is committed.' },
  { name: 'archive-sha256', description: 'SHA-256 of the archive as stored.' },
  { name: 'archive-bytes', description: 'Bytes of the archive as stored.' },
  { name: 'archive-version-id', description: "The archive's version in a versioned bucket." },
  {
    name: 'table-count',
    description: 'Tables in the backup, or those that were restored (with `dry-run`: that would be).',
  },
  {
    name: 'row-count',
    description: 'Rows in the backup, or those that were restored (with `dry-run`: that would be).',
  },
  { name: 'duration-seconds', description: 'Seconds the operation took.' },
  { name: 'pruned-count', description: 'Backups that were removed (with `dry-run`: that would be).' },
  {
    name: 'restore-committed',
    description: 'After a restore: `true` as soon as the target keeps what was loaded.',
  },
  { name: 'restore-mode', description: 'How it was restored: `create`, `replace`, `merge` or `rebuild`.' },
  { name: 'target-database', description: 'Name of the database that was restored into.' },
  { name: 'snapshot-at', description: 'The moment that the restored rows show (RFC 3339, UTC).' },
  { name: 'proven-tables', description: 'Tables whose rows were read back and found equal.' },
  { name: 'skipped-count', description: 'Objects that could not be restored (with `skip-unrestorable`).' },
  { name: 'drill-ok', description: 'After a drill: `true` when everything held, else `false`.' },
  {
    name: 'drill-engine',
    description: 'Engine of the backup that was picked, such as `postgresql` (also with `dry-run`).',
  },
  {
    name: 'drill-image',
    description:
      'Container image with its major version and extensions, for a server to drill on; empty where none is known (also with `dry-run`).',
  },
  {
    name: 'rto-seconds',
    description:
      'Seconds a drill took from the first byte to proven rows; after `status` those of the newest good one.',
  },
  { name: 'rpo-seconds', description: 'Age of the newest good backup in seconds: what would be lost now.' },
  { name: 'proof-uri', description: 'Where the drill wrote what it found.' },
  { name: 'failed-checks', description: 'How many checks of the drill failed.' },
  {
    name: 'status-state',
    description: 'After `status`: `green`, `amber` (warnings to read) or `red`.',
  },
  { name: 'backup-age-seconds', description: 'After `status`: age of the newest good backup.' },
  { name: 'drill-age-seconds', description: 'After `status`: age of the newest good drill.' },
  { name: 'anomaly-count', description: 'What about the newest backup is not as in those before it.' },
  { name: 'red-count', description: 'Checks of `doctor` that are red.' },
  { name: 'amber-count', description: 'Checks of `doctor` that are amber.' },
  { name: 'fetched-to', description: 'Folder that `get` wrote the archive to.' },
  { name: 'result', description: 'The whole report as JSON, the same as `--json` of the command line.' },
] as const;
export type OutputName = (typeof OUTPUTS)[number]['name'];

/** GitHub allows 1 MB for all outputs of a job, measured in UTF-16. */
const MAX_RESULT_CHARACTERS = 400_000;

/** What knows the tables of a backup. */
const WITH_TABLES: readonly Operation[] = ['backup', 'verify', 'get', 'drill'];

/** Texts of all outputs; what the operation does not know is empty. */
export function outputsOf(report: RunReport): Readonly<Record<OutputName, string>> {
  const { restore, drill, doctor, status } = report;
  const restored = report.ok && report.operation === 'restore' && restore ? countRestored(restore) : null;
  const hasTables = report.ok && WITH_TABLES.includes(report.operation);
  return {
    'backup-id': report.backupId ?? '',
    'archive-uri': report.archiveUri ?? '',
    'manifest-uri': report.manifestUri ?? '',
    'archive-sha256': report.archiveSha256 ?? '',
    'archive-bytes': text(report.archiveBytes),
    'archive-version-id': report.versionId ?? '',
    'table-count': restored ? text(restored.tables) : hasTables ? text(report.tables.length) : '',
    'row-count': text(restored ? restored.rows : report.rows),
    'duration-seconds': text(report.durationSeconds),
    'pruned-count': text(report.prune?.removed.length),
    'restore-committed': text(report.operation === 'restore' ? restore?.committed : undefined),
    'restore-mode': restore?.mode ?? '',
    'target-database': report.operation === 'restore' ? (restore?.target?.database ?? '') : '',
    'snapshot-at': restore?.snapshotAt ?? '',
    'proven-tables': text(restore?.provenTables),
    'skipped-count': text(restore?.skipped.length),
    'drill-ok': text(drill && !drill.dryRun ? report.ok : undefined),
    'drill-engine': drill ? (report.source?.engine ?? '') : '',
    'drill-image': drill?.image ?? '',
    'rto-seconds': text(drill ? drill.rtoSeconds : status?.rto.lastSeconds),
    'rpo-seconds': text(drill ? drill.rpoSeconds : status?.rpo.currentSeconds),
    'proof-uri': drill?.proofUri ?? '',
    'failed-checks': text(drill?.checks.filter(({ ok }) => !ok).length),
    'status-state': status?.state ?? '',
    'backup-age-seconds': text(status?.lastGoodBackup?.ageSeconds),
    'drill-age-seconds': text(status?.lastGoodDrill?.ageSeconds),
    'anomaly-count': text(report.anomalies?.length),
    'red-count': text(doctor && countOf(doctor.checks, 'fail')),
    'amber-count': text(doctor && countOf(doctor.checks, 'warn')),
    'fetched-to': report.fetchedTo ?? '',
    result: shortJson(reportJson(report)),
  };
}

function text(value: number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** The lists go when the report is too large for an output; `truncated` says so. */
function shortJson(report: ReportJson): string {
  const whole = JSON.stringify(report);
  if (whole.length <= MAX_RESULT_CHARACTERS) return whole;
  const { decisions: _, backups: __, anomalies: ___, restore, drill, status, ...rest } = report;
  return JSON.stringify({
    ...rest,
    tables: [],
    excluded: [],
    notCovered: [],
    comparison: null,
    prune: null,
    ...(restore ? { restore: { ...restore, plan: null, merged: [], skipped: [], notes: [] } } : {}),
    ...(drill ? { drill: { ...drill, findings: [], history: { backups: [], drills: [] } } } : {}),
    ...(status
      ? {
          status: {
            ...status,
            history: { backups: [], drills: [], tableTimes: [], tables: [], moreTables: 0 },
          },
        }
      : {}),
    truncated: true,
  });
}
