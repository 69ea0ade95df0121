import { STATUS_PROBLEMS, type StatusReport } from '../core/status.js';
import { formatAge } from './format-age.js';
import { formatBytes } from './format-bytes.js';
import { formatDuration } from './format-duration.js';
import { formatCount, formatPlural } from './format-number.js';
import { formatTime } from './format-time.js';

/** The one line for whoever reads nothing else. */
export function statusTitle({
  state,
  problems,
  maxDrillAgeSeconds,
}: Pick<StatusReport, 'state' | 'problems' | 'maxDrillAgeSeconds'>): string {
  const [first] = problems;
  if (first) return STATUS_PROBLEMS[first.code].replace(/\.$/, '');
  const good = maxDrillAgeSeconds === null ? 'Backups are fresh' : 'Backups are fresh and proven';
  return state === 'amber' ? `${good}, with warnings` : good;
}

/** What is good, in one sentence. */
export function statusSentence({ lastGoodBackup, lastGoodDrill, maxDrillAgeSeconds }: StatusReport): string {
  if (!lastGoodBackup) return 'Nothing could be restored today.';
  const { ageSeconds, rows, tables } = lastGoodBackup;
  const backup = `The newest good backup is ${ageOf(ageSeconds)} old: ${formatPlural(rows, 'row')} in ${formatPlural(tables, 'table')}.`;
  if (!lastGoodDrill) {
    return maxDrillAgeSeconds === null ? backup : `${backup} No drill has proven yet that one restores.`;
  }
  const time = lastGoodDrill.rtoSeconds === null ? '' : ` in ${formatDuration(lastGoodDrill.rtoSeconds)}`;
  return `${backup} A drill restored and proved one${time}, ${formatAge(lastGoodDrill.ageSeconds)}.`;
}

/** An age to the minute, hour or day: nobody asks for its seconds. */
export function ageOf(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  return formatDuration(seconds < 3600 ? Math.floor(seconds / 60) * 60 : seconds);
}

/** Everything that is measured, as named lines; what is not known says so. */
export function describeStatus(status: StatusReport): (readonly [label: string, text: string])[] {
  const { lastGoodBackup, lastGoodDrill, drills, rpo, rto, storage } = status;
  const limit = formatDuration(status.maxAgeSeconds);
  const drillLimit =
    status.maxDrillAgeSeconds === null
      ? 'none are asked for'
      : `allowed ${formatDuration(status.maxDrillAgeSeconds)}`;
  return [
    [
      'backup',
      lastGoodBackup
        ? `${lastGoodBackup.backupId}, ${ageOf(lastGoodBackup.ageSeconds)} old (allowed ${limit}), ${formatBytes(lastGoodBackup.archiveBytes)}, ${formatPlural(lastGoodBackup.rows, 'row')} in ${formatPlural(lastGoodBackup.tables, 'table')}`
        : `no good one (allowed age ${limit})`,
    ],
    [
      'drill',
      lastGoodDrill
        ? `${lastGoodDrill.backupId}, passed ${formatAge(lastGoodDrill.ageSeconds)}, at ${formatTime(lastGoodDrill.time)} (${drillLimit})`
        : `none has passed (${drillLimit})`,
    ],
    ['drills', drillWords(drills)],
    ['failures', failureWords(status)],
    [
      'RPO',
      rpo.currentSeconds === null
        ? 'everything would be lost'
        : `${ageOf(rpo.currentSeconds)} now, ${ageOf(rpo.worstSeconds ?? 0)} at worst in ${formatPlural(rpo.windowDays, 'day')}`,
    ],
    [
      'RTO',
      rto.lastSeconds === null
        ? 'not measured yet'
        : `${formatDuration(rto.lastSeconds)} in the last drill, median ${formatDuration(rto.medianSeconds ?? 0)}, worst ${formatDuration(rto.worstSeconds ?? 0)}`,
    ],
    ['storage', `${formatBytes(storage.totalBytes)}: ${storageWords(status)}`],
    ['growth', forecastWords(status)],
  ];
}

/** `29 of 30 passed (97 %)` */
export function drillWords({ passed, failed, unjudged, successRate }: StatusReport['drills']): string {
  const undecided = unjudged > 0 ? `, ${formatCount(unjudged)} could not judge` : '';
  if (successRate === null) return `none has judged a backup${undecided}`;
  return `${formatCount(passed)} of ${formatCount(passed + failed)} passed (${Math.floor(successRate * 100)} %)${undecided}`;
}

function failureWords({ failuresInARow: { backup, drill } }: StatusReport): string {
  const backups = backup === null ? 'not counted here' : formatCount(backup);
  return `in a row: backup ${backups}, drill ${formatCount(drill)}`;
}

/** `3 backups, old versions 12 MB` */
export function storageWords({ storage, backupCount }: StatusReport): string {
  const { noncurrentBytes, uncommittedBytes } = storage;
  const parts = [formatPlural(backupCount, 'backup')];
  if (noncurrentBytes === null) parts.push('old versions not counted: no right to list them');
  else if (noncurrentBytes > 0) parts.push(`old versions ${formatBytes(noncurrentBytes)}`);
  if (uncommittedBytes > 0) parts.push(`not committed ${formatBytes(uncommittedBytes)}`);
  return parts.join(', ');
}

/** `an archive grows by 12 kB a day` */
export function growthWords({ archiveBytesPerDay }: StatusReport['growth']): string {
  if (archiveBytesPerDay === null) return 'not known yet';
  const how = archiveBytesPerDay < 0 ? 'shrinks' : 'grows';
  return `an archive ${how} by ${formatBytes(Math.abs(archiveBytesPerDay))} a day`;
}

/** The same, and what it leads to: `…; in 90 days 4.2 MB each, 126 MB stored`. */
function forecastWords({ growth }: StatusReport): string {
  const then = growth.forecast
    .filter(({ days }) => days !== 30)
    .map(
      ({ days, archiveBytes, storedBytes }) =>
        `in ${days} days ${formatBytes(archiveBytes)} each, ${formatBytes(storedBytes)} stored`,
    );
  return [growthWords(growth), ...then].join('; ');
}
