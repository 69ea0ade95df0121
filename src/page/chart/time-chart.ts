import { area, line } from 'd3-shape';
import { html, type Markup } from '../markup.js';
import { type Layout, short } from './layout.js';
import { fitLimit, limitLine } from './limit.js';
import { beyondMark } from './marks.js';
import { plotOf } from './plot.js';
import { splitAtGaps } from './split-at-gaps.js';
import type { Unit } from './value-axis.js';

export interface TimePoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly value: number;
  /** What a pointer calls up. */
  readonly words: string;
}

/** More points than this are a line alone. */
const MAX_DOTS = 60;

/** Values over time as a line on an area; it is broken where nothing was measured for long. A limit is a line of its own. */
export function timeChart(
  points: readonly TimePoint[],
  unit: Unit,
  layout: Layout,
  limit: number | null = null,
): Markup {
  const values = points.map((p) => p.value);
  const { axis, showsLimit } = fitLimit(values, unit, limit);
  const plot = plotOf(
    layout,
    points.map((p) => p.time),
    axis,
  );
  const x = (p: TimePoint) => short(plot.x(p.time));
  const y = (p: TimePoint) => short(plot.y(p.value));
  const runs = splitAtGaps(points);
  const drawArea = area<TimePoint>(x, plot.bottom, y);
  const drawLine = line<TimePoint>(x, y);
  const isBeyond = (p: TimePoint) => p.value > axis.top;
  const isLone = new Set(runs.filter((run) => run.length === 1).flat());
  const dots = points.filter(
    (p, i) => !isBeyond(p) && (points.length <= MAX_DOTS || isLone.has(p) || i === points.length - 1),
  );
  const radius = points.length > 31 ? 2 : 3;
  return html`${plot.frame}${runs.map(
    (run) => html`<path class="area" d="${drawArea(run)}"/><path class="line" d="${drawLine(run)}"/>`,
  )}${showsLimit && limit !== null ? limitLine(plot, limit) : null}${dots.map((p) => html`<circle class="dot" cx="${x(p)}" cy="${y(p)}" r="${radius}"><title>${p.words}</title></circle>`)}${points
    .filter(isBeyond)
    .map((p) => beyondMark(plot.x(p.time), plot.top, p.words))}`;
}
