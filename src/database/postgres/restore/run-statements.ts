import type { Log } from '../../../core/ports.js';
import { formatDuration } from '../../../lib/format-duration.js';
import { formatPlural } from '../../../lib/format-number.js';
import { tellWhileWorking } from '../../../lib/tell-while-working.js';
import { codeOf } from '../../error-code.js';
import type { PostgresSession } from '../session.js';
import { foreignKeyOf, withoutValidation } from './keys-left-open.js';
import { withCreateLent } from './lend-create.js';
import type { ScriptStatement } from './script-statements.js';
import { mayNeedSearchPath, searchPathsToTry, setSearchPath } from './search-path.js';
import { isSqlState, safeMessage, targetError } from './target-errors.js';

/** A statement that the target refuses, which leaves the rest of the script possible. */
export interface RefusedStatement {
  readonly statement: ScriptStatement;
  readonly sqlState: string;
  readonly reason: string;
  /** For a foreign key that rows break: whether it is there NOT VALID, or not at all. */
  readonly brokenKey?: 'open' | 'missing';
}

export interface StatementRun {
  readonly session: PostgresSession;
  /** `transaction`: inside the caller's, by savepoints. `each`: every batch commits by itself. */
  readonly commits: 'never' | 'each';
  /** Such as "definitions before the data". */
  readonly doing: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Statements that read whole tables are sent by themselves, so that the log can name the one that takes long. */
  readonly isLarge?: boolean;
  note(sentence: string): void;
  /** Told the number of every transaction, before it changes anything, where batches commit by themselves. */
  began?(transactionId: string): void;
}

/** Statements in one round trip; one that is refused has its whole batch repeated one by one. */
const BATCH_STATEMENTS = 100;
const BATCH_CHARACTERS = 256 * 1024;

const SAVEPOINT = 'db_backup_statement';

/**
 * Classes of errors that say something about the server or the rows and not about one statement: connection, constraint,
 * rollback of the transaction, resources, operator intervention, system and internal errors.
 */
const FATAL_CLASSES = ['08', '23', '25', '40', '53', '57', '58', 'XX'];
const LOCK_NOT_AVAILABLE = '55P03';
/** Of a foreign key that is added; it says something about that key alone. */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Runs statements in order and gives those that were refused; the others are done.
 * @throws BackupError kind `target` for what is no fault of a single statement
 */
export async function runStatements(
  run: StatementRun,
  statements: readonly ScriptStatement[],
): Promise<RefusedStatement[]> {
  const refused: RefusedStatement[] = [];
  for (const batch of batchesOf(statements, run.isLarge ? isLong : () => false)) {
    run.signal.throwIfAborted();
    const sql = batch.map((statement) => statement.sql).join('\n');
    const [first] = batch;
    const error = await tellWhileWorking(
      () => attempt(run, sql),
      (seconds) => first && run.log.info(`${describeBatch(batch, first)}, ${formatDuration(seconds)} so far`),
    );
    if (error === undefined) continue;
    if (batch.length === 1 && batch[0]) refused.push(...(await repeat(run, batch[0], error)));
    else refused.push(...(await oneByOne(run, batch)));
  }
  return refused;
}

/** Statements that read a whole table. */
function isLong({ sql }: ScriptStatement): boolean {
  return /^(?:CREATE (?:UNIQUE )?INDEX|ALTER TABLE [\s\S]* ADD CONSTRAINT|REFRESH MATERIALIZED VIEW)\b/.test(
    sql,
  );
}

function describeBatch(batch: readonly ScriptStatement[], first: ScriptStatement): string {
  const others = batch.length - 1;
  return others === 0
    ? labelOf(first)
    : `${labelOf(first)} and ${formatPlural(others, 'statement')} after it`;
}

function* batchesOf(
  statements: readonly ScriptStatement[],
  standsAlone: (statement: ScriptStatement) => boolean,
): Generator<ScriptStatement[]> {
  let batch: ScriptStatement[] = [];
  let characters = 0;
  for (const statement of statements) {
    const isAlone = standsAlone(statement);
    if (isAlone && batch.length > 0) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(statement);
    characters += statement.sql.length;
    if (!isAlone && batch.length < BATCH_STATEMENTS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function oneByOne(run: StatementRun, batch: readonly ScriptStatement[]): Promise<RefusedStatement[]> {
  const refused: RefusedStatement[] = [];
  for (const statement of batch) {
    const error = await attempt(run, statement.sql);
    if (error !== undefined) refused.push(...(await repeat(run, statement, error)));
  }
  return refused;
}

/** SQLSTATE insufficient_privilege. */
const PERMISSION = '42501';

/** Once more with a search_path, or with a privilege for the new owner, where their lack may be the reason. */
async function repeat(
  run: StatementRun,
  statement: ScriptStatement,
  error: unknown,
): Promise<RefusedStatement[]> {
  if (codeOf(error) === FOREIGN_KEY_VIOLATION) return [await leaveOpen(run, statement, error)];
  const paths = mayNeedSearchPath(codeOf(error))
    ? await searchPathsToTry(run.session, statement.entry?.schema ?? null)
    : [];
  for (const path of paths) {
    if ((await attempt(run, statement.sql, path)) !== undefined) continue;
    run.note(`${labelOf(statement)} needs a search_path; it was made with ${path}.`);
    return [];
  }
  const lent = codeOf(error) === PERMISSION ? withCreateLent(statement) : undefined;
  if (lent !== undefined && (await attempt(run, lent)) === undefined) return [];
  return [{ statement, sqlState: codeOf(error), reason: safeMessage(error) }];
}

/** What follows in the script may speak of the key, so it is added in its turn. */
async function leaveOpen(
  run: StatementRun,
  statement: ScriptStatement,
  error: unknown,
): Promise<RefusedStatement> {
  if (!foreignKeyOf(statement)) throw targetError(error, run.doing, run.signal);
  const isOpen = (await attempt(run, withoutValidation(statement))) === undefined;
  const brokenKey = isOpen ? 'open' : 'missing';
  return { statement, sqlState: codeOf(error), reason: safeMessage(error), brokenKey };
}

/** The error, if the target refused; its effects are undone then. */
async function attempt(run: StatementRun, sql: string, path = ''): Promise<unknown> {
  const { session, commits } = run;
  const inTransaction = commits === 'never';
  try {
    if (inTransaction) await session.query(`SAVEPOINT ${SAVEPOINT}`);
    else run.began?.(await beginNumbered(session));
    if (path !== '') await setSearchPath(session, path);
    await session.query(sql);
    if (path !== '') await setSearchPath(session, '');
    await session.query(inTransaction ? `RELEASE SAVEPOINT ${SAVEPOINT}` : 'COMMIT');
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (!session.isAlive || run.signal.aborted || isFatal(code))
      throw targetError(error, run.doing, run.signal);
    await session.query(
      inTransaction ? `ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}` : 'ROLLBACK',
    );
    run.log.debug(`${run.doing}: refused: ${safeMessage(error)}`);
    return error;
  }
}

/** As it stands in the `xmin` of what the transaction makes. */
async function beginNumbered(session: PostgresSession): Promise<string> {
  const [row] = await session.query(
    'BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_catalog.pg_current_xact_id()::pg_catalog.xid',
  );
  return row?.[0] ?? '';
}

function isFatal(code: string): boolean {
  if (code === FOREIGN_KEY_VIOLATION) return false;
  return !isSqlState(code) || code === LOCK_NOT_AVAILABLE || FATAL_CLASSES.includes(code.slice(0, 2));
}

/** For people: `foreign-key public.orders orders_customer_fkey`. */
export function labelOf({ sql, entry }: ScriptStatement): string {
  if (!entry) return sql.slice(0, 60);
  const name = entry.schema === null ? entry.name : `${entry.schema}.${entry.name}`;
  return `${entry.type.toLowerCase()} ${name}`;
}
