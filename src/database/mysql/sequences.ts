import type { Sequence } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import type { Catalog } from './catalog.js';
import { quoteTable } from './quote.js';
import type { MysqlSession } from './session.js';
import { nextRowIdStatement, sequenceOfNextRowId } from './tidb.js';

/**
 * The next number that each sequence gives out, as a value that is not called yet. Sequences take no part in transactions:
 * read after the snapshot, they are at or beyond every number that its rows use.
 */
export async function readSequences(session: MysqlSession, catalog: Catalog): Promise<Sequence[]> {
  const sequences: Sequence[] = [];
  for (const name of [...catalog.sequences].sort()) {
    const table = { schema: catalog.database, name };
    sequences.push({ ...table, ...(await readPosition(session, table)), isCalled: false });
  }
  return sequences;
}

/** Where a sequence stands. */
export type SequencePosition = Pick<Sequence, 'lastValue' | 'cycleCount'>;

/** With `lastValue` as the next number that it gives out. */
export async function readPosition(session: MysqlSession, sequence: TableName): Promise<SequencePosition> {
  const [lastValue, cycleCount] = session.flavour.hasTimestampSnapshots
    ? [sequenceOfNextRowId(await session.query(nextRowIdStatement(sequence)))]
    : ((
        await session.query(
          `SELECT next_not_cached_value, IF(cycle_option, NULLIF(cycle_count, 0), NULL) FROM ${quoteTable(sequence)}`,
        )
      )[0] ?? []);
  if (!lastValue) throw new Error(`the sequence ${sequence.name} has no next value`);
  return cycleCount ? { lastValue, cycleCount } : { lastValue };
}
