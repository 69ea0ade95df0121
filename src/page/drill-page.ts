import { fullName } from '../core/describe-restore.js';
import { type DrillReport, type KeptScratch, NO_DRILL } from '../core/drill.js';
import type { Omission } from '../core/manifest.js';
import type { RunReport } from '../core/report.js';
import { formatTime } from '../lib/format-time.js';
import { renderDocument } from './document.js';
import { checksSection } from './drill/checks.js';
import { drillFacts } from './drill/facts.js';
import { backupHistorySection, drillHistorySection } from './drill/history.js';
import { phasesSection } from './drill/phases.js';
import { tablesSection } from './drill/tables.js';
import { tiles } from './drill/tiles.js';
import { drillVerdict, type Verdict } from './drill/verdict.js';
import { listSection, warningsSection } from './list-section.js';
import { code, html, lines, type Markup, name } from './markup.js';
import { pageFooter } from './page-footer.js';
import { verdictSign } from './verdict-sign.js';

export interface PageOptions {
  /** Link to the run, where there is one. */
  readonly runUrl?: string | undefined;
}

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
${pageFooter(report, runUrl)}`,
  );
}

function verdictSection(report: RunReport, { state, title, sentence, nextStep }: Verdict): Markup {
  const of = [report.source?.database, report.environment].filter((part): part is string => Boolean(part));
  const { error } = report;
  return html`<header class="card verdict is-${state}">
${verdictSign(state)}
<div>
<p class="over">Restore drill${of.map((part) => html` · ${name(part)}`)} · ${formatTime(report.startedAt)}</p>
<h1>${title}</h1>
<p>${sentence}</p>
<p class="next"><strong>What to do now:</strong> ${lines(nextStep)}</p>
${
  error &&
  html`<div class="error"><p><strong>${error.code}</strong> (exit code ${report.exitCode})</p><p>${lines(error.message)}</p></div>
`
}</div>
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
