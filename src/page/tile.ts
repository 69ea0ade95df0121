import { short } from './chart/layout.js';
import { type Child, html, type Markup } from './markup.js';

/** One number that matters, large, with a few words on it. */
export function tile(title: string, value: string, said: string, more?: Child): Markup {
  return html`<li><h3>${title}</h3><p class="headline">${value}</p>${more}<p class="said">${said}</p></li>
`;
}

/** A bar as long as the part of the limit that was used; full and of another colour above it. */
export function meter(share: number): Markup {
  const width = short(Math.min(1, share) * 100);
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-room" width="100" height="6"/><rect class="${share > 1 ? 'cell-failed' : 'cell-passed'}" width="${width}" height="6"/></svg>`;
}
