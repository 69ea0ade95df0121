import { extent } from 'd3-array';
import { scaleUtc } from 'd3-scale';
import { formatClock, formatDay, formatMonth } from '../../lib/format-date.js';
import { textWidth } from './layout.js';

export interface TimeTick {
  /** Where the moment is. */
  readonly x: number;
  /** Where the middle of its label is: beside it where the edge would cut it. */
  readonly labelX: number;
  readonly label: string;
}

export interface TimeAxis {
  /** @param time milliseconds since 1970 */
  readonly x: (time: number) => number;
  readonly ticks: readonly TimeTick[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LABEL_GAP = 12;
const MAX_TICKS = 9;

/** UTC moments from `left` to `right`; labels stay within the edges of the drawing and never touch each other. */
export function fitTimes(
  times: readonly number[],
  { left, right, edge }: { readonly left: number; readonly right: number; readonly edge: number },
): TimeAxis {
  const [first, last] = extent(times);
  if (first === undefined || last === undefined) return { x: () => left, ticks: [] };
  const margin = first === last ? DAY_MS / 2 : 0;
  const scale = scaleUtc()
    .domain([first - margin, last + margin])
    .range([left, right]);
  const place = (time: number, label: string): TimeTick => {
    const half = textWidth(label) / 2;
    const x = scale(time);
    return { x, labelX: Math.min(Math.max(x, half), edge - half), label };
  };
  const ticks = first === last ? [place(first, formatDay(first))] : roundTicks(scale, place, [first, last]);
  return { x: (time) => scale(time), ticks: withoutTouching(ticks) };
}

/** The densest round moments whose labels do not touch; the first and the last day where there are none. */
function roundTicks(
  scale: { ticks(count: number): Date[] },
  place: (time: number, label: string) => TimeTick,
  [first, last]: readonly [number, number],
): TimeTick[] {
  for (let wanted = MAX_TICKS; wanted > 1; wanted -= 1) {
    const dates = scale.ticks(wanted).map((date) => date.getTime());
    const stepMs = (dates[1] ?? 0) - (dates[0] ?? 0);
    const ticks = dates.map((time) => place(time, labelOf(time, stepMs)));
    if (ticks.length > 1 && withoutTouching(ticks).length === ticks.length) return ticks;
  }
  for (const days of [14, 28]) {
    const midnight = last - (last % DAY_MS);
    const count = Math.floor((midnight - first) / (days * DAY_MS));
    const times = Array.from({ length: count + 1 }, (_, i) => midnight - (count - i) * days * DAY_MS);
    const ticks = times.map((time) => place(time, formatDay(time)));
    if (ticks.length > 2 && withoutTouching(ticks).length === ticks.length) return ticks;
  }
  return [place(first, formatDay(first)), place(last, formatDay(last))];
}

function labelOf(time: number, stepMs: number): string {
  if (stepMs >= 27 * DAY_MS) return formatMonth(time);
  if (stepMs >= DAY_MS || stepMs <= 0) return formatDay(time);
  return time % DAY_MS === 0 ? formatDay(time) : formatClock(time);
}

function withoutTouching(ticks: readonly TimeTick[]): TimeTick[] {
  const kept: TimeTick[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const half = textWidth(tick.label) / 2;
    if (tick.labelX - half < end + LABEL_GAP) continue;
    kept.push(tick);
    end = tick.labelX + half;
  }
  return kept;
}
