import type { TableName } from '../../../core/ports.js';
import { quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { nextRowIdStatement, sequenceOfNextRowId } from '../tidb.js';

/** The next number that a sequence gives out. */
export async function readSequenceValue(session: MysqlSession, sequence: TableName): Promise<string> {
  const value = session.flavour.hasTimestampSnapshots
    ? sequenceOfNextRowId(await session.query(nextRowIdStatement(sequence)))
    : (await session.query(`SELECT next_not_cached_value FROM ${quoteTable(sequence)}`))[0]?.[0];
  if (!value) throw new Error(`the sequence ${sequence.name} has no next value`);
  return value;
}

/** Lets a sequence go on with `value`. */
export function setSequenceSql(sequence: TableName, value: string): string {
  if (!/^-?\d+$/.test(value)) throw new Error('the number of a sequence is no number');
  return `ALTER SEQUENCE ${quoteTable(sequence)} RESTART WITH ${value}`;
}
