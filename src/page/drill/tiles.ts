import type { DrillReport } from '../../core/drill.js';
import type { RunReport } from '../../core/report.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { html, type Markup } from '../markup.js';
import { meter, tile } from '../tile.js';
import { countChecks } from './verdict.js';

/** The numbers that an objective is about, large. */
export function tiles(report: RunReport, drill: DrillReport): Markup {
  return html`<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">In numbers</h2>
<ul class="tiles">
${rto(drill)}${rpo(drill)}${proven(report)}${checks(drill)}</ul>
</section>
`;
}

function rto({ rtoSeconds, rtoLimitSeconds }: DrillReport): Markup {
  const limit =
    rtoLimitSeconds === null
      ? 'no limit is set'
      : `limit ${formatDuration(rtoLimitSeconds).replaceAll(' ', '\u00a0')}`;
  if (rtoSeconds === null) return tile('Recovery time (RTO)', '–', `not measured; ${limit}`);
  if (rtoLimitSeconds === null) return tile('Recovery time (RTO)', formatDuration(rtoSeconds), limit);
  const isOver = rtoSeconds > rtoLimitSeconds;
  const said = isOver ? `✕ over the ${limit}` : `✓ within the ${limit}`;
  return tile('Recovery time (RTO)', formatDuration(rtoSeconds), said, meter(rtoSeconds / rtoLimitSeconds));
}

function rpo({ rpoSeconds }: DrillReport): Markup {
  const said = 'age of the newest backup: what would be lost now';
  return tile('Data at risk (RPO)', rpoSeconds === null ? '–' : formatDuration(rpoSeconds), said);
}

function proven({ tables }: RunReport): Markup {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const where = tables.length === 0 ? 'nothing was proven' : `in ${formatPlural(tables.length, 'table')}`;
  return tile('Rows read back', tables.length === 0 ? '–' : formatCount(rows), where);
}

function checks(drill: DrillReport): Markup {
  const passed = drill.checks.filter(({ ok }) => ok).length;
  const all = drill.checks.length;
  return tile('Checks', all === 0 ? '–' : `${passed} / ${all}`, countChecks(drill) ?? 'none were asked');
}
