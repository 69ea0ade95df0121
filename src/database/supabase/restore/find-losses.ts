import { BackupError } from '../../../core/errors.js';
import type { RowsOf } from '../../../core/target.js';
import { formatPlural } from '../../../lib/format-number.js';
import { displayTable } from '../../postgres/quote.js';
import { lineBatches, valuesOf } from './copy-lines.js';
import type { RestMatch } from './match-tables.js';
import { lossInJson, takesJson } from './row-json.js';

const BATCH = { rows: 1000, size: 1024 * 1024 };

/**
 * Looks for values that a JSON body cannot carry.
 * @throws BackupError kind `target` code `TARGET_VALUES_LOST` naming columns and numbers of rows
 */
export async function findLosses({ entry, sent }: RestMatch, rows: RowsOf): Promise<void> {
  const columns = sent.filter(({ type }) => takesJson(type));
  if (columns.length === 0) return;
  const found = new Map<string, number>();
  for await (const lines of lineBatches(rows(), BATCH)) {
    for (const line of lines) {
      const values = valuesOf(line);
      for (const { name, field, type } of columns) {
        const value = values[field];
        const loss = typeof value === 'string' ? lossInJson(type, value) : undefined;
        if (loss === undefined) continue;
        const what = `${displayTable(entry)}.${name}: ${loss}`;
        found.set(what, (found.get(what) ?? 0) + 1);
      }
    }
  }
  if (found.size === 0) return;
  const list = [...found].map(([what, count]) => `- ${what} (${formatPlural(count, 'row')})`);
  throw new BackupError(
    'target',
    `The API cannot carry some values, so nothing was written:\n${list.join('\n')}`,
    {
      code: 'TARGET_VALUES_LOST',
      nextStep: 'Restore with target-url, or leave the table out by tables.',
    },
  );
}
