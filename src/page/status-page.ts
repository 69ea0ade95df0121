import type { RunReport } from '../core/report.js';
import type { StatusReport } from '../core/status.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatWholeSeconds } from '../lib/format-duration.js';
import { formatCount } from '../lib/format-number.js';
import { formatTime } from '../lib/format-time.js';
import { renderDocument } from './document.js';
import { backupHistorySection, drillHistorySection } from './drill/history.js';
import { listSection, warningsSection } from './list-section.js';
import { code, html, lines, type Markup, name } from './markup.js';
import { pageFooter } from './page-footer.js';
import { ageSection } from './status/age.js';
import { storageSection } from './status/storage.js';
import { tableHistorySection } from './status/tables.js';
import { statusTiles } from './status/tiles.js';
import { type StatusVerdict, statusVerdict } from './status/verdict.js';
import { verdictSign } from './verdict-sign.js';

/**
 * The state of a series and its history as one self-contained HTML file: names and counts, never values of rows. A store
 * that could not be asked has the verdict and no more.
 */
export function statusPage(report: RunReport, runUrl: string | undefined): string {
  const { status } = report;
  const verdict = statusVerdict(report);
  const of = status?.lastGoodBackup?.database ?? report.environment;
  return renderDocument(
    [verdict.title, of].filter((part) => part !== null).join(': '),
    html`<main>
${verdictSection(report, verdict)}${status ? sections(report, status) : warningsSection(report)}</main>
${pageFooter(report, runUrl)}`,
  );
}

function sections(report: RunReport, status: StatusReport): (Markup | null)[] {
  const { history } = status;
  return [
    statusTiles(status),
    listSection(
      'anomalies',
      'Not as before',
      'The newest backup against those before it.',
      (report.anomalies ?? []).map(({ sentence }) => lines(sentence)),
    ),
    warningsSection(report),
    ageSection(status),
    backupHistorySection(history),
    drillHistorySection({ history, rtoLimitSeconds: null }),
    tableHistorySection(history),
    storageSection(status),
    factsSection(report, status),
  ];
}

function verdictSection(report: RunReport, { state, title, sentence, problems }: StatusVerdict): Markup {
  const of = [report.status?.lastGoodBackup?.database, report.environment];
  const known = of.filter((part): part is string => Boolean(part));
  return html`<header class="card verdict is-${state}">
${verdictSign(state)}
<div>
<p class="over">Backups${known.map((part) => html` · ${name(part)}`)} · ${formatTime(report.startedAt)}</p>
<h1>${title}</h1>
<p>${sentence}</p>
${problems.map(
  ({
    message,
    nextStep,
  }) => html`<div class="next"><p>${lines(message)}</p><p><strong>What to do now:</strong> ${lines(nextStep)}</p></div>
`,
)}</div>
</header>
`;
}

function factsSection(report: RunReport, { lastGoodBackup: last }: StatusReport): Markup | null {
  if (!last) return null;
  const facts: (readonly [string, Markup | string])[] = [
    ['Backup', code(last.backupId)],
    ['Taken', formatTime(last.time)],
    ['Source', name(`${last.database}, ${last.engine} ${last.serverVersion}`)],
    ['Content', `${formatCount(last.rows)} rows in ${formatCount(last.tables)} tables`],
    ['Size', formatBytes(last.archiveBytes)],
    ['Duration', formatWholeSeconds(last.durationSeconds)],
    ['Archive', code(last.archiveUri)],
    ['Manifest', code(last.manifestUri)],
    ...(report.destination === null ? [] : [['Destination', code(report.destination)] as const]),
  ];
  return html`<section class="card" aria-labelledby="facts">
<h2 id="facts">The newest good backup</h2>
<dl class="facts">
${facts.map(
  ([title, text]) => html`<dt>${title}</dt><dd>${text}</dd>
`,
)}</dl>
</section>
`;
}
