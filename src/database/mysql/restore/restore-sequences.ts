import type { Sequence } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { errorNumberOf } from '../connect-errors.js';
import { quoteTable } from '../quote.js';
import { readPosition, type SequencePosition } from '../sequences.js';
import type { MysqlSession } from '../session.js';
import type { StepsContext } from './restore-steps.js';

/** Each sequence goes on where the backup has it. */
export async function restoreSequences({ session, request, database }: StepsContext): Promise<void> {
  for (const { name, isCalled, ...position } of request.manifest.sequences) {
    const sequence = { schema: database, name };
    await setSequence(session, sequence, position);
    if (isCalled) await session.query(`SELECT NEXTVAL(${quoteTable(sequence)})`);
  }
}

/** Lets a sequence go on from there. */
export async function setSequence(
  session: MysqlSession,
  sequence: TableName,
  position: SequencePosition,
): Promise<void> {
  await session.query(`ALTER SEQUENCE ${quoteTable(sequence)} RESTART WITH ${checked(position.lastValue)}`);
  // RESTART begins with the first cycle.
  if (position.cycleCount !== undefined)
    await moveSequence(session, sequence, { ...position, isCalled: false });
}

/** The same unless it has gone further, so that no number is given twice: SETVAL never goes back (https://mariadb.com/kb/en/setval/). */
export async function moveSequence(
  session: MysqlSession,
  sequence: TableName,
  position: SequencePosition & Pick<Sequence, 'isCalled'>,
): Promise<void> {
  const { cycleCount, ...first } = position;
  // One of the same name that does not cycle takes no later cycle (error 4084).
  const isCycling =
    cycleCount !== undefined &&
    (await session.query(`SELECT cycle_option FROM ${quoteTable(sequence)}`))[0]?.[0] === '1';
  await session.query(moveSequenceSql(sequence, isCycling ? position : first));
}

function moveSequenceSql(
  sequence: TableName,
  { lastValue, cycleCount, isCalled = false }: SequencePosition & { isCalled?: boolean },
): string {
  const cycle = cycleCount === undefined ? '' : `, ${checked(cycleCount)}`;
  return `DO SETVAL(${quoteTable(sequence)}, ${checked(lastValue)}, ${isCalled ? 1 : 0}${cycle})`;
}

/** What a restore changes of a sequence, and what takes that back. */
export interface SequenceBefore {
  readonly sequence: TableName;
  /** What SHOW CREATE said of it, where the restore makes another in its place. */
  readonly definition?: string;
  /** With the next number that it would have given out. */
  readonly position: SequencePosition;
  /** The number that the restore lets it go on with; undefined where it gets none. */
  readonly given: string | undefined;
}

/** For the mysql client, whatever the sequence has come to: it is never dropped, and never goes back. */
export function sequenceBackSql({ sequence, definition, position }: SequenceBefore): string[] {
  const remade = definition === undefined ? [] : remakeSql(sequence, definition);
  return [...remade, moveSequenceSql(sequence, position)];
}

/** Exactly as it was when nobody has taken a number since, beyond all numbers that were taken otherwise. */
export async function putSequenceBack(session: MysqlSession, before: SequenceBefore): Promise<void> {
  const { sequence, definition, position, given } = before;
  for (const sql of definition === undefined ? [] : remakeSql(sequence, definition)) await session.query(sql);
  const found = await readThere(session, sequence);
  for (const sql of definition === undefined ? [] : remakeSql(sequence, definition)) await session.query(sql);
  const isUntouched = found === undefined || found === given;
  if (isUntouched) await setSequence(session, sequence, position);
  else await moveSequence(session, sequence, { ...position, isCalled: false });
}

const NO_SUCH_TABLE = 1146;

async function readThere(session: MysqlSession, sequence: TableName): Promise<string | undefined> {
  try {
    return (await readPosition(session, sequence)).lastValue;
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
