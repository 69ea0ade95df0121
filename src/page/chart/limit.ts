import { html, type Markup } from '../markup.js';
import { short } from './layout.js';
import { swatch } from './marks.js';
import type { Plot } from './plot.js';
import { fitAxis, type Unit, type ValueAxis } from './value-axis.js';

export interface FittedLimit {
  readonly axis: ValueAxis;
  readonly showsLimit: boolean;
}

/** A limit that is further above all values than this would press them to the ground; words tell it then. */
const MAX_LIMIT_FACTOR = 4;

/** The axis of these values, and whether the limit is on it. */
export function fitLimit(values: readonly number[], unit: Unit, limit: number | null): FittedLimit {
  const plain = fitAxis(values, unit);
  if (limit === null || (values.length > 0 && limit > plain.top * MAX_LIMIT_FACTOR)) {
    return { axis: plain, showsLimit: false };
  }
  return { axis: limit > plain.top ? fitAxis([limit], unit) : plain, showsLimit: true };
}

export function limitLine({ left, right, y }: Plot, limit: number): Markup {
  return html`<path class="limit" d="M${short(left)} ${short(y(limit))}H${right}"/>`;
}

/** The line of the limit, for a legend. */
export function limitSwatch(): Markup {
  return swatch(html`<path class="limit" d="M0 8H16"/>`);
}
