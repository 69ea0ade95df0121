import type { TableName } from '../../../core/ports.js';
import { quoteTable } from '../quote.js';
import type { StepsContext } from './restore-steps.js';

/** Each sequence goes on where the backup has it. */
export async function restoreSequences({ session, request, database }: StepsContext): Promise<void> {
  for (const { name, lastValue, isCalled } of request.manifest.sequences) {
    const sequence = { schema: database, name };
    await session.query(setSequenceSql(sequence, lastValue));
    if (isCalled) await session.query(`SELECT NEXTVAL(${quoteTable(sequence)})`);
  }
}

/** Lets a sequence go on with `value`. */
export function setSequenceSql(sequence: TableName, value: string): string {
  if (!/^-?\d+$/.test(value)) throw new Error('the number of a sequence is no number');
  return `ALTER SEQUENCE ${quoteTable(sequence)} RESTART WITH ${value}`;
}
