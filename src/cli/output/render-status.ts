import type { RunReport } from '../../core/report.js';
import { describeStatus, statusSentence, statusTitle } from '../../lib/format-status.js';
import { printable } from '../../lib/printable.js';
import { wrapText } from '../../lib/wrap-text.js';
import type { Style } from '../style.js';
import { anomalyLines } from './lines.js';

const LABEL_WIDTH = 10;

/** What was measured, whatever it came to; what is red is the error besides. */
export function renderStatus(report: RunReport, style: Style, width: number): string[] {
  const { status } = report;
  if (!status) return [];
  const paint = { green: style.green, amber: style.yellow, red: style.red }[status.state];
  return [
    style.bold(paint(statusTitle(status))),
    ...wrapText(printable(statusSentence(status)), Math.max(20, width)),
    '',
    ...describeStatus(status).flatMap(([label, text]) => factOf(label, text, style, width)),
    ...anomalyLines(report, style),
  ];
}

function factOf(label: string, text: string, style: Style, width: number): string[] {
  const [first = '', ...rest] = wrapText(printable(text), Math.max(20, width - LABEL_WIDTH - 2));
  return [
    `  ${style.dim(label.padEnd(LABEL_WIDTH))}${first}`,
    ...rest.map((line) => ' '.repeat(LABEL_WIDTH + 2) + line),
  ];
}
