import { quoteTable } from '../quote.js';
import type { StepsContext } from './restore-steps.js';

/** Each sequence goes on where the backup has it. */
export async function restoreSequences({ session, request, database }: StepsContext): Promise<void> {
  for (const { name, lastValue, isCalled } of request.manifest.sequences) {
    const sequence = quoteTable({ schema: database, name });
    if (!/^-?\d+$/.test(lastValue)) throw new Error('the number of a sequence is no number');
    await session.query(`ALTER SEQUENCE ${sequence} RESTART WITH ${lastValue}`);
    if (isCalled) await session.query(`SELECT NEXTVAL(${sequence})`);
  }
}
