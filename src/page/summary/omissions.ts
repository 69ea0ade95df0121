import { fullName } from '../../core/describe-restore.js';
import type { Omission } from '../../core/manifest.js';
import { code, escapeMarkdown } from '../markdown.js';

const MAX_OMISSIONS = 100;

/** Named things with a reason, folded. */
export function omissions(title: string, list: readonly Omission[]): string[] {
  if (list.length === 0) return [];
  const lines = list
    .slice(0, MAX_OMISSIONS)
    .map((item) => `- ${escapeMarkdown(item.kind)} ${code(fullName(item))}: ${escapeMarkdown(item.reason)}`);
  const rest = list.length - lines.length;
  return [
    `<details><summary>${title}: ${list.length}</summary>\n`,
    ...lines,
    ...(rest > 0 ? [`- … and ${rest} more, in the manifest`] : []),
    '\n</details>\n',
  ];
}
