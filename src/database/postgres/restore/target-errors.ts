import { messageOf } from '../../../core/errors.js';
import { codeOf } from '../../error-code.js';
import { explainTargetError, type FailureRule } from '../../session-failure.js';

interface Rule extends FailureRule {
  /** SQLSTATEs, their classes (two characters) and errno names. */
  readonly codes: readonly string[];
  readonly pattern?: RegExp;
}

/** The first rule that fits explains the error. */
const RULES: readonly Rule[] = [
  {
    code: 'TARGET_LOST',
    codes: ['57P01', '57P02', '57P03', '57P05', '08', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETDOWN'],
    pattern: /^Connection terminated|not queryable/,
    message: (doing, text) => `The connection to the target broke off (${doing}): ${text}`,
    nextStep: 'Check that the server runs and look into its log, then run again.',
  },
  {
    code: 'TARGET_DISK_FULL',
    codes: ['53100'],
    message: (doing, text) => `The target has no space left (${doing}): ${text}`,
    nextStep: 'Make room on the disks of the target, then run again.',
  },
  {
    code: 'TARGET_LOCK_TABLE',
    codes: ['53200'],
    message: (doing, text) => `The target has no memory or no lock left (${doing}): ${text}`,
    nextStep:
      'Raise max_locks_per_transaction at the server, or restore into an empty database with jobs: 2.',
  },
  {
    code: 'TARGET_CONNECTION_LIMIT',
    codes: ['53300'],
    message: (doing, text) => `The target has no connection left (${doing}): ${text}`,
    nextStep: 'Lower jobs, or raise max_connections.',
  },
  {
    code: 'TARGET_LOCKED',
    codes: ['55P03'],
    message: (doing, text) => `The target did not grant a lock in time (${doing}): ${text}`,
    nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
  },
  {
    code: 'TARGET_CONFLICT',
    codes: ['40'],
    message: (doing, text) => `Another session of the target stood in the way (${doing}): ${text}`,
    nextStep: 'Stop whatever else writes to the target, then run again.',
  },
  {
    code: 'TARGET_CANCELLED',
    codes: ['57014'],
    message: (doing, text) => `The target cancelled the statement (${doing}): ${text}`,
    nextStep: 'Find out who cancelled it (an administrator or a timeout), then run again.',
  },
  {
    code: 'TARGET_READ_ONLY',
    codes: ['25006'],
    message: (doing, text) => `The target can only be read (${doing}): ${text}`,
    nextStep: 'Use the address of the primary server in target-url.',
  },
  {
    code: 'TARGET_PERMISSION',
    codes: ['42501'],
    message: (doing, text) => `The role of target-url may not do this (${doing}): ${text}`,
    nextStep: 'Grant the privilege, connect as the owner or a superuser, or allow skip-unrestorable.',
  },
  {
    code: 'TARGET_CONSTRAINT',
    codes: ['23'],
    message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
    nextStep: 'Compare the constraint named above with the backup; nothing was kept.',
  },
  {
    code: 'TARGET_VALUE_REFUSED',
    codes: ['22'],
    message: (doing, text) => `The target does not take a value of the backup (${doing}): ${text}`,
    nextStep:
      "Compare the column's type and the server's version with those of the source; nothing was kept.",
  },
];

/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
export function targetError(error: unknown, doing: string, signal?: AbortSignal): Error {
  return explainTargetError(error, doing, signal, {
    safeMessage,
    rule: ruleOf,
    isServers: (thrown) => codeOf(thrown) !== '',
    safeFields,
  });
}

function ruleOf(error: unknown, text: string): FailureRule | undefined {
  const code = codeOf(error);
  return RULES.find(
    ({ codes, pattern }) =>
      codes.includes(code) || (isSqlState(code) && codes.includes(code.slice(0, 2))) || pattern?.test(text),
  );
}

/** Not the detail and the place, which hold values. */
function safeFields(error: unknown): Readonly<Record<string, unknown>> | undefined {
  const code = codeOf(error);
  return isSqlState(code) ? { code } : undefined;
}

/** Fields of an ErrorResponse (https://www.postgresql.org/docs/current/protocol-error-fields.html). */
interface ServerError {
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly where?: string;
  /** The C source file that raised it; unlike the texts, it is in no language. */
  readonly file?: string;
}

/**
 * The server's message without values of rows, in whatever language: they stand in DETAIL, in CONTEXT, in the quotes of data
 * exceptions (class 22) and of what a COPY cannot look up (class 42), and in whatever a function of the database raises.
 */
export function safeMessage(error: unknown): string {
  const code = codeOf(error);
  const text = messageOf(error);
  if (!isSqlState(code)) return text || code;
  const shown = withoutValues(text, code, error as ServerError);
  return `${shown}${placeOf(error as ServerError, shown)}`;
}

/** Sources of procedural languages: pl_exec.c, plpy_elog.c, plperl.c, pltcl.c; not planner.c. */
const LANGUAGE_FILE = /^pl(_|py|perl|tcl|v8)/;

/** From the first quotation mark to the last: the server's languages have their own. */
const QUOTED = /["«»„“”‘’‚‹›「」『』][\s\S]*["«»„“”‘’‚‹›「」『』]/;

function withoutValues(text: string, code: string, { file, where }: ServerError): string {
  if (code.startsWith('P0') || LANGUAGE_FILE.test(file ?? ''))
    return `a function of the database raised an error (SQLSTATE ${code})`;
  const isOfRow = code.startsWith('22') || (code.startsWith('42') && where?.startsWith('COPY '));
  if (!isOfRow) return text;
  const masked = text.replace(QUOTED, '"…"');
  return masked === text ? text.replace(/(: |：)[\s\S]*$/, '') : masked;
}

/** `COPY t, line 5, column c: "…"`, the words in the server's language. */
const COPY_PLACE = /^COPY [\s\S]*?, [^\s,]+ (\d+)(?:, [^\s,]+ ([^:]+))?/;

/** Names the place, as far as the message does not. */
function placeOf({ schema, table, column, constraint, where }: ServerError, text: string): string {
  const [, line, copied] = COPY_PLACE.exec(where ?? '') ?? [];
  const parts = [
    table === undefined ? '' : `table ${schema === undefined ? '' : `${schema}.`}${table}`,
    named('column', column ?? copied?.trim(), text),
    named('constraint', constraint, text),
    line === undefined ? '' : `row ${line}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function named(kind: string, name: string | undefined, text: string): string {
  return name === undefined || text.includes(`"${name}"`) ? '' : `${kind} ${name}`;
}

export function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}
