import { html, type Markup } from '../markup.js';
import { type Layout, short } from './layout.js';
import { type Outcome, swatch } from './marks.js';

export interface StripCell {
  readonly outcome: Outcome;
  readonly words: string;
}

const GAP = 3;
const CELL_HEIGHT = 22;
const MIN_CELL = 15;
const MAX_CELL = 28;
const MAX_ROWS = 4;

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: 'M-4 0L-1.2 3L4 -3.2',
  failed: 'M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2',
  unjudged: 'M-3.5 0H3.5',
};

/** The cell as a mark before a word, for legends and lists; the word says the same. */
export function cellSwatch(outcome: Outcome): Markup {
  return swatch(
    html`<rect class="cell-${outcome}" x="0.5" y="0.5" width="15" height="15" rx="4"/><path class="sign-${outcome}" transform="translate(8 8)" d="${SIGNS[outcome]}"/>`,
  );
}

/** One cell a drill, oldest first, in lines like writing; as many of the newest as four lines take. */
export function drillStrip(
  cells: readonly StripCell[],
  { width }: Layout,
): { readonly height: number; readonly content: Markup } {
  const most = Math.floor((width + GAP) / (MIN_CELL + GAP));
  const shown = cells.slice(-most * MAX_ROWS);
  const perRow = Math.min(most, Math.max(1, shown.length));
  const cellWidth = Math.min(MAX_CELL, (width + GAP) / perRow - GAP);
  const rows = Math.max(1, Math.ceil(shown.length / perRow));
  const content = shown.map((cell, i) => {
    const x = (i % perRow) * (cellWidth + GAP);
    const y = Math.floor(i / perRow) * (CELL_HEIGHT + GAP);
    const middle = `translate(${short(x + cellWidth / 2)} ${y + CELL_HEIGHT / 2})`;
    return html`<rect class="cell-${cell.outcome}" x="${short(x + 0.5)}" y="${y + 0.5}" width="${short(cellWidth - 1)}" height="${CELL_HEIGHT - 1}" rx="4"><title>${cell.words}</title></rect><path class="sign-${cell.outcome}" transform="${middle}" d="${SIGNS[cell.outcome]}"/>`;
  });
  return { height: rows * (CELL_HEIGHT + GAP) - GAP, content: html`${content}` };
}
