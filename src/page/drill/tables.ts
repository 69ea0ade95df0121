import type { ReportTable } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { dataTable, folded } from '../data-table.js';
import { code, html, type Markup } from '../markup.js';

/** The largest tables are open, the others folded, so that a page of thousands is one of a few screens. */
const MAX_OPEN = 25;
const MAX_FOLDED = 5000;

/** The largest first. */
export function bySize(tables: readonly ReportTable[]): ReportTable[] {
  return [...tables].sort((a, b) => b.bytes - a.bytes || b.rows - a.rows);
}

/** Every table that was restored and read back. */
export function tablesSection(tables: readonly ReportTable[]): Markup | null {
  if (tables.length === 0) return null;
  const ordered = bySize(tables);
  const rest = ordered.slice(MAX_OPEN, MAX_OPEN + MAX_FOLDED);
  const left = ordered.length - MAX_OPEN - rest.length;
  return html`<section class="card" aria-labelledby="tables">
<h2 id="tables">Tables</h2>
<p class="said">${formatPlural(ordered.length, 'table')}, the largest first.</p>
${tableOf('Tables', ordered.slice(0, MAX_OPEN))}${
  rest.length > 0
    ? folded(`${formatPlural(rest.length, 'smaller table')}`, tableOf('Smaller tables', rest))
    : null
}${left > 0 ? html`<p class="said">And ${formatPlural(left, 'table')} more, in the JSON report.</p>` : null}</section>
`;
}

/** By what a restored table was found equal; empty where its engine counts no tables itself. */
export function provedBy({ serverChecksum }: ReportTable): string {
  if (serverChecksum === undefined) return '';
  return serverChecksum === 'equal' ? 'rows, digest, server checksum' : 'rows, digest';
}

function tableOf(caption: string, tables: readonly ReportTable[]): Markup {
  const isCounted = tables.some((table) => provedBy(table) !== '');
  const right = (title: string) => ({ title, align: 'right' as const });
  return dataTable(
    caption,
    [
      { title: 'Table' },
      right('Rows'),
      right('JSON'),
      right('Time'),
      ...(isCounted ? [{ title: 'Equal by' }] : []),
    ],
    tables.map((table) => {
      const { schema, name, rows, bytes, seconds } = table;
      return [
        code(`${schema}.${name}`),
        formatCount(rows),
        formatBytes(bytes),
        seconds === undefined ? '' : formatDuration(seconds),
        ...(isCounted ? [provedBy(table)] : []),
      ];
    }),
  );
}
