const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_PER_WEEK = 7;

/** A period of the calendar, in UTC, whose newest backup a keep-* setting names. */
export interface Bucket {
  readonly policy: 'keepDaily' | 'keepWeekly' | 'keepMonthly' | 'keepYearly';
  readonly setting: string;
  /** Equal for two times exactly when they lie in the same period. */
  nameOf(time: Date): string;
}

export const BUCKETS: readonly Bucket[] = [
  { policy: 'keepDaily', setting: 'keep-daily', nameOf: (time) => time.toISOString().slice(0, 10) },
  { policy: 'keepWeekly', setting: 'keep-weekly', nameOf: isoWeek },
  { policy: 'keepMonthly', setting: 'keep-monthly', nameOf: (time) => time.toISOString().slice(0, 7) },
  { policy: 'keepYearly', setting: 'keep-yearly', nameOf: (time) => time.toISOString().slice(0, 4) },
];

/** ISO 8601: weeks begin on Monday and belong to the year of their Thursday, such as `2026-W53`. */
export function isoWeek(time: Date): string {
  const daysSinceMonday = (time.getUTCDay() + 6) % DAYS_PER_WEEK;
  const thursday = new Date(time.getTime() + (3 - daysSinceMonday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS);
  const week = Math.floor(dayOfYear / DAYS_PER_WEEK) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
