import { line } from 'd3-shape';
import { html, type Markup } from '../markup.js';
import { type Layout, short } from './layout.js';
import { type FittedLimit, fitLimit, limitLine } from './limit.js';
import { beyondMark, type Outcome, outcomeMark } from './marks.js';
import { plotOf } from './plot.js';

export interface RtoPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** null where it did not come so far. */
  readonly seconds: number | null;
  readonly outcome: Outcome;
  readonly words: string;
}

/** From here on marks are small. */
const MANY_POINTS = 60;

/** The axis of these drills, and whether the limit is on it. */
export function rtoAxis(points: readonly RtoPoint[], limitSeconds: number | null): FittedLimit {
  const values = points.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  return fitLimit(values, 'seconds', limitSeconds);
}

/** Recovery times of drills against the limit; a drill without a time stands on the ground. */
export function rtoChart(points: readonly RtoPoint[], limitSeconds: number | null, layout: Layout): Markup {
  const { axis, showsLimit } = rtoAxis(points, limitSeconds);
  const times = points.map((p) => p.time);
  const plot = plotOf(layout, times, axis);
  const x = (p: RtoPoint) => short(plot.x(p.time));
  const y = (p: RtoPoint) => short(plot.y(p.seconds ?? 0));
  const joined = points.filter((p) => p.seconds !== null && p.outcome === 'passed');
  // What failed is drawn last, on top of the rest.
  const ordered = [...points].sort((a, b) => Number(a.outcome !== 'passed') - Number(b.outcome !== 'passed'));
  const size = points.length > MANY_POINTS ? 2.5 : 4;
  const mark = (p: RtoPoint) =>
    (p.seconds ?? 0) > axis.top
      ? html`${beyondMark(plot.x(p.time), plot.top - 4, p.words)}${p.outcome === 'passed' ? null : outcomeMark(p.outcome, x(p), y(p) + 6, 4, p.words)}`
      : outcomeMark(p.outcome, x(p), y(p), p.outcome === 'passed' ? size : 4, p.words);
  return html`${plot.frame}<path class="line faint" d="${line<RtoPoint>(x, y)(joined)}"/>${
    showsLimit && limitSeconds !== null ? limitLine(plot, limitSeconds) : null
  }${ordered.map(mark)}`;
}
