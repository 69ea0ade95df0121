import { type Child, html, type Markup } from '../markup.js';
import { FONT_SIZE, type Layout, short, textWidth } from './layout.js';
import { fitTimes } from './time-axis.js';
import type { ValueAxis } from './value-axis.js';

const MARGIN = { top: 14, right: 10, bottom: 28 };
const TICK_GAP = 8;

/** The room of a chart: where a moment and a value are, and the lines and labels that say so. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** @param time milliseconds since 1970 */
  readonly x: (time: number) => number;
  /** Values above the axis are at its top. */
  readonly y: (value: number) => number;
  readonly frame: Markup;
}

export function plotOf(layout: Layout, times: readonly number[], axis: ValueAxis): Plot {
  const left = Math.max(...axis.ticks.map(({ label }) => textWidth(label))) + TICK_GAP;
  const right = layout.width - MARGIN.right;
  const { top } = MARGIN;
  const bottom = layout.height - MARGIN.bottom;
  const y = (value: number) => bottom - (Math.min(value, axis.top) / axis.top) * (bottom - top);
  const { x, ticks } = fitTimes(times, {
    left: left + TICK_GAP,
    right: right - TICK_GAP,
    edge: layout.width,
  });
  const frame = html`${axis.ticks.map(({ value, label }) => valueLine(left, right, y(value), label, value === 0))}${ticks.map(
    (tick) =>
      html`<path class="tick" d="M${short(tick.x)} ${bottom}v4"/><text x="${short(tick.labelX)}" y="${bottom + 21}" text-anchor="middle">${tick.label}</text>`,
  )}`;
  return { left, right, top, bottom, x, y, frame };
}

function valueLine(left: number, right: number, y: number, label: string, isBase: boolean): Child {
  const at = short(y);
  return html`<path class="${isBase ? 'base' : 'grid'}" d="M${short(left)} ${at}H${right}"/><text x="${short(left - TICK_GAP)}" y="${short(y + FONT_SIZE / 3)}" text-anchor="end">${label}</text>`;
}
