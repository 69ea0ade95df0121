import { describeEffect } from '../core/describe-restore.js';
import type { RunReport } from '../core/report.js';
import { drillMarkdown } from '../page/drill-markdown.js';
import { escapeMarkdown } from '../page/markdown.js';
import { statusMarkdown } from '../page/status-markdown.js';
import { anomalies } from '../page/summary/anomalies.js';
import { backups } from '../page/summary/backups.js';
import { checks } from '../page/summary/checks.js';
import { facts } from '../page/summary/facts.js';
import { omissions } from '../page/summary/omissions.js';
import { failure, heading, warnings } from '../page/summary/outcome.js';
import { restoration } from '../page/summary/restoration.js';
import { retention } from '../page/summary/retention.js';
import { tables } from '../page/summary/tables.js';

/** GitHub refuses a step's summary over 1 MiB; the rest is room for what is said about the cut. */
const MAX_SUMMARY_BYTES = 1_000_000;

/** The job summary in Markdown: names and counts, never values of rows. */
export function jobSummary(report: RunReport): string {
  const lines = report.drill
    ? drillMarkdown(report)
    : report.status
      ? statusMarkdown(report)
      : sections(report);
  return capBytes(lines, MAX_SUMMARY_BYTES);
}

function sections(report: RunReport): string[] {
  return [
    heading(report),
    ...failure(report),
    ...effect(report),
    ...facts(report),
    ...warnings(report),
    ...anomalies(report),
    ...checks(report),
    ...restoration(report),
    ...tables(report),
    ...backups(report),
    ...retention(report.prune),
    ...omissions('Left out', report.excluded),
    ...omissions('Not covered by a backup of this kind', report.notCovered),
  ];
}

/** Whether the target was changed comes before everything else that is said of it. */
function effect(report: RunReport): string[] {
  const sentence = describeEffect(report);
  return sentence === null ? [] : [`**${escapeMarkdown(sentence)}**\n`];
}

/** Whole lines, as many as fit; what was folded is closed, so that the last sentence is seen. */
function capBytes(lines: readonly string[], maxBytes: number): string {
  let bytes = 0;
  const kept: string[] = [];
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > maxBytes) {
      const isFolded = kept.findLastIndex(opensFold) > kept.findLastIndex(closesFold);
      const rest = 'The rest is too long for a summary; the report has it.\n';
      return `${kept.join('\n')}\n${isFolded ? '\n</details>\n' : ''}\n${rest}`;
    }
    kept.push(line);
  }
  return `${kept.join('\n')}\n`;
}

const opensFold = (line: string): boolean => line.startsWith('<details>');
const closesFold = (line: string): boolean => line.includes('</details>');
