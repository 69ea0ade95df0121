import { formatPlural } from '../lib/format-number.js';
import { printable } from '../lib/printable.js';

/**
 * What stays as it is, because it means nothing to GitHub's Markdown: words, blanks, most of what is in
 * names, paths and times (`_` between letters, `:` in `s3://` and 02:00). The rest becomes entities.
 */
const HARMLESS =
  /[A-Za-z0-9 ,/'%\u0080-\u{10ffff}]|(?<!www)\.|(?<=\S)-|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|(?<=\d):(?=\d)|(?<=\bs3|\bfile):(?=\/)/uy;

/** Any text as one line of Markdown that shows it and does nothing else, in table cells too. */
export function escapeMarkdown(text: string): string {
  const line = printable(text);
  let escaped = '';
  let at = 0;
  for (const character of line) {
    HARMLESS.lastIndex = at;
    escaped += HARMLESS.test(line) ? character : `&#${character.codePointAt(0)};`;
    at += character.length;
  }
  return escaped;
}

/** The same in a fixed-width font. */
export function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

export interface MarkdownColumn {
  readonly title: string;
  readonly align?: 'right';
}

/** A table; the cells are Markdown already. */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((c) => c.title)),
    line(columns.map((c) => (c.align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ];
}

/** A column of numbers. */
export function right(title: string): MarkdownColumn {
  return { title, align: 'right' };
}

/** Shown only when it is asked for. */
export function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>\n`, ...lines, '</details>\n'];
}

/** What a list left out; nothing where it is whole. */
export function more(count: number, singular: string): string[] {
  return count > 0 ? [`And ${formatPlural(count, singular)} more, in the JSON report.\n`] : [];
}
