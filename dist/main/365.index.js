export const id = 365;
export const ids = [365];
export const modules = {

/***/ 13365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tz: () => (/* binding */ drillFiles),
  d_: () => (/* binding */ jsonFile),
  MI: () => (/* binding */ statusFiles),
  writeReportFiles: () => (/* binding */ writeReportFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/core/redact-report.js
var redact_report = __webpack_require__(16793);
// EXTERNAL MODULE: ./.cache/build/core/report-json.js
var report_json = __webpack_require__(57996);
// EXTERNAL MODULE: ./.cache/build/page/drill-markdown.js
var drill_markdown = __webpack_require__(63078);
// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/core/drill.js
var core_drill = __webpack_require__(63014);
// EXTERNAL MODULE: ./.cache/build/lib/format-time.js
var format_time = __webpack_require__(57156);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.cache/build/page/markup.js
var markup = __webpack_require__(2307);
;// CONCATENATED MODULE: ./.cache/build/page/stylesheet.js
/**
 * The one stylesheet of every page. Text has a contrast of at least 4.5 to what is behind it, marks of charts 3; the
 * colours stay apart for every kind of colour blindness, and nothing is said by colour alone.
 */
const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --line: #dfe3e8; --grid: #e6e9ee; --base: #9aa4b1;
  --text: #1b222b; --quiet: #57616d; --link: #0a58b5; --soft: #f4f6f8;
  --passed: #0b7a69; --passed-soft: #e3f4f0; --failed: #c0263a; --failed-soft: #fcebed;
  --unjudged: #8a5a00; --unjudged-soft: #fdf3de; --sign: #ffffff;
  --chart: #1f6fc4; --area: #1f6fc424; --limit: #c0263a;
  --fetch: #12508f; --verify: #3b93d6; --restore: #b04a00; --prove: #cf7a18; --check: #6b5a9e;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1217; --card: #171c23; --line: #2b333d; --grid: #262e37; --base: #6b7683;
    --text: #e8ecf1; --quiet: #a3adb9; --link: #7ab7ff; --soft: #1f262f;
    --passed: #3fc1aa; --passed-soft: #12302c; --failed: #ff7c86; --failed-soft: #3a1a1f;
    --unjudged: #e3ab4f; --unjudged-soft: #362a13; --sign: #0e1217;
    --chart: #64a9f2; --area: #64a9f22e; --limit: #ff7c86;
    --fetch: #4a8fd6; --verify: #a5d1f7; --restore: #e0732b; --prove: #f7bf78; --check: #a795e0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 20px 12px 40px; background: var(--page); color: var(--text);
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "DejaVu Sans", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
main, footer { max-width: 1080px; margin: 0 auto; }
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; margin: 2px 0 6px; }
h2 { font-size: 1.125rem; line-height: 1.3; margin-bottom: 4px; }
h3 { font-size: 0.875rem; font-weight: 600; color: var(--quiet); }
a { color: var(--link); }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
small { font-size: 0.8125rem; color: var(--quiet); }
.said, .over { font-size: 0.875rem; color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; margin-bottom: 16px; }
.verdict { display: flex; flex-wrap: wrap; gap: 16px; border-top: 6px solid var(--quiet); }
.verdict > div { flex: 1 1 240px; min-width: 0; }
.verdict p + .next, .next + .next { margin-top: 12px; }
.sign { flex: none; }
.sign circle { fill: var(--quiet); }
.sign path { fill: none; stroke: var(--sign); stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
.is-passed.verdict { border-top-color: var(--passed); }
.is-passed .sign circle { fill: var(--passed); }
.is-failed.verdict { border-top-color: var(--failed); }
.is-failed .sign circle { fill: var(--failed); }
.is-unjudged.verdict { border-top-color: var(--unjudged); }
.is-unjudged .sign circle { fill: var(--unjudged); }
.next { background: var(--soft); border-radius: 8px; padding: 10px 12px; }
.is-passed .next { background: var(--passed-soft); }
.is-failed .next { background: var(--failed-soft); }
.is-unjudged .next { background: var(--unjudged-soft); }
.error { border-left: 3px solid var(--failed); padding: 2px 0 2px 12px; margin: 12px 0; font-size: 0.9375rem; }
.is-unjudged .error { border-left-color: var(--unjudged); }
.is-cancelled .error { border-left-color: var(--quiet); }
.tiles { list-style: none; display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr)); margin-bottom: 16px; }
.tiles.six { grid-template-columns: 1fr 1fr; }
.tiles li { container-type: inline-size; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.headline { font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
.tiles .headline { font-size: clamp(0.875rem, 13cqi, 1.5rem); }
.meter { display: block; width: 100%; height: 6px; border-radius: 3px; margin: 6px 0; }
.meter-room { fill: var(--grid); }
.figures { display: grid; gap: 24px; margin: 12px 0; }
.figure { container-type: inline-size; min-width: 0; }
.figure figcaption { margin-bottom: 6px; }
#phases + .figure figcaption { display: none; }
.chart { display: none; width: 100%; height: auto; overflow: visible; }
.chart.narrow { display: block; }
@container (min-width: 460px) {
  .chart.narrow { display: none; }
  .chart.medium { display: block; }
}
@container (min-width: 800px) {
  .up-to-wide .chart.medium { display: none; }
  .chart.wide { display: block; }
}
.chart text { font-size: 12px; fill: var(--quiet); font-family: inherit; }
.grid { stroke: var(--grid); fill: none; }
.base, .tick { stroke: var(--base); fill: none; }
.line { stroke: var(--chart); stroke-width: 2; fill: none; stroke-linejoin: round; stroke-linecap: round; }
.line.faint { stroke: var(--base); stroke-width: 1; }
.area { fill: var(--area); }
.dot { fill: var(--chart); stroke: var(--card); stroke-width: 1; }
.beyond { fill: var(--chart); }
.limit { stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 5 4; fill: none; }
.passed { fill: var(--passed); stroke: var(--card); stroke-width: 1; }
.failed-stroke { stroke: var(--failed); stroke-width: 2.5; fill: none; stroke-linecap: round; }
.unjudged-stroke { stroke: var(--unjudged); stroke-width: 2; fill: var(--card); }
.cell-passed { fill: var(--passed); }
.cell-failed { fill: var(--failed); }
.cell-unjudged { fill: var(--card); stroke: var(--unjudged); }
.sign-passed, .sign-failed { stroke: var(--sign); stroke-width: 2; fill: none; stroke-linecap: round; stroke-linejoin: round; }
.sign-unjudged { stroke: var(--unjudged); stroke-width: 2; fill: none; stroke-linecap: round; }
.phase-fetch { fill: var(--fetch); }
.phase-verify { fill: var(--verify); }
.phase-restore { fill: var(--restore); }
.phase-prove { fill: var(--prove); }
.phase-check { fill: var(--check); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 0.875rem; margin-top: 8px; }
.legend li { display: flex; gap: 6px; align-items: flex-start; }
.legend.phases { display: grid; gap: 10px 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 168px), 1fr)); }
.swatch { flex: none; width: 16px; height: 16px; margin-top: 3px; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; margin: 8px 0; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); overflow-wrap: normal; }
tbody th { font-weight: 400; }
.number { text-align: right; overflow-wrap: normal; white-space: nowrap; }
.outcome { display: inline-flex; gap: 6px; overflow-wrap: normal; }
th:has(.outcome) { width: 1%; }
.outcome.is-failed { color: var(--failed); font-weight: 600; }
.outcome.is-passed { color: var(--passed); }
.kind { color: var(--quiet); font-size: 0.875rem; }
.detail { color: var(--quiet); font-size: 0.875rem; }
.tables { list-style: none; margin-top: 8px; }
.tables > li { border-top: 1px solid var(--line); }
.tables details { margin: 0; }
.tables .figures { margin: 8px 0; }
.table-line { display: grid; grid-template-columns: minmax(0, 1fr) 120px 8.5em 5em 6.5em; gap: 2px 16px; align-items: center; padding: 6px 0; font-size: 0.9375rem; color: var(--text); }
summary.table-line { list-style: none; }
summary.table-line::-webkit-details-marker { display: none; }
summary.table-line .table-name::before { content: ""; display: inline-block; width: 0.4em; height: 0.4em; margin: 0 0.6em 0.15em 0.1em; border: solid var(--link); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary.table-line .table-name::before { transform: rotate(45deg); }
div.table-line .table-name { padding-left: 1.1em; }
.spark { display: block; width: 120px; height: 28px; }
.spark .line { stroke-width: 1.5; }
.change { color: var(--quiet); }
.list { list-style: none; margin-top: 8px; }
.list li { padding: 6px 0; border-top: 1px solid var(--line); }
details { margin-top: 8px; }
summary { cursor: pointer; font-size: 0.9375rem; color: var(--link); padding: 4px 0; }
.facts { display: grid; grid-template-columns: minmax(96px, max-content) minmax(0, 1fr); gap: 6px 16px; font-size: 0.9375rem; margin-top: 8px; }
.facts dt { color: var(--quiet); }
footer { font-size: 0.8125rem; color: var(--quiet); padding: 4px 4px 0; }
@media (min-width: 700px) {
  body { padding: 32px 24px 56px; }
  .card { padding: 20px 24px; }
  h1 { font-size: 2.125rem; }
}
@media (min-width: 700px) and (max-width: 979px) {
  .figures.three { grid-template-columns: 1fr 1fr; }
}
@media (min-width: 700px) {
  .figures.two { grid-template-columns: 1fr 1fr; }
  .tiles.six { grid-template-columns: 1fr 1fr 1fr; }
}
@media (min-width: 980px) {
  .figures.three { grid-template-columns: 1fr 1fr 1fr; }
}
@media (max-width: 699px) {
  .table-line { grid-template-columns: minmax(0, 1fr) auto auto; }
  .table-line .table-name { grid-column: 1 / -1; }
  .table-line .change { display: none; }
}
@media (max-width: 480px) {
  table { font-size: 0.875rem; }
  th, td { padding-right: 8px; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: 8px; }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; --soft: #ffffff; --quiet: #444c56; }
  * { print-color-adjust: exact; }
  body { padding: 0; font-size: 11pt; }
  .card, .tiles li, .figure, tr { break-inside: avoid; }
  .card:has(table) { break-inside: auto; }
  details:not([open]):not(:has(> .table-line)) { display: none; }
}
`;

;// CONCATENATED MODULE: ./.cache/build/page/document.js



/** The browser loads nothing, runs nothing, sends nothing, and takes no style but the one below. */
const POLICY = [
    "default-src 'none'",
    `style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLESHEET).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
/** A self-contained page: no network, no script; light or dark as the reader's system is. */
function renderDocument(title, body) {
    return (0,markup/* html */.qy) `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${markup/* Markup */.VK.fromSource(STYLESHEET)}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}

// EXTERNAL MODULE: ./.cache/build/page/drill/checks.js
var checks = __webpack_require__(96328);
// EXTERNAL MODULE: ./.cache/build/page/drill/facts.js
var drill_facts = __webpack_require__(73034);
// EXTERNAL MODULE: ./.cache/build/page/drill/history.js + 1 modules
var drill_history = __webpack_require__(43809);
// EXTERNAL MODULE: ./.cache/build/page/drill/phases.js
var phases = __webpack_require__(36025);
// EXTERNAL MODULE: ./.cache/build/page/drill/tables.js
var tables = __webpack_require__(6396);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/page/chart/layout.js
var layout = __webpack_require__(24340);
;// CONCATENATED MODULE: ./.cache/build/page/tile.js


/** One number that matters, large, with a few words on it. */
function tile(title, value, said, more) {
    return (0,markup/* html */.qy) `<li><h3>${title}</h3><p class="headline">${value}</p>${more}<p class="said">${said}</p></li>
`;
}
/** A bar as long as the part of the limit that was used; full and of another colour above it. */
function meter(share) {
    const width = (0,layout/* short */.h0)(Math.min(1, share) * 100);
    return (0,markup/* html */.qy) `<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-room" width="100" height="6"/><rect class="${share > 1 ? 'cell-failed' : 'cell-passed'}" width="${width}" height="6"/></svg>`;
}

// EXTERNAL MODULE: ./.cache/build/page/drill/verdict.js
var drill_verdict = __webpack_require__(99136);
;// CONCATENATED MODULE: ./.cache/build/page/drill/tiles.js





/** The numbers that an objective is about, large. */
function tiles(report, drill) {
    return (0,markup/* html */.qy) `<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">In numbers</h2>
<ul class="tiles">
${rto(drill)}${rpo(drill)}${proven(report)}${tiles_checks(drill)}</ul>
</section>
`;
}
function rto({ rtoSeconds, rtoLimitSeconds }) {
    const limit = rtoLimitSeconds === null
        ? 'no limit is set'
        : `limit ${(0,format_duration/* formatDuration */.a3)(rtoLimitSeconds).replaceAll(' ', '\u00a0')}`;
    if (rtoSeconds === null)
        return tile('Recovery time (RTO)', '–', `not measured; ${limit}`);
    if (rtoLimitSeconds === null)
        return tile('Recovery time (RTO)', (0,format_duration/* formatDuration */.a3)(rtoSeconds), limit);
    const isOver = rtoSeconds > rtoLimitSeconds;
    const said = isOver ? `✕ over the ${limit}` : `✓ within the ${limit}`;
    return tile('Recovery time (RTO)', (0,format_duration/* formatDuration */.a3)(rtoSeconds), said, meter(rtoSeconds / rtoLimitSeconds));
}
function rpo({ rpoSeconds }) {
    const said = 'age of the newest backup: what would be lost now';
    return tile('Data at risk (RPO)', rpoSeconds === null ? '–' : (0,format_duration/* formatDuration */.a3)(rpoSeconds), said);
}
function proven({ tables }) {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const where = tables.length === 0 ? 'nothing was proven' : `in ${(0,format_number/* formatPlural */.yk)(tables.length, 'table')}`;
    return tile('Rows read back', tables.length === 0 ? '–' : (0,format_number/* formatCount */.B4)(rows), where);
}
function tiles_checks(drill) {
    const passed = drill.checks.filter(({ ok }) => ok).length;
    const all = drill.checks.length;
    return tile('Checks', all === 0 ? '–' : `${passed} / ${all}`, (0,drill_verdict/* countChecks */.l)(drill) ?? 'none were asked');
}

;// CONCATENATED MODULE: ./.cache/build/page/list-section.js


/** Of each list; the JSON report has all. */
const MAX_LISTED = 200;
/** A list under a title; null for none. */
function listSection(id, title, said, items) {
    if (items.length === 0)
        return null;
    const rest = items.length - MAX_LISTED;
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${said === null
        ? null
        : (0,markup/* html */.qy) `<p class="said">${said}</p>
`}<ul class="list">
${items.slice(0, MAX_LISTED).map((item) => (0,markup/* html */.qy) `<li>${item}</li>
`)}</ul>
${rest > 0
        ? (0,markup/* html */.qy) `<p class="said">And ${(0,format_number/* formatPlural */.yk)(rest, 'line')} more, in the JSON report.</p>
`
        : null}</section>
`;
}
function warningsSection({ warnings }) {
    return listSection('warnings', 'Warnings', null, warnings.map(markup/* lines */.Mn));
}

// EXTERNAL MODULE: ./.cache/build/core/version.js
var version = __webpack_require__(47703);
;// CONCATENATED MODULE: ./.cache/build/page/page-footer.js




/** Who made the page, when, and what is not on it. */
function pageFooter(report, runUrl) {
    const run = runUrl === undefined ? null : (0,markup/* html */.qy) ` · ${(0,markup/* link */.nf)(runUrl, 'the run and its log')}`;
    return (0,markup/* html */.qy) `<footer>
<p>db-backup-action ${version/* TOOL_VERSION */.w} · began ${(0,format_time/* formatTime */.f)(report.startedAt)}, took ${(0,format_duration/* formatDuration */.a3)(report.durationSeconds)}${run}</p>
<p>All times are UTC. This page holds names and counts, no values of rows; it loads nothing from anywhere.</p>
</footer>
`;
}

;// CONCATENATED MODULE: ./.cache/build/page/verdict-sign.js

const SIGNS = {
    passed: 'M13 24.5L20.5 32L35 16.5',
    failed: 'M16 16L32 32M16 32L32 16',
    unjudged: 'M24 13V27M24 33V34',
    cancelled: 'M15 24H33',
    'dry-run': 'M15 24H33',
};
/** The large sign beside a verdict; the words say the same. */
function verdictSign(state) {
    return (0,markup/* html */.qy) `<svg class="sign" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="23"/><path d="${SIGNS[state]}"/></svg>`;
}

;// CONCATENATED MODULE: ./.cache/build/page/drill-page.js















/**
 * A drill as one self-contained HTML file, for those who were not there: names and counts, never values of rows.
 * A run that ended before it knew its drill has the verdict and no more.
 */
function drillPage(report, { runUrl } = {}) {
    const { drill = core_drill/* NO_DRILL */.qm } = report;
    const verdict = (0,drill_verdict/* drillVerdict */.P)(report, drill);
    const of = report.source?.database ?? report.environment ?? report.backupId;
    const sections = [
        verdictSection(report, verdict),
        drill.kept && keptSection(drill.kept),
        verdict.state === 'dry-run' ? null : tiles(report, drill),
        (0,checks/* checksSection */.N$)(drill),
        (0,phases/* phasesSection */.S)(drill),
        findingsSection(drill),
        warningsSection(report),
        (0,drill_history/* drillHistorySection */.hg)(drill),
        (0,drill_history/* backupHistorySection */.cL)(drill.history),
        (0,tables/* tablesSection */.zi)(report.tables),
        factsSection(report, drill),
    ];
    return renderDocument([verdict.title, of].filter((part) => part !== null).join(': '), (0,markup/* html */.qy) `<main>
${sections}</main>
${pageFooter(report, runUrl)}`);
}
function verdictSection(report, { state, title, sentence, nextStep }) {
    const of = [report.source?.database, report.environment].filter((part) => Boolean(part));
    const { error } = report;
    return (0,markup/* html */.qy) `<header class="card verdict is-${state}">
${verdictSign(state)}
<div>
<p class="over">Restore drill${of.map((part) => (0,markup/* html */.qy) ` · ${(0,markup/* name */.UU)(part)}`)} · ${(0,format_time/* formatTime */.f)(report.startedAt)}</p>
<h1>${title}</h1>
<p>${sentence}</p>
<p class="next"><strong>What to do now:</strong> ${(0,markup/* lines */.Mn)(nextStep)}</p>
${error &&
        (0,markup/* html */.qy) `<div class="error"><p><strong>${error.code}</strong> (exit code ${report.exitCode})</p><p>${(0,markup/* lines */.Mn)(error.message)}</p></div>
`}</div>
</header>
`;
}
function keptSection({ database, reachedBy, droppedBy }) {
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="kept">
<h2 id="kept">The scratch database was kept</h2>
<p>${(0,markup/* code */.aY)(database)} is still there, for a look at what is wrong. Drop it when you are done.</p>
<dl class="facts"><dt>Open it</dt><dd>${(0,markup/* code */.aY)(reachedBy)}</dd><dt>Drop it</dt><dd>${(0,markup/* code */.aY)(droppedBy)}</dd></dl>
</section>
`;
}
function findingsSection({ findings }) {
    const said = 'No failure, but a real recovery would meet them.';
    return listSection('findings', 'Findings', said, findings.map(findingLine));
}
function findingLine(finding) {
    return (0,markup/* html */.qy) `<span class="kind">${finding.kind}</span> ${(0,markup/* code */.aY)((0,describe_restore/* fullName */.fq)(finding))}: ${(0,markup/* name */.UU)(finding.reason)}`;
}
function factsSection(report, drill) {
    const facts = (0,drill_facts/* drillFacts */.z)(report, drill);
    if (facts.length === 0)
        return null;
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="facts">
<h2 id="facts">The backup and its drill</h2>
<dl class="facts">
${facts.map(({ title, text, isCode }) => (0,markup/* html */.qy) `<dt>${title}</dt><dd>${isCode ? (0,markup/* code */.aY)(text) : (0,markup/* name */.UU)(text)}</dd>
`)}</dl>
</section>
`;
}

// EXTERNAL MODULE: ./.cache/build/lib/format-age.js
var format_age = __webpack_require__(25338);
;// CONCATENATED MODULE: ./.cache/build/page/status/badge.js

const COLORS = { green: 'brightgreen', amber: 'yellow', red: 'red' };
/** In two or three words, as a badge has room for. */
const WORDS = {
    NO_BACKUP: 'none',
    BACKUP_STALE: 'stale',
    BACKUP_DAMAGED: 'damaged',
    BACKUP_ANOMALOUS: 'anomalous',
    DRILL_FAILED: 'drill failed',
    NO_DRILL: 'never drilled',
    DRILL_STALE: 'drill is stale',
};
function statusBadge(report) {
    const { status, environment } = report;
    const label = environment === null ? 'backup' : `backup ${environment}`;
    if (!status)
        return { schemaVersion: 1, label, message: 'unknown', color: 'red' };
    return { schemaVersion: 1, label, message: messageOf(status), color: COLORS[status.state] };
}
function messageOf({ problems, lastGoodBackup, lastGoodDrill }) {
    const [problem] = problems;
    const age = lastGoodBackup ? (0,format_age/* formatAge */.n)(lastGoodBackup.ageSeconds) : null;
    if (problem) {
        const words = WORDS[problem.code];
        return age === null ? words : `${words}, ${age}`;
    }
    return [age, lastGoodDrill && `drilled ${(0,format_age/* formatAge */.n)(lastGoodDrill.ageSeconds)}`]
        .filter((part) => part !== null)
        .join(', ');
}

;// CONCATENATED MODULE: ./.cache/build/page/status/prometheus.js
/**
 * The status for the textfile collector of Prometheus' node_exporter: text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/), base units, what is not known left out.
 * `db_backup_status_ok` is 0 where the store could not be asked, too.
 */
function statusPrometheus(report, series) {
    const { status } = report;
    const metrics = [
        ['status_ok', '1 when nothing is red, 0 when backups or drills need a person.', one(report.ok ? 1 : 0)],
        [
            'status_checked_timestamp_seconds',
            'When the series was looked at.',
            one(Date.parse(report.startedAt) / 1000),
        ],
        ...(status ? metricsOf(status, report.anomalies?.length ?? 0) : []),
    ];
    return metrics
        .filter(([, , samples]) => samples.length > 0)
        .map(([name, help, samples]) => `# HELP db_backup_${name} ${help}\n# TYPE db_backup_${name} gauge\n${samples
        .map(({ labels, value }) => `db_backup_${name}${labelText({ ...series, ...labels })} ${value}\n`)
        .join('')}`)
        .join('');
}
function metricsOf(status, anomalies) {
    const { lastGoodBackup: backup, lastGoodDrill: drill, rpo, rto, storage, growth } = status;
    const at = (time) => one(time === undefined ? null : Date.parse(time) / 1000);
    return [
        ['last_success_timestamp_seconds', 'Moment of the newest good backup.', at(backup?.time)],
        ['last_success_age_seconds', 'Age of the newest good backup.', one(backup?.ageSeconds)],
        ['max_age_seconds', 'Age from which on it is stale.', one(status.maxAgeSeconds)],
        ['last_size_bytes', 'Archive of the newest good backup, as stored.', one(backup?.archiveBytes)],
        ['last_rows', 'Rows in the newest good backup.', one(backup?.rows)],
        ['last_tables', 'Tables in the newest good backup.', one(backup?.tables)],
        ['last_duration_seconds', 'Time from its snapshot to the end of writing.', one(backup?.durationSeconds)],
        ['last_drill_success_timestamp_seconds', 'When the newest good drill ended.', at(drill?.time)],
        ['last_drill_success_age_seconds', 'Age of the newest good drill.', one(drill?.ageSeconds)],
        ['max_drill_age_seconds', 'Age from which on it is stale.', one(status.maxDrillAgeSeconds)],
        ['drill_success_ratio', 'Drills that passed, of those that judged.', one(status.drills.successRate)],
        [
            'rpo_seconds',
            'Data at risk now, and at worst in the last days.',
            labelled('kind', { current: rpo.currentSeconds, worst: rpo.worstSeconds }),
        ],
        [
            'rto_seconds',
            'Time that drills took from the first byte to proven rows.',
            labelled('kind', { last: rto.lastSeconds, median: rto.medianSeconds, worst: rto.worstSeconds }),
        ],
        [
            'failures_in_a_row',
            'Failures since the last success.',
            labelled('operation', { backup: status.failuresInARow.backup, drill: status.failuresInARow.drill }),
        ],
        ['anomalies', 'What about the newest backup is not as before.', one(anomalies)],
        ['backups', 'Committed backups in the store.', one(status.backupCount)],
        ['future_backups', 'Backups that a clock which ran ahead has dated.', one(status.futureBackups.length)],
        [
            'storage_bytes',
            'Bytes in the store.',
            labelled('kind', {
                current: storage.currentBytes,
                noncurrent: storage.noncurrentBytes,
                uncommitted: storage.uncommittedBytes,
            }),
        ],
        [
            'archive_growth_bytes_per_second',
            'How fast an archive grows.',
            one(growth.archiveBytesPerDay === null ? null : growth.archiveBytesPerDay / 86_400),
        ],
    ];
}
function one(value) {
    return value === null || value === undefined ? [] : [{ value }];
}
function labelled(label, values) {
    return Object.entries(values).flatMap(([name, value]) => value === null ? [] : [{ labels: { [label]: name }, value }]);
}
function labelText(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
function escapeLabel(value) {
    return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

// EXTERNAL MODULE: ./.cache/build/page/status-markdown.js
var status_markdown = __webpack_require__(67459);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
// EXTERNAL MODULE: ./.cache/build/page/chart/figure.js
var figure = __webpack_require__(81610);
// EXTERNAL MODULE: ./.cache/build/page/chart/limit.js
var chart_limit = __webpack_require__(42579);
// EXTERNAL MODULE: ./.cache/build/page/chart/time-chart.js + 1 modules
var time_chart = __webpack_require__(70557);
;// CONCATENATED MODULE: ./.cache/build/page/status/age.js










/** How old the newest backup was each time before the next one came: what a disaster then would have cost. */
function ageSection({ history: { backups }, maxAgeSeconds, rpo, checkedAt, }) {
    const ends = [...backups.slice(1).map(({ time }) => time), checkedAt];
    const points = backups.map(({ time }, i) => {
        const end = ends[i] ?? checkedAt;
        const value = Math.max(0, (Date.parse(end) - Date.parse(time)) / 1000);
        return { time: Date.parse(end), value, words: `${(0,format_time/* formatTime */.f)(end)}: ${(0,format_duration/* formatDuration */.a3)(value)}` };
    });
    if (points.length < 2)
        return null;
    const values = points.map(({ value }) => value);
    const { axis, showsLimit } = (0,chart_limit/* fitLimit */.Jp)(values, 'seconds', maxAgeSeconds);
    const worst = (0,format_duration/* formatDuration */.a3)((0,d3_array/* max */.T9)(values) ?? 0);
    const limit = `limit ${(0,format_duration/* formatDuration */.a3)(maxAgeSeconds)}`;
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="age">
<h2 id="age">Data at risk</h2>
<p class="said">How old the newest backup got before the next one came; the last point is now.</p>
${(0,figure/* figure */.v)({
        id: 'backup-age',
        title: `Worst of ${(0,format_number/* formatPlural */.yk)(rpo.windowDays, 'day')}`,
        headline: rpo.worstSeconds === null ? null : (0,format_duration/* formatDuration */.a3)(rpo.worstSeconds),
        description: `Age of the newest backup before the next, ${(0,drill_history/* span */.Ln)(backups)}: worst ${worst}, now ${(0,format_duration/* formatDuration */.a3)(values.at(-1) ?? 0)}; ${limit}.`,
        layouts: [layout/* NARROW */.kU, layout/* MEDIUM */.E_, layout/* WIDE */.eV],
        draw: (layout) => ({
            height: layout.height,
            content: (0,time_chart/* timeChart */.s)(points, 'seconds', layout, maxAgeSeconds),
        }),
        below: (0,markup/* html */.qy) `${showsLimit
            ? (0,markup/* html */.qy) `<ul class="legend"><li>${(0,chart_limit/* limitSwatch */.O)()}${limit}</li></ul>
`
            : null}${(0,drill_history/* note */.N4)((0,drill_history/* beyond */.wQ)(values, axis.top, 'seconds'))}`,
    })}</section>
`;
}

// EXTERNAL MODULE: ./.cache/build/lib/format-status.js
var format_status = __webpack_require__(27295);
// EXTERNAL MODULE: ./.cache/build/page/chart/marks.js
var marks = __webpack_require__(79658);
// EXTERNAL MODULE: ./.cache/build/page/chart/stacked-bar.js
var stacked_bar = __webpack_require__(57169);
// EXTERNAL MODULE: ./.cache/build/page/data-table.js
var data_table = __webpack_require__(27666);
;// CONCATENATED MODULE: ./.cache/build/page/status/storage.js








/** What the series takes in the store, and where that leads. */
function storageSection(status) {
    const { totalBytes } = status.storage;
    if (totalBytes === 0)
        return null;
    const parts = partsOf(status);
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="storage">
<h2 id="storage">Storage</h2>
${(0,figure/* figure */.v)({
        id: 'storage-bar',
        title: 'Stored',
        headline: (0,format_bytes/* formatBytes */.z)(totalBytes),
        description: parts.map(({ words }) => words).join(', '),
        layouts: [layout/* NARROW */.kU, layout/* MEDIUM */.E_, layout/* WIDE */.eV],
        draw: (layout) => ({ height: stacked_bar/* BAR_HEIGHT */.M, content: (0,stacked_bar/* stackedBar */.n)(parts, layout) }),
        below: (0,markup/* html */.qy) `<ul class="legend">${parts.map(({ className, words }) => (0,markup/* html */.qy) `<li>${(0,marks/* swatch */.nf)((0,markup/* html */.qy) `<rect class="${className}" x="1" y="1" width="14" height="14" rx="3"/>`)}${words}</li>`)}</ul>
`,
    })}<p class="said">${growthSentence(status)}${status.storage.noncurrentBytes === null ? 'Old versions are not counted: there is no right to list them.' : null}</p>
${forecastTable(status)}</section>
`;
}
function partsOf({ storage }) {
    const { currentBytes, noncurrentBytes, uncommittedBytes } = storage;
    const part = (className, value, title) => value === 0 ? [] : [{ className, value, words: `${title}: ${(0,format_bytes/* formatBytes */.z)(value)}` }];
    return [
        ...part('phase-fetch', currentBytes, 'backups'),
        ...part('phase-restore', noncurrentBytes ?? 0, 'old versions'),
        ...part('phase-check', uncommittedBytes, 'not committed'),
    ];
}
function growthSentence({ growth }) {
    if (growth.archiveBytesPerDay === null)
        return null;
    const words = (0,format_status/* growthWords */.dX)(growth);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}. `;
}
function forecastTable({ growth: { forecast }, lastGoodBackup, storage }) {
    if (forecast.length === 0)
        return null;
    const right = (title) => ({ title, align: 'right' });
    const now = ['now', (0,format_bytes/* formatBytes */.z)(lastGoodBackup?.archiveBytes ?? 0), (0,format_bytes/* formatBytes */.z)(storage.currentBytes)];
    return (0,data_table/* dataTable */.J)('If it goes on like this, with as many backups as now', [{ title: 'Forecast' }, right('One archive'), right('All backups')], [
        now,
        ...forecast.map(({ days, archiveBytes, storedBytes }) => [
            `in ${days} days`,
            (0,format_bytes/* formatBytes */.z)(archiveBytes),
            (0,format_bytes/* formatBytes */.z)(storedBytes),
        ]),
    ]);
}

// EXTERNAL MODULE: ./.cache/build/lib/format-date.js
var format_date = __webpack_require__(70205);
// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
;// CONCATENATED MODULE: ./.cache/build/page/chart/spark-line.js



const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;
/** A curve without axes beside the numbers it belongs to, from zero up; broken where there is no value. */
function sparkLine(values) {
    const top = Math.max(...values.map((value) => value ?? 0), 1);
    const x = (i) => (0,layout/* short */.h0)(MARGIN + (i / Math.max(1, values.length - 1)) * (WIDTH - 2 * MARGIN));
    const y = (value) => (0,layout/* short */.h0)(HEIGHT - MARGIN - ((value ?? 0) / top) * (HEIGHT - 2 * MARGIN));
    const isThere = (value) => value !== null;
    const drawLine = (0,d3_shape/* line */.n8)((_, i) => x(i), y).defined(isThere);
    const drawArea = (0,d3_shape/* area */.Wc)((_, i) => x(i), HEIGHT - MARGIN, y).defined(isThere);
    const last = values.at(-1) ?? null;
    const dot = last === null ? null : (0,markup/* html */.qy) `<circle class="dot" cx="${x(values.length - 1)}" cy="${y(last)}" r="3"/>`;
    return (0,markup/* html */.qy) `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path class="area" d="${drawArea(values)}"/><path class="line" d="${drawLine(values)}"/>${dot}</svg>`;
}

// EXTERNAL MODULE: ./.cache/build/page/chart/value-axis.js
var value_axis = __webpack_require__(32507);
;// CONCATENATED MODULE: ./.cache/build/page/status/tables.js










/** So many of the largest tables open to charts of their own; the rest have their curve. */
const MAX_CHARTED = 40;
/** Of the charts of one table. */
const MAX_POINTS = 30;
/** Every table that is followed, the largest first, with its curve; a click opens it. */
function tableHistorySection({ tables, tableTimes, moreTables }) {
    const [first] = tableTimes;
    if (tables.length === 0 || first === undefined)
        return null;
    const since = (0,format_date/* formatDate */.Yq)(Date.parse(first));
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="tables">
<h2 id="tables">Tables</h2>
<p class="said">${(0,format_number/* formatPlural */.yk)(tables.length, 'table')}, the largest first, with the rows since ${since}. The ${tables.length > MAX_CHARTED ? `first ${MAX_CHARTED} open` : 'lines open'} to charts.</p>
<ul class="tables">
${tables.map((table, i) => (0,markup/* html */.qy) `<li>${i < MAX_CHARTED ? opening(table, tableTimes, i) : (0,markup/* html */.qy) `<div class="table-line">${lineOf(table)}</div>`}</li>
`)}</ul>
${moreTables > 0 ? (0,markup/* html */.qy) `<p class="said">And ${(0,format_number/* formatPlural */.yk)(moreTables, 'smaller table')}, counted in the totals.</p>` : null}</section>
`;
}
function opening(table, times, index) {
    return (0,markup/* html */.qy) `<details><summary class="table-line">${lineOf(table)}</summary>
<div class="figures two">
${measureFigure(`table-${index}-rows`, 'Rows', 'count', table.rows, times)}${measureFigure(`table-${index}-bytes`, 'JSON', 'bytes', table.bytes, times)}</div>
<p class="said">${(0,format_number/* formatPlural */.yk)(table.columns, 'column')}; ${rangeWords(table)}.</p>
</details>`;
}
function lineOf({ schema, name, rows, bytes }) {
    const now = rows.at(-1) ?? 0;
    return (0,markup/* html */.qy) `<span class="table-name">${(0,markup/* code */.aY)(schema === '' ? name : `${schema}.${name}`)}</span>${sparkLine(rows)}<span class="number">${(0,format_number/* formatCount */.B4)(now)} <small>rows</small></span><span class="number">${(0,format_bytes/* formatBytes */.z)(bytes.at(-1) ?? 0)}</span><span class="number change">${changeWords(rows)}</span>`;
}
/** Against the oldest value that is shown. */
function changeWords(values) {
    const first = values.find((value) => value !== null) ?? 0;
    const last = values.at(-1) ?? 0;
    return (0,format_number/* formatChange */.eD)(last - first);
}
function rangeWords({ rows }) {
    const known = rows.filter((value) => value !== null);
    const backups = (0,format_number/* formatPlural */.yk)(known.length, 'backup');
    return `${(0,format_number/* formatCount */.B4)(Math.min(...known))} to ${(0,format_number/* formatPlural */.yk)(Math.max(...known), 'row')} in ${backups}`;
}
function measureFigure(id, title, unit, values, times) {
    const points = times
        .flatMap((time, i) => {
        const value = values[i] ?? null;
        const words = value === null ? '' : `${(0,format_time/* formatTime */.f)(time)}: ${(0,value_axis/* formatValue */.F)(value, unit)}`;
        return value === null ? [] : [{ time: Date.parse(time), value, words }];
    })
        .slice(-MAX_POINTS);
    const newest = (0,value_axis/* formatValue */.F)(points.at(-1)?.value ?? 0, unit);
    return (0,figure/* figure */.v)({
        id,
        title,
        headline: newest,
        description: `${title} in ${(0,format_number/* formatPlural */.yk)(points.length, 'backup')}: newest ${newest}.`,
        layouts: [layout/* NARROW */.kU, layout/* MEDIUM */.E_],
        draw: (layout) => ({ height: layout.height, content: (0,time_chart/* timeChart */.s)(points, unit, layout) }),
    });
}

;// CONCATENATED MODULE: ./.cache/build/page/status/tiles.js





/** The numbers that an objective is about, large. */
function statusTiles(status) {
    return (0,markup/* html */.qy) `<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">In numbers</h2>
<ul class="tiles six">
${backupAge(status)}${drillAge(status)}${tiles_rpo(status)}${tiles_rto(status)}${drills(status)}${storage(status)}</ul>
</section>
`;
}
function backupAge({ lastGoodBackup, maxAgeSeconds }) {
    const limit = (0,format_duration/* formatDuration */.a3)(maxAgeSeconds);
    if (!lastGoodBackup)
        return tile('Newest good backup', 'none', `✕ allowed age ${limit}`, meter(2));
    const { ageSeconds } = lastGoodBackup;
    const said = ageSeconds > maxAgeSeconds ? `✕ older than ${limit}` : `✓ younger than ${limit}`;
    return tile('Newest good backup', (0,format_status/* ageOf */.hy)(ageSeconds), said, meter(ageSeconds / (maxAgeSeconds || 1)));
}
function drillAge({ lastGoodDrill, maxDrillAgeSeconds }) {
    const title = 'Newest good drill';
    if (maxDrillAgeSeconds === null) {
        return tile(title, lastGoodDrill ? (0,format_status/* ageOf */.hy)(lastGoodDrill.ageSeconds) : '–', 'none are asked for');
    }
    const limit = (0,format_duration/* formatDuration */.a3)(maxDrillAgeSeconds);
    if (!lastGoodDrill)
        return tile(title, 'none', `✕ allowed age ${limit}`, meter(2));
    const { ageSeconds } = lastGoodDrill;
    const said = ageSeconds > maxDrillAgeSeconds ? `✕ older than ${limit}` : `✓ younger than ${limit}`;
    return tile(title, (0,format_status/* ageOf */.hy)(ageSeconds), said, meter(ageSeconds / maxDrillAgeSeconds));
}
function tiles_rpo({ rpo: { worstSeconds, windowDays, medianSeconds } }) {
    const usual = medianSeconds === null ? '' : `; usually ${(0,format_status/* ageOf */.hy)(medianSeconds)}`;
    const days = windowDays === 1 ? 'the last day' : `${windowDays} days`;
    return tile('Data at risk (RPO)', worstSeconds === null ? '–' : (0,format_status/* ageOf */.hy)(worstSeconds), worstSeconds === null ? 'everything would be lost' : `at worst in ${days}${usual}`);
}
function tiles_rto({ rto: { medianSeconds, worstSeconds } }) {
    return tile('Recovery time (RTO)', medianSeconds === null ? '–' : (0,format_duration/* formatDuration */.a3)(medianSeconds), medianSeconds === null
        ? 'no drill has measured it'
        : `median; worst ${(0,format_duration/* formatDuration */.a3)(worstSeconds ?? 0)}`);
}
function drills({ drills: record }) {
    const { successRate, passed, failed } = record;
    return tile('Drills passed', successRate === null ? '–' : `${Math.floor(successRate * 100)} %`, successRate === null ? (0,format_status/* drillWords */.pl)(record) : `${passed} of ${passed + failed} that judged a backup`);
}
function storage(status) {
    return tile('Stored', (0,format_bytes/* formatBytes */.z)(status.storage.totalBytes), (0,format_status/* storageWords */.vM)(status));
}

// EXTERNAL MODULE: ./.cache/build/page/status/verdict.js
var status_verdict = __webpack_require__(1847);
;// CONCATENATED MODULE: ./.cache/build/page/status-page.js















/**
 * The state of a series and its history as one self-contained HTML file: names and counts, never values of rows. A store
 * that could not be asked has the verdict and no more.
 */
function statusPage(report, runUrl) {
    const { status } = report;
    const verdict = (0,status_verdict/* statusVerdict */.s)(report);
    const of = status?.lastGoodBackup?.database ?? report.environment;
    return renderDocument([verdict.title, of].filter((part) => part !== null).join(': '), (0,markup/* html */.qy) `<main>
${status_page_verdictSection(report, verdict)}${status ? sections(report, status) : warningsSection(report)}</main>
${pageFooter(report, runUrl)}`);
}
function sections(report, status) {
    const { history } = status;
    return [
        statusTiles(status),
        listSection('anomalies', 'Not as before', 'The newest backup against those before it.', (report.anomalies ?? []).map(({ sentence }) => (0,markup/* lines */.Mn)(sentence))),
        warningsSection(report),
        ageSection(status),
        (0,drill_history/* backupHistorySection */.cL)(history),
        (0,drill_history/* drillHistorySection */.hg)({ history, rtoLimitSeconds: null }),
        tableHistorySection(history),
        storageSection(status),
        status_page_factsSection(report, status),
    ];
}
function status_page_verdictSection(report, { state, title, sentence, problems }) {
    const of = [report.status?.lastGoodBackup?.database, report.environment];
    const known = of.filter((part) => Boolean(part));
    return (0,markup/* html */.qy) `<header class="card verdict is-${state}">
${verdictSign(state)}
<div>
<p class="over">Backups${known.map((part) => (0,markup/* html */.qy) ` · ${(0,markup/* name */.UU)(part)}`)} · ${(0,format_time/* formatTime */.f)(report.startedAt)}</p>
<h1>${title}</h1>
<p>${sentence}</p>
${problems.map(({ message, nextStep, }) => (0,markup/* html */.qy) `<div class="next"><p>${(0,markup/* lines */.Mn)(message)}</p><p><strong>What to do now:</strong> ${(0,markup/* lines */.Mn)(nextStep)}</p></div>
`)}</div>
</header>
`;
}
function status_page_factsSection(report, { lastGoodBackup: last }) {
    if (!last)
        return null;
    const facts = [
        ['Backup', (0,markup/* code */.aY)(last.backupId)],
        ['Taken', (0,format_time/* formatTime */.f)(last.time)],
        ['Source', (0,markup/* name */.UU)(`${last.database}, ${last.engine} ${last.serverVersion}`)],
        ['Content', `${(0,format_number/* formatCount */.B4)(last.rows)} rows in ${(0,format_number/* formatCount */.B4)(last.tables)} tables`],
        ['Size', (0,format_bytes/* formatBytes */.z)(last.archiveBytes)],
        ['Duration', (0,format_duration/* formatWholeSeconds */.mP)(last.durationSeconds)],
        ['Archive', (0,markup/* code */.aY)(last.archiveUri)],
        ['Manifest', (0,markup/* code */.aY)(last.manifestUri)],
        ...(report.destination === null ? [] : [['Destination', (0,markup/* code */.aY)(report.destination)]]),
    ];
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="facts">
<h2 id="facts">The newest good backup</h2>
<dl class="facts">
${facts.map(([title, text]) => (0,markup/* html */.qy) `<dt>${title}</dt><dd>${text}</dd>
`)}</dl>
</section>
`;
}

// EXTERNAL MODULE: ./.cache/build/app/place-file.js
var place_file = __webpack_require__(19659);
;// CONCATENATED MODULE: ./.cache/build/app/report-files.js












/** What people read of a drill, as files. The report's sentences have been redacted. */
function drillFiles(report, runUrl) {
    return [
        { name: 'drill.html', text: drillPage(report, { runUrl }) },
        { name: 'drill.md', text: `${(0,drill_markdown/* drillMarkdown */.V)(report).join('\n')}\n` },
    ];
}
/** The whole report for programs. */
function jsonFile(name, report) {
    return { name, text: `${JSON.stringify((0,report_json/* reportJson */.l)(report), null, 2)}\n` };
}
/** The same of a status, for people, a site of Pages, Prometheus and a badge. */
function statusFiles(report, runUrl, backupName) {
    const series = {
        ...(report.environment === null ? {} : { environment: report.environment }),
        ...(backupName === undefined ? {} : { backup_name: backupName }),
    };
    return [
        { name: 'index.html', text: statusPage(report, runUrl) },
        { name: 'status.md', text: `${(0,status_markdown/* statusMarkdown */.K)(report).join('\n')}\n` },
        { name: 'status.prom', text: statusPrometheus(report, series) },
        { name: 'badge.json', text: `${JSON.stringify(statusBadge(report), null, 2)}\n` },
    ];
}
/**
 * Writes the report of a drill or a status, good or bad, to `report-dir`, which is made where it is missing. Files of an
 * earlier one are replaced as a whole; a link of that name is replaced, never followed.
 * @returns warnings; trouble here never changes what the run came to
 */
async function writeReportFiles({ reportDir, backupName }, report, { redact, runUrl, log }) {
    const { operation } = report;
    if ((operation !== 'drill' && operation !== 'status') || reportDir === undefined)
        return [];
    const folder = (0,external_node_path_.resolve)(reportDir);
    try {
        const clean = (0,redact_report/* redactReport */.a)(report, redact);
        await (0,promises_.mkdir)(folder, { recursive: true });
        const forPeople = operation === 'drill' ? drillFiles(clean, runUrl) : statusFiles(clean, runUrl, backupName);
        const files = [...forPeople, jsonFile(`${operation}.json`, clean)];
        for (const file of files)
            await (0,place_file/* placeFile */.a)(folder, file);
        log.info(`The report is in ${folder}: ${files.map(({ name }) => name).join(', ')}`);
        return [];
    }
    catch (error) {
        return [`The report could not be written to ${folder}: ${(0,errors/* messageOf */.bD)(error)}`];
    }
}


/***/ }),

/***/ 63014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VX: () => (/* binding */ DRILL_PHASES),
/* harmony export */   oe: () => (/* binding */ MAX_HISTORY),
/* harmony export */   qm: () => (/* binding */ NO_DRILL),
/* harmony export */   tx: () => (/* binding */ isSlowAlone)
/* harmony export */ });
/* unused harmony export DRILL_PICKS */
/** How `drill-pick` chooses, besides an id. */
const DRILL_PICKS = (/* unused pure expression or super */ null && (['random', 'newest', 'oldest', 'least-proven']));
/** The parts of a drill that are timed; the first four make up the time that a recovery takes. */
const DRILL_PHASES = ['fetch', 'verify', 'restore', 'prove', 'check'];
/** Whether the one thing that did not hold is the recovery time: such a backup is good. */
function isSlowAlone(checks) {
    const failed = checks.filter(({ ok }) => !ok);
    return failed.length > 0 && failed.every(({ kind }) => kind === 'rto');
}
/** The charts of a report show this many of the newest points. */
const MAX_HISTORY = 200;
/** A drill of which nothing is known yet. */
const NO_DRILL = {
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


/***/ }),

/***/ 70205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yq: () => (/* binding */ formatDate),
/* harmony export */   ei: () => (/* binding */ formatClock),
/* harmony export */   gl: () => (/* binding */ formatMonthOrYear),
/* harmony export */   im: () => (/* binding */ formatDay),
/* harmony export */   sK: () => (/* binding */ formatSecond)
/* harmony export */ });
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `25 Mar`, UTC; from milliseconds since 1970, as all of these. */
function formatDay(time) {
    const date = new Date(time);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
/** `Mar`, and `2026` for January: along an axis of months the year is told once. */
function formatMonthOrYear(time) {
    const date = new Date(time);
    return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : (MONTHS[date.getUTCMonth()] ?? '');
}
/** `25 Mar 2026` */
function formatDate(time) {
    return `${formatDay(time)} ${new Date(time).getUTCFullYear()}`;
}
/** `02:00` */
function formatClock(time) {
    return new Date(time).toISOString().slice(11, 16);
}
/** `02:00:05` */
function formatSecond(time) {
    return new Date(time).toISOString().slice(11, 19);
}


/***/ }),

/***/ 53054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ drillStrip),
/* harmony export */   h: () => (/* binding */ cellSwatch)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24340);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79658);



const GAP = 3;
const CELL_HEIGHT = 22;
const MIN_CELL = 15;
const MAX_CELL = 28;
const MAX_ROWS = 4;
const SIGNS = {
    passed: 'M-4 0L-1.2 3L4 -3.2',
    failed: 'M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2',
    unjudged: 'M-3.5 0H3.5',
};
/** The cell as a mark before a word, for legends and lists; the word says the same. */
function cellSwatch(outcome) {
    return (0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .swatch */ .nf)((0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<rect class="cell-${outcome}" x="0.5" y="0.5" width="15" height="15" rx="4"/><path class="sign-${outcome}" transform="translate(8 8)" d="${SIGNS[outcome]}"/>`);
}
/** One cell a drill, oldest first, in lines like writing; as many of the newest as four lines take. */
function drillStrip(cells, { width }) {
    const most = Math.floor((width + GAP) / (MIN_CELL + GAP));
    const shown = cells.slice(-most * MAX_ROWS);
    const perRow = Math.min(most, Math.max(1, shown.length));
    const cellWidth = Math.min(MAX_CELL, (width + GAP) / perRow - GAP);
    const rows = Math.max(1, Math.ceil(shown.length / perRow));
    const content = shown.map((cell, i) => {
        const x = (i % perRow) * (cellWidth + GAP);
        const y = Math.floor(i / perRow) * (CELL_HEIGHT + GAP);
        const middle = `translate(${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(x + cellWidth / 2)} ${y + CELL_HEIGHT / 2})`;
        return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<rect class="cell-${cell.outcome}" x="${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(x + 0.5)}" y="${y + 0.5}" width="${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(cellWidth - 1)}" height="${CELL_HEIGHT - 1}" rx="4"><title>${cell.words}</title></rect><path class="sign-${cell.outcome}" transform="${middle}" d="${SIGNS[cell.outcome]}"/>`;
    });
    return { height: rows * (CELL_HEIGHT + GAP) - GAP, content: (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `${content}` };
}


/***/ }),

/***/ 81610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ figure)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);

/** A chart with its title, drawn for several widths; only one of them is shown. */
function figure({ id, title, headline, description, layouts, draw, below }) {
    const widest = layouts.at(-1)?.name ?? 'narrow';
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<figure class="figure up-to-${widest}">
<figcaption><h3>${title}</h3>${headline === null ? null : (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p class="headline">${headline}</p>`}</figcaption>
${layouts.map((layout) => {
        const { height, content } = draw(layout);
        const own = `${id}-${layout.name}`;
        return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<svg class="chart ${layout.name}" viewBox="0 0 ${layout.width} ${height}" role="img" aria-labelledby="${own}-title ${own}-desc"><title id="${own}-title">${title}</title><desc id="${own}-desc">${description}</desc>${content}</svg>
`;
    })}${below}</figure>
`;
}


/***/ }),

/***/ 24340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ MEDIUM),
/* harmony export */   SG: () => (/* binding */ FONT_SIZE),
/* harmony export */   eV: () => (/* binding */ WIDE),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   kU: () => (/* binding */ NARROW),
/* harmony export */   sc: () => (/* binding */ textWidth)
/* harmony export */ });
const NARROW = { name: 'narrow', width: 320, height: 190 };
const MEDIUM = { name: 'medium', width: 560, height: 220 };
const WIDE = { name: 'wide', width: 960, height: 240 };
/** Of labels, in the units of a layout; the stylesheet sets the same. */
const FONT_SIZE = 12;
/** Of a wide sans-serif font such as DejaVu Sans or Verdana: digits are 0.64 em, and one letter may be an M. */
const EM_PER_CHARACTER = 0.66;
const EM_MORE = 0.25;
/** At least as much as the text takes, whichever sans-serif font the reader has. */
function textWidth(text) {
    return (text.length * EM_PER_CHARACTER + EM_MORE) * FONT_SIZE;
}
/** A coordinate in as few digits as can be seen. */
function short(value) {
    return Math.round(value * 10) / 10;
}


/***/ }),

/***/ 42579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jp: () => (/* binding */ fitLimit),
/* harmony export */   O: () => (/* binding */ limitSwatch),
/* harmony export */   oo: () => (/* binding */ limitLine)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24340);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79658);
/* harmony import */ var _value_axis_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32507);




/** A limit that is further above all values than this would press them to the ground; words tell it then. */
const MAX_LIMIT_FACTOR = 4;
/** The axis of these values, and whether the limit is on it. */
function fitLimit(values, unit, limit) {
    const plain = (0,_value_axis_js__WEBPACK_IMPORTED_MODULE_3__/* .fitAxis */ .V)(values, unit);
    if (limit === null || (values.length > 0 && limit > plain.top * MAX_LIMIT_FACTOR)) {
        return { axis: plain, showsLimit: false };
    }
    return { axis: limit > plain.top ? (0,_value_axis_js__WEBPACK_IMPORTED_MODULE_3__/* .fitAxis */ .V)([limit], unit) : plain, showsLimit: true };
}
function limitLine({ left, right, y }, limit) {
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<path class="limit" d="M${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(left)} ${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(y(limit))}H${right}"/>`;
}
/** The line of the limit, for a legend. */
function limitSwatch() {
    return (0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .swatch */ .nf)((0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<path class="limit" d="M0 8H16"/>`);
}


/***/ }),

/***/ 79658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ outcomeSwatch),
/* harmony export */   Jl: () => (/* binding */ beyondMark),
/* harmony export */   eD: () => (/* binding */ outcomeMark),
/* harmony export */   nf: () => (/* binding */ swatch),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24340);


const OUTCOME_WORDS = {
    passed: 'passed',
    failed: 'failed',
    unjudged: 'could not judge',
};
/** A mark of a chart with the words that a pointer calls up. */
function outcomeMark(outcome, x, y, size, words) {
    const at = `translate(${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(x)} ${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(y)})`;
    const title = (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<title>${words}</title>`;
    const s = (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(size);
    if (outcome === 'passed')
        return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<circle class="passed" transform="${at}" r="${s}">${title}</circle>`;
    if (outcome === 'failed')
        return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<path class="failed-stroke" transform="${at}" d="M${-s} ${-s}L${s} ${s}M${-s} ${s}L${s} ${-s}">${title}</path>`;
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<path class="unjudged-stroke" transform="${at}" d="M0 ${-s - 1}L${s + 1} 0L0 ${s + 1}L${-s - 1} 0Z">${title}</path>`;
}
/** A value above the axis: an arrow at the top edge. */
function beyondMark(x, y, words) {
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<path class="beyond" transform="translate(${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(x)} ${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(y)})" d="M-5 2L0 -7L5 2Z"><title>${words}</title></path>`;
}
/** A mark before a word, for legends and lists; the word says the same. */
function swatch(content) {
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<svg class="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${content}</svg>`;
}
function outcomeSwatch(outcome) {
    return swatch(outcomeMark(outcome, 8, 8, outcome === 'passed' ? 5 : 4.5, OUTCOME_WORDS[outcome]));
}


/***/ }),

/***/ 45483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ plotOf)
});

// EXTERNAL MODULE: ./.cache/build/page/markup.js
var markup = __webpack_require__(2307);
// EXTERNAL MODULE: ./.cache/build/page/chart/layout.js
var chart_layout = __webpack_require__(24340);
// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 4 modules
var d3_scale = __webpack_require__(6725);
// EXTERNAL MODULE: ./.cache/build/lib/format-date.js
var format_date = __webpack_require__(70205);
;// CONCATENATED MODULE: ./.cache/build/page/chart/time-axis.js




const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on the days of a month are too close to be told. */
const MANY_MONTHS_MS = 150 * DAY_MS;
const LABEL_GAP = 12;
const MAX_TICKS = 9;
/** UTC moments from `left` to `right`; labels stay within the edges of the drawing and never touch each other. */
function fitTimes(times, { left, right, edge }) {
    const [first, last] = (0,d3_array/* extent */.Xx)(times);
    if (first === undefined || last === undefined)
        return { x: () => left, ticks: [] };
    const margin = first === last ? DAY_MS / 2 : 0;
    const scale = (0,d3_scale/* scaleUtc */.Pp)()
        .domain([first - margin, last + margin])
        .range([left, right]);
    const place = (time, label) => {
        const half = (0,chart_layout/* textWidth */.sc)(label) / 2;
        const x = scale(time);
        return { x, labelX: Math.min(Math.max(x, half), edge - half), label };
    };
    const ticks = first === last ? [place(first, (0,format_date/* formatDay */.im)(first))] : roundTicks(scale, place, [first, last]);
    return { x: (time) => scale(time), ticks: withoutTouching(ticks) };
}
/** The densest round moments whose labels do not touch, three where that is possible; else the ends. */
function roundTicks(scale, place, [first, last]) {
    const round = roundMoments(scale);
    const moments = [
        ...round,
        ...FORTNIGHTS.map((days) => everyDays(days, first, last)),
        ...round.map((times) => times.filter((_, i) => i % 2 === 0)),
    ];
    const fitting = moments
        .map((times) => times.map((time) => place(time, labelOf(time, stepOf(times), last - first))))
        .filter((ticks) => withoutTouching(ticks).length === ticks.length && areDistinct(ticks));
    const endLabel = (0,format_date/* formatDay */.im)(first) === (0,format_date/* formatDay */.im)(last) ? format_date/* formatSecond */.sK : format_date/* formatDay */.im;
    const ends = [place(first, endLabel(first)), place(last, endLabel(last))];
    return fitting.find(({ length }) => length > 2) ?? fitting.find(({ length }) => length > 1) ?? ends;
}
/** The same hour or month may come again only after the day or year that tells it apart. */
function areDistinct(ticks) {
    const seen = new Set();
    return ticks.every(({ label }) => {
        if (isTurn(label))
            seen.clear();
        const isNew = !seen.has(label);
        seen.add(label);
        return isNew;
    });
}
/** A day between hours, a year between months. */
function isTurn(label) {
    return /^\d+$|^\d+ /.test(label);
}
function stepOf([first = 0, second = 0]) {
    return second - first;
}
function roundMoments(scale) {
    const counts = Array.from({ length: MAX_TICKS - 1 }, (_, i) => MAX_TICKS - i);
    return counts.map((count) => scale.ticks(count).map((date) => date.getTime()));
}
/** What is between the weeks and the months of d3. */
const FORTNIGHTS = [14, 28];
function everyDays(days, first, last) {
    const midnight = last - (last % DAY_MS);
    const count = Math.max(0, Math.floor((midnight - first) / (days * DAY_MS)));
    return Array.from({ length: count + 1 }, (_, i) => midnight - (count - i) * days * DAY_MS);
}
/** A year stands for its January. */
function labelOf(time, stepMs, spanMs) {
    if (spanMs > MANY_MONTHS_MS)
        return (0,format_date/* formatMonthOrYear */.gl)(time);
    if (stepMs >= DAY_MS || stepMs <= 0)
        return (0,format_date/* formatDay */.im)(time);
    if (time % DAY_MS === 0)
        return (0,format_date/* formatDay */.im)(time);
    return stepMs < MINUTE_MS ? (0,format_date/* formatSecond */.sK)(time) : (0,format_date/* formatClock */.ei)(time);
}
function withoutTouching(ticks) {
    const kept = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const tick of ticks) {
        const half = (0,chart_layout/* textWidth */.sc)(tick.label) / 2;
        if (tick.labelX - half < end + LABEL_GAP)
            continue;
        kept.push(tick);
        end = tick.labelX + half;
    }
    return kept;
}

;// CONCATENATED MODULE: ./.cache/build/page/chart/plot.js



const MARGIN = { top: 14, right: 10, bottom: 28 };
const TICK_GAP = 8;
function plotOf(layout, times, axis) {
    const left = Math.max(...axis.ticks.map(({ label }) => (0,chart_layout/* textWidth */.sc)(label))) + TICK_GAP;
    const right = layout.width - MARGIN.right;
    const { top } = MARGIN;
    const bottom = layout.height - MARGIN.bottom;
    const y = (value) => bottom - (Math.min(value, axis.top) / axis.top) * (bottom - top);
    const { x, ticks } = fitTimes(times, {
        left: left + TICK_GAP,
        right: right - TICK_GAP,
        edge: layout.width,
    });
    const frame = (0,markup/* html */.qy) `${axis.ticks.map(({ value, label }) => valueLine(left, right, y(value), label, value === 0))}${ticks.map((tick) => (0,markup/* html */.qy) `<path class="tick" d="M${(0,chart_layout/* short */.h0)(tick.x)} ${bottom}v4"/><text x="${(0,chart_layout/* short */.h0)(tick.labelX)}" y="${bottom + 21}" text-anchor="middle">${tick.label}</text>`)}`;
    return { left, right, top, bottom, x, y, frame };
}
function valueLine(left, right, y, label, isBase) {
    const at = (0,chart_layout/* short */.h0)(y);
    return (0,markup/* html */.qy) `<path class="${isBase ? 'base' : 'grid'}" d="M${(0,chart_layout/* short */.h0)(left)} ${at}H${right}"/><text x="${(0,chart_layout/* short */.h0)(left - TICK_GAP)}" y="${(0,chart_layout/* short */.h0)(y + chart_layout/* FONT_SIZE */.SG / 3)}" text-anchor="end">${label}</text>`;
}


/***/ }),

/***/ 57169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ BAR_HEIGHT),
/* harmony export */   n: () => (/* binding */ stackedBar)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24340);


const BAR_HEIGHT = 26;
const GAP = 2;
/** What took hardly any time is still there. */
const MIN_WIDTH = 2;
/** Parts of a whole, side by side in their order. */
function stackedBar(parts, { width }) {
    const total = parts.reduce((sum, { value }) => sum + value, 0);
    const room = width - GAP * (parts.length - 1) - MIN_WIDTH * parts.length;
    let x = 0;
    const content = parts.map(({ className, value, words }) => {
        const share = total > 0 ? value / total : 1 / parts.length;
        const partWidth = MIN_WIDTH + share * room;
        const rect = (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<rect class="${className}" x="${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(x)}" y="0" width="${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(partWidth)}" height="${BAR_HEIGHT}" rx="3"><title>${words}</title></rect>`;
        x += partWidth + GAP;
        return rect;
    });
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `${content}`;
}


/***/ }),

/***/ 70557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ timeChart)
});

// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
// EXTERNAL MODULE: ./.cache/build/page/markup.js
var markup = __webpack_require__(2307);
// EXTERNAL MODULE: ./.cache/build/page/chart/layout.js
var chart_layout = __webpack_require__(24340);
// EXTERNAL MODULE: ./.cache/build/page/chart/limit.js
var chart_limit = __webpack_require__(42579);
// EXTERNAL MODULE: ./.cache/build/page/chart/marks.js
var marks = __webpack_require__(79658);
// EXTERNAL MODULE: ./.cache/build/page/chart/plot.js + 1 modules
var chart_plot = __webpack_require__(45483);
// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
;// CONCATENATED MODULE: ./.cache/build/page/chart/split-at-gaps.js

/** A pause is a gap when it is this many times as long as the usual one. */
const GAP_FACTOR = 3;
/** Runs of points without a gap in time; the points are in order of time, in milliseconds. */
function splitAtGaps(points) {
    const pauses = points.slice(1).map((point, i) => point.time - (points[i]?.time ?? point.time));
    const longest = GAP_FACTOR * ((0,d3_array/* median */.JZ)(pauses) ?? 0);
    const runs = [];
    points.forEach((point, i) => {
        const isGap = i === 0 || (pauses.length > 2 && longest > 0 && (pauses[i - 1] ?? 0) > longest);
        if (isGap)
            runs.push([point]);
        else
            runs.at(-1)?.push(point);
    });
    return runs;
}

;// CONCATENATED MODULE: ./.cache/build/page/chart/time-chart.js







/** More points than this are a line alone. */
const MAX_DOTS = 60;
/** Values over time as a line on an area; it is broken where nothing was measured for long. A limit is a line of its own. */
function timeChart(points, unit, layout, limit = null) {
    const values = points.map((p) => p.value);
    const { axis, showsLimit } = (0,chart_limit/* fitLimit */.Jp)(values, unit, limit);
    const plot = (0,chart_plot/* plotOf */.P)(layout, points.map((p) => p.time), axis);
    const x = (p) => (0,chart_layout/* short */.h0)(plot.x(p.time));
    const y = (p) => (0,chart_layout/* short */.h0)(plot.y(p.value));
    const runs = splitAtGaps(points);
    const drawArea = (0,d3_shape/* area */.Wc)(x, plot.bottom, y);
    const drawLine = (0,d3_shape/* line */.n8)(x, y);
    const isBeyond = (p) => p.value > axis.top;
    const isLone = new Set(runs.filter((run) => run.length === 1).flat());
    const dots = points.filter((p, i) => !isBeyond(p) && (points.length <= MAX_DOTS || isLone.has(p) || i === points.length - 1));
    const radius = points.length > 31 ? 2 : 3;
    return (0,markup/* html */.qy) `${plot.frame}${runs.map((run) => (0,markup/* html */.qy) `<path class="area" d="${drawArea(run)}"/><path class="line" d="${drawLine(run)}"/>`)}${showsLimit && limit !== null ? (0,chart_limit/* limitLine */.oo)(plot, limit) : null}${dots.map((p) => (0,markup/* html */.qy) `<circle class="dot" cx="${x(p)}" cy="${y(p)}" r="${radius}"><title>${p.words}</title></circle>`)}${points
        .filter(isBeyond)
        .map((p) => (0,marks/* beyondMark */.Jl)(plot.x(p.time), plot.top, p.words))}`;
}


/***/ }),

/***/ 32507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formatValue),
/* harmony export */   V: () => (/* binding */ fitAxis)
/* harmony export */ });
/* harmony import */ var d3_array__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5793);
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62325);



const MAX_STEPS = 5;
const DAY_S = 86_400;
/** Steps of a clock, as nobody reads 200 s or 1000 s. */
const STEPS_S = [
    0.1,
    0.2,
    0.5,
    1,
    2,
    5,
    10,
    15,
    30,
    60,
    120,
    300,
    600,
    900,
    1800,
    3600,
    7200,
    10_800,
    21_600,
    43_200,
    DAY_S,
];
/** Fewer points have no outliers. */
const MIN_POINTS_FOR_OUTLIERS = 8;
const OUTLIER_FACTOR = 3;
const ROOM_ABOVE_MOST = 1.5;
/** An axis for values that are not negative, in round steps. A few values far above the others do not flatten those. */
function fitAxis(values, unit) {
    const reach = reachOf(values);
    const step = unit === 'seconds' ? clockStep(reach) : roundStep(reach);
    const steps = Math.max(1, Math.ceil(reach / step));
    const ticks = Array.from({ length: steps + 1 }, (_, i) => ({
        value: i * step,
        label: formatTick(i * step, unit),
    }));
    return { top: steps * step, ticks };
}
function reachOf(values) {
    const largest = (0,d3_array__WEBPACK_IMPORTED_MODULE_0__/* .max */ .T9)(values) ?? 0;
    if (values.length < MIN_POINTS_FOR_OUTLIERS)
        return largest;
    const most = (0,d3_array__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)(values, 0.9) ?? 0;
    return most > 0 && largest > most * OUTLIER_FACTOR ? most * ROOM_ABOVE_MOST : largest;
}
function clockStep(reach) {
    if (reach === 0)
        return 1;
    return STEPS_S.find((step) => step >= reach / MAX_STEPS) ?? roundStep(reach / DAY_S) * DAY_S;
}
/** 1, 2 or 5 times a power of ten. */
function roundStep(reach) {
    const least = Math.max(1, reach / MAX_STEPS);
    const power = 10 ** Math.floor(Math.log10(least));
    return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
function formatTick(value, unit) {
    if (value === 0)
        return '0';
    return formatValue(value, unit).replace(/\.0(?= )/, '');
}
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
/** As short as a person says it: `3.1 MB`, `1.23M`, `4 min 12 s`. */
function formatValue(value, unit) {
    if (unit === 'bytes')
        return (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(value);
    return unit === 'seconds' ? (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(value) : COMPACT.format(value);
}


/***/ }),

/***/ 27666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dataTable),
/* harmony export */   T: () => (/* binding */ folded)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);

/** A table whose first column names the row. */
function dataTable(caption, columns, rows) {
    const head = columns.map((column) => (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<th scope="col"${alignment(column)}>${column.title}</th>`);
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<table>
<caption class="unseen">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => dataRow(columns, row))}</tbody>
</table>
`;
}
function dataRow(columns, row) {
    const cells = columns.map((column, i) => i === 0
        ? (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<th scope="row"${alignment(column)}>${row[i]}</th>`
        : (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<td${alignment(column)}>${row[i]}</td>`);
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<tr>${cells}</tr>
`;
}
function alignment({ align }) {
    return align === 'right' ? (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ` class="number"` : null;
}
/** What is shown only when it is asked for. */
function folded(summary, content) {
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<details><summary>${summary}</summary>
${content}</details>
`;
}


/***/ }),

/***/ 63078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ drillMarkdown)
/* harmony export */ });
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(62325);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _drill_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96328);
/* harmony import */ var _drill_facts_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(73034);
/* harmony import */ var _drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19811);
/* harmony import */ var _drill_phases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36025);
/* harmony import */ var _drill_tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6396);
/* harmony import */ var _drill_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99136);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9418);
/* harmony import */ var _summary_omissions_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83314);
/* harmony import */ var _summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(98968);












const MAX_CHECKS = 100;
const MAX_TABLES = 500;
const BAR_SIGNS = 20;
/**
 * A drill in Markdown, by lines, for a job summary or a file: names and counts, never values of rows. A run that ended
 * before it knew its drill says how it ended.
 */
function drillMarkdown(report) {
    const { drill } = report;
    if (!drill)
        return [(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .heading */ .R_)(report), ...(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .failure */ .V2)(report), ...(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .warnings */ .AR)(report)];
    const { title, sentence, nextStep } = (0,_drill_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .drillVerdict */ .P)(report, drill);
    const { error } = report;
    return [
        (0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .headingOf */ .Wm)(report.ok, title, report.backupId),
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(sentence)}**\n`,
        `**What to do now:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(nextStep)}\n`,
        ...(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .failure */ .V2)({ ...report, error: error && { ...error, nextStep: null } }),
        ...keptScratch(drill),
        ...numbers(report, drill),
        ...(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .warnings */ .AR)(report),
        ...checks(drill),
        ...(0,_summary_omissions_js__WEBPACK_IMPORTED_MODULE_7__/* .omissions */ .x)('Findings', drill.findings),
        ...phases(drill),
        ...history(drill),
        ...tables(report),
        ...facts(report, drill),
    ];
}
function keptScratch({ kept }) {
    if (!kept)
        return [];
    return [
        `The scratch database ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(kept.database)} was kept.\n`,
        `- Open it: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(kept.reachedBy)}`,
        `- Drop it: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(kept.droppedBy)}`,
        '',
    ];
}
function numbers(report, drill) {
    if (drill.dryRun)
        return [];
    const { rtoSeconds, rtoLimitSeconds, rpoSeconds } = drill;
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    const limit = rtoLimitSeconds === null ? '' : ` (limit ${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDuration */ .a3)(rtoLimitSeconds)})`;
    const cells = [
        ['Recovery time (RTO)', rtoSeconds === null ? 'not measured' : `${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDuration */ .a3)(rtoSeconds)}${limit}`],
        ['Data at risk (RPO)', rpoSeconds === null ? 'unknown' : (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDuration */ .a3)(rpoSeconds)],
        [
            'Rows read back',
            report.tables.length === 0
                ? 'none'
                : `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(rows)} in ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(report.tables.length, 'table')}`,
        ],
        ['Checks', (0,_drill_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .countChecks */ .l)(drill) ?? 'none were asked'],
    ];
    return [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Qj)(cells.map(([title]) => ({ title })), [cells.map(([, text]) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(text))]),
        '',
    ];
}
function checks(drill) {
    const { failed, passed } = (0,_drill_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .orderedChecks */ .Bd)(drill.checks);
    const table = (list) => [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Qj)([{ title: '' }, { title: 'What was asked' }, { title: 'What was found' }], list
            .slice(0, MAX_CHECKS)
            .map((check) => [
            _drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .OUTCOME_SIGNS */ .Gr[check.ok ? 'passed' : 'failed'],
            `${_drill_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECK_WORDS */ .DP[check.kind]}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(check.name)}`,
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(check.detail ?? ''),
        ])),
        '',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .more */ .OS)(list.length - MAX_CHECKS, 'check'),
    ];
    return [
        ...(failed.length === 0 ? [] : [`### Failed checks\n`, ...table(failed)]),
        ...(passed.length === 0 ? [] : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)((0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(passed.length, 'passed check'), table(passed))),
    ];
}
function phases({ phases: list }) {
    if (list.length === 0)
        return [];
    const total = list.reduce((sum, { seconds }) => sum + seconds, 0);
    return [
        '### Where the time went\n',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Qj)([{ title: 'Phase' }, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .right */ .pG)('Time'), { title: '' }, { title: '' }], list.map(({ name, seconds }) => [
            name,
            (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDuration */ .a3)(seconds),
            '█'.repeat(Math.round((BAR_SIGNS * seconds) / (total || 1))),
            _drill_phases_js__WEBPACK_IMPORTED_MODULE_3__/* .PHASE_WORDS */ .g[name],
        ])),
        '',
    ];
}
function history({ history: { backups, drills } }) {
    return [...(0,_drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .drillSigns */ .Iz)(drills), ...(0,_drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .measureLines */ .wK)(backups)];
}
function tables({ tables: list }) {
    if (list.length === 0)
        return [];
    const isCounted = list.some((table) => (0,_drill_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .provedBy */ .s4)(table) !== '');
    const rows = (0,_drill_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .bySize */ .R6)(list)
        .slice(0, MAX_TABLES)
        .map((table) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(`${table.schema}.${table.name}`),
        (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(table.rows),
        (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_10__/* .formatBytes */ .z)(table.bytes),
        table.seconds === undefined ? '' : (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDuration */ .a3)(table.seconds),
        ...(isCounted ? [(0,_drill_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .provedBy */ .s4)(table)] : []),
    ]);
    const columns = [{ title: 'Table' }, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .right */ .pG)('Rows'), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .right */ .pG)('JSON'), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .right */ .pG)('Time')];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(list.length, 'table')}, the largest first`, [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Qj)(isCounted ? [...columns, { title: 'Equal by' }] : columns, rows),
        '',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .more */ .OS)(list.length - rows.length, 'table'),
    ]);
}
function facts(report, drill) {
    const rows = (0,_drill_facts_js__WEBPACK_IMPORTED_MODULE_11__/* .drillFacts */ .z)(report, drill).map(({ title, text, isCode }) => [
        title,
        isCode ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(text) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(text),
    ]);
    return ['### The backup\n', ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Qj)([{ title: '' }, { title: '' }], rows), ''];
}


/***/ }),

/***/ 96328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ orderedChecks),
/* harmony export */   DP: () => (/* binding */ CHECK_WORDS),
/* harmony export */   N$: () => (/* binding */ checksSection)
/* harmony export */ });
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _chart_drill_strip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53054);
/* harmony import */ var _data_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27666);
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2307);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99136);





/** What each kind of check asks, for people who do not know the settings. */
const CHECK_WORDS = {
    rows: 'Rows',
    objects: 'Other objects',
    files: 'Files',
    sequences: 'Sequences',
    triggers: 'Triggers',
    policies: 'Policies',
    orphans: 'Foreign keys',
    'expected-tables': 'Expected tables',
    'check-sql': 'Statement',
    'check-command': 'Command',
    'health-urls': 'Health URL',
    rto: 'Recovery time',
};
/** More passed checks than this are folded. */
const MAX_OPEN = 20;
/** Of each outcome; the JSON report has all. */
const MAX_SHOWN = 500;
/** Failed ones first, and always open. */
function orderedChecks(checks) {
    return { failed: checks.filter(({ ok }) => !ok), passed: checks.filter(({ ok }) => ok) };
}
function checksSection(drill) {
    if (drill.checks.length === 0)
        return null;
    const { failed, passed } = orderedChecks(drill.checks);
    const isLong = passed.length > MAX_OPEN;
    const open = isLong ? failed : [...failed, ...passed];
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `<section class="card" aria-labelledby="checks">
<h2 id="checks">Checks</h2>
<p class="said">${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .countChecks */ .l)(drill)}.</p>
${open.length === 0 ? null : checksTable('Checks', open)}${isLong ? (0,_data_table_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .T)((0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(passed.length, 'passed check'), checksTable('Passed checks', passed)) : null}</section>
`;
}
function checksTable(caption, checks) {
    const rest = checks.length - MAX_SHOWN;
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `${(0,_data_table_js__WEBPACK_IMPORTED_MODULE_2__/* .dataTable */ .J)(caption, [{ title: 'Outcome' }, { title: 'What was asked, and what was found' }], checks.slice(0, MAX_SHOWN).map(checkRow))}${rest > 0 ? (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `<p class="said">And ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(rest, 'check')} more, in the JSON report.</p>` : null}`;
}
/** Kinds whose `name` is to be copied. */
const WITH_CODE = ['expected-tables', 'check-sql', 'check-command', 'health-urls'];
function checkRow({ kind, name: asked, ok, detail }) {
    const outcome = ok ? 'passed' : 'failed';
    return [
        (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `<span class="outcome is-${outcome}">${(0,_chart_drill_strip_js__WEBPACK_IMPORTED_MODULE_1__/* .cellSwatch */ .h)(outcome)}${outcome}</span>`,
        (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `<span class="kind">${CHECK_WORDS[kind]}</span> ${WITH_CODE.includes(kind) ? (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(asked) : (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .name */ .UU)(asked)}${detail === null ? null : (0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `<br><span class="detail">${(0,_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .lines */ .Mn)(detail)}</span>`}`,
    ];
}


/***/ }),

/***/ 73034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ drillFacts)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88263);
/* harmony import */ var _core_describe_restore_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96789);
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62325);
/* harmony import */ var _lib_format_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57156);





/** Which backup, why this one, where it was restored and what proves it; what is not known is left out. */
function drillFacts(report, drill) {
    const { source } = report;
    const taken = report.backupId === null ? undefined : (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(report.backupId)?.time;
    return [
        code('Backup', report.backupId),
        text('Picked', drill.pickedBecause),
        text('Taken', taken ? `${(0,_lib_format_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .f)(taken.toISOString())}, ${ageAt(report.startedAt, taken)}` : null),
        text('Environment', report.environment),
        text('Source', source && `${source.database}, ${source.engine} ${source.serverVersion}`),
        text('Size', report.archiveBytes === null ? null : (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(report.archiveBytes)),
        code('Archive', report.archiveUri),
        code('Manifest', report.manifestUri),
        code('Version', report.versionId),
        code('SHA-256', report.archiveSha256),
        text('Restored on', drill.server && (0,_core_describe_restore_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServer */ .X8)(drill.server)),
        code('Image that fits', drill.image),
        code('Proof', drill.proofUri),
    ].filter((fact) => fact !== null);
}
/** `14 d old when the drill began` */
function ageAt(startedAt, taken) {
    const seconds = Math.max(0, (Date.parse(startedAt) - taken.getTime()) / 1000);
    return `${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(seconds)} old when the drill began`;
}
function text(title, value) {
    return value === null || value === '' ? null : { title, text: value, isCode: false };
}
function code(title, value) {
    const fact = text(title, value);
    return fact && { ...fact, isCode: true };
}


/***/ }),

/***/ 19811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ OUTCOME_SIGNS),
/* harmony export */   Iz: () => (/* binding */ drillSigns),
/* harmony export */   wK: () => (/* binding */ measureLines)
/* harmony export */ });
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62325);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9418);
/* harmony import */ var _sparkline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27236);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43809);






/** One sign each for the newest drills and backups; more do not fit on a line. */
const MAX_SIGNS = 30;
const OUTCOME_SIGNS = { passed: '✅', failed: '❌', unjudged: '⚪' };
/** Drills as a row of signs; nothing for none. */
function drillSigns(drills) {
    if (drills.length === 0)
        return [];
    const passed = drills.filter((drill) => (0,_history_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)(drill) === 'passed').length;
    const signs = drills.slice(-MAX_SIGNS).map((drill) => OUTCOME_SIGNS[(0,_history_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)(drill)]);
    return [
        '### Drills so far\n',
        `${signs.join('')}\n`,
        `${passed} of ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(drills.length, 'drill')} passed, ${(0,_history_js__WEBPACK_IMPORTED_MODULE_3__/* .span */ .Ln)(drills)}; the newest is the last.\n`,
    ];
}
/** Size, rows and duration of the newest backups as curves of signs; nothing for none. */
function measureLines(backups) {
    const newest = backups.slice(-MAX_SIGNS);
    const last = newest.at(-1);
    if (last === undefined)
        return [];
    return [
        '### Backups so far\n',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Qj)([{ title: '' }, { title: (0,_history_js__WEBPACK_IMPORTED_MODULE_3__/* .span */ .Ln)(newest) }, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .right */ .pG)('Newest')], [
            ['Size', (0,_sparkline_js__WEBPACK_IMPORTED_MODULE_2__/* .sparkline */ .K)(newest.map(({ bytes }) => bytes)), (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(last.bytes)],
            ['Rows', (0,_sparkline_js__WEBPACK_IMPORTED_MODULE_2__/* .sparkline */ .K)(newest.map(({ rows }) => rows)), (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(last.rows)],
            [
                'Duration',
                (0,_sparkline_js__WEBPACK_IMPORTED_MODULE_2__/* .sparkline */ .K)(newest.map((point) => point.durationSeconds)),
                (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatWholeSeconds */ .mP)(last.durationSeconds),
            ],
        ]),
        '',
    ];
}


/***/ }),

/***/ 43809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cL: () => (/* binding */ backupHistorySection),
  wQ: () => (/* binding */ beyond),
  hg: () => (/* binding */ drillHistorySection),
  N4: () => (/* binding */ note),
  sG: () => (/* binding */ outcomeOf),
  Ln: () => (/* binding */ span)
});

// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-date.js
var format_date = __webpack_require__(70205);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/format-time.js
var format_time = __webpack_require__(57156);
// EXTERNAL MODULE: ./.cache/build/page/chart/drill-strip.js
var drill_strip = __webpack_require__(53054);
// EXTERNAL MODULE: ./.cache/build/page/chart/figure.js
var figure = __webpack_require__(81610);
// EXTERNAL MODULE: ./.cache/build/page/chart/layout.js
var chart_layout = __webpack_require__(24340);
// EXTERNAL MODULE: ./.cache/build/page/chart/limit.js
var limit = __webpack_require__(42579);
// EXTERNAL MODULE: ./.cache/build/page/chart/marks.js
var marks = __webpack_require__(79658);
// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
// EXTERNAL MODULE: ./.cache/build/page/markup.js
var markup = __webpack_require__(2307);
// EXTERNAL MODULE: ./.cache/build/page/chart/plot.js + 1 modules
var chart_plot = __webpack_require__(45483);
;// CONCATENATED MODULE: ./.cache/build/page/chart/rto-chart.js






/** From here on marks are small. */
const MANY_POINTS = 60;
/** The axis of these drills, and whether the limit is on it. */
function rtoAxis(points, limitSeconds) {
    const values = points.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
    return (0,limit/* fitLimit */.Jp)(values, 'seconds', limitSeconds);
}
/** Recovery times of drills against the limit; a drill without a time stands on the ground. */
function rtoChart(points, limitSeconds, layout) {
    const { axis, showsLimit } = rtoAxis(points, limitSeconds);
    const times = points.map((p) => p.time);
    const plot = (0,chart_plot/* plotOf */.P)(layout, times, axis);
    const x = (p) => (0,chart_layout/* short */.h0)(plot.x(p.time));
    const y = (p) => (0,chart_layout/* short */.h0)(plot.y(p.seconds ?? 0));
    const joined = points.filter((p) => p.seconds !== null && p.outcome === 'passed');
    // What failed is drawn last, on top of the rest.
    const ordered = [...points].sort((a, b) => Number(a.outcome !== 'passed') - Number(b.outcome !== 'passed'));
    const size = points.length > MANY_POINTS ? 2.5 : 4;
    const mark = (p) => (p.seconds ?? 0) > axis.top
        ? (0,markup/* html */.qy) `${(0,marks/* beyondMark */.Jl)(plot.x(p.time), plot.top - 4, p.words)}${p.outcome === 'passed' ? null : (0,marks/* outcomeMark */.eD)(p.outcome, x(p), y(p) + 6, 4, p.words)}`
        : (0,marks/* outcomeMark */.eD)(p.outcome, x(p), y(p), p.outcome === 'passed' ? size : 4, p.words);
    return (0,markup/* html */.qy) `${plot.frame}<path class="line faint" d="${(0,d3_shape/* line */.n8)(x, y)(joined)}"/>${showsLimit && limitSeconds !== null ? (0,limit/* limitLine */.oo)(plot, limitSeconds) : null}${ordered.map(mark)}`;
}

// EXTERNAL MODULE: ./.cache/build/page/chart/time-chart.js + 1 modules
var time_chart = __webpack_require__(70557);
// EXTERNAL MODULE: ./.cache/build/page/chart/value-axis.js
var value_axis = __webpack_require__(32507);
// EXTERNAL MODULE: ./.cache/build/page/data-table.js
var data_table = __webpack_require__(27666);
;// CONCATENATED MODULE: ./.cache/build/page/drill/history.js
















const OUTCOMES = ['passed', 'failed', 'unjudged'];
function outcomeOf({ ok, judged }) {
    if (!judged)
        return 'unjudged';
    return ok ? 'passed' : 'failed';
}
/** Success and recovery time of the drills so far. */
function drillHistorySection({ history, rtoLimitSeconds, }) {
    const { drills } = history;
    if (drills.length === 0)
        return null;
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="drills">
<h2 id="drills">Drills so far</h2>
<div class="figures">
${successFigure(drills)}${isMeasured(drills) ? rtoFigure(drills, rtoLimitSeconds) : null}</div>
${isMeasured(drills) ? null : note('No drill came so far that its recovery time was measured.')}
${(0,data_table/* folded */.T)('The numbers of the drills', drillTable(drills))}</section>
`;
}
function isMeasured(drills) {
    return drills.some(({ rtoSeconds }) => rtoSeconds !== null);
}
function successFigure(drills) {
    const cells = drills.map((drill) => ({ outcome: outcomeOf(drill), words: wordsOf(drill) }));
    const counts = OUTCOMES.map((outcome) => ({
        outcome,
        count: cells.filter((cell) => cell.outcome === outcome).length,
    })).filter(({ count }) => count > 0);
    const passed = cells.filter(({ outcome }) => outcome === 'passed').length;
    return (0,figure/* figure */.v)({
        id: 'drill-success',
        title: 'Success',
        headline: `${passed} of ${(0,format_number/* formatCount */.B4)(cells.length)} passed`,
        description: `${counts.map(({ outcome, count }) => `${count} ${marks/* OUTCOME_WORDS */.nx[outcome]}`).join(', ')}; ${span(drills)}.`,
        layouts: [chart_layout/* NARROW */.kU, chart_layout/* MEDIUM */.E_, chart_layout/* WIDE */.eV],
        draw: (layout) => (0,drill_strip/* drillStrip */.E)(cells, layout),
        below: (0,markup/* html */.qy) `<ul class="legend">${counts.map(({ outcome, count }) => (0,markup/* html */.qy) `<li>${(0,drill_strip/* cellSwatch */.h)(outcome)}${count} ${marks/* OUTCOME_WORDS */.nx[outcome]}</li>`)}<li>${drills.length > 1 ? 'oldest first, ' : null}${span(drills)}</li></ul>
`,
    });
}
function rtoFigure(drills, limitSeconds) {
    const points = drills.map((drill) => ({
        time: Date.parse(drill.time),
        seconds: drill.rtoSeconds,
        outcome: outcomeOf(drill),
        words: wordsOf(drill),
    }));
    const measured = drills.flatMap(({ rtoSeconds }) => (rtoSeconds === null ? [] : [rtoSeconds]));
    const { axis, showsLimit } = rtoAxis(points, limitSeconds);
    const middle = (0,format_duration/* formatDuration */.a3)((0,d3_array/* median */.JZ)(measured) ?? 0);
    const unseenLimit = limitSeconds !== null && !showsLimit
        ? `The limit of ${(0,format_duration/* formatDuration */.a3)(limitSeconds)} is far above this scale. `
        : '';
    const outcomes = OUTCOMES.filter((outcome) => points.some((p) => p.outcome === outcome));
    const longest = (0,format_duration/* formatDuration */.a3)((0,d3_array/* max */.T9)(measured) ?? 0);
    const said = `${unseenLimit}${beyond(measured, axis.top, 'seconds')}${measured.length < drills.length ? 'On the ground: no time was measured. ' : ''}`;
    return (0,figure/* figure */.v)({
        id: 'drill-rto',
        title: 'Recovery time, median',
        headline: middle,
        description: `Seconds to recover, ${span(drills)}: median ${middle}, longest ${longest}. ${said}`,
        layouts: [chart_layout/* NARROW */.kU, chart_layout/* MEDIUM */.E_, chart_layout/* WIDE */.eV],
        draw: (layout) => ({ height: layout.height, content: rtoChart(points, limitSeconds, layout) }),
        below: (0,markup/* html */.qy) `<ul class="legend">${outcomes.map((outcome) => (0,markup/* html */.qy) `<li>${(0,marks/* outcomeSwatch */.Fd)(outcome)}${marks/* OUTCOME_WORDS */.nx[outcome]}</li>`)}${limitSeconds !== null && showsLimit
            ? (0,markup/* html */.qy) `<li>${(0,limit/* limitSwatch */.O)()}limit ${(0,format_duration/* formatDuration */.a3)(limitSeconds)}</li>`
            : null}</ul>
${note(said)}`,
    });
}
/** Below a chart, what it cannot show. */
function note(said) {
    return said === ''
        ? null
        : (0,markup/* html */.qy) `<p class="said">${said.trim()}</p>
`;
}
function drillTable(drills) {
    return (0,data_table/* dataTable */.J)('Drills, the newest first', [{ title: 'Time (UTC)' }, { title: 'Backup' }, { title: 'Outcome' }, { title: 'RTO', align: 'right' }], drills
        .toReversed()
        .map((drill) => [
        (0,format_time/* formatTime */.f)(drill.time),
        (0,markup/* code */.aY)(drill.backupId),
        marks/* OUTCOME_WORDS */.nx[outcomeOf(drill)],
        drill.rtoSeconds === null ? '–' : (0,format_duration/* formatDuration */.a3)(drill.rtoSeconds),
    ]));
}
function wordsOf(drill) {
    const time = drill.rtoSeconds === null ? '' : `, ${(0,format_duration/* formatDuration */.a3)(drill.rtoSeconds)}`;
    return `${(0,format_time/* formatTime */.f)(drill.time)}: ${marks/* OUTCOME_WORDS */.nx[outcomeOf(drill)]}${time}`;
}
const MEASURES = [
    { id: 'backup-size', title: 'Size', unit: 'bytes', measure: ({ bytes }) => bytes, format: format_bytes/* formatBytes */.z },
    {
        id: 'backup-rows',
        title: 'Rows',
        unit: 'count',
        measure: ({ rows }) => rows,
        format: (value) => (0,value_axis/* formatValue */.F)(value, 'count'),
    },
    {
        id: 'backup-duration',
        title: 'Duration',
        unit: 'seconds',
        measure: (point) => point.durationSeconds,
        format: format_duration/* formatWholeSeconds */.mP,
    },
];
/** Size, rows and duration of the backups over time. */
function backupHistorySection({ backups }) {
    if (backups.length === 0)
        return null;
    return (0,markup/* html */.qy) `<section class="card" aria-labelledby="backups">
<h2 id="backups">Backups so far</h2>
<p class="said">${(0,format_number/* formatPlural */.yk)(backups.length, 'backup')}, ${span(backups)}; the newest in large.</p>
<div class="figures three">
${MEASURES.map((one) => measureFigure(one, backups))}</div>
${(0,data_table/* folded */.T)('The numbers of the backups', backupTable(backups))}</section>
`;
}
function measureFigure({ id, title, unit, measure, format }, backups) {
    const points = backups.map((point) => ({
        time: Date.parse(point.time),
        value: measure(point),
        words: `${(0,format_time/* formatTime */.f)(point.time)}: ${format(measure(point))}`,
    }));
    const values = points.map(({ value }) => value);
    const newest = format(values.at(-1) ?? 0);
    const said = beyond(values, (0,value_axis/* fitAxis */.V)(values, unit).top, unit);
    return (0,figure/* figure */.v)({
        id,
        title,
        headline: newest,
        description: `${title} of ${(0,format_number/* formatPlural */.yk)(backups.length, 'backup')}, ${span(backups)}: newest ${newest}, median ${format((0,d3_array/* median */.JZ)(values) ?? 0)}, largest ${format((0,d3_array/* max */.T9)(values) ?? 0)}.`,
        layouts: [chart_layout/* NARROW */.kU, chart_layout/* MEDIUM */.E_, chart_layout/* WIDE */.eV],
        draw: (layout) => ({ height: layout.height, content: (0,time_chart/* timeChart */.s)(points, unit, layout) }),
        below: note(said),
    });
}
function backupTable(backups) {
    const right = (title) => ({ title, align: 'right' });
    return (0,data_table/* dataTable */.J)('Backups, the newest first', [{ title: 'Backup' }, right('Size'), right('Rows'), right('Duration')], backups
        .toReversed()
        .map((point) => [
        (0,markup/* code */.aY)(point.backupId),
        (0,format_bytes/* formatBytes */.z)(point.bytes),
        (0,format_number/* formatCount */.B4)(point.rows),
        (0,format_duration/* formatWholeSeconds */.mP)(point.durationSeconds),
    ]));
}
/** `25 Feb 2026 to 25 Mar 2026` */
function span(points) {
    const first = (0,format_date/* formatDate */.Yq)(Date.parse(points[0]?.time ?? ''));
    const last = (0,format_date/* formatDate */.Yq)(Date.parse(points.at(-1)?.time ?? ''));
    return first === last ? first : `${first} to ${last}`;
}
/** What the scale of a chart leaves out. */
function beyond(values, top, unit) {
    const above = values.filter((value) => value > top);
    if (above.length === 0)
        return '';
    const largest = (0,value_axis/* formatValue */.F)((0,d3_array/* max */.T9)(above) ?? 0, unit);
    return above.length === 1
        ? `An arrow at the top: ${largest}, beyond the scale. `
        : `${(0,format_number/* formatCount */.B4)(above.length)} arrows at the top are beyond the scale, the largest is ${largest}. `;
}


/***/ }),

/***/ 36025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ phasesSection),
/* harmony export */   g: () => (/* binding */ PHASE_WORDS)
/* harmony export */ });
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62325);
/* harmony import */ var _chart_figure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81610);
/* harmony import */ var _chart_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24340);
/* harmony import */ var _chart_marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79658);
/* harmony import */ var _chart_stacked_bar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57169);
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2307);






/** What each part of a drill does, in words for a legend. */
const PHASE_WORDS = {
    fetch: 'download the archive',
    verify: 'check its hashes',
    restore: 'load schema and rows',
    prove: 'read every row back',
    check: 'ask the checks',
};
/** Where the time went. */
function phasesSection({ phases }) {
    if (phases.length === 0)
        return null;
    const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
    const parts = phases.map((phase) => ({
        className: `phase-${phase.name}`,
        value: phase.seconds,
        words: `${phase.name}: ${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(phase.seconds)}`,
    }));
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<section class="card" aria-labelledby="phases">
<h2 id="phases">Where the time went</h2>
${(0,_chart_figure_js__WEBPACK_IMPORTED_MODULE_0__/* .figure */ .v)({
        id: 'phase-bar',
        title: 'Phases of this drill',
        headline: null,
        description: parts.map(({ words }) => words).join(', '),
        layouts: [_chart_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .NARROW */ .kU, _chart_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .MEDIUM */ .E_, _chart_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .WIDE */ .eV],
        draw: (layout) => ({ height: _chart_stacked_bar_js__WEBPACK_IMPORTED_MODULE_3__/* .BAR_HEIGHT */ .M, content: (0,_chart_stacked_bar_js__WEBPACK_IMPORTED_MODULE_3__/* .stackedBar */ .n)(parts, layout) }),
        below: (0,_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<ul class="legend phases">${phases.map((phase) => legendItem(phase, total))}</ul>
`,
    })}</section>
`;
}
function legendItem({ name, seconds }, total) {
    const share = total > 0 ? `, ${Math.round((seconds / total) * 100)}\u00a0%` : '';
    const mark = (0,_chart_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .swatch */ .nf)((0,_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<rect class="phase-${name}" x="1" y="1" width="14" height="14" rx="3"/>`);
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<li>${mark}<span><strong>${name}</strong> ${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(seconds)}<br><small>${PHASE_WORDS[name]}${share}</small></span></li>`;
}


/***/ }),

/***/ 6396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R6: () => (/* binding */ bySize),
/* harmony export */   s4: () => (/* binding */ provedBy),
/* harmony export */   zi: () => (/* binding */ tablesSection)
/* harmony export */ });
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62325);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _data_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27666);
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2307);





/** The largest tables are open, the others folded, so that a page of thousands is one of a few screens. */
const MAX_OPEN = 25;
const MAX_FOLDED = 5000;
/** The largest first. */
function bySize(tables) {
    return [...tables].sort((a, b) => b.bytes - a.bytes || b.rows - a.rows);
}
/** Every table that was restored and read back. */
function tablesSection(tables) {
    if (tables.length === 0)
        return null;
    const ordered = bySize(tables);
    const rest = ordered.slice(MAX_OPEN, MAX_OPEN + MAX_FOLDED);
    const left = ordered.length - MAX_OPEN - rest.length;
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<section class="card" aria-labelledby="tables">
<h2 id="tables">Tables</h2>
<p class="said">${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(ordered.length, 'table')}, the largest first.</p>
${tableOf('Tables', ordered.slice(0, MAX_OPEN))}${rest.length > 0
        ? (0,_data_table_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .T)(`${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(rest.length, 'smaller table')}`, tableOf('Smaller tables', rest))
        : null}${left > 0 ? (0,_markup_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p class="said">And ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(left, 'table')} more, in the JSON report.</p>` : null}</section>
`;
}
/** By what a restored table was found equal; empty where its engine counts no tables itself. */
function provedBy({ serverChecksum }) {
    if (serverChecksum === undefined)
        return '';
    return serverChecksum === 'equal' ? 'rows, digest, server checksum' : 'rows, digest';
}
function tableOf(caption, tables) {
    const isCounted = tables.some((table) => provedBy(table) !== '');
    const right = (title) => ({ title, align: 'right' });
    return (0,_data_table_js__WEBPACK_IMPORTED_MODULE_1__/* .dataTable */ .J)(caption, [
        { title: 'Table' },
        right('Rows'),
        right('JSON'),
        right('Time'),
        ...(isCounted ? [{ title: 'Equal by' }] : []),
    ], tables.map((table) => {
        const { schema, name, rows, bytes, seconds } = table;
        return [
            (0,_markup_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(`${schema}.${name}`),
            (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(rows),
            (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(bytes),
            seconds === undefined ? '' : (0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(seconds),
            ...(isCounted ? [provedBy(table)] : []),
        ];
    }));
}


/***/ }),

/***/ 99136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ drillVerdict),
/* harmony export */   l: () => (/* binding */ countChecks)
/* harmony export */ });
/* harmony import */ var _core_drill_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63014);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90304);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98392);



/** What a drill came to, for people who read nothing else. */
function drillVerdict(report, drill) {
    if (report.ok && drill.dryRun) {
        return {
            state: 'dry-run',
            title: 'Dry run: nothing was restored',
            sentence: 'A dry run picks a backup, and that is all.',
            nextStep: 'Run the drill without dry-run to prove that this backup restores.',
        };
    }
    if (report.ok)
        return passed(report, drill);
    return { ...failed(report, drill), nextStep: report.error?.nextStep ?? 'Read the log of the run.' };
}
function passed(report, { findings }) {
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    const what = report.tables.length === 0
        ? 'every row'
        : `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(rows, 'row')} in ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(report.tables.length, 'table')}`;
    const toRead = [
        ...(findings.length > 0 ? [(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(findings.length, 'finding')] : []),
        ...(report.warnings.length > 0 ? [(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(report.warnings.length, 'warning')] : []),
    ].join(' and ');
    return {
        state: 'passed',
        title: 'Drill passed',
        sentence: `The backup was restored into a scratch database and read back: ${what}, equal to the archive.`,
        nextStep: toRead === ''
            ? 'Nothing. The backup restores.'
            : `Nothing is broken. Read the ${toRead} below: a real recovery would meet the same.`,
    };
}
function failed({ exitCode }, drill) {
    if (exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .ai.cancelled) {
        return { state: 'cancelled', title: 'Drill cancelled', sentence: 'Nothing was judged.' };
    }
    if (exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .ai.drill || exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .ai.integrity) {
        return { state: 'failed', title: 'Drill failed', sentence: whatFailed(drill) };
    }
    return {
        state: 'unjudged',
        title: 'The drill could not be done',
        sentence: 'This says nothing about the backup: something around it was in the way.',
    };
}
/** What a slow recovery proves is not what a damaged archive does. */
function whatFailed(drill) {
    const { checks } = drill;
    const isEqual = checks.some(({ kind, ok }) => kind === 'rows' && ok) && checks.some(({ ok }) => !ok);
    if (isEqual && (0,_core_drill_js__WEBPACK_IMPORTED_MODULE_0__/* .isSlowAlone */ .tx)(checks))
        return 'The backup restores and every row is equal to the archive, but the recovery took longer than allowed.';
    const what = isEqual
        ? `The backup was restored and every row is equal to the archive, but ${countChecks(drill)}. `
        : '';
    return `${what}Do not count on this backup until the reason is known.`;
}
/** `3 of 11 checks failed`, `11 checks passed`; null where there were none. */
function countChecks({ checks }) {
    if (checks.length === 0)
        return null;
    const failures = checks.filter(({ ok }) => !ok).length;
    return failures === 0
        ? `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(checks.length, 'check')} passed`
        : `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(failures)} of ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlural */ .yk)(checks.length, 'check')} failed`;
}


/***/ }),

/***/ 9418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OS: () => (/* binding */ more),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pG: () => (/* binding */ right)
/* harmony export */ });
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _lib_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5884);


/**
 * What stays as it is, because it means nothing to GitHub's Markdown: words, blanks, most of what is in
 * names, paths and times (`_` between letters, `:` in `s3://` and 02:00). The rest becomes entities.
 */
const HARMLESS = /[A-Za-z0-9 ,/'%\u0080-\u{10ffff}]|(?<!www)\.|(?<=\S)-|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|(?<=\d):(?=\d)|(?<=\bs3|\bfile):(?=\/)/uy;
/** Any text as one line of Markdown that shows it and does nothing else, in table cells too. */
function escapeMarkdown(text) {
    const line = (0,_lib_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text);
    let escaped = '';
    let at = 0;
    for (const character of line) {
        HARMLESS.lastIndex = at;
        escaped += HARMLESS.test(line) ? character : `&#${character.codePointAt(0)};`;
        at += character.length;
    }
    return escaped;
}
/** The same in a fixed-width font. */
function code(text) {
    return `<code>${escapeMarkdown(text)}</code>`;
}
/** A table; the cells are Markdown already. */
function markdownTable(columns, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [
        line(columns.map((c) => c.title)),
        line(columns.map((c) => (c.align === 'right' ? '---:' : '---'))),
        ...rows.map(line),
    ];
}
/** A column of numbers. */
function right(title) {
    return { title, align: 'right' };
}
/** Shown only when it is asked for. */
function folded(summary, lines) {
    return [`<details><summary>${summary}</summary>\n`, ...lines, '</details>\n'];
}
/** What a list left out; nothing where it is whole. */
function more(count, singular) {
    return count > 0 ? [`And ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(count, singular)} more, in the JSON report.\n`] : [];
}


/***/ }),

/***/ 2307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   VK: () => (/* binding */ Markup),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* harmony import */ var _lib_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5884);

/** HTML or SVG that is complete: every text in it has been escaped. Made by `html` alone. */
class Markup {
    #text;
    constructor(text) {
        this.#text = text;
    }
    /** For texts that stand in this repository, such as the stylesheet; never for anything that came from outside. */
    static fromSource(text) {
        return new Markup(text);
    }
    toString() {
        return this.#text;
    }
}
/**
 * A piece of HTML or SVG. Texts put into it are shown as they are and can never become markup, in the content of an
 * element and in a quoted attribute; what does not print becomes `\u{…}`. They have no place in `<style>` or `<script>`,
 * nor in an attribute without quotes.
 */
function html(strings, ...values) {
    const parts = values.map((value, i) => `${render(value)}${strings[i + 1]}`);
    return Markup.fromSource(`${strings[0]}${parts.join('')}`);
}
function render(value) {
    if (value === null || value === undefined)
        return '';
    if (value instanceof Markup)
        return value.toString();
    if (typeof value === 'object')
        return value.map(render).join('');
    return typeof value === 'number' ? String(value) : escapeHtml(value);
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function escapeHtml(text) {
    return (0,_lib_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
/** A name from outside: its direction of writing does not reach what stands beside it. */
function name(text) {
    return html `<bdi>${text}</bdi>`;
}
/** The same in a fixed-width font. */
function code(text) {
    return html `<code><bdi>${text}</bdi></code>`;
}
/** Text of several lines. */
function lines(text) {
    const all = text.split(/\r?\n/).map((line) => html `<bdi>${line.replaceAll('\t', '    ')}</bdi>`);
    return html `${all.map((line, i) => (i === 0 ? line : html `<br>${line}`))}`;
}
/** A link where the address is one of the web, else its text. */
function link(url, text) {
    return /^https?:\/\//i.test(url) ? html `<a href="${url}" rel="noreferrer">${text}</a>` : html `${text}`;
}


/***/ }),

/***/ 27236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sparkline)
/* harmony export */ });
/* harmony import */ var _chart_value_axis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32507);

const STEPS = '▁▂▃▄▅▆▇█';
/** A curve of one sign a value, from zero up, for places that draw nothing; an outlier is as high as it goes. */
function sparkline(values) {
    const { top } = (0,_chart_value_axis_js__WEBPACK_IMPORTED_MODULE_0__/* .fitAxis */ .V)(values, 'count');
    return values
        .map((value) => STEPS[Math.round((Math.min(value, top) / top) * (STEPS.length - 1))] ?? '')
        .join('');
}


/***/ }),

/***/ 67459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ statusMarkdown)
/* harmony export */ });
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _lib_format_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27295);
/* harmony import */ var _drill_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43809);
/* harmony import */ var _drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19811);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9418);
/* harmony import */ var _sparkline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27236);
/* harmony import */ var _status_verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1847);
/* harmony import */ var _summary_anomalies_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55821);
/* harmony import */ var _summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(98968);










/** One bar each for the newest backups. */
const MAX_BARS = 30;
const MAX_TABLES = 100;
const SIGNS = { passed: '✅', unjudged: '⚠️', failed: '❌', cancelled: '❌' };
/** A status in Markdown, by lines, for a job summary or a file; names and counts, never values of rows. */
function statusMarkdown(report) {
    const { status } = report;
    const { state, title, sentence, problems } = (0,_status_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .statusVerdict */ .s)(report);
    return [
        `## ${SIGNS[state]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(title)}\n`,
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(sentence)}**\n`,
        ...problems.flatMap(({ message, nextStep }) => [
            ...message.split('\n').map((line) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(line)}<br>`),
            '',
            `**Next step:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(nextStep)}\n`,
        ]),
        ...(status ? numbers(status) : []),
        ...(0,_summary_anomalies_js__WEBPACK_IMPORTED_MODULE_7__/* .anomalies */ .q)(report),
        ...(0,_summary_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .warnings */ .AR)(report),
        ...(status ? history(status) : []),
    ];
}
function numbers(status) {
    const rows = (0,_lib_format_status_js__WEBPACK_IMPORTED_MODULE_1__/* .describeStatus */ .Wn)(status).map(([label, text]) => [label, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(text)]);
    return [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)([{ title: '' }, { title: '' }], rows), ''];
}
function history({ history: { backups, drills, tables, moreTables } }) {
    return [
        ...sizeChart(backups.slice(-MAX_BARS)),
        ...(0,_drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .measureLines */ .wK)(backups),
        ...(0,_drill_history_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .drillSigns */ .Iz)(drills),
        ...tableLines(tables, moreTables),
    ];
}
/** GitHub draws it; elsewhere its numbers can be read. It holds numbers and days alone. */
function sizeChart(backups) {
    if (backups.length < 2)
        return [];
    const sizes = backups.map(({ bytes }) => (bytes / 1e6).toPrecision(4));
    return [
        '```mermaid',
        'xychart-beta',
        '  title "Size of the archives, MB"',
        // Names of days would lie on top of each other.
        `  x-axis "${(0,_drill_history_js__WEBPACK_IMPORTED_MODULE_2__/* .span */ .Ln)(backups)}" 1 --> ${backups.length}`,
        `  bar [${sizes.map(Number).join(', ')}]`,
        '```\n',
    ];
}
function tableLines(tables, moreTables) {
    if (tables.length === 0)
        return [];
    const rows = tables.slice(0, MAX_TABLES).map((table) => {
        const known = table.rows.map((value) => value ?? 0);
        const first = table.rows.find((value) => value !== null) ?? 0;
        return [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(table.schema === '' ? table.name : `${table.schema}.${table.name}`),
            (0,_sparkline_js__WEBPACK_IMPORTED_MODULE_5__/* .sparkline */ .K)(known.slice(-MAX_BARS)),
            (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(known.at(-1) ?? 0),
            (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatChange */ .eD)((known.at(-1) ?? 0) - first),
            (0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_9__/* .formatBytes */ .z)(table.bytes.at(-1) ?? 0),
        ];
    });
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .folded */ .TM)(`${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(tables.length + moreTables, 'table')}, the largest first`, [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)([{ title: 'Table' }, { title: '' }, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .right */ .pG)('Rows'), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .right */ .pG)('Change'), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .right */ .pG)('JSON')], rows),
        '',
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .more */ .OS)(tables.length + moreTables - rows.length, 'table'),
    ]);
}


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ statusVerdict)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _lib_format_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27295);


const STATES = { green: 'passed', amber: 'unjudged', red: 'failed' };
/** What a look came to, for people who read nothing else. A store that cannot be asked is as red as an old backup. */
function statusVerdict(report) {
    const { status } = report;
    if (status)
        return verdictOf(status);
    const isCancelled = report.exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT_CODES */ .ai.cancelled;
    const { message, nextStep } = report.error ?? { message: 'Nothing is known.', nextStep: null };
    return {
        state: isCancelled ? 'cancelled' : 'failed',
        title: isCancelled ? 'The look was cancelled' : 'Nobody can say how the backups are',
        sentence: 'The store could not be looked at, so this says nothing about the backups in it.',
        problems: [{ message, nextStep: nextStep ?? 'Read the log of the run.' }],
    };
}
function verdictOf(status) {
    return {
        state: STATES[status.state],
        title: (0,_lib_format_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusTitle */ .lV)(status),
        sentence: (0,_lib_format_status_js__WEBPACK_IMPORTED_MODULE_1__/* .statusSentence */ .Au)(status),
        problems: status.problems,
    };
}


/***/ }),

/***/ 55821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ anomalies)
/* harmony export */ });
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9418);


const SIGNS = { alarm: '⚠️', notice: 'ℹ️' };
/** Of the report all are in the JSON. */
const MAX_LISTED = 100;
/** What is not as in the backups before, one line each. */
function anomalies({ anomalies: list = [] }) {
    if (list.length === 0)
        return [];
    const more = list.length - MAX_LISTED;
    return [
        '### Not as before\n',
        ...list
            .slice(0, MAX_LISTED)
            .map(({ severity, sentence }) => `- ${SIGNS[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(sentence)}`),
        ...(more > 0 ? [`- And ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(more, 'line')} more, in the JSON report.`] : []),
        '',
    ];
}


/***/ }),

/***/ 83314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ omissions)
/* harmony export */ });
/* harmony import */ var _core_describe_restore_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96789);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9418);


const MAX_OMISSIONS = 100;
/** Named things with a reason, folded. */
function omissions(title, list) {
    if (list.length === 0)
        return [];
    const lines = list
        .slice(0, MAX_OMISSIONS)
        .map((item) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(item.kind)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_describe_restore_js__WEBPACK_IMPORTED_MODULE_1__/* .fullName */ .fq)(item))}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(item.reason)}`);
    const rest = list.length - lines.length;
    return [
        `<details><summary>${title}: ${list.length}</summary>\n`,
        ...lines,
        ...(rest > 0 ? [`- … and ${rest} more, in the manifest`] : []),
        '\n</details>\n',
    ];
}


/***/ }),

/***/ 98968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ warnings),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   Wm: () => (/* binding */ headingOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9418);


function heading({ ok, operation, exitCode, backupId }) {
    const name = operation.charAt(0).toUpperCase() + operation.slice(1);
    const outcome = exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT_CODES */ .ai.cancelled ? 'was cancelled' : 'failed';
    return headingOf(ok, ok ? name : `${name} ${outcome}`, backupId);
}
/** `title` is ours and is Markdown already. */
function headingOf(isGood, title, backupId) {
    return `## ${isGood ? '✅' : '❌'} ${title}${backupId ? ` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(backupId)}` : ''}\n`;
}
/** What went wrong and what to do. */
function failure(report) {
    if (!report.error)
        return [];
    const { code: name, message, nextStep } = report.error;
    const lines = [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(name)}** (exit code ${report.exitCode})\n`];
    for (const line of message.split('\n'))
        lines.push(`> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(line)}<br>`);
    lines.push('');
    if (nextStep)
        lines.push(`**Next step:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(nextStep)}\n`);
    if (report.lastGoodBackupAt)
        lines.push(`Last good backup: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(report.lastGoodBackupAt)}\n`);
    const inARow = report.failuresInARow ?? 0;
    if (inARow > 1)
        lines.push(`Failures in a row: ${inARow}\n`);
    return lines;
}
function warnings(report) {
    if (report.warnings.length === 0)
        return [];
    return ['### Warnings\n', ...report.warnings.map((w) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(w)}`), ''];
}


/***/ })

};
