import type { DrillCheck, DrillCheckKind, DrillReport } from '../../core/drill.js';
import { formatPlural } from '../../lib/format-number.js';
import { cellSwatch } from '../chart/drill-strip.js';
import { dataTable, folded } from '../data-table.js';
import { code, html, lines, type Markup, name } from '../markup.js';
import { countChecks } from './verdict.js';

/** What each kind of check asks, for people who do not know the settings. */
export const CHECK_WORDS: Readonly<Record<DrillCheckKind, string>> = {
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
export function orderedChecks(checks: readonly DrillCheck[]): {
  readonly failed: readonly DrillCheck[];
  readonly passed: readonly DrillCheck[];
} {
  return { failed: checks.filter(({ ok }) => !ok), passed: checks.filter(({ ok }) => ok) };
}

export function checksSection(drill: DrillReport): Markup | null {
  if (drill.checks.length === 0) return null;
  const { failed, passed } = orderedChecks(drill.checks);
  const isLong = passed.length > MAX_OPEN;
  const open = isLong ? failed : [...failed, ...passed];
  return html`<section class="card" aria-labelledby="checks">
<h2 id="checks">Checks</h2>
<p class="said">${countChecks(drill)}.</p>
${open.length === 0 ? null : checksTable('Checks', open)}${
  isLong ? folded(formatPlural(passed.length, 'passed check'), checksTable('Passed checks', passed)) : null
}</section>
`;
}

function checksTable(caption: string, checks: readonly DrillCheck[]): Markup {
  const rest = checks.length - MAX_SHOWN;
  return html`${dataTable(
    caption,
    [{ title: 'Outcome' }, { title: 'What was asked, and what was found' }],
    checks.slice(0, MAX_SHOWN).map(checkRow),
  )}${rest > 0 ? html`<p class="said">And ${formatPlural(rest, 'check')} more, in the JSON report.</p>` : null}`;
}

/** Kinds whose `name` is to be copied. */
const WITH_CODE: readonly DrillCheckKind[] = ['expected-tables', 'check-sql', 'check-command', 'health-urls'];

function checkRow({ kind, name: asked, ok, detail }: DrillCheck): Markup[] {
  const outcome = ok ? 'passed' : 'failed';
  return [
    html`<span class="outcome is-${outcome}">${cellSwatch(outcome)}${outcome}</span>`,
    html`<span class="kind">${CHECK_WORDS[kind]}</span> ${WITH_CODE.includes(kind) ? code(asked) : name(asked)}${
      detail === null ? null : html`<br><span class="detail">${lines(detail)}</span>`
    }`,
  ];
}
