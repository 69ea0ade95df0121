import type { DoctorCheck } from '../../core/doctor.js';
import type { RunReport } from '../../core/report.js';
import { countWords, describeEstimate, groupSkipped } from '../../lib/format-doctor.js';
import { escapeMarkdown, markdownTable } from '../markdown.js';

const MARKS: Readonly<Record<DoctorCheck['status'], string>> = {
  ok: '✅',
  warn: '⚠️',
  fail: '❌',
  skipped: '➖',
};

/** What doctor found, as one table, and what it estimates. */
export function checks({ doctor }: RunReport): string[] {
  if (!doctor) return [];
  const looked = doctor.checks.filter(({ status }) => status !== 'skipped');
  const rows = looked.map(({ status, title, found, nextStep }) => [
    MARKS[status],
    escapeMarkdown(title),
    escapeMarkdown(found),
    nextStep === null ? '' : escapeMarkdown(nextStep),
  ]);
  const skipped = groupSkipped(doctor.checks).map(
    ({ found, titles }) => `- ${MARKS.skipped} ${escapeMarkdown(`${titles.join(', ')}: ${found}`)}`,
  );
  return [
    `### Checks: ${countWords(doctor)}\n`,
    ...markdownTable([{ title: '' }, { title: 'Check' }, { title: 'Found' }, { title: 'Next step' }], rows),
    '',
    ...(skipped.length > 0 ? [...skipped, ''] : []),
    ...(doctor.estimate ? estimateTable(doctor.estimate) : []),
  ];
}

function estimateTable(estimate: Parameters<typeof describeEstimate>[0]): string[] {
  const rows = describeEstimate(estimate).map(([label, text]) => [label, escapeMarkdown(text)]);
  return ['### Estimate\n', ...markdownTable([{ title: '' }, { title: '' }], rows), ''];
}
