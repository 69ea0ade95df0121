import type { RunReport } from '../core/report.js';
import { formatCount } from '../lib/format-number.js';
import { printableLines } from '../lib/printable.js';
import { renderBackup } from './output/render-backup.js';
import { renderDoctor } from './output/render-doctor.js';
import { renderDrill, renderFailedDrill } from './output/render-drill.js';
import { renderList } from './output/render-list.js';
import { renderPrune } from './output/render-prune.js';
import { renderFailedRestore, renderRestore } from './output/render-restore.js';
import { renderStatus } from './output/render-status.js';
import { renderGet, renderVerify } from './output/render-verify.js';
import type { Style } from './style.js';

/** Where there is no terminal that says how wide it is. */
const PLAIN_WIDTH = 100;

/** What a person reads on stdout after a run that succeeded. */
export function renderReport(report: RunReport, style: Style, width: number = PLAIN_WIDTH): string {
  const lines = renderOperation(report, style, width);
  return `${lines.join('\n')}\n`;
}

/** What stands on stdout after a failure too: the checks of doctor and the numbers of status are the answer, red or not. */
export function renderFindings(report: RunReport, style: Style, width: number = PLAIN_WIDTH): string {
  const { doctor } = report;
  const lines = doctor ? renderDoctor(doctor, style, width) : renderStatus(report, style, width);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** What a person reads on stderr after a run that failed. */
export function renderError(report: RunReport, style: Style): string {
  if (!report.error) return '';
  const { code, message, nextStep } = report.error;
  const lines = [`${style.red(style.bold(`error ${code}`))} (exit code ${report.exitCode})`];
  for (const line of printableLines(message).split('\n')) lines.push(`  ${line}`);
  if (nextStep) lines.push(`${style.bold('next step:')} ${printableLines(nextStep)}`);
  const inARow = report.failuresInARow ?? 0;
  if (inARow > 1) lines.push(`Failures in a row: ${formatCount(inARow)}.`);
  if (report.lastGoodBackupAt) lines.push(`The last good backup is of ${report.lastGoodBackupAt}.`);
  lines.push(...(report.drill ? renderFailedDrill(report, style) : renderFailedRestore(report, style)));
  return `${lines.join('\n')}\n`;
}

/** One line of a warning. */
export function renderWarning(warning: string, style: Style): string {
  return `${style.yellow('warning:')} ${printableLines(warning)}\n`;
}

function renderOperation(report: RunReport, style: Style, width: number): string[] {
  switch (report.operation) {
    case 'doctor':
      return report.doctor ? renderDoctor(report.doctor, style, width) : [];
    case 'status':
      return renderStatus(report, style, width);
    case 'list':
      return renderList(report.backups ?? [], new Date(report.startedAt), style);
    case 'prune':
      return report.prune ? renderPrune(report.prune, style) : [];
    case 'verify':
      return renderVerify(report, style);
    case 'drill':
      return renderDrill(report, style);
    case 'get':
      return renderGet(report, style);
    case 'restore':
      return renderRestore(report, style);
    default:
      return renderBackup(report, style);
  }
}
