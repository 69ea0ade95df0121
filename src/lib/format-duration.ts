const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** `35 ms`, `0.4 s`, `12 s`, `3 min 5 s`, `2 h 7 min`, `3 d 4 h`. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0 s';
  if (seconds < 0.0995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < MINUTE_S) return `${whole} s`;
  if (whole < HOUR_S) return pair(whole, MINUTE_S, 'min', 1, 's');
  if (whole < DAY_S) return pair(whole, HOUR_S, 'h', MINUTE_S, 'min');
  return pair(whole, DAY_S, 'd', HOUR_S, 'h');
}

/** Of a time between two moments that are known to the second, as those of a manifest are. */
export function formatWholeSeconds(seconds: number): string {
  return seconds < 1 ? 'under 1 s' : formatDuration(seconds);
}

function pair(seconds: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % big) / small);
  return `${Math.floor(seconds / big)} ${bigName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** `load 40 s, proof 7.5 s`, in the given order. */
export function formatDurations(
  parts: readonly { readonly name: string; readonly seconds: number }[],
): string {
  return parts.map(({ name, seconds }) => `${name} ${formatDuration(seconds)}`).join(', ');
}
