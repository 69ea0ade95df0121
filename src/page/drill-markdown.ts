import type { DrillReport } from '../core/drill.js';
import type { RunReport } from '../core/report.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatCount, formatPlural } from '../lib/format-number.js';
import { CHECK_WORDS, orderedChecks } from './drill/checks.js';
import { drillFacts } from './drill/facts.js';
import { drillSigns, measureLines, OUTCOME_SIGNS } from './drill/history-markdown.js';
import { PHASE_WORDS } from './drill/phases.js';
import { bySize, provedBy } from './drill/tables.js';
import { countChecks, drillVerdict } from './drill/verdict.js';
import { code, escapeMarkdown, folded, markdownTable, more, right } from './markdown.js';
import { omissions } from './summary/omissions.js';
import { failure, heading, headingOf, warnings } from './summary/outcome.js';

const MAX_CHECKS = 100;
const MAX_TABLES = 500;
const BAR_SIGNS = 20;

/**
 * A drill in Markdown, by lines, for a job summary or a file: names and counts, never values of rows. A run that ended
 * before it knew its drill says how it ended.
 */
export function drillMarkdown(report: RunReport): string[] {
  const { drill } = report;
  if (!drill) return [heading(report), ...failure(report), ...warnings(report)];
  const { title, sentence, nextStep } = drillVerdict(report, drill);
  const { error } = report;
  return [
    headingOf(report.ok, title, report.backupId),
    `**${escapeMarkdown(sentence)}**\n`,
    `**What to do now:** ${escapeMarkdown(nextStep)}\n`,
    ...failure({ ...report, error: error && { ...error, nextStep: null } }),
    ...keptScratch(drill),
    ...numbers(report, drill),
    ...warnings(report),
    ...checks(drill),
    ...omissions('Findings', drill.findings),
    ...phases(drill),
    ...history(drill),
    ...tables(report),
    ...facts(report, drill),
  ];
}

function keptScratch({ kept }: DrillReport): string[] {
  if (!kept) return [];
  return [
    `The scratch database ${code(kept.database)} was kept.\n`,
    `- Open it: ${code(kept.reachedBy)}`,
    `- Drop it: ${code(kept.droppedBy)}`,
    '',
  ];
}

function numbers(report: RunReport, drill: DrillReport): string[] {
  if (drill.dryRun) return [];
  const { rtoSeconds, rtoLimitSeconds, rpoSeconds } = drill;
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  const limit = rtoLimitSeconds === null ? '' : ` (limit ${formatDuration(rtoLimitSeconds)})`;
  const cells = [
    ['Recovery time (RTO)', rtoSeconds === null ? 'not measured' : `${formatDuration(rtoSeconds)}${limit}`],
    ['Data at risk (RPO)', rpoSeconds === null ? 'unknown' : formatDuration(rpoSeconds)],
    [
      'Rows read back',
      report.tables.length === 0
        ? 'none'
        : `${formatCount(rows)} in ${formatPlural(report.tables.length, 'table')}`,
    ],
    ['Checks', countChecks(drill) ?? 'none were asked'],
  ] as const;
  return [
    ...markdownTable(
      cells.map(([title]) => ({ title })),
      [cells.map(([, text]) => escapeMarkdown(text))],
    ),
    '',
  ];
}

function checks(drill: DrillReport): string[] {
  const { failed, passed } = orderedChecks(drill.checks);
  const table = (list: typeof failed): string[] => [
    ...markdownTable(
      [{ title: '' }, { title: 'What was asked' }, { title: 'What was found' }],
      list
        .slice(0, MAX_CHECKS)
        .map((check) => [
          OUTCOME_SIGNS[check.ok ? 'passed' : 'failed'],
          `${CHECK_WORDS[check.kind]}: ${code(check.name)}`,
          escapeMarkdown(check.detail ?? ''),
        ]),
    ),
    '',
    ...more(list.length - MAX_CHECKS, 'check'),
  ];
  return [
    ...(failed.length === 0 ? [] : [`### Failed checks\n`, ...table(failed)]),
    ...(passed.length === 0 ? [] : folded(formatPlural(passed.length, 'passed check'), table(passed))),
  ];
}

function phases({ phases: list }: DrillReport): string[] {
  if (list.length === 0) return [];
  const total = list.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    '### Where the time went\n',
    ...markdownTable(
      [{ title: 'Phase' }, right('Time'), { title: '' }, { title: '' }],
      list.map(({ name, seconds }) => [
        name,
        formatDuration(seconds),
        '█'.repeat(Math.round((BAR_SIGNS * seconds) / (total || 1))),
        PHASE_WORDS[name],
      ]),
    ),
    '',
  ];
}

function history({ history: { backups, drills } }: DrillReport): string[] {
  return [...drillSigns(drills), ...measureLines(backups)];
}

function tables({ tables: list }: RunReport): string[] {
  if (list.length === 0) return [];
  const isCounted = list.some((table) => provedBy(table) !== '');
  const rows = bySize(list)
    .slice(0, MAX_TABLES)
    .map((table) => [
      code(`${table.schema}.${table.name}`),
      formatCount(table.rows),
      formatBytes(table.bytes),
      table.seconds === undefined ? '' : formatDuration(table.seconds),
      ...(isCounted ? [provedBy(table)] : []),
    ]);
  const columns = [{ title: 'Table' }, right('Rows'), right('JSON'), right('Time')];
  return folded(`${formatPlural(list.length, 'table')}, the largest first`, [
    ...markdownTable(isCounted ? [...columns, { title: 'Equal by' }] : columns, rows),
    '',
    ...more(list.length - rows.length, 'table'),
  ]);
}

function facts(report: RunReport, drill: DrillReport): string[] {
  const rows = drillFacts(report, drill).map(({ title, text, isCode }) => [
    title,
    isCode ? code(text) : escapeMarkdown(text),
  ]);
  return ['### The backup\n', ...markdownTable([{ title: '' }, { title: '' }], rows), ''];
}
