import type { TableName } from '../../../core/ports.js';
import { errorNumberOf } from '../connect-errors.js';
import { quoteTable } from '../quote.js';
import { readNextValue } from '../sequences.js';
import type { MysqlSession } from '../session.js';
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
  return `ALTER SEQUENCE ${quoteTable(sequence)} RESTART WITH ${checked(value)}`;
}

/** The same unless it has gone further, so that no number is given twice: SETVAL never goes back (https://mariadb.com/kb/en/setval/). */
export function moveSequenceSql(sequence: TableName, value: string): string {
  return `DO SETVAL(${quoteTable(sequence)}, ${checked(value)}, 0)`;
}

/** What a restore changes of a sequence, and what takes that back. */
export interface SequenceBefore {
  readonly sequence: TableName;
  /** What SHOW CREATE said of it, where the restore makes another in its place. */
  readonly definition?: string;
  /** The next number that it would have given out. */
  readonly value: string;
  /** The number that the restore lets it go on with; undefined where it gets none. */
  readonly given: string | undefined;
}

/** For the mysql client, whatever the sequence has come to: it is never dropped, and never goes back. */
export function sequenceBackSql({ sequence, definition, value }: SequenceBefore): string[] {
  const remade = definition === undefined ? [] : remakeSql(sequence, definition);
  return [...remade, moveSequenceSql(sequence, value)];
}

/** Exactly as it was when nobody has taken a number since, beyond all numbers that were taken otherwise. */
export async function putSequenceBack(session: MysqlSession, before: SequenceBefore): Promise<void> {
  const { sequence, definition, value, given } = before;
  for (const sql of definition === undefined ? [] : remakeSql(sequence, definition)) await session.query(sql);
  const found = await readThere(session, sequence);
  for (const sql of definition === undefined ? [] : remakeSql(sequence, definition)) await session.query(sql);
  const isUntouched = found === undefined || found === given;
  await session.query((isUntouched ? setSequenceSql : moveSequenceSql)(sequence, value));
}

const NO_SUCH_TABLE = 1146;

async function readThere(session: MysqlSession, sequence: TableName): Promise<string | undefined> {
  try {
    return await readNextValue(session, sequence);
  } catch (error) {
    if (errorNumberOf(error) !== NO_SUCH_TABLE) throw error;
    return undefined;
  }
}

/** `CREATE SEQUENCE name start with … nocycle ENGINE=…`: ALTER takes the same attributes, and lets the number be. */
function remakeSql(sequence: TableName, definition: string): string[] {
  const [, attributes] = /^CREATE SEQUENCE `(?:[^`]|``)+` (.*?)(?: ENGINE=.*)?$/s.exec(definition) ?? [];
  if (attributes === undefined) throw new Error(`a sequence that cannot be read: ${sequence.name}`);
  const name = quoteTable(sequence);
  return [`CREATE SEQUENCE IF NOT EXISTS ${name} ${attributes}`, `ALTER SEQUENCE ${name} ${attributes}`];
}

function checked(value: string): string {
  if (!/^-?\d+$/.test(value)) throw new Error('the number of a sequence is no number');
  return value;
}
