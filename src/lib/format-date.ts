const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `25 Mar`, UTC; from milliseconds since 1970, as all of these. */
export function formatDay(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `Mar`, and `2026` for January: along an axis of months the year is told once. */
export function formatMonthOrYear(time: number): string {
  const date = new Date(time);
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : (MONTHS[date.getUTCMonth()] ?? '');
}

/** `25 Mar 2026` */
export function formatDate(time: number): string {
  return `${formatDay(time)} ${new Date(time).getUTCFullYear()}`;
}

/** `02:00` */
export function formatClock(time: number): string {
  return new Date(time).toISOString().slice(11, 16);
}

/** `02:00:05` */
export function formatSecond(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}
