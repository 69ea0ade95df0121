import type { PruneReport } from '../../core/report.js';
import { code, escapeMarkdown, markdownTable } from '../markdown.js';

/** What was removed, what was kept, and why. */
export function retention(prune: PruneReport | null): string[] {
  if (!prune) return [];
  const verdict = (id: string): string => {
    if (!prune.removed.includes(id)) return 'kept';
    return prune.dryRun ? '**would be removed**' : '**removed**';
  };
  return [
    `### Retention${prune.dryRun ? ' (dry run)' : ''}\n`,
    ...(prune.frozen ? [`Nothing is removed this time: ${escapeMarkdown(prune.frozen)}\n`] : []),
    ...markdownTable(
      [{ title: 'Backup' }, { title: '' }, { title: 'Why' }],
      prune.decisions.map((d) => [
        code(d.backupId),
        verdict(d.backupId),
        d.reasons.map(escapeMarkdown).join('; '),
      ]),
    ),
    '',
    ...prune.abortedUploads.map((k) => `- unfinished upload aborted: ${code(k)}`),
    ...prune.uncommitted.map((k) => `- archive without a manifest, no backup: ${code(k)}`),
    ...(prune.notes ?? []).map((note) => `- ${escapeMarkdown(note)}`),
    '',
  ];
}
