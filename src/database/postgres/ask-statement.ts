import pg from 'pg';
import type { Answer } from '../../core/drill.js';
import { cancelledError } from '../../core/errors.js';
import { codeOf } from '../error-code.js';
import { liftForcedRowSecurity } from './lift-forced-row-security.js';
import { safeMessage, targetError } from './restore/target-errors.js';
import type { Owing, PostgresSession } from './session.js';
import { statementOf } from './sql-statements.js';

/** What may be asked: statements that give rows and end no transaction. */
const QUERY = /^(?:SELECT|WITH|VALUES|TABLE)\b|^\(/i;

const BOOLEAN_OID = 16;

/** SQLSTATEs of a session that was ended from outside; the connection closes a moment later. */
const SESSION_ENDED = /^57P0/;

/**
 * Runs one query in a transaction that never commits and tells what its rows come to; `session` is good for nothing
 * else afterwards. The search_path is the database's own; other settings are this tool's.
 * @throws BackupError kind `target` when the connection breaks off, which says nothing of the backup; kind `cancelled`
 */
export async function askStatement(
  session: PostgresSession,
  statement: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const sql = statementOf(statement);
  if (!QUERY.test(sql)) {
    return { kind: 'error', message: 'it is no query; allowed: SELECT, WITH, VALUES, TABLE' };
  }
  try {
    await session.query(`RESET search_path; BEGIN; SET LOCAL statement_timeout = ${timeoutMs}`);
    await liftForcedRowSecurity(session);
    const question = new Question(sql);
    session.submit(question);
    return await question.answer;
  } catch (error) {
    if (signal.aborted) throw cancelledError(signal.reason);
    if (!session.isAlive || SESSION_ENDED.test(codeOf(error))) throw targetError(error, 'asking check-sql');
    return { kind: 'error', message: safeMessage(error) };
  }
}

/** One statement and no more: the extended protocol refuses a second one. Rows are judged and not kept. */
class Question extends pg.Query implements Owing {
  finished = false;
  /** Settled by the second row at the latest. */
  readonly answer: Promise<Answer>;

  constructor(sql: string) {
    super({ text: sql, queryMode: 'extended', rowMode: 'array' } as pg.QueryConfig);
    this.answer = new Promise((resolve, reject) => {
      let answer: Answer = { kind: 'no-row' };
      let rows = 0;
      this.on('row', (row: unknown, result?: pg.ResultBuilder) => {
        rows++;
        if (rows > 1) resolve({ kind: 'several-rows' });
        else answer = judge(row as readonly unknown[], result?.fields ?? []);
      });
      this.on('end', () => {
        this.finished = true;
        resolve(answer);
      });
      this.on('error', (error: unknown) => {
        this.finished = true;
        reject(error);
      });
    });
  }

  get isOwedBytes(): boolean {
    return !this.finished;
  }
}

function judge([value]: readonly unknown[], fields: readonly pg.FieldDef[]): Answer {
  const [field] = fields;
  if (fields.length !== 1 || field?.dataTypeID !== BOOLEAN_OID) return { kind: 'not-boolean' };
  if (value === null) return { kind: 'null' };
  return { kind: value === true ? 'true' : 'false' };
}
