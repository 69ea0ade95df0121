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
    const lastValue = await readNextValue(session, table);
    sequences.push({ ...table, lastValue, isCalled: false });
  }
  return sequences;
}

/** The next number that one of them gives out. */
export async function readNextValue(session: MysqlSession, sequence: TableName): Promise<string> {
  const value = session.flavour.hasTimestampSnapshots
    ? sequenceOfNextRowId(await session.query(nextRowIdStatement(sequence)))
    : (await session.query(`SELECT next_not_cached_value FROM ${quoteTable(sequence)}`))[0]?.[0];
  if (!value) throw new Error(`the sequence ${sequence.name} has no next value`);
  return value;
}
