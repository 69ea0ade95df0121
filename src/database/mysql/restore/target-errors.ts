import { messageOf } from '../../../core/errors.js';
import { codeOf } from '../../error-code.js';
import { explainTargetError, type FailureRule } from '../../session-failure.js';
import { errorNumberOf, isServers } from '../connect-errors.js';
import { UnprintableNumberError } from './exact-json.js';
import { RowTooLongError } from './insert-text.js';

interface Rule extends FailureRule {
  /** The server's numbers of errors. */
  readonly numbers: readonly number[];
  /** errno names and mysql2's. */
  readonly codes?: readonly string[];
}

/** The first rule that fits explains the error. */
const RULES: readonly Rule[] = [
  {
    code: 'TARGET_PACKET_TOO_SMALL',
    numbers: [1153, 1301],
    message: (doing, text) => `A row is longer than the target takes in one statement (${doing}): ${text}`,
    nextStep: 'Raise max_allowed_packet at the server, then run again.',
  },
  {
    code: 'TARGET_LOST',
    numbers: [1053, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 4031],
    codes: ['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_UNEXPECTED_PACKET', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    message: (doing, text) => `The connection to the target broke off (${doing}): ${text}`,
    nextStep: 'Check that the server runs and look into its log, then run again.',
  },
  {
    code: 'TARGET_DISK_FULL',
    numbers: [1021, 1114, 3],
    message: (doing, text) => `The target has no space left (${doing}): ${text}`,
    nextStep:
      'Make room on the disks of the target (or raise max_heap_table_size, for a MEMORY table), then run again.',
  },
  {
    code: 'TARGET_LOCKED',
    numbers: [1205, 3572, 1099],
    message: (doing, text) => `The target did not grant a lock in time (${doing}): ${text}`,
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
  },
  {
    code: 'TARGET_CONFLICT',
    numbers: [1213, 1020, 9007],
    message: (doing, text) => `Another session of the target stood in the way (${doing}): ${text}`,
    nextStep: 'Stop whatever else writes to the target, then run again.',
  },
  {
    code: 'TARGET_CANCELLED',
    numbers: [1317, 3024, 1969, 1907, 1028],
    message: (doing, text) => `The target cancelled the statement (${doing}): ${text}`,
    nextStep: 'Find out who cancelled it (an administrator or a limit), then run again.',
  },
  {
    code: 'TARGET_READ_ONLY',
    numbers: [1290, 1836, 1792, 3100],
    message: (doing, text) => `The target can only be read (${doing}): ${text}`,
    nextStep: 'Use the address of the primary server in target-url.',
  },
  {
    code: 'TARGET_PERMISSION',
    numbers: [1044, 1142, 1143, 1227, 1370, 1419, 1698],
    message: (doing, text) => `The user of target-url may not do this (${doing}): ${text}`,
    nextStep:
      'Grant the privilege (docs/mysql.md lists those that a restore needs), or connect as another user.',
  },
  {
    code: 'TARGET_CONNECTION_LIMIT',
    numbers: [1040, 1203, 1226],
    message: (doing, text) => `The target has no connection left (${doing}): ${text}`,
    nextStep: 'Lower jobs, or raise max_connections or max_user_connections.',
  },
  {
    code: 'TARGET_CONSTRAINT',
    numbers: [1526],
    message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
    nextStep:
      'Where the table was there before (mode merge), add a partition for the values to it. Otherwise the source has rows in a partition that is ' +
      'not theirs, as EXCHANGE PARTITION … WITHOUT VALIDATION leaves them: there, ALTER TABLE … ADD PARTITION for their values, then ALTER TABLE … ' +
      'REPAIR PARTITION ALL moves them (CHECK TABLE tells of them); then back up again. Nothing was kept.',
  },
  {
    code: 'TARGET_CONSTRAINT',
    numbers: [1863],
    message: (doing, text) => `The rows of the target break a rule of it (${doing}): ${text}`,
    nextStep:
      'At the target, CHECK TABLE tells of rows in a partition that is not theirs, as EXCHANGE PARTITION … WITHOUT VALIDATION leaves them, and ' +
      'ALTER TABLE … REPAIR PARTITION ALL moves them; then run again.',
  },
  {
    code: 'TARGET_CONSTRAINT',
    numbers: [1062, 1169, 1451, 1452, 3819, 4025, 1048],
    message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
    nextStep: 'Compare the constraint named above with the backup; nothing was kept.',
  },
  {
    code: 'TARGET_VALUE_REFUSED',
    numbers: [1264, 1265, 1292, 1366, 1406, 1416, 3140, 3643, 1300, 6136],
    message: (doing, text) => `The target does not take a value of the backup (${doing}): ${text}`,
    nextStep:
      "Compare the column's type and the server's version with those of the source; nothing was kept.",
  },
];

const UNPRINTABLE: FailureRule = {
  code: 'TARGET_VALUE_REFUSED',
  message: (doing, text) =>
    `The backup has a number that cannot be proved on this version of the server (${doing}): ${text}, and MySQL 5.7 printed -0`,
  nextStep:
    'The backup is whole: restore it into MySQL 5.7. For a newer version, set the number to 0 at the source (JSON_SET, or JSON_REPLACE), then back ' +
    'up again. Nothing was kept.',
};

/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
export function targetError(error: unknown, doing: string, signal?: AbortSignal): Error {
  return explainTargetError(error, doing, signal, { safeMessage, rule: ruleOf, isServers, safeFields });
}

function ruleOf(error: unknown): FailureRule | undefined {
  if (error instanceof UnprintableNumberError) return UNPRINTABLE;
  const number = error instanceof RowTooLongError ? 1153 : errorNumberOf(error);
  const code = codeOf(error);
  return RULES.find(({ numbers, codes }) => numbers.includes(number) || codes?.includes(code));
}

/** Not the statement and the values, which a log might print. */
function safeFields(error: unknown): Readonly<Record<string, unknown>> | undefined {
  const errno = errorNumberOf(error);
  return errno === 0 ? undefined : { code: codeOf(error), errno };
}

/** Errors whose messages are the words of a program of the database (SIGNAL). */
const RAISED = [1643, 1644, 1645];

/** Those that quote a value, or the text near a mistake. */
const WITH_VALUES = /('(?:[^']|'')*'|"[^"]*")/;

/** Names stand between backticks and dots; values and keys between quotes. */
const OF_NAMES = new Set([
  1044, 1045, 1049, 1050, 1051, 1054, 1072, 1142, 1143, 1146, 1193, 1227, 1286, 1305, 1359, 1370, 1449, 3819,
]);

/** Errors before are those of files, which are named (include/mysys_err.h). */
const FIRST_OF_SERVER = 100;

/** The server's message without values of rows. */
export function safeMessage(error: unknown): string {
  const number = errorNumberOf(error);
  const text = messageOf(error) || codeOf(error);
  if (number < FIRST_OF_SERVER || OF_NAMES.has(number)) return text;
  if (RAISED.includes(number)) return `a program of the database raised an error (error ${number})`;
  if (number === 1526) return 'a table has no partition for a value (error 1526)';
  if (number === 1863) return 'a row lies in a wrong partition (error 1863)';
  if (number === 1064 || number === 1149) return `a statement is not understood (error ${number})`;
  // `Duplicate entry '…' for key 't.k'`: the last name is no value, everything before may be one.
  const key = /for key '([^']*)'$/.exec(text)?.[1]?.replace(/^db_backup_stage_\d+\./, '');
  const first = text.search(WITH_VALUES);
  if (first < 0) return text;
  const column = /for column ((?:`[^`]*`\.)*`[^`]*`|'[^']*') at row (\d+)$/.exec(text);
  const place =
    key !== undefined
      ? `, key ${key}`
      : column
        ? `, column ${column[1]}, row ${column[2]} of the statement`
        : '';
  return `${text.slice(0, first).trim()} … (error ${number}${place})`;
}
