import type { Decision } from '../core/report.js';
import { BUCKETS, type Bucket } from './buckets.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface RetentionCandidate {
  readonly id: string;
  /** From the id; never the store's time of last modification. */
  readonly time: Date;
  /** Ids whose bytes this backup needs. */
  readonly dependsOn: readonly string[];
  /** A legal hold or retention lock protects it. */
  readonly locked?: boolean;
  /** Not to be trusted as a good backup: it never stands in for one. */
  readonly anomalous?: boolean;
}

export interface RetentionPolicy {
  readonly retentionDays: number;
  readonly minCount: number;
  /** How many days, weeks, months, years keep their newest backup; 0 is none. */
  readonly keepDaily: number;
  readonly keepWeekly: number;
  readonly keepMonthly: number;
  readonly keepYearly: number;
}

/** The outcome of one drill; the latest one of a backup counts. */
export interface DrillProof {
  readonly backupId: string;
  readonly time: Date;
  readonly ok: boolean;
}

export interface RetentionInput {
  readonly backups: readonly RetentionCandidate[];
  readonly policy: RetentionPolicy;
  readonly proofs: readonly DrillProof[];
  readonly now: Date;
  /** Why nothing may be removed this time, or null. */
  readonly freeze: string | null;
}

/**
 * What to keep and what to remove, newest first, each with its reasons. Every rule only adds to what
 * is kept, so no setting can make another one remove more; the newest backup is always kept.
 */
export function decideRetention(input: RetentionInput): Decision[] {
  const newestFirst = [...input.backups].sort(byTimeDescending);
  const reasons = new Map<string, string[]>(newestFirst.map(({ id }) => [id, []]));
  const keep: Keep = ({ id }, reason) => {
    const known = reasons.get(id);
    if (known && !known.includes(reason)) known.push(reason);
  };

  keepNewest(newestFirst, input, keep);
  keepWithinDays(newestFirst, input, keep);
  keepMinCount(newestFirst, input, keep);
  for (const bucket of BUCKETS) keepBuckets(newestFirst, input, bucket, keep);
  for (const backup of newestFirst) {
    if (backup.locked) keep(backup, 'locked in the store (legal hold or retention lock)');
  }
  keepDependencies(newestFirst, reasons, keep);

  return newestFirst.map((backup) => {
    const kept = reasons.get(backup.id) ?? [];
    if (input.freeze !== null) {
      return { backupId: backup.id, keep: true, reasons: ['pruning is frozen', ...kept] };
    }
    if (kept.length > 0) return { backupId: backup.id, keep: true, reasons: kept };
    return { backupId: backup.id, keep: false, reasons: removalReasons(backup, input) };
  });
}

type Keep = (backup: RetentionCandidate, reason: string) => void;

function byTimeDescending(a: RetentionCandidate, b: RetentionCandidate): number {
  const difference = b.time.getTime() - a.time.getTime();
  if (difference !== 0) return difference;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** A backup that may stand for a good one: no anomaly, and not dated by a clock that ran ahead. */
function isGood(backup: RetentionCandidate, now: Date): boolean {
  return !backup.anomalous && backup.time <= now;
}

function keepNewest(newestFirst: readonly RetentionCandidate[], input: RetentionInput, keep: Keep): void {
  const [newest] = newestFirst;
  if (newest) keep(newest, 'the newest backup');
  const good = newestFirst.find((backup) => isGood(backup, input.now));
  if (good && good !== newest) keep(good, 'the newest good backup');
  const proven = newestFirst.filter((backup) => latestProof(backup.id, input.proofs)?.ok);
  // What was proven once may be damaged now.
  for (const backup of [proven[0], proven.find((candidate) => isGood(candidate, input.now))]) {
    if (backup) keep(backup, 'the newest backup that a drill has proven');
  }
}

function latestProof(id: string, proofs: readonly DrillProof[]): DrillProof | undefined {
  return proofs
    .filter((proof) => proof.backupId === id)
    .reduce<DrillProof | undefined>((a, b) => (a && a.time > b.time ? a : b), undefined);
}

function keepWithinDays(newestFirst: readonly RetentionCandidate[], input: RetentionInput, keep: Keep): void {
  const { retentionDays } = input.policy;
  for (const backup of newestFirst) {
    const ageMs = input.now.getTime() - backup.time.getTime();
    if (ageMs < 0) keep(backup, 'dated in the future: a clock was wrong, so its age is unknown');
    else if (ageMs <= retentionDays * DAY_MS) {
      keep(backup, `${wholeDays(ageMs)} old (retention-days: ${retentionDays})`);
    }
  }
}

/** Counted among the good ones and among all, so that neither count can fall below the floor. */
function keepMinCount(newestFirst: readonly RetentionCandidate[], input: RetentionInput, keep: Keep): void {
  const { minCount } = input.policy;
  const reason = `among the newest ${minCount} (retention-min-count)`;
  const good = newestFirst.filter((backup) => isGood(backup, input.now));
  for (const backup of [...good.slice(0, minCount), ...newestFirst.slice(0, minCount)]) keep(backup, reason);
}

/**
 * restic's rule (https://restic.readthedocs.io/en/stable/060_forget.html): the newest backup of each of
 * the last N periods that have one; while periods are left over, the oldest backup stands in for one.
 * Run over the good ones and, so that no period loses its only one, over all that are not in the future.
 */
function keepBuckets(
  newestFirst: readonly RetentionCandidate[],
  input: RetentionInput,
  bucket: Bucket,
  keep: Keep,
): void {
  const past = newestFirst.filter((backup) => backup.time <= input.now);
  for (const group of [past.filter((backup) => !backup.anomalous), past]) {
    let left = input.policy[bucket.policy];
    let last: string | undefined;
    group.forEach((backup, index) => {
      if (left <= 0) return;
      const name = bucket.nameOf(backup.time);
      const isOldest = index === group.length - 1;
      if (name === last && !isOldest) return;
      keep(
        backup,
        `${name === last ? 'the oldest, for a period still open' : `the newest of ${name}`} (${bucket.setting})`,
      );
      last = name;
      left -= 1;
    });
  }
}

function keepDependencies(
  newestFirst: readonly RetentionCandidate[],
  reasons: ReadonlyMap<string, readonly string[]>,
  keep: Keep,
): void {
  const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
  const visited = new Set<string>();
  const pending = newestFirst.filter(({ id }) => (reasons.get(id)?.length ?? 0) > 0);
  for (let backup = pending.pop(); backup; backup = pending.pop()) {
    if (visited.has(backup.id)) continue;
    visited.add(backup.id);
    for (const id of backup.dependsOn) {
      const needed = byId.get(id);
      if (!needed) continue;
      keep(needed, `needed by ${backup.id}`);
      pending.push(needed);
    }
  }
}

function removalReasons(backup: RetentionCandidate, { policy, now }: RetentionInput): string[] {
  const age = wholeDays(now.getTime() - backup.time.getTime());
  const reasons = [
    `older than retention-days: ${policy.retentionDays} (${age})`,
    `not among the newest ${policy.minCount} (retention-min-count)`,
  ];
  const rules = BUCKETS.filter((bucket) => policy[bucket.policy] > 0).map((bucket) => bucket.setting);
  if (rules.length > 0) reasons.push(`named by no ${rules.join(', ')}`);
  return reasons;
}

/** Rounded down, for people; the rule itself compares milliseconds. */
function wholeDays(ageMs: number): string {
  const days = Math.floor(ageMs / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}
