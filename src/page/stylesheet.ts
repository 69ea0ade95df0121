/**
 * The one stylesheet of every page. Text has a contrast of at least 4.5 to what is behind it, marks of charts 3; the
 * colours stay apart for every kind of colour blindness, and nothing is said by colour alone.
 */
export const STYLESHEET = `
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
