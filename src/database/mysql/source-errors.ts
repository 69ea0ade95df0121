import { codeOf } from '../error-code.js';
import { explainSourceError, type FailureRule, type ReadContext } from '../session-failure.js';
import { errorNumberOf, isServers } from './connect-errors.js';
import { displayTable } from './quote.js';
import { NotUtf8Error } from './rows-kernel/rows-kernel.js';
import { ValueWarning } from './rows-out.js';

interface Rule extends FailureRule {
  /** The server's numbers of errors. */
  readonly numbers: readonly number[];
  /** errno names and mysql2's. */
  readonly codes?: readonly string[];
}

/** The first rule that fits explains the error. */
const RULES: readonly Rule[] = [
  {
    code: 'SOURCE_LOST',
    numbers: [1053, 1152, 1153, 1158, 1159, 1160, 1161, 1184, 1927, 4031],
    codes: ['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_UNEXPECTED_PACKET', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    message: (what, text) => `The connection to the server broke off (${what}): ${text}`,
    nextStep: 'Check that the server runs and look into its log, then run again.',
  },
  {
    code: 'SOURCE_CHANGING',
    numbers: [1412, 1146, 1054, 8027, 8028],
    message: (what, text) =>
      `The definition of ${what} was changed while the backup ran: ${text}. A snapshot shows rows only in the form that their table had when it was taken.`,
    nextStep: 'Run the backup when no migration (ALTER, TRUNCATE, DROP) runs.',
  },
  {
    code: 'SOURCE_PERMISSION',
    numbers: [1044, 1142, 1143, 1227, 1370, 1698],
    message: (what, text) => `The user may not read ${what}: ${text}`,
    nextStep: 'GRANT SELECT on it to the user of database-url (docs/mysql.md).',
  },
  {
    code: 'SOURCE_LOCKED',
    numbers: [1205, 3572, 1099],
    message: (what, text) => `A lock on ${what} was not granted in time: ${text}`,
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
  },
  {
    code: 'SOURCE_CONFLICT',
    numbers: [1213, 9007],
    message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
    nextStep: 'Run again.',
  },
  {
    code: 'SOURCE_SNAPSHOT_GONE',
    // https://docs.pingcap.com/tidb/stable/error-codes
    numbers: [8055, 9006],
    message: (what, text) =>
      `The moment that the backup reads was collected as garbage before ${what} was read: ${text}`,
    nextStep: 'Raise tidb_gc_life_time above the duration of the backup (SET GLOBAL tidb_gc_life_time = …).',
  },
  {
    code: 'SOURCE_CANCELLED',
    numbers: [1317, 3024, 1969, 1907, 1028, 8175],
    message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
    nextStep: 'Find out who cancelled it (an administrator or a limit), then run again.',
  },
  {
    code: 'SOURCE_CONNECTION_LIMIT',
    numbers: [1040, 1203, 1226],
    message: (_what, text) => `The server has no connection left: ${text}`,
    nextStep:
      'Lower jobs, or raise max_connections, or what this account may have at a time or in an hour (ALTER USER … WITH).',
  },
  {
    code: 'SOURCE_TABLE_BROKEN',
    numbers: [126, 127, 144, 145, 1017, 1030, 1033, 1034, 1035, 1194, 1195, 1286, 1812, 1932],
    message: (what, text) => `The server cannot read ${what}: ${text}`,
    nextStep: 'Repair the table (CHECK TABLE, REPAIR TABLE) or leave it out by exclude-tables.',
  },
];

const NOT_UTF8: FailureRule = {
  code: 'VALUE_NOT_UTF8',
  message: (what, text) =>
    `A value of ${what} cannot be carried as UTF-8, although its column says it is: ${text}.`,
  nextStep: 'Correct the bytes in the database, or leave the table out by exclude-tables.',
};

const NOT_CARRIED: FailureRule = {
  code: 'VALUE_NOT_CARRIED',
  message: (what, text) => `A value of ${what} did not arrive as it is in the database: ${text}.`,
  nextStep:
    'Raise max_allowed_packet at the server for warning 1301, correct the bytes for 1366 and 3854, or leave the table out by exclude-tables.',
};

/** Turns an error of a running session into one a user can act on; a bug stays what it is. */
export function sourceError(error: unknown, context: ReadContext): Error {
  return explainSourceError(error, context, { display: displayTable, rule: ruleOf, isServers });
}

function ruleOf(error: unknown): FailureRule | undefined {
  if (error instanceof NotUtf8Error) return NOT_UTF8;
  if (error instanceof ValueWarning) return NOT_CARRIED;
  const number = errorNumberOf(error);
  const code = codeOf(error);
  return RULES.find(({ numbers, codes }) => numbers.includes(number) || codes?.includes(code));
}
