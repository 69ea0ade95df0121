import type { RunReport } from '../../core/report.js';
import type { StatusReport } from '../../core/status.js';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric: a gauge, as everything here may go up and down. */
type Metric = readonly [name: string, help: string, samples: readonly Sample[]];

/**
 * The status for the textfile collector of Prometheus' node_exporter: text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/), base units, what is not known left out.
 * `db_backup_status_ok` is 0 where the store could not be asked, too.
 */
export function statusPrometheus(report: RunReport, series: Readonly<Record<string, string>>): string {
  const { status } = report;
  const metrics: Metric[] = [
    ['status_ok', '1 when nothing is red, 0 when backups or drills need a person.', one(report.ok ? 1 : 0)],
    [
      'status_checked_timestamp_seconds',
      'When the series was looked at.',
      one(Date.parse(report.startedAt) / 1000),
    ],
    ...(status ? metricsOf(status, report.anomalies?.length ?? 0) : []),
  ];
  return metrics
    .filter(([, , samples]) => samples.length > 0)
    .map(
      ([name, help, samples]) =>
        `# HELP db_backup_${name} ${help}\n# TYPE db_backup_${name} gauge\n${samples
          .map(({ labels, value }) => `db_backup_${name}${labelText({ ...series, ...labels })} ${value}\n`)
          .join('')}`,
    )
    .join('');
}

function metricsOf(status: StatusReport, anomalies: number): Metric[] {
  const { lastGoodBackup: backup, lastGoodDrill: drill, rpo, rto, storage, growth } = status;
  const at = (time: string | undefined) => one(time === undefined ? null : Date.parse(time) / 1000);
  return [
    ['last_success_timestamp_seconds', 'Moment of the newest good backup.', at(backup?.time)],
    ['last_success_age_seconds', 'Age of the newest good backup.', one(backup?.ageSeconds)],
    ['max_age_seconds', 'Age from which on it is stale.', one(status.maxAgeSeconds)],
    ['last_size_bytes', 'Archive of the newest good backup, as stored.', one(backup?.archiveBytes)],
    ['last_rows', 'Rows in the newest good backup.', one(backup?.rows)],
    ['last_tables', 'Tables in the newest good backup.', one(backup?.tables)],
    ['last_duration_seconds', 'Time from its snapshot to the end of writing.', one(backup?.durationSeconds)],
    ['last_drill_success_timestamp_seconds', 'When the newest good drill ended.', at(drill?.time)],
    ['last_drill_success_age_seconds', 'Age of the newest good drill.', one(drill?.ageSeconds)],
    ['max_drill_age_seconds', 'Age from which on it is stale.', one(status.maxDrillAgeSeconds)],
    ['drill_success_ratio', 'Drills that passed, of those that judged.', one(status.drills.successRate)],
    [
      'rpo_seconds',
      'Data at risk now, and at worst in the last days.',
      labelled('kind', { current: rpo.currentSeconds, worst: rpo.worstSeconds }),
    ],
    [
      'rto_seconds',
      'Time that drills took from the first byte to proven rows.',
      labelled('kind', { last: rto.lastSeconds, median: rto.medianSeconds, worst: rto.worstSeconds }),
    ],
    [
      'failures_in_a_row',
      'Failures since the last success.',
      labelled('operation', { backup: status.failuresInARow.backup, drill: status.failuresInARow.drill }),
    ],
    ['anomalies', 'What about the newest backup is not as before.', one(anomalies)],
    ['backups', 'Committed backups in the store.', one(status.backupCount)],
    ['future_backups', 'Backups that a clock which ran ahead has dated.', one(status.futureBackups.length)],
    [
      'storage_bytes',
      'Bytes in the store.',
      labelled('kind', {
        current: storage.currentBytes,
        noncurrent: storage.noncurrentBytes,
        uncommitted: storage.uncommittedBytes,
      }),
    ],
    [
      'archive_growth_bytes_per_second',
      'How fast an archive grows.',
      one(growth.archiveBytesPerDay === null ? null : growth.archiveBytesPerDay / 86_400),
    ],
  ];
}

function one(value: number | null | undefined): Sample[] {
  return value === null || value === undefined ? [] : [{ value }];
}

function labelled(label: string, values: Readonly<Record<string, number | null>>): Sample[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ labels: { [label]: name }, value }],
  );
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
