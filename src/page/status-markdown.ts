import type { BackupPoint } from '../core/drill.js';
import type { RunReport } from '../core/report.js';
import type { StatusReport } from '../core/status.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatChange, formatCount, formatPlural } from '../lib/format-number.js';
import { describeStatus } from '../lib/format-status.js';
import { span } from './drill/history.js';
import { drillSigns, measureLines } from './drill/history-markdown.js';
import { code, escapeMarkdown, folded, markdownTable, more, right } from './markdown.js';
import { sparkline } from './sparkline.js';
import { statusVerdict } from './status/verdict.js';
import { anomalies } from './summary/anomalies.js';
import { warnings } from './summary/outcome.js';

/** One bar each for the newest backups. */
const MAX_BARS = 30;
const MAX_TABLES = 100;

const SIGNS = { passed: '✅', unjudged: '⚠️', failed: '❌', cancelled: '❌' } as const;

/** A status in Markdown, by lines, for a job summary or a file; names and counts, never values of rows. */
export function statusMarkdown(report: RunReport): string[] {
  const { status } = report;
  const { state, title, sentence, problems } = statusVerdict(report);
  return [
    `## ${SIGNS[state]} ${escapeMarkdown(title)}\n`,
    `**${escapeMarkdown(sentence)}**\n`,
    ...problems.flatMap(({ message, nextStep }) => [
      ...message.split('\n').map((line) => `> ${escapeMarkdown(line)}<br>`),
      '',
      `**Next step:** ${escapeMarkdown(nextStep)}\n`,
    ]),
    ...(status ? numbers(status) : []),
    ...anomalies(report),
    ...warnings(report),
    ...(status ? history(status) : []),
  ];
}

function numbers(status: StatusReport): string[] {
  const rows = describeStatus(status).map(([label, text]) => [label, escapeMarkdown(text)]);
  return [...markdownTable([{ title: '' }, { title: '' }], rows), ''];
}

function history({ history: { backups, drills, tables, moreTables } }: StatusReport): string[] {
  return [
    ...sizeChart(backups.slice(-MAX_BARS)),
    ...measureLines(backups),
    ...drillSigns(drills),
    ...tableLines(tables, moreTables),
  ];
}

/** GitHub draws it; elsewhere its numbers can be read. It holds numbers and days alone. */
function sizeChart(backups: readonly BackupPoint[]): string[] {
  if (backups.length < 2) return [];
  const sizes = backups.map(({ bytes }) => (bytes / 1e6).toPrecision(4));
  return [
    '```mermaid',
    'xychart-beta',
    '  title "Size of the archives, MB"',
    // Names of days would lie on top of each other.
    `  x-axis "${span(backups)}" 1 --> ${backups.length}`,
    `  bar [${sizes.map(Number).join(', ')}]`,
    '```\n',
  ];
}

function tableLines(tables: StatusReport['history']['tables'], moreTables: number): string[] {
  if (tables.length === 0) return [];
  const rows = tables.slice(0, MAX_TABLES).map((table) => {
    const known = table.rows.map((value) => value ?? 0);
    const first = table.rows.find((value) => value !== null) ?? 0;
    return [
      code(table.schema === '' ? table.name : `${table.schema}.${table.name}`),
      sparkline(known.slice(-MAX_BARS)),
      formatCount(known.at(-1) ?? 0),
      formatChange((known.at(-1) ?? 0) - first),
      formatBytes(table.bytes.at(-1) ?? 0),
    ];
  });
  return folded(`${formatPlural(tables.length + moreTables, 'table')}, the largest first`, [
    ...markdownTable(
      [{ title: 'Table' }, { title: '' }, right('Rows'), right('Change'), right('JSON')],
      rows,
    ),
    '',
    ...more(tables.length + moreTables - rows.length, 'table'),
  ]);
}
