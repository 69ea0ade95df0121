import type { RunReport } from '../core/report.js';
import { formatPlural } from '../lib/format-number.js';
import { html, lines, type Markup } from './markup.js';

/** Of each list; the JSON report has all. */
const MAX_LISTED = 200;

/** A list under a title; null for none. */
export function listSection(
  id: string,
  title: string,
  said: string | null,
  items: readonly Markup[],
): Markup | null {
  if (items.length === 0) return null;
  const rest = items.length - MAX_LISTED;
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${
  said === null
    ? null
    : html`<p class="said">${said}</p>
`
}<ul class="list">
${items.slice(0, MAX_LISTED).map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
${
  rest > 0
    ? html`<p class="said">And ${formatPlural(rest, 'line')} more, in the JSON report.</p>
`
    : null
}</section>
`;
}

export function warningsSection({ warnings }: Pick<RunReport, 'warnings'>): Markup | null {
  return listSection('warnings', 'Warnings', null, warnings.map(lines));
}
