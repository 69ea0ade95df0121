import { formatBackupId } from '../../src/core/backup-id.js';
import type { RetentionCandidate, RetentionPolicy } from '../../src/retain/decide-retention.js';

export const DAY_MS = 24 * 60 * 60 * 1000;

export const NO_KEEP_RULES = { keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0 };

export function policyOf(changes: Partial<RetentionPolicy> = {}): RetentionPolicy {
  return { retentionDays: 30, minCount: 7, ...NO_KEEP_RULES, ...changes };
}

/** A candidate taken at this time (RFC 3339), depending on nothing. */
export function taken(time: string | Date, changes: Partial<RetentionCandidate> = {}): RetentionCandidate {
  const at = new Date(time);
  return { id: formatBackupId({ name: 'backup', time: at }), time: at, dependsOn: [], ...changes };
}

/** One backup each `everyMs`, the last one at `last`. */
export function series(last: string, count: number, everyMs = DAY_MS): RetentionCandidate[] {
  const end = new Date(last).getTime();
  return Array.from({ length: count }, (_, index) => taken(new Date(end - index * everyMs)));
}

/** A small seeded generator (mulberry32), so that a failing case can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
