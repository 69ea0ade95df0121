/** A chart is drawn once for each of these widths, and the page shows the one that fits the room it has. */
export interface Layout {
  readonly name: 'narrow' | 'medium' | 'wide';
  readonly width: number;
  readonly height: number;
}

export const NARROW: Layout = { name: 'narrow', width: 320, height: 190 };
export const MEDIUM: Layout = { name: 'medium', width: 560, height: 220 };
export const WIDE: Layout = { name: 'wide', width: 960, height: 240 };

/** Of labels, in the units of a layout; the stylesheet sets the same. */
export const FONT_SIZE = 12;

/** Of a wide sans-serif font such as DejaVu Sans or Verdana: digits are 0.64 em, and one letter may be an M. */
const EM_PER_CHARACTER = 0.66;
const EM_MORE = 0.25;

/** At least as much as the text takes, whichever sans-serif font the reader has. */
export function textWidth(text: string): number {
  return (text.length * EM_PER_CHARACTER + EM_MORE) * FONT_SIZE;
}

/** A coordinate in as few digits as can be seen. */
export function short(value: number): number {
  return Math.round(value * 10) / 10;
}
