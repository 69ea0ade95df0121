import type { Anomaly } from '../../core/anomaly.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import { textTable } from '../../lib/text-table.js';
import type { Style } from '../style.js';

/** More than this of a kind is summed up in one line; `--json` has it all. */
export const MAX_LINES = 30;

/** `  name      text`, for every text that is known. */
export function factLines(facts: readonly (readonly [string, string | null])[], style: Style): string[] {
  return facts
    .filter((fact): fact is readonly [string, string] => fact[1] !== null)
    .map(([name, text]) => `  ${style.dim(name.padEnd(10))}${text}`);
}

interface TableSize {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Tables with their rows and bytes. */
export function tableLines(tables: readonly TableSize[], style: Style): string[] {
  const rows = tables
    .slice(0, MAX_LINES)
    .map((t) => [printable(`${t.schema}.${t.name}`), formatCount(t.rows), formatBytes(t.bytes)]);
  const [head = '', ...lines] = textTable(
    [{ title: 'table' }, { title: 'rows', align: 'right' }, { title: 'JSON', align: 'right' }],
    rows,
  );
  return [style.dim(head), ...lines, ...restLine(tables.length - rows.length, 'more table')];
}

/** What was left out of a list. */
export function restLine(rest: number, words: string): string[] {
  return rest > 0 ? [`… and ${formatPlural(rest, words)}`] : [];
}

/** What is not as in the backups before, one line each. */
export function anomalyLines(
  { anomalies = [] }: { readonly anomalies?: readonly Anomaly[] | undefined },
  style: Style,
): string[] {
  if (anomalies.length === 0) return [];
  const mark = { alarm: style.yellow('!'), notice: style.dim('·') };
  return [
    'Not as before:',
    ...anomalies
      .slice(0, MAX_LINES)
      .map(({ severity, sentence }) => `  ${mark[severity]} ${printable(sentence)}`),
    ...restLine(anomalies.length - MAX_LINES, 'more line'),
  ];
}
