import { type Child, html, type Markup } from '../markup.js';
import type { Layout } from './layout.js';

export interface Figure {
  /** Unique on its page, letters and dashes. */
  readonly id: string;
  readonly title: string;
  /** The one number to take away, large; null for none. */
  readonly headline: string | null;
  /** The chart in words, for those who do not see it. */
  readonly description: string;
  readonly layouts: readonly Layout[];
  readonly draw: (layout: Layout) => { readonly height: number; readonly content: Markup };
  /** Below the chart, such as a legend. */
  readonly below?: Child;
}

/** A chart with its title, drawn for several widths; only one of them is shown. */
export function figure({ id, title, headline, description, layouts, draw, below }: Figure): Markup {
  const widest = layouts.at(-1)?.name ?? 'narrow';
  return html`<figure class="figure up-to-${widest}">
<figcaption><h3>${title}</h3>${headline === null ? null : html`<p class="headline">${headline}</p>`}</figcaption>
${layouts.map((layout) => {
  const { height, content } = draw(layout);
  const own = `${id}-${layout.name}`;
  return html`<svg class="chart ${layout.name}" viewBox="0 0 ${layout.width} ${height}" role="img" aria-labelledby="${own}-title ${own}-desc"><title id="${own}-title">${title}</title><desc id="${own}-desc">${description}</desc>${content}</svg>
`;
})}${below}</figure>
`;
}
