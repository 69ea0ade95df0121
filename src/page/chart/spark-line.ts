import { area, line } from 'd3-shape';
import { html, type Markup } from '../markup.js';
import { short } from './layout.js';

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

/** A curve without axes beside the numbers it belongs to, from zero up; broken where there is no value. */
export function sparkLine(values: readonly (number | null)[]): Markup {
  const top = Math.max(...values.map((value) => value ?? 0), 1);
  const x = (i: number) => short(MARGIN + (i / Math.max(1, values.length - 1)) * (WIDTH - 2 * MARGIN));
  const y = (value: number | null) => short(HEIGHT - MARGIN - ((value ?? 0) / top) * (HEIGHT - 2 * MARGIN));
  const isThere = (value: number | null) => value !== null;
  const drawLine = line<number | null>((_, i) => x(i), y).defined(isThere);
  const drawArea = area<number | null>((_, i) => x(i), HEIGHT - MARGIN, y).defined(isThere);
  const last = values.at(-1) ?? null;
  const dot =
    last === null ? null : html`<circle class="dot" cx="${x(values.length - 1)}" cy="${y(last)}" r="3"/>`;
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path class="area" d="${drawArea(values)}"/><path class="line" d="${drawLine(values)}"/>${dot}</svg>`;
}
