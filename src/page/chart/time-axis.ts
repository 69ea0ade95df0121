import { extent } from 'd3-array';
import { scaleUtc } from 'd3-scale';
import { formatClock, formatDay, formatMonthOrYear, formatSecond } from '../../lib/format-date.js';
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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on the days of a month are too close to be told. */
const MANY_MONTHS_MS = 150 * DAY_MS;
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

/** The densest round moments whose labels do not touch, three where that is possible; else the ends. */
function roundTicks(
  scale: { ticks(count: number): Date[] },
  place: (time: number, label: string) => TimeTick,
  [first, last]: readonly [number, number],
): TimeTick[] {
  const round = roundMoments(scale);
  const moments = [
    ...round,
    ...FORTNIGHTS.map((days) => everyDays(days, first, last)),
    ...round.map((times) => times.filter((_, i) => i % 2 === 0)),
  ];
  const fitting = moments
    .map((times) => times.map((time) => place(time, labelOf(time, stepOf(times), last - first))))
    .filter((ticks) => withoutTouching(ticks).length === ticks.length && areDistinct(ticks));
  const endLabel = formatDay(first) === formatDay(last) ? formatSecond : formatDay;
  const ends = [place(first, endLabel(first)), place(last, endLabel(last))];
  return fitting.find(({ length }) => length > 2) ?? fitting.find(({ length }) => length > 1) ?? ends;
}

/** The same hour or month may come again only after the day or year that tells it apart. */
function areDistinct(ticks: readonly TimeTick[]): boolean {
  const seen = new Set<string>();
  return ticks.every(({ label }) => {
    if (isTurn(label)) seen.clear();
    const isNew = !seen.has(label);
    seen.add(label);
    return isNew;
  });
}

/** A day between hours, a year between months. */
function isTurn(label: string): boolean {
  return /^\d+$|^\d+ /.test(label);
}

function stepOf([first = 0, second = 0]: readonly number[]): number {
  return second - first;
}

function roundMoments(scale: { ticks(count: number): Date[] }): number[][] {
  const counts = Array.from({ length: MAX_TICKS - 1 }, (_, i) => MAX_TICKS - i);
  return counts.map((count) => scale.ticks(count).map((date) => date.getTime()));
}

/** What is between the weeks and the months of d3. */
const FORTNIGHTS = [14, 28];

function everyDays(days: number, first: number, last: number): number[] {
  const midnight = last - (last % DAY_MS);
  const count = Math.max(0, Math.floor((midnight - first) / (days * DAY_MS)));
  return Array.from({ length: count + 1 }, (_, i) => midnight - (count - i) * days * DAY_MS);
}

/** A year stands for its January. */
function labelOf(time: number, stepMs: number, spanMs: number): string {
  if (spanMs > MANY_MONTHS_MS) return formatMonthOrYear(time);
  if (stepMs >= DAY_MS || stepMs <= 0) return formatDay(time);
  if (time % DAY_MS === 0) return formatDay(time);
  return stepMs < MINUTE_MS ? formatSecond(time) : formatClock(time);
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
