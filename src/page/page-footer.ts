import type { RunReport } from '../core/report.js';
import { TOOL_VERSION } from '../core/version.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatTime } from '../lib/format-time.js';
import { html, link, type Markup } from './markup.js';

/** Who made the page, when, and what is not on it. */
export function pageFooter(
  report: Pick<RunReport, 'startedAt' | 'durationSeconds'>,
  runUrl: string | undefined,
): Markup {
  const run = runUrl === undefined ? null : html` · ${link(runUrl, 'the run and its log')}`;
  return html`<footer>
<p>db-backup-action ${TOOL_VERSION} · began ${formatTime(report.startedAt)}, took ${formatDuration(report.durationSeconds)}${run}</p>
<p>All times are UTC. This page holds names and counts, no values of rows; it loads nothing from anywhere.</p>
</footer>
`;
}
