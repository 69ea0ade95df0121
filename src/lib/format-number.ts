const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,234,567`. */
export function formatCount(count: number): string {
  return GROUPED.format(count);
}

/** `1 table`, `3 tables`. */
export function formatPlural(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `+12`, `-3`, `±0`. */
export function formatChange(difference: number): string {
  if (difference === 0) return '±0';
  return difference > 0 ? `+${formatCount(difference)}` : formatCount(difference);
}
