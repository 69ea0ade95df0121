import { EXIT_CODES } from '../../core/errors.js';
import type { RunReport } from '../../core/report.js';
import { code, escapeMarkdown } from '../markdown.js';

export function heading({ ok, operation, exitCode, backupId }: RunReport): string {
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const outcome = exitCode === EXIT_CODES.cancelled ? 'was cancelled' : 'failed';
  return headingOf(ok, ok ? name : `${name} ${outcome}`, backupId);
}

/** `title` is ours and is Markdown already. */
export function headingOf(isGood: boolean, title: string, backupId: string | null): string {
  return `## ${isGood ? '✅' : '❌'} ${title}${backupId ? ` ${code(backupId)}` : ''}\n`;
}

/** What went wrong and what to do. */
export function failure(report: RunReport): string[] {
  if (!report.error) return [];
  const { code: name, message, nextStep } = report.error;
  const lines = [`**${escapeMarkdown(name)}** (exit code ${report.exitCode})\n`];
  for (const line of message.split('\n')) lines.push(`> ${escapeMarkdown(line)}<br>`);
  lines.push('');
  if (nextStep) lines.push(`**Next step:** ${escapeMarkdown(nextStep)}\n`);
  if (report.lastGoodBackupAt) lines.push(`Last good backup: ${escapeMarkdown(report.lastGoodBackupAt)}\n`);
  const inARow = report.failuresInARow ?? 0;
  if (inARow > 1) lines.push(`Failures in a row: ${inARow}\n`);
  return lines;
}

export function warnings(report: RunReport): string[] {
  if (report.warnings.length === 0) return [];
  return ['### Warnings\n', ...report.warnings.map((w) => `- ${escapeMarkdown(w)}`), ''];
}
