import { html, type Markup } from '../markup.js';
import { short } from './layout.js';

/** What a drill came to; each differs in shape, so that colour is never needed. */
export type Outcome = 'passed' | 'failed' | 'unjudged';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  unjudged: 'could not judge',
};

/** A mark of a chart with the words that a pointer calls up. */
export function outcomeMark(outcome: Outcome, x: number, y: number, size: number, words: string): Markup {
  const at = `translate(${short(x)} ${short(y)})`;
  const title = html`<title>${words}</title>`;
  const s = short(size);
  if (outcome === 'passed') return html`<circle class="passed" transform="${at}" r="${s}">${title}</circle>`;
  if (outcome === 'failed')
    return html`<path class="failed-stroke" transform="${at}" d="M${-s} ${-s}L${s} ${s}M${-s} ${s}L${s} ${-s}">${title}</path>`;
  return html`<path class="unjudged-stroke" transform="${at}" d="M0 ${-s - 1}L${s + 1} 0L0 ${s + 1}L${-s - 1} 0Z">${title}</path>`;
}

/** A value above the axis: an arrow at the top edge. */
export function beyondMark(x: number, y: number, words: string): Markup {
  return html`<path class="beyond" transform="translate(${short(x)} ${short(y)})" d="M-5 2L0 -7L5 2Z"><title>${words}</title></path>`;
}

/** A mark before a word, for legends and lists; the word says the same. */
export function swatch(content: Markup): Markup {
  return html`<svg class="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${content}</svg>`;
}

export function outcomeSwatch(outcome: Outcome): Markup {
  return swatch(outcomeMark(outcome, 8, 8, outcome === 'passed' ? 5 : 4.5, OUTCOME_WORDS[outcome]));
}
