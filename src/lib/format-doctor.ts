import type { DoctorCheck, DoctorCost, DoctorEstimate, DoctorReport } from '../core/doctor.js';
import { formatBytes } from './format-bytes.js';
import { formatDuration } from './format-duration.js';
import { formatCount, formatPlural } from './format-number.js';

const STATUSES = [
  ['fail', 'red'],
  ['warn', 'amber'],
  ['ok', 'green'],
  ['skipped', 'not checked'],
] as const;

/** `1 red, 2 amber, 20 green`; what there is none of is left out. */
export function countWords({ checks }: DoctorReport): string {
  return STATUSES.map(([status, words]) => [countOf(checks, status), words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}

export function countOf(checks: readonly DoctorCheck[], status: DoctorCheck['status']): number {
  return checks.filter((check) => check.status === status).length;
}

export interface SkippedGroup {
  /** Why nobody looked. */
  readonly found: string;
  readonly titles: readonly string[];
}

/** Those that were not made for the same reason, together. */
export function groupSkipped(checks: readonly DoctorCheck[]): SkippedGroup[] {
  const groups = new Map<string, string[]>();
  for (const { status, found, title } of checks) {
    if (status !== 'skipped') continue;
    groups.set(found, [...(groups.get(found) ?? []), title]);
  }
  return [...groups].map(([found, titles]) => ({ found, titles }));
}

/** The estimate as named lines, none of them with a value of a row. */
export function describeEstimate(estimate: DoctorEstimate): (readonly [label: string, text: string])[] {
  const { archiveBytes, durationSeconds, basis, storedBackups, storedBytes, cost, prices } = estimate;
  return [
    ['archive', `about ${formatBytes(archiveBytes)} in ${formatDuration(durationSeconds)}, from ${basis}`],
    ['schedule', estimate.schedule],
    [
      'kept',
      `${formatPlural(storedBackups, 'backup')}${versionWords(estimate)}, ${formatBytes(storedBytes)} in balance`,
    ],
    [
      'traffic',
      `${formatBytes(estimate.databaseEgressBytes)} a month out of the database, ${formatBytes(estimate.storeEgressBytes)} out of the store (one restore or drill included)`,
    ],
    ...(cost
      ? [['cost', `${money(cost.total)} ${cost.currency} a month: ${costWords(cost, estimate)}`] as const]
      : []),
    ...(prices === null ? [] : [['prices', prices] as const]),
  ];
}

function versionWords({ oldVersions }: DoctorEstimate): string {
  if (oldVersions === 0) return '';
  return oldVersions === null
    ? ' and old versions that nothing removes'
    : ` and ${formatPlural(oldVersions, 'old version')}`;
}

function costWords(
  { storage, requests, egress, databaseEgress }: DoctorCost,
  estimate: DoctorEstimate,
): string {
  return [
    `storage ${money(storage)}`,
    `${formatCount(estimate.requests)} requests ${money(requests)}`,
    `egress ${money(egress)}`,
    ...(databaseEgress > 0 ? [`out of the database ${money(databaseEgress)}`] : []),
  ].join(', ');
}

function money(amount: number): string {
  return amount > 0 && amount < 0.01 ? 'under 0.01' : amount.toFixed(2);
}
