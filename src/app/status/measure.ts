import type { BackupPoint, DrillPoint } from '../../core/drill.js';
import type { DrillRecord, Growth, RpoMeasured, RtoMeasured } from '../../core/status.js';
import { median } from '../../lib/median.js';

const DAY_S = 86_400;

/** RPO and growth are of this time. */
const WINDOW_DAYS = 30;

/** A slope from fewer points, or over less time, says nothing. */
const MIN_POINTS = 3;
const MIN_SPAN_DAYS = 2;

const FORECAST_DAYS = [30, 90, 365];

/** @param backups good ones, oldest first */
export function measureRpo(backups: readonly BackupPoint[], now: Date): RpoMeasured {
  const nowS = now.getTime() / 1000;
  const times = backups.map(({ time }) => Date.parse(time) / 1000);
  const from = nowS - WINDOW_DAYS * DAY_S;
  const gaps = times.slice(1).flatMap((time, i) => (time >= from ? [time - (times[i] ?? time)] : []));
  const last = times.at(-1);
  const span = nowS - (times[0] ?? nowS);
  const current = last === undefined ? null : Math.max(0, nowS - last);
  return {
    currentSeconds: current,
    worstSeconds: current === null ? null : Math.max(current, ...gaps),
    medianSeconds: median(gaps) ?? null,
    windowDays: Math.min(WINDOW_DAYS, Math.max(1, Math.ceil(span / DAY_S))),
  };
}

/** @param drills oldest first */
export function measureRto(drills: readonly DrillPoint[]): RtoMeasured {
  const seconds = drills.flatMap(({ ok, rtoSeconds }) => (ok && rtoSeconds !== null ? [rtoSeconds] : []));
  return {
    lastSeconds: seconds.at(-1) ?? null,
    medianSeconds: median(seconds) ?? null,
    worstSeconds: seconds.length === 0 ? null : Math.max(...seconds),
  };
}

export function countDrills(drills: readonly DrillPoint[]): DrillRecord {
  const passed = drills.filter(({ ok }) => ok).length;
  const unjudged = drills.filter(({ judged }) => !judged).length;
  const judged = drills.length - unjudged;
  return {
    passed,
    failed: judged - passed,
    unjudged,
    successRate: judged === 0 ? null : passed / judged,
  };
}

/** Drills that did not pass since the last that did, whatever was at fault. */
export function drillFailuresInARow(drills: readonly DrillPoint[]): number {
  const newestFirst = drills.toReversed();
  const passed = newestFirst.findIndex(({ ok }) => ok);
  return passed === -1 ? drills.length : passed;
}

/**
 * Growth of the last WINDOW_DAYS, and what it leads to with as many backups as now.
 * @param backups good ones, oldest first
 */
export function measureGrowth(
  backups: readonly BackupPoint[],
  stored: { readonly count: number; readonly bytes: number },
): Growth {
  const newest = backups.at(-1);
  const lastMs = newest ? Date.parse(newest.time) : 0;
  const recent = backups.filter(({ time }) => lastMs - Date.parse(time) <= WINDOW_DAYS * DAY_S * 1000);
  const archiveBytesPerDay = slopePerDay(recent, ({ bytes }) => bytes);
  const forecast =
    newest && archiveBytesPerDay !== null
      ? FORECAST_DAYS.map((days) => ({
          days,
          archiveBytes: Math.max(0, Math.round(newest.bytes + archiveBytesPerDay * days)),
          storedBytes: Math.max(0, Math.round(stored.bytes + archiveBytesPerDay * days * stored.count)),
        }))
      : [];
  return { archiveBytesPerDay, rowsPerDay: slopePerDay(recent, ({ rows }) => rows), forecast };
}

/** Median of the slopes from each half of the points to the other (Theil and Sen, thinned): one outlier moves nothing. */
function slopePerDay(points: readonly BackupPoint[], measure: (point: BackupPoint) => number): number | null {
  const days = (point: BackupPoint) => Date.parse(point.time) / 1000 / DAY_S;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < MIN_POINTS || days(last) - days(first) < MIN_SPAN_DAYS) return null;
  const half = points.length >> 1;
  const slopes = points.slice(half).flatMap((late, i) => {
    const early = points[i];
    const span = early ? days(late) - days(early) : 0;
    return early && span > 0 ? [(measure(late) - measure(early)) / span] : [];
  });
  return median(slopes) ?? null;
}
