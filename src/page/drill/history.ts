import { max, median } from 'd3-array';
import type { BackupPoint, DrillHistory, DrillPoint } from '../../core/drill.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDate } from '../../lib/format-date.js';
import { formatDuration, formatWholeSeconds } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { formatTime } from '../../lib/format-time.js';
import { cellSwatch, drillStrip } from '../chart/drill-strip.js';
import { figure } from '../chart/figure.js';
import { MEDIUM, NARROW, WIDE } from '../chart/layout.js';
import { limitSwatch } from '../chart/limit.js';
import { OUTCOME_WORDS, type Outcome, outcomeSwatch } from '../chart/marks.js';
import { rtoAxis, rtoChart } from '../chart/rto-chart.js';
import { timeChart } from '../chart/time-chart.js';
import { fitAxis, formatValue, type Unit } from '../chart/value-axis.js';
import { dataTable, folded } from '../data-table.js';
import { code, html, type Markup } from '../markup.js';

const OUTCOMES: readonly Outcome[] = ['passed', 'failed', 'unjudged'];

export function outcomeOf({ ok, judged }: DrillPoint): Outcome {
  if (!judged) return 'unjudged';
  return ok ? 'passed' : 'failed';
}

/** Success and recovery time of the drills so far. */
export function drillHistorySection({
  history,
  rtoLimitSeconds,
}: {
  readonly history: Pick<DrillHistory, 'drills'>;
  readonly rtoLimitSeconds: number | null;
}): Markup | null {
  const { drills } = history;
  if (drills.length === 0) return null;
  return html`<section class="card" aria-labelledby="drills">
<h2 id="drills">Drills so far</h2>
<div class="figures">
${successFigure(drills)}${isMeasured(drills) ? rtoFigure(drills, rtoLimitSeconds) : null}</div>
${isMeasured(drills) ? null : note('No drill came so far that its recovery time was measured.')}
${folded('The numbers of the drills', drillTable(drills))}</section>
`;
}

function isMeasured(drills: readonly DrillPoint[]): boolean {
  return drills.some(({ rtoSeconds }) => rtoSeconds !== null);
}

function successFigure(drills: readonly DrillPoint[]): Markup {
  const cells = drills.map((drill) => ({ outcome: outcomeOf(drill), words: wordsOf(drill) }));
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: cells.filter((cell) => cell.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const passed = cells.filter(({ outcome }) => outcome === 'passed').length;
  return figure({
    id: 'drill-success',
    title: 'Success',
    headline: `${passed} of ${formatCount(cells.length)} passed`,
    description: `${counts.map(({ outcome, count }) => `${count} ${OUTCOME_WORDS[outcome]}`).join(', ')}; ${span(drills)}.`,
    layouts: [NARROW, MEDIUM, WIDE],
    draw: (layout) => drillStrip(cells, layout),
    below: html`<ul class="legend">${counts.map(({ outcome, count }) => html`<li>${cellSwatch(outcome)}${count} ${OUTCOME_WORDS[outcome]}</li>`)}<li>${drills.length > 1 ? 'oldest first, ' : null}${span(drills)}</li></ul>
`,
  });
}

function rtoFigure(drills: readonly DrillPoint[], limitSeconds: number | null): Markup {
  const points = drills.map((drill) => ({
    time: Date.parse(drill.time),
    seconds: drill.rtoSeconds,
    outcome: outcomeOf(drill),
    words: wordsOf(drill),
  }));
  const measured = drills.flatMap(({ rtoSeconds }) => (rtoSeconds === null ? [] : [rtoSeconds]));
  const { axis, showsLimit } = rtoAxis(points, limitSeconds);
  const middle = formatDuration(median(measured) ?? 0);
  const unseenLimit =
    limitSeconds !== null && !showsLimit
      ? `The limit of ${formatDuration(limitSeconds)} is far above this scale. `
      : '';
  const outcomes = OUTCOMES.filter((outcome) => points.some((p) => p.outcome === outcome));
  const longest = formatDuration(max(measured) ?? 0);
  const said = `${unseenLimit}${beyond(measured, axis.top, 'seconds')}${measured.length < drills.length ? 'On the ground: no time was measured. ' : ''}`;
  return figure({
    id: 'drill-rto',
    title: 'Recovery time, median',
    headline: middle,
    description: `Seconds to recover, ${span(drills)}: median ${middle}, longest ${longest}. ${said}`,
    layouts: [NARROW, MEDIUM, WIDE],
    draw: (layout) => ({ height: layout.height, content: rtoChart(points, limitSeconds, layout) }),
    below: html`<ul class="legend">${outcomes.map((outcome) => html`<li>${outcomeSwatch(outcome)}${OUTCOME_WORDS[outcome]}</li>`)}${
      limitSeconds !== null && showsLimit
        ? html`<li>${limitSwatch()}limit ${formatDuration(limitSeconds)}</li>`
        : null
    }</ul>
${note(said)}`,
  });
}

/** Below a chart, what it cannot show. */
export function note(said: string): Markup | null {
  return said === ''
    ? null
    : html`<p class="said">${said.trim()}</p>
`;
}

function drillTable(drills: readonly DrillPoint[]): Markup {
  return dataTable(
    'Drills, the newest first',
    [{ title: 'Time (UTC)' }, { title: 'Backup' }, { title: 'Outcome' }, { title: 'RTO', align: 'right' }],
    drills
      .toReversed()
      .map((drill) => [
        formatTime(drill.time),
        code(drill.backupId),
        OUTCOME_WORDS[outcomeOf(drill)],
        drill.rtoSeconds === null ? '–' : formatDuration(drill.rtoSeconds),
      ]),
  );
}

function wordsOf(drill: DrillPoint): string {
  const time = drill.rtoSeconds === null ? '' : `, ${formatDuration(drill.rtoSeconds)}`;
  return `${formatTime(drill.time)}: ${OUTCOME_WORDS[outcomeOf(drill)]}${time}`;
}

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly measure: (point: BackupPoint) => number;
  readonly format: (value: number) => string;
}

const MEASURES: readonly Measure[] = [
  { id: 'backup-size', title: 'Size', unit: 'bytes', measure: ({ bytes }) => bytes, format: formatBytes },
  {
    id: 'backup-rows',
    title: 'Rows',
    unit: 'count',
    measure: ({ rows }) => rows,
    format: (value) => formatValue(value, 'count'),
  },
  {
    id: 'backup-duration',
    title: 'Duration',
    unit: 'seconds',
    measure: (point) => point.durationSeconds,
    format: formatWholeSeconds,
  },
];

/** Size, rows and duration of the backups over time. */
export function backupHistorySection({ backups }: Pick<DrillHistory, 'backups'>): Markup | null {
  if (backups.length === 0) return null;
  return html`<section class="card" aria-labelledby="backups">
<h2 id="backups">Backups so far</h2>
<p class="said">${formatPlural(backups.length, 'backup')}, ${span(backups)}; the newest in large.</p>
<div class="figures three">
${MEASURES.map((one) => measureFigure(one, backups))}</div>
${folded('The numbers of the backups', backupTable(backups))}</section>
`;
}

function measureFigure(
  { id, title, unit, measure, format }: Measure,
  backups: readonly BackupPoint[],
): Markup {
  const points = backups.map((point) => ({
    time: Date.parse(point.time),
    value: measure(point),
    words: `${formatTime(point.time)}: ${format(measure(point))}`,
  }));
  const values = points.map(({ value }) => value);
  const newest = format(values.at(-1) ?? 0);
  const said = beyond(values, fitAxis(values, unit).top, unit);
  return figure({
    id,
    title,
    headline: newest,
    description: `${title} of ${formatPlural(backups.length, 'backup')}, ${span(backups)}: newest ${newest}, median ${format(median(values) ?? 0)}, largest ${format(max(values) ?? 0)}.`,
    layouts: [NARROW, MEDIUM, WIDE],
    draw: (layout) => ({ height: layout.height, content: timeChart(points, unit, layout) }),
    below: note(said),
  });
}

function backupTable(backups: readonly BackupPoint[]): Markup {
  const right = (title: string) => ({ title, align: 'right' as const });
  return dataTable(
    'Backups, the newest first',
    [{ title: 'Backup' }, right('Size'), right('Rows'), right('Duration')],
    backups
      .toReversed()
      .map((point) => [
        code(point.backupId),
        formatBytes(point.bytes),
        formatCount(point.rows),
        formatWholeSeconds(point.durationSeconds),
      ]),
  );
}

/** `25 Feb 2026 to 25 Mar 2026` */
export function span(points: readonly { readonly time: string }[]): string {
  const first = formatDate(Date.parse(points[0]?.time ?? ''));
  const last = formatDate(Date.parse(points.at(-1)?.time ?? ''));
  return first === last ? first : `${first} to ${last}`;
}

/** What the scale of a chart leaves out. */
export function beyond(values: readonly number[], top: number, unit: Unit): string {
  const above = values.filter((value) => value > top);
  if (above.length === 0) return '';
  const largest = formatValue(max(above) ?? 0, unit);
  return above.length === 1
    ? `An arrow at the top: ${largest}, beyond the scale. `
    : `${formatCount(above.length)} arrows at the top are beyond the scale, the largest is ${largest}. `;
}
