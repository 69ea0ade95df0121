import { countByKind, fullName, planGroups, planToShow } from '../../core/describe-restore.js';
import type { Omission } from '../../core/manifest.js';
import type { RestoreReport, RunReport } from '../../core/report.js';
import type { PlanItem, RestorePlan } from '../../core/target.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { code, escapeMarkdown, type MarkdownColumn, markdownTable } from '../markdown.js';

/** What a restore did, or would do. */
export function restoration(report: RunReport): string[] {
  const { restore } = report;
  if (!restore) return [];
  const plan = planToShow(report);
  return [
    ...leftOut(restore.skipped),
    ...notes(restore.notes.filter((note) => !plan?.notes.includes(note))),
    ...(plan ? planned(plan) : []),
    ...merged(restore),
    ...(restore.committed && report.tables.length === 0 && restore.plan
      ? ['### Tables\n', ...loadedTable(restore.plan), '']
      : []),
  ];
}

function leftOut(skipped: readonly Omission[]): string[] {
  if (skipped.length === 0) return [];
  return [`### Could not be restored: ${skipped.length}\n`, ...skipped.map(itemLine), ''];
}

function notes(sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return ['### Notes\n', ...sentences.map((note) => `- ${escapeMarkdown(note)}`), ''];
}

/** Whole, but folded: what stands in the way alone is open. */
function planned(plan: RestorePlan): string[] {
  const rows = plan.loaded.reduce((sum, table) => sum + table.rows, 0);
  const bytes = plan.loaded.reduce((sum, table) => sum + table.bytes, 0);
  const groups = planGroups(plan).flatMap(({ title, items }) => {
    const head = `${title}: ${countByKind(items)}`;
    if (items === plan.refusals) return [`**${escapeMarkdown(head)}**\n`, ...items.map(itemLine), ''];
    return folded(escapeMarkdown(head), items.map(itemLine));
  });
  const loaded = `Would be loaded: ${formatPlural(rows, 'row')} in ${formatPlural(plan.loaded.length, 'table')}, ${formatBytes(bytes)} of JSON`;
  return [
    `### Plan (${plan.mode})\n`,
    ...groups,
    ...(plan.loaded.length === 0 ? [] : folded(escapeMarkdown(loaded), loadedTable(plan))),
    ...plan.notes.map((note) => `- ${escapeMarkdown(note)}`),
    '',
  ];
}

function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>\n`, ...lines, '\n</details>\n'];
}

function itemLine(item: PlanItem): string {
  const reason = item.reason === undefined ? '' : `: ${escapeMarkdown(item.reason)}`;
  return `- ${escapeMarkdown(item.kind)} ${code(fullName(item))}${reason}`;
}

function loadedTable({ loaded }: RestorePlan): string[] {
  return markdownTable(
    [{ title: 'Table' }, right('Rows'), right('JSON')],
    loaded.map((table) => [code(fullName(table)), formatCount(table.rows), formatBytes(table.bytes)]),
  );
}

function merged({ merged: counts }: RestoreReport): string[] {
  if (counts.length === 0) return [];
  return [
    '### Merged\n',
    ...markdownTable(
      [{ title: 'Table' }, right('Inserted'), right('Updated'), right('Unchanged')],
      counts.map((m) => [
        code(fullName(m)),
        formatCount(m.inserted),
        formatCount(m.updated),
        formatCount(m.unchanged),
      ]),
    ),
    '',
  ];
}

function right(title: string): MarkdownColumn {
  return { title, align: 'right' };
}
