import { median } from 'd3-array';

/** A pause is a gap when it is this many times as long as the usual one. */
const GAP_FACTOR = 3;

/** Runs of points without a gap in time; the points are in order of time, in milliseconds. */
export function splitAtGaps<T extends { readonly time: number }>(points: readonly T[]): T[][] {
  const pauses = points.slice(1).map((point, i) => point.time - (points[i]?.time ?? point.time));
  const longest = GAP_FACTOR * (median(pauses) ?? 0);
  const runs: T[][] = [];
  points.forEach((point, i) => {
    const isGap = i === 0 || (pauses.length > 2 && longest > 0 && (pauses[i - 1] ?? 0) > longest);
    if (isGap) runs.push([point]);
    else runs.at(-1)?.push(point);
  });
  return runs;
}
