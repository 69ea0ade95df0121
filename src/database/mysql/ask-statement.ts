import type { Answer } from '../../core/drill.js';
import { cancelledError } from '../../core/errors.js';
import { safeMessage, targetError } from './restore/target-errors.js';
import { NotUtf8Error, RowFormError } from './rows-kernel/rows-kernel.js';
import type { MysqlSession } from './session.js';
import { withoutComments } from './sql-statements.js';

/** What may be asked: statements that give rows. */
const QUERY = /^(?:SELECT|WITH|VALUES|TABLE)\b|^\(/i;

/** The family has no type for truth: a comparison gives 1 or 0. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '1': { kind: 'true' },
  '0': { kind: 'false' },
  '\\N': { kind: 'null' },
};

/**
 * Runs one query in a read-only transaction and tells what its rows come to; `session` is good for nothing else afterwards.
 * The first two rows are enough to tell.
 * @throws BackupError kind `target` when the connection breaks off, which says nothing of the backup; kind `cancelled`
 */
export async function askStatement(
  session: MysqlSession,
  statement: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const sql = withoutComments(statement);
  if (!QUERY.test(sql)) {
    return { kind: 'error', message: 'it is no query; allowed: SELECT, WITH, VALUES, TABLE' };
  }
  const { statementTimeout, hasReadOnlyTransactions } = session.flavour;
  const limit = statementTimeout === 'max_statement_time' ? timeoutMs / 1000 : timeoutMs;
  try {
    await session.query(`SET SESSION ${statementTimeout} = ${limit}`);
    await session.query(`START TRANSACTION${hasReadOnlyTransactions ? ' READ ONLY' : ''}`);
    const rows = await session.rowsOut(sql, ['text']);
    const text: Buffer[] = [];
    let chunk = await rows.nextChunk();
    for (; chunk && rows.rowCount < 2; chunk = await rows.nextChunk()) text.push(Buffer.from(chunk));
    if (rows.rowCount === 0) return { kind: 'no-row' };
    if (rows.rowCount > 1) return { kind: 'several-rows' };
    return ANSWERS[Buffer.concat(text).toString('utf8').trimEnd()] ?? { kind: 'not-boolean' };
  } catch (error) {
    if (signal.aborted) throw cancelledError(signal.reason);
    if (!session.isAlive) throw targetError(error, 'asking check-sql');
    if (error instanceof RowFormError || error instanceof NotUtf8Error) return { kind: 'not-boolean' };
    return { kind: 'error', message: safeMessage(error) };
  }
}
