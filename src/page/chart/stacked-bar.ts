import { html, type Markup } from '../markup.js';
import { type Layout, short } from './layout.js';

export interface BarPart {
  /** The class that colours it. */
  readonly className: string;
  readonly value: number;
  readonly words: string;
}

export const BAR_HEIGHT = 26;
const GAP = 2;
/** What took hardly any time is still there. */
const MIN_WIDTH = 2;

/** Parts of a whole, side by side in their order. */
export function stackedBar(parts: readonly BarPart[], { width }: Layout): Markup {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const room = width - GAP * (parts.length - 1) - MIN_WIDTH * parts.length;
  let x = 0;
  const content = parts.map(({ className, value, words }) => {
    const share = total > 0 ? value / total : 1 / parts.length;
    const partWidth = MIN_WIDTH + share * room;
    const rect = html`<rect class="${className}" x="${short(x)}" y="0" width="${short(partWidth)}" height="${BAR_HEIGHT}" rx="3"><title>${words}</title></rect>`;
    x += partWidth + GAP;
    return rect;
  });
  return html`${content}`;
}
