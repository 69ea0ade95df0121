import { BackupError, cancelledError, messageOf } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { codeOf } from './connect-errors.js';
import { displayTable } from './quote.js';
import { SilenceError } from './session.js';

/** What was being done when an error came. */
export interface ReadContext {
  readonly table?: TableName;
  /** Such as "reading large objects"; only used without a table. */
  readonly doing?: string;
  readonly signal: AbortSignal;
}

const CONNECTION_LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08P01',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);
const NOT_UTF8 = new Set(['22021', '22P05']);

/** Turns an error of a running session into one a user can act on; a bug stays what it is. */
export function sourceError(error: unknown, context: ReadContext): Error {
  if (context.signal.aborted) return cancelledError(context.signal.reason);
  const what = context.table ? `table ${displayTable(context.table)}` : (context.doing ?? 'the source');
  const text = messageOf(error);
  const code = codeOf(error);
  const fail = (name: string, message: string, nextStep: string) =>
    new BackupError('source', message, { code: name, nextStep, cause: error });

  if (error instanceof BackupError) return error;
  if (error instanceof SilenceError) {
    return fail(
      'SOURCE_TIMEOUT',
      `Reading ${what} came to a halt: ${text}; the connection is taken for dead.`,
      'Check the network and the load of the server, then run again.',
    );
  }
  if (CONNECTION_LOST.has(code) || /Connection terminated|not queryable/.test(text)) {
    return fail(
      'SOURCE_LOST',
      `The connection to the server broke off (${what}): ${text}`,
      'Check that the server runs and look into its log, then run again.',
    );
  }
  if (
    code === '54000' ||
    /invalid memory alloc request size|out of memory|Cannot enlarge string buffer/i.test(text)
  ) {
    return fail(
      'VALUE_TOO_LARGE',
      `A value of ${what} is too large: its text is over the server's limit of 1 GB (${text}).`,
      'Make the value smaller or leave the table out by exclude-tables; pg_dump cannot carry it either.',
    );
  }
  if (NOT_UTF8.has(code)) {
    return fail(
      'VALUE_NOT_UTF8',
      `A value of ${what} cannot be carried as UTF-8: ${text}`,
      'Correct the bytes in the database, or leave the table out by exclude-tables.',
    );
  }
  if (code === '42501') {
    return fail(
      'SOURCE_PERMISSION',
      `The role may not read ${what}: ${text}`,
      'GRANT SELECT on it to the role of database-url.',
    );
  }
  if (code === '55P03') {
    return fail(
      'SOURCE_LOCKED',
      `A lock on ${what} was not granted in time: ${text}`,
      'Run again when the other session has finished, or raise lock-timeout.',
    );
  }
  if (code === '40001' || code === '40P01') {
    return fail(
      'SOURCE_CONFLICT',
      `The server cancelled the reading of ${what}: ${text}`,
      'Run again; on a standby set hot_standby_feedback or raise max_standby_streaming_delay.',
    );
  }
  if (code === '53300') {
    return fail(
      'SOURCE_CONNECTION_LIMIT',
      `The server has no connection left: ${text}`,
      'Lower jobs, or raise max_connections.',
    );
  }
  if (code === '53200' || /max_locks_per_transaction/.test(text)) {
    return fail(
      'SOURCE_LOCK_TABLE_FULL',
      `The server's lock table is full: ${text}`,
      'Raise max_locks_per_transaction at the server, or select fewer tables.',
    );
  }
  if (code === '57014') {
    return fail(
      'SOURCE_CANCELLED',
      `The server cancelled the reading of ${what}: ${text}`,
      'Find out who cancelled it (an administrator or a timeout), then run again.',
    );
  }
  if (code === '' && error instanceof Error) return error;
  return fail(
    'SOURCE_FAILED',
    `Reading ${what} fails: ${text}`,
    "Look into the server's log for the reason.",
  );
}
