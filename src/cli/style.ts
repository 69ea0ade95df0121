/** Paints text for a terminal, or leaves it alone. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
}

const plainText = (text: string): string => text;

export const PLAIN: Style = {
  bold: plainText,
  dim: plainText,
  red: plainText,
  yellow: plainText,
  green: plainText,
};

function paint(open: number, close: number): (text: string) => string {
  return (text) => `\u001b[${open}m${text}\u001b[${close}m`;
}

const COLOURS: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  yellow: paint(33, 39),
  green: paint(32, 39),
};

/**
 * Colours on a terminal; `NO_COLOR` with any text turns them off (https://no-color.org), `FORCE_COLOR`
 * turns them on, but for `0` and `false` (as Node reads it).
 */
export function chooseStyle(
  isTerminal: boolean,
  variables: Readonly<Record<string, string | undefined>>,
): Style {
  const force = variables.FORCE_COLOR;
  if (force !== undefined && force !== '') return force === '0' || force === 'false' ? PLAIN : COLOURS;
  if (variables.NO_COLOR) return PLAIN;
  return isTerminal && variables.TERM !== 'dumb' ? COLOURS : PLAIN;
}
