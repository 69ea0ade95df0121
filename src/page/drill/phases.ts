import type { DrillPhase, DrillReport } from '../../core/drill.js';
import { formatDuration } from '../../lib/format-duration.js';
import { figure } from '../chart/figure.js';
import { MEDIUM, NARROW, WIDE } from '../chart/layout.js';
import { swatch } from '../chart/marks.js';
import { BAR_HEIGHT, stackedBar } from '../chart/stacked-bar.js';
import { html, type Markup } from '../markup.js';

/** What each part of a drill does, in words for a legend. */
export const PHASE_WORDS: Readonly<Record<DrillPhase['name'], string>> = {
  fetch: 'download the archive',
  verify: 'check its hashes',
  restore: 'load schema and rows',
  prove: 'read every row back',
  check: 'ask the checks',
};

/** Where the time went. */
export function phasesSection({ phases }: DrillReport): Markup | null {
  if (phases.length === 0) return null;
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const parts = phases.map((phase) => ({
    className: `phase-${phase.name}`,
    value: phase.seconds,
    words: `${phase.name}: ${formatDuration(phase.seconds)}`,
  }));
  return html`<section class="card" aria-labelledby="phases">
<h2 id="phases">Where the time went</h2>
${figure({
  id: 'phase-bar',
  title: 'Phases of this drill',
  headline: null,
  description: parts.map(({ words }) => words).join(', '),
  layouts: [NARROW, MEDIUM, WIDE],
  draw: (layout) => ({ height: BAR_HEIGHT, content: stackedBar(parts, layout) }),
  below: html`<ul class="legend phases">${phases.map((phase) => legendItem(phase, total))}</ul>
`,
})}</section>
`;
}

function legendItem({ name, seconds }: DrillPhase, total: number): Markup {
  const share = total > 0 ? `, ${Math.round((seconds / total) * 100)}\u00a0%` : '';
  const mark = swatch(html`<rect class="phase-${name}" x="1" y="1" width="14" height="14" rx="3"/>`);
  return html`<li>${mark}<span><strong>${name}</strong> ${formatDuration(seconds)}<br><small>${PHASE_WORDS[name]}${share}</small></span></li>`;
}
