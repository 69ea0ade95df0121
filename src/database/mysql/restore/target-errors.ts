import { BackupError, cancelledError, messageOf } from '../../../core/errors.js';
import { SilenceError } from '../../silence.js';
import { codeOf, errorNumberOf } from '../connect-errors.js';
import { RowTooLongError } from './insert-text.js';

interface Rule {
  readonly code: string;
  /** The server's numbers of errors. */
  readonly numbers: readonly number[];
  /** errno names and mysql2's. */
  readonly codes?: readonly string[];
  readonly message: (doing: string, text: string) => string;
  readonly nextStep: string;
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

/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
export function targetError(error: unknown, doing: string, signal?: AbortSignal): Error {
  if (signal?.aborted) return cancelledError(signal.reason);
  if (error instanceof BackupError) return error;
  const text = safeMessage(error);
  const fail = (code: string, message: string, nextStep: string) =>
    new BackupError('target', message, { code, nextStep, cause: safeCause(error, text) });
  if (error instanceof SilenceError) {
    const message = `The target came to a halt (${doing}): ${text}; the connection is taken for dead.`;
    return fail('TARGET_TIMEOUT', message, 'Check the network and the load of the server, then run again.');
  }
  const number = error instanceof RowTooLongError ? 1153 : errorNumberOf(error);
  const code = codeOf(error);
  const rule = RULES.find(({ numbers, codes }) => numbers.includes(number) || codes?.includes(code));
  if (rule) return fail(rule.code, rule.message(doing, text), rule.nextStep);
  if (number === 0 && code === '' && error instanceof Error) return error;
  const nextStep = "Look into the server's log for the reason; nothing was kept.";
  return fail('TARGET_FAILED', `The target refuses (${doing}): ${text}`, nextStep);
}

/** An error of a connection that was made as for a source: its words are about `database-url`. */
export function targetConnectError(error: unknown): unknown {
  if (!(error instanceof BackupError) || error.kind === 'cancelled') return error;
  const reword = (text: string) => text.replaceAll('database-url', 'target-url');
  return new BackupError('target', reword(error.message), {
    code: `TARGET_${error.code.replace(/^SOURCE_/, '')}`,
    nextStep: reword(error.nextStep),
    setting: reword(error.setting ?? 'target-url'),
    cause: error.cause,
  });
}

/** Errors whose messages are the words of a program of the database (SIGNAL). */
const RAISED = [1643, 1644, 1645];

/** Those that quote a value, or the text near a mistake. */
const WITH_VALUES = /('(?:[^']|'')*'|"[^"]*")/;

/** Names stand between backticks and dots; values and keys between quotes. */
const OF_NAMES = new Set([
  1044, 1045, 1049, 1050, 1051, 1054, 1072, 1142, 1143, 1146, 1193, 1227, 1286, 1305, 1359, 1370, 1449,
]);

/** The server's message without values of rows. */
export function safeMessage(error: unknown): string {
  const number = errorNumberOf(error);
  const text = messageOf(error) || codeOf(error);
  if (number === 0 || OF_NAMES.has(number)) return text;
  if (RAISED.includes(number)) return `a program of the database raised an error (error ${number})`;
  if (number === 1064 || number === 1149) return `a statement is not understood (error ${number})`;
  // `Duplicate entry '…' for key 't.k'`: the last name is no value, everything before may be one.
  const key = /for key '([^']*)'$/.exec(text)?.[1];
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

/** Without the fields that hold statements and values, which a log might print. */
function safeCause(error: unknown, text: string): Error {
  const number = errorNumberOf(error);
  if (number === 0) return error instanceof Error ? error : new Error(text);
  return Object.assign(new Error(text), { code: codeOf(error), errno: number });
}
