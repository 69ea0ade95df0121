import { printable } from '../lib/printable.js';

/** Any text as one line of Markdown that shows it and does nothing else, in table cells too. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[^A-Za-z0-9 \u0080-\u{10ffff}]/gu, (c) => `&#${c.codePointAt(0)};`);
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
