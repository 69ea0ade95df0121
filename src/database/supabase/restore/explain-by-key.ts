import type { ManifestTable } from '../../../core/manifest.js';
import type { TableDifferences } from '../../../core/target.js';
import { valuesOf } from './copy-lines.js';
import type { ComparedRows } from './read-by-key.js';

const KEYS_SHOWN = 10;

/** Which rows of the archive are not in the target, or with other values; generated columns are not compared. */
export async function explainByKey(
  table: ManifestTable,
  pages: AsyncIterable<ComparedRows>,
): Promise<TableDifferences> {
  const kept = table.columns.map(({ generated }) => generated === null);
  const own = table.columns.filter(({ generated }) => generated === null);
  const fields = table.primaryKey.map((name) => own.findIndex((column) => column.name === name));
  const keyOf = (values: readonly (string | null)[]) => fields.map((field) => values[field] ?? '');
  const counts = { missing: 0, changed: 0 };
  const keys: string[] = [];
  for await (const { archived, found } of pages) {
    const rows = new Map(
      Buffer.from(found)
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => valuesOf(line).filter((_, column) => kept[column]))
        .map((values) => [JSON.stringify(keyOf(values)), JSON.stringify(values)]),
    );
    for (const row of archived) {
      const values = valuesOf(row);
      const key = keyOf(values);
      const other = rows.get(JSON.stringify(key));
      if (other === JSON.stringify(values)) continue;
      counts[other === undefined ? 'missing' : 'changed']++;
      const shown = key.map((value, index) => `${table.primaryKey[index]}=${value}`).join(', ');
      if (keys.length < KEYS_SHOWN) keys.push(shown);
    }
  }
  return { table: { schema: table.schema, name: table.name }, ...counts, unexpected: 0, keys };
}
