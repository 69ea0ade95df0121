import type { StatusReport, TableHistory } from '../../core/status.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDate } from '../../lib/format-date.js';
import { formatChange, formatCount, formatPlural } from '../../lib/format-number.js';
import { formatTime } from '../../lib/format-time.js';
import { figure } from '../chart/figure.js';
import { MEDIUM, NARROW } from '../chart/layout.js';
import { sparkLine } from '../chart/spark-line.js';
import { timeChart } from '../chart/time-chart.js';
import { formatValue, type Unit } from '../chart/value-axis.js';
import { code, html, type Markup } from '../markup.js';

/** So many of the largest tables open to charts of their own; the rest have their curve. */
const MAX_CHARTED = 40;

/** Of the charts of one table. */
const MAX_POINTS = 30;

type History = StatusReport['history'];

/** Every table that is followed, the largest first, with its curve; a click opens it. */
export function tableHistorySection({ tables, tableTimes, moreTables }: History): Markup | null {
  const [first] = tableTimes;
  if (tables.length === 0 || first === undefined) return null;
  const since = formatDate(Date.parse(first));
  return html`<section class="card" aria-labelledby="tables">
<h2 id="tables">Tables</h2>
<p class="said">${formatPlural(tables.length, 'table')}, the largest first, with the rows since ${since}. The ${tables.length > MAX_CHARTED ? `first ${MAX_CHARTED} open` : 'lines open'} to charts.</p>
<ul class="tables">
${tables.map(
  (
    table,
    i,
  ) => html`<li>${i < MAX_CHARTED ? opening(table, tableTimes, i) : html`<div class="table-line">${lineOf(table)}</div>`}</li>
`,
)}</ul>
${moreTables > 0 ? html`<p class="said">And ${formatPlural(moreTables, 'smaller table')}, counted in the totals.</p>` : null}</section>
`;
}

function opening(table: TableHistory, times: readonly string[], index: number): Markup {
  return html`<details><summary class="table-line">${lineOf(table)}</summary>
<div class="figures two">
${measureFigure(`table-${index}-rows`, 'Rows', 'count', table.rows, times)}${measureFigure(`table-${index}-bytes`, 'JSON', 'bytes', table.bytes, times)}</div>
<p class="said">${formatPlural(table.columns, 'column')}; ${rangeWords(table)}.</p>
</details>`;
}

function lineOf({ schema, name, rows, bytes }: TableHistory): Markup {
  const now = rows.at(-1) ?? 0;
  return html`<span class="table-name">${code(schema === '' ? name : `${schema}.${name}`)}</span>${sparkLine(rows)}<span class="number">${formatCount(now)} <small>rows</small></span><span class="number">${formatBytes(bytes.at(-1) ?? 0)}</span><span class="number change">${changeWords(rows)}</span>`;
}

/** Against the oldest value that is shown. */
function changeWords(values: readonly (number | null)[]): string {
  const first = values.find((value) => value !== null) ?? 0;
  const last = values.at(-1) ?? 0;
  return formatChange(last - first);
}

function rangeWords({ rows }: TableHistory): string {
  const known = rows.filter((value) => value !== null);
  const backups = formatPlural(known.length, 'backup');
  return `${formatCount(Math.min(...known))} to ${formatPlural(Math.max(...known), 'row')} in ${backups}`;
}

function measureFigure(
  id: string,
  title: string,
  unit: Unit,
  values: readonly (number | null)[],
  times: readonly string[],
): Markup {
  const points = times
    .flatMap((time, i) => {
      const value = values[i] ?? null;
      const words = value === null ? '' : `${formatTime(time)}: ${formatValue(value, unit)}`;
      return value === null ? [] : [{ time: Date.parse(time), value, words }];
    })
    .slice(-MAX_POINTS);
  const newest = formatValue(points.at(-1)?.value ?? 0, unit);
  return figure({
    id,
    title,
    headline: newest,
    description: `${title} in ${formatPlural(points.length, 'backup')}: newest ${newest}.`,
    layouts: [NARROW, MEDIUM],
    draw: (layout) => ({ height: layout.height, content: timeChart(points, unit, layout) }),
  });
}
