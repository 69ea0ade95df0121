import type { ManifestTable } from '../../../core/manifest.js';
import type { TableDifferences } from '../../../core/target.js';
import { compareRows } from './compare-rows.js';
import { valuesOf } from './copy-lines.js';
import { type ComparedRows, keyFields } from './read-by-key.js';

const KEYS_SHOWN = 10;

/** Which rows of the archive are not in the target, or with other values; generated columns are not compared. */
export async function explainByKey(
  table: ManifestTable,
  pages: AsyncIterable<ComparedRows>,
): Promise<TableDifferences> {
  const own = table.columns.filter(({ generated }) => generated === null);
  const key = keyFields(table);
  let missing = 0;
  let changed = 0;
  const keys: string[] = [];
  for await (const page of pages) {
    const found = compareRows(table, page, [...own.keys()]);
    missing += found.missing.length;
    changed += found.changed.length;
    for (const line of [...found.missing, ...found.changed].slice(0, KEYS_SHOWN - keys.length)) {
      const values = valuesOf(line);
      keys.push(key.map((field, index) => `${table.primaryKey[index]}=${values[field]}`).join(', '));
    }
  }
  return { table: { schema: table.schema, name: table.name }, missing, changed, unexpected: 0, keys };
}
