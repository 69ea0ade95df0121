import { max } from 'd3-array';
import type { StatusReport } from '../../core/status.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatPlural } from '../../lib/format-number.js';
import { formatTime } from '../../lib/format-time.js';
import { figure } from '../chart/figure.js';
import { MEDIUM, NARROW, WIDE } from '../chart/layout.js';
import { fitLimit, limitSwatch } from '../chart/limit.js';
import { timeChart } from '../chart/time-chart.js';
import { beyond, note, span } from '../drill/history.js';
import { html, type Markup } from '../markup.js';

/** How old the newest backup was each time before the next one came: what a disaster then would have cost. */
export function ageSection({
  history: { backups },
  maxAgeSeconds,
  rpo,
  checkedAt,
}: StatusReport): Markup | null {
  const ends = [...backups.slice(1).map(({ time }) => time), checkedAt];
  const points = backups.map(({ time }, i) => {
    const end = ends[i] ?? checkedAt;
    const value = Math.max(0, (Date.parse(end) - Date.parse(time)) / 1000);
    return { time: Date.parse(end), value, words: `${formatTime(end)}: ${formatDuration(value)}` };
  });
  if (points.length < 2) return null;
  const values = points.map(({ value }) => value);
  const { axis, showsLimit } = fitLimit(values, 'seconds', maxAgeSeconds);
  const worst = formatDuration(max(values) ?? 0);
  const limit = `limit ${formatDuration(maxAgeSeconds)}`;
  return html`<section class="card" aria-labelledby="age">
<h2 id="age">Data at risk</h2>
<p class="said">How old the newest backup got before the next one came; the last point is now.</p>
${figure({
  id: 'backup-age',
  title: `Worst of ${formatPlural(rpo.windowDays, 'day')}`,
  headline: rpo.worstSeconds === null ? null : formatDuration(rpo.worstSeconds),
  description: `Age of the newest backup before the next, ${span(backups)}: worst ${worst}, now ${formatDuration(values.at(-1) ?? 0)}; ${limit}.`,
  layouts: [NARROW, MEDIUM, WIDE],
  draw: (layout) => ({
    height: layout.height,
    content: timeChart(points, 'seconds', layout, maxAgeSeconds),
  }),
  below: html`${
    showsLimit
      ? html`<ul class="legend"><li>${limitSwatch()}${limit}</li></ul>
`
      : null
  }${note(beyond(values, axis.top, 'seconds'))}`,
})}</section>
`;
}
