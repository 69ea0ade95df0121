import { type Child, html, type Markup } from './markup.js';

export interface DataColumn {
  readonly title: string;
  /** Numbers stand right. */
  readonly align?: 'right';
}

/** A table whose first column names the row. */
export function dataTable(
  caption: string,
  columns: readonly DataColumn[],
  rows: readonly (readonly Child[])[],
): Markup {
  const head = columns.map((column) => html`<th scope="col"${alignment(column)}>${column.title}</th>`);
  return html`<table>
<caption class="unseen">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => dataRow(columns, row))}</tbody>
</table>
`;
}

function dataRow(columns: readonly DataColumn[], row: readonly Child[]): Markup {
  const cells = columns.map((column, i) =>
    i === 0
      ? html`<th scope="row"${alignment(column)}>${row[i]}</th>`
      : html`<td${alignment(column)}>${row[i]}</td>`,
  );
  return html`<tr>${cells}</tr>
`;
}

function alignment({ align }: DataColumn): Markup | null {
  return align === 'right' ? html` class="number"` : null;
}

/** What is shown only when it is asked for. */
export function folded(summary: string, content: Child): Markup {
  return html`<details><summary>${summary}</summary>
${content}</details>
`;
}
