import type { Sequence } from '../../core/manifest.js';
import type { CatalogSequence } from './catalog.js';
import { quoteTable } from './quote.js';
import type { PostgresSession } from './session.js';

const BATCH = 500;

/**
 * Where each sequence stands. Sequences take no part in transactions: read after the snapshot, they are at or
 * beyond every number that its rows use.
 */
export async function readSequences(
  session: PostgresSession,
  sequences: readonly CatalogSequence[],
): Promise<Sequence[]> {
  const result: Sequence[] = [];
  for (let start = 0; start < sequences.length; start += BATCH) {
    const batch = sequences.slice(start, start + BATCH);
    const parts = batch.map((s, i) => `SELECT ${i}, last_value, is_called FROM ${quoteTable(s)}`);
    const rows = await session.query(`${parts.join(' UNION ALL ')} ORDER BY 1`);
    for (const [index, lastValue, isCalled] of rows) {
      const sequence = batch[Number(index)];
      if (!sequence || lastValue === null || lastValue === undefined) continue;
      result.push({ schema: sequence.schema, name: sequence.name, lastValue, isCalled: isCalled === 't' });
    }
    if (rows.length !== batch.length) throw new Error(`${batch.length} sequences, ${rows.length} answers`);
  }
  return result;
}
