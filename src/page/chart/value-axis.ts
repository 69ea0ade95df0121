import { max, quantile } from 'd3-array';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';

export type Unit = 'bytes' | 'count' | 'seconds';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** From zero to `top`; what is larger is drawn at the top edge, with a mark of its own. */
export interface ValueAxis {
  readonly top: number;
  readonly ticks: readonly Tick[];
}

const MAX_STEPS = 5;

const DAY_S = 86_400;

/** Steps of a clock, as nobody reads 200 s or 1000 s. */
const STEPS_S = [
  0.1,
  0.2,
  0.5,
  1,
  2,
  5,
  10,
  15,
  30,
  60,
  120,
  300,
  600,
  900,
  1800,
  3600,
  7200,
  10_800,
  21_600,
  43_200,
  DAY_S,
];

/** Fewer points have no outliers. */
const MIN_POINTS_FOR_OUTLIERS = 8;
const OUTLIER_FACTOR = 3;
const ROOM_ABOVE_MOST = 1.5;

/** An axis for values that are not negative, in round steps. A few values far above the others do not flatten those. */
export function fitAxis(values: readonly number[], unit: Unit): ValueAxis {
  const reach = reachOf(values);
  const step = unit === 'seconds' ? clockStep(reach) : roundStep(reach);
  const steps = Math.max(1, Math.ceil(reach / step));
  const ticks = Array.from({ length: steps + 1 }, (_, i) => ({
    value: i * step,
    label: formatTick(i * step, unit),
  }));
  return { top: steps * step, ticks };
}

function reachOf(values: readonly number[]): number {
  const largest = max(values) ?? 0;
  if (values.length < MIN_POINTS_FOR_OUTLIERS) return largest;
  const most = quantile(values, 0.9) ?? 0;
  return most > 0 && largest > most * OUTLIER_FACTOR ? most * ROOM_ABOVE_MOST : largest;
}

function clockStep(reach: number): number {
  if (reach === 0) return 1;
  return STEPS_S.find((step) => step >= reach / MAX_STEPS) ?? roundStep(reach / DAY_S) * DAY_S;
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(reach: number): number {
  const least = Math.max(1, reach / MAX_STEPS);
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

function formatTick(value: number, unit: Unit): string {
  if (value === 0) return '0';
  return formatValue(value, unit).replace(/\.0(?= )/, '');
}

const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** As short as a person says it: `3.1 MB`, `1.23M`, `4 min 12 s`. */
export function formatValue(value: number, unit: Unit): string {
  if (unit === 'bytes') return formatBytes(value);
  return unit === 'seconds' ? formatDuration(value) : COMPACT.format(value);
}
