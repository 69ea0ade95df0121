import type { StatusReport } from '../../core/status.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { growthWords } from '../../lib/format-status.js';
import { figure } from '../chart/figure.js';
import { MEDIUM, NARROW, WIDE } from '../chart/layout.js';
import { swatch } from '../chart/marks.js';
import { BAR_HEIGHT, type BarPart, stackedBar } from '../chart/stacked-bar.js';
import { dataTable } from '../data-table.js';
import { html, type Markup } from '../markup.js';

/** What the series takes in the store, and where that leads. */
export function storageSection(status: StatusReport): Markup | null {
  const { totalBytes } = status.storage;
  if (totalBytes === 0) return null;
  const parts = partsOf(status);
  return html`<section class="card" aria-labelledby="storage">
<h2 id="storage">Storage</h2>
${figure({
  id: 'storage-bar',
  title: 'Stored',
  headline: formatBytes(totalBytes),
  description: parts.map(({ words }) => words).join(', '),
  layouts: [NARROW, MEDIUM, WIDE],
  draw: (layout) => ({ height: BAR_HEIGHT, content: stackedBar(parts, layout) }),
  below: html`<ul class="legend">${parts.map(({ className, words }) => html`<li>${swatch(html`<rect class="${className}" x="1" y="1" width="14" height="14" rx="3"/>`)}${words}</li>`)}</ul>
`,
})}<p class="said">${growthSentence(status)}${status.storage.noncurrentBytes === null ? 'Old versions are not counted: there is no right to list them.' : null}</p>
${forecastTable(status)}</section>
`;
}

function partsOf({ storage }: StatusReport): BarPart[] {
  const { currentBytes, noncurrentBytes, uncommittedBytes } = storage;
  const part = (className: string, value: number, title: string) =>
    value === 0 ? [] : [{ className, value, words: `${title}: ${formatBytes(value)}` }];
  return [
    ...part('phase-fetch', currentBytes, 'backups'),
    ...part('phase-restore', noncurrentBytes ?? 0, 'old versions'),
    ...part('phase-check', uncommittedBytes, 'not committed'),
  ];
}

function growthSentence({ growth }: StatusReport): string | null {
  if (growth.archiveBytesPerDay === null) return null;
  const words = growthWords(growth);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. `;
}

function forecastTable({ growth: { forecast }, lastGoodBackup, storage }: StatusReport): Markup | null {
  if (forecast.length === 0) return null;
  const right = (title: string) => ({ title, align: 'right' as const });
  const now = ['now', formatBytes(lastGoodBackup?.archiveBytes ?? 0), formatBytes(storage.currentBytes)];
  return dataTable(
    'If it goes on like this, with as many backups as now',
    [{ title: 'Forecast' }, right('One archive'), right('All backups')],
    [
      now,
      ...forecast.map(({ days, archiveBytes, storedBytes }) => [
        `in ${days} days`,
        formatBytes(archiveBytes),
        formatBytes(storedBytes),
      ]),
    ],
  );
}
