import { fitAxis } from './chart/value-axis.js';

const STEPS = '▁▂▃▄▅▆▇█';

/** A curve of one sign a value, from zero up, for places that draw nothing; an outlier is as high as it goes. */
export function sparkline(values: readonly number[]): string {
  const { top } = fitAxis(values, 'count');
  return values
    .map((value) => STEPS[Math.round((Math.min(value, top) / top) * (STEPS.length - 1))] ?? '')
    .join('');
}
