import { html, type Markup } from './markup.js';

const SIGNS = {
  passed: 'M13 24.5L20.5 32L35 16.5',
  failed: 'M16 16L32 32M16 32L32 16',
  unjudged: 'M24 13V27M24 33V34',
  cancelled: 'M15 24H33',
  'dry-run': 'M15 24H33',
} as const;

/** The large sign beside a verdict; the words say the same. */
export function verdictSign(state: keyof typeof SIGNS): Markup {
  return html`<svg class="sign" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="23"/><path d="${SIGNS[state]}"/></svg>`;
}
