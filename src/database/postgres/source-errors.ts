import { codeOf } from '../error-code.js';
import { explainSourceError, type FailureRule, type ReadContext } from '../session-failure.js';
import { displayTable } from './quote.js';

interface Rule extends FailureRule {
  /** SQLSTATEs and errno names. */
  readonly codes: readonly string[];
  readonly pattern?: RegExp;
}

/** The first rule that fits explains the error. */
const RULES: readonly Rule[] = [
  {
    code: 'SOURCE_LOST',
    codes: ['57P01', '57P02', '57P03', '08006', '08003', '08P01', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    pattern: /Connection terminated|not queryable/,
    message: (what, text) => `The connection to the server broke off (${what}): ${text}`,
    nextStep: 'Check that the server runs and look into its log, then run again.',
  },
  {
    code: 'VALUE_TOO_LARGE',
    codes: ['54000'],
    pattern: /invalid memory alloc request size|out of memory|Cannot enlarge string buffer/i,
    message: (what, text) =>
      `A value of ${what} is too large: its text is over the server's limit of 1 GB (${text}).`,
    nextStep:
      'Make the value smaller or leave the table out by exclude-tables; pg_dump cannot carry it either.',
  },
  {
    code: 'VALUE_NOT_UTF8',
    codes: ['22021', '22P05'],
    message: (what, text) => `A value of ${what} cannot be carried as UTF-8: ${text}`,
    nextStep: 'Correct the bytes in the database, or leave the table out by exclude-tables.',
  },
  {
    code: 'SOURCE_PERMISSION',
    codes: ['42501'],
    message: (what, text) => `The role may not read ${what}: ${text}`,
    nextStep: 'GRANT SELECT on it to the role of database-url.',
  },
  {
    code: 'SOURCE_LOCKED',
    codes: ['55P03'],
    message: (what, text) => `A lock on ${what} was not granted in time: ${text}`,
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
  },
  {
    code: 'SOURCE_CONFLICT',
    codes: ['40001', '40P01'],
    message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
    nextStep: 'Run again; on a standby set hot_standby_feedback or raise max_standby_streaming_delay.',
  },
  {
    code: 'SOURCE_CONNECTION_LIMIT',
    codes: ['53300'],
    message: (_what, text) => `The server has no connection left: ${text}`,
    nextStep: 'Lower jobs, or raise max_connections.',
  },
  {
    code: 'SOURCE_LOCK_TABLE_FULL',
    codes: ['53200'],
    message: (_what, text) => `The server's lock table is full: ${text}`,
    nextStep: 'Raise max_locks_per_transaction at the server, or select fewer tables.',
  },
  {
    code: 'SOURCE_CANCELLED',
    codes: ['57014'],
    message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
    nextStep: 'Find out who cancelled it (an administrator or a timeout), then run again.',
  },
];

/** Turns an error of a running session into one a user can act on; a bug stays what it is. */
export function sourceError(error: unknown, context: ReadContext): Error {
  return explainSourceError(error, context, {
    display: displayTable,
    rule: ruleOf,
    isServers: (thrown) => codeOf(thrown) !== '',
  });
}

function ruleOf(error: unknown, text: string): FailureRule | undefined {
  const code = codeOf(error);
  return RULES.find(({ codes, pattern }) => codes.includes(code) || pattern?.test(text));
}
