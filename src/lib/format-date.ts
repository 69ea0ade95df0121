const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `25 Mar`, UTC; from milliseconds since 1970, as all of these. */
export function formatDay(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `Mar 2026` */
export function formatMonth(time: number): string {
  const date = new Date(time);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `25 Mar 2026` */
export function formatDate(time: number): string {
  return `${formatDay(time)} ${new Date(time).getUTCFullYear()}`;
}

/** `02:00` */
export function formatClock(time: number): string {
  return new Date(time).toISOString().slice(11, 16);
}
