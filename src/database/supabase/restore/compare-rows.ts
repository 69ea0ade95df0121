import type { ManifestTable } from '../../../core/manifest.js';
import { type CopyLine, valuesOf } from './copy-lines.js';
import { type ComparedRows, keyFields } from './read-by-key.js';

export interface RowDifferences {
  readonly missing: readonly CopyLine[];
  readonly changed: readonly CopyLine[];
}

/**
 * Pure. Which rows of the archive the target does not have, or has with other values in these fields of the archive's COPY
 * text.
 */
export function compareRows(
  table: ManifestTable,
  { archived, found }: ComparedRows,
  fields: readonly number[],
): RowDifferences {
  const key = keyFields(table);
  const textOf = (values: readonly (string | null)[], places: readonly number[]) =>
    JSON.stringify(places.map((field) => values[field]));
  const isOwn = table.columns.map(({ generated }) => generated === null);
  const rows = new Map(
    Buffer.from(found)
      .toString('utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => valuesOf(line).filter((_, column) => isOwn[column]))
      .map((values) => [textOf(values, key), textOf(values, fields)]),
  );
  const missing: CopyLine[] = [];
  const changed: CopyLine[] = [];
  for (const line of archived) {
    const values = valuesOf(line);
    const other = rows.get(textOf(values, key));
    if (other === undefined) missing.push(line);
    else if (other !== textOf(values, fields)) changed.push(line);
  }
  return { missing, changed };
}
