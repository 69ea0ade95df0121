import { fullName } from '../core/describe-restore.js';
import type { DrillReport, KeptScratch } from '../core/drill.js';
import type { Omission } from '../core/manifest.js';
import type { RunReport } from '../core/report.js';
import { TOOL_VERSION } from '../core/version.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatPlural } from '../lib/format-number.js';
import { formatTime } from '../lib/format-time.js';
import { renderDocument } from './document.js';
import { checksSection } from './drill/checks.js';
import { drillFacts } from './drill/facts.js';
import { backupHistorySection, drillHistorySection } from './drill/history.js';
import { phasesSection } from './drill/phases.js';
import { tablesSection } from './drill/tables.js';
import { tiles } from './drill/tiles.js';
import { drillVerdict, type Verdict } from './drill/verdict.js';
import { code, html, lines, link, type Markup, name } from './markup.js';

export interface PageOptions {
  /** Link to the run, where there is one. */
  readonly runUrl?: string | undefined;
}

/** Of findings and warnings each; the JSON report has all. */
const MAX_LISTED = 200;

/**
 * A drill as one self-contained HTML file, for those who were not there: names and counts, never values of rows.
 * A run that ended before it knew its drill has the verdict and no more.
 */
export function drillPage(report: RunReport, { runUrl }: PageOptions = {}): string {
  const { drill = NO_DRILL } = report;
  const verdict = drillVerdict(report, drill);
  const of = report.source?.database ?? report.environment ?? report.backupId;
  const sections = [
    verdictSection(report, verdict),
    drill.kept && keptSection(drill.kept),
    verdict.state === 'dry-run' ? null : tiles(report, drill),
    checksSection(drill),
    phasesSection(drill),
    findingsSection(drill),
    warningsSection(report),
    drillHistorySection(drill),
    backupHistorySection(drill.history),
    tablesSection(report.tables),
    factsSection(report, drill),
  ];
  return renderDocument(
    [verdict.title, of].filter((part) => part !== null).join(': '),
    html`<main>
${sections}</main>
${footer(report, runUrl)}`,
  );
}

const NO_DRILL: DrillReport = {
  pick: '',
  pickedBecause: '',
  dryRun: false,
  server: null,
  image: null,
  phases: [],
  checks: [],
  findings: [],
  rtoSeconds: null,
  rtoLimitSeconds: null,
  rpoSeconds: null,
  kept: null,
  proofUri: null,
  history: { backups: [], drills: [] },
};

const SIGNS: Readonly<Record<Verdict['state'], string>> = {
  passed: 'M13 24.5L20.5 32L35 16.5',
  failed: 'M16 16L32 32M16 32L32 16',
  unjudged: 'M24 13V27M24 33V34',
  cancelled: 'M15 24H33',
  'dry-run': 'M15 24H33',
};

function verdictSection(report: RunReport, { state, title, sentence, nextStep }: Verdict): Markup {
  const of = [report.source?.database, report.environment].filter((part): part is string => Boolean(part));
  const { error } = report;
  return html`<header class="card verdict is-${state}">
<svg class="sign" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="23"/><path d="${SIGNS[state]}"/></svg>
<div>
<p class="over">Restore drill${of.map((part) => html` · ${name(part)}`)} · ${formatTime(report.startedAt)}</p>
<h1>${title}</h1>
<p>${sentence}</p>
${
  error &&
  html`<div class="error"><p><strong>${error.code}</strong> (exit code ${report.exitCode})</p><p>${lines(error.message)}</p></div>
`
}<p class="next"><strong>What to do now:</strong> ${lines(nextStep)}</p>
</div>
</header>
`;
}

function keptSection({ database, reachedBy, droppedBy }: KeptScratch): Markup {
  return html`<section class="card" aria-labelledby="kept">
<h2 id="kept">The scratch database was kept</h2>
<p>${code(database)} is still there, for a look at what is wrong. Drop it when you are done.</p>
<dl class="facts"><dt>Open it</dt><dd>${code(reachedBy)}</dd><dt>Drop it</dt><dd>${code(droppedBy)}</dd></dl>
</section>
`;
}

function findingsSection({ findings }: DrillReport): Markup | null {
  const said = 'No failure, but a real recovery would meet them.';
  return listSection('findings', 'Findings', said, findings.map(findingLine));
}

function warningsSection({ warnings }: RunReport): Markup | null {
  return listSection('warnings', 'Warnings', null, warnings.map(lines));
}

function listSection(
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

function findingLine(finding: Omission): Markup {
  return html`<span class="kind">${finding.kind}</span> ${code(fullName(finding))}: ${name(finding.reason)}`;
}

function factsSection(report: RunReport, drill: DrillReport): Markup | null {
  const facts = drillFacts(report, drill);
  if (facts.length === 0) return null;
  return html`<section class="card" aria-labelledby="facts">
<h2 id="facts">The backup and its drill</h2>
<dl class="facts">
${facts.map(
  ({ title, text, isCode }) => html`<dt>${title}</dt><dd>${isCode ? code(text) : name(text)}</dd>
`,
)}</dl>
</section>
`;
}

function footer(report: RunReport, runUrl: string | undefined): Markup {
  const run = runUrl === undefined ? null : html` · ${link(runUrl, 'the run and its log')}`;
  return html`<footer>
<p>db-backup-action ${TOOL_VERSION} · began ${formatTime(report.startedAt)}, took ${formatDuration(report.durationSeconds)}${run}</p>
<p>All times are UTC. This page holds names and counts, no values of rows; it loads nothing from anywhere.</p>
</footer>
`;
}
