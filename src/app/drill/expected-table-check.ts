import type { ExpectedTable } from '../../config/expected-tables.js';
import type { DrillCheck, Probe } from '../../core/drill.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { keyOf } from '../../core/table-key.js';
import { matchTable } from '../../database/selection.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { listed } from './compare-state.js';

/**
 * Whether the tables that an entry of `expected-tables` means are there, each with the rows it must have at least. A
 * partition tree that the entry means counts as a whole, its empty leaves do not matter.
 */
export async function checkExpectedTable(
  probe: Pick<Probe, 'countRows'>,
  tables: readonly ManifestTable[],
  { text, pattern, minimumRows }: ExpectedTable,
): Promise<DrillCheck> {
  const meant = meantTables(tables, pattern);
  const asked = { kind: 'expected-tables', name: text } as const;
  if (meant.length === 0) return { ...asked, ok: false, detail: 'no table of the backup is called so' };
  const wrong: string[] = [];
  let total = 0;
  for (const table of meant) {
    const rows = await probe.countRows(table);
    total += rows ?? 0;
    if (rows === undefined) wrong.push(`${table.schema}.${table.name} is not there`);
    else if (rows < minimumRows) wrong.push(`${table.schema}.${table.name} has ${formatPlural(rows, 'row')}`);
  }
  const found = `${formatCount(total)} ${total === 1 ? 'row' : 'rows'}${meant.length === 1 ? '' : ` in ${meant.length} tables`}`;
  return { ...asked, ok: wrong.length === 0, detail: listed(wrong) ?? found };
}

/** Roots in place of their leaves where the pattern means the root, each table once. */
function meantTables(tables: readonly ManifestTable[], pattern: string): TableName[] {
  const matches = matchTable(pattern);
  const meant = new Map<string, TableName>();
  for (const { schema, name, partitionOf } of tables) {
    const table = partitionOf && matches?.(partitionOf) ? partitionOf : { schema, name };
    if (matches?.(table)) meant.set(keyOf(table), table);
  }
  return [...meant.values()];
}
