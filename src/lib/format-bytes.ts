const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'];
const STEP = 1000;

/** `0 B`, `999 B`, `1.5 kB`, `12 MB`: powers of 1000, two digits that matter. */
export function formatBytes(bytes: number): string {
  if (bytes < STEP) return `${Math.round(bytes)} B`;
  let value = bytes;
  let unit = -1;
  do {
    value /= STEP;
    unit += 1;
  } while (roundShort(value) >= STEP && unit < UNITS.length - 1);
  const rounded = roundShort(value);
  return `${rounded < 10 ? rounded.toFixed(1) : rounded} ${UNITS[unit]}`;
}

function roundShort(value: number): number {
  return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}
