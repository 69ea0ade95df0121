import { BackupError, cancelledError, messageOf } from '../core/errors.js';
import type { TableName } from '../core/ports.js';
import { SilenceError } from './silence.js';

/** What was being done when an error of a source came. */
export interface ReadContext {
  readonly table?: TableName;
  /** Such as "the catalog"; only used without a table. */
  readonly doing?: string;
  readonly signal: AbortSignal;
}

/** Explains one kind of error. */
export interface FailureRule {
  readonly code: string;
  /** `what` is the table or activity, `text` the server's message. */
  readonly message: (what: string, text: string) => string;
  readonly nextStep: string;
}

/** How an engine tells what its errors are about. */
export interface SourceJudge {
  readonly display: (table: TableName) => string;
  /** The rule that explains the error; undefined where none does. */
  readonly rule: (error: unknown, text: string) => FailureRule | undefined;
  /** The server or the network raised it; anything else is a bug and stays what it is. */
  readonly isServers: (error: unknown) => boolean;
}

/** Turns an error of a running session of a source into one a user can act on. */
export function explainSourceError(error: unknown, context: ReadContext, judge: SourceJudge): Error {
  if (context.signal.aborted) return cancelledError(context.signal.reason);
  if (error instanceof BackupError) return error;
  const what = context.table ? `table ${judge.display(context.table)}` : (context.doing ?? 'the source');
  const text = messageOf(error);
  const rule = error instanceof SilenceError ? SOURCE_SILENT : judge.rule(error, text);
  if (!rule && !judge.isServers(error) && error instanceof Error) return error;
  const { code, message, nextStep } = rule ?? SOURCE_FAILED;
  return new BackupError('source', message(what, text), { code, nextStep, cause: error });
}

const SOURCE_SILENT: FailureRule = {
  code: 'SOURCE_TIMEOUT',
  message: (what, text) => `Reading ${what} came to a halt: ${text}; the connection is taken for dead.`,
  nextStep: 'Check the network and the load of the server, then run again.',
};

const SOURCE_FAILED: FailureRule = {
  code: 'SOURCE_FAILED',
  message: (what, text) => `Reading ${what} fails: ${text}`,
  nextStep: "Look into the server's log for the reason.",
};

/** How an engine tells what the errors of a target are about. */
export interface TargetJudge {
  /** The server's message without values of rows. */
  readonly safeMessage: (error: unknown) => string;
  readonly rule: (error: unknown, text: string) => FailureRule | undefined;
  readonly isServers: (error: unknown) => boolean;
  /** Only what a log may print: a code, perhaps a number; undefined for an error that holds nothing else. */
  readonly safeFields: (error: unknown) => Readonly<Record<string, unknown>> | undefined;
}

/** Turns an error of a session of a target into one a user can act on, without values of rows. */
export function explainTargetError(
  error: unknown,
  doing: string,
  signal: AbortSignal | undefined,
  judge: TargetJudge,
): Error {
  if (signal?.aborted) return cancelledError(signal.reason);
  if (error instanceof BackupError) return error;
  const text = judge.safeMessage(error);
  const rule = error instanceof SilenceError ? TARGET_SILENT : judge.rule(error, text);
  if (!rule && !judge.isServers(error) && error instanceof Error) return error;
  const { code, message, nextStep } = rule ?? TARGET_FAILED;
  const fields = judge.safeFields(error);
  const cause = !fields && error instanceof Error ? error : Object.assign(new Error(text), fields);
  return new BackupError('target', message(doing, text), { code, nextStep, cause });
}

const TARGET_SILENT: FailureRule = {
  code: 'TARGET_TIMEOUT',
  message: (doing, text) =>
    `The target came to a halt (${doing}): ${text}; the connection is taken for dead.`,
  nextStep: 'Check the network and the load of the server, then run again.',
};

const TARGET_FAILED: FailureRule = {
  code: 'TARGET_FAILED',
  message: (doing, text) => `The target refuses (${doing}): ${text}`,
  nextStep: "Look into the server's log for the reason; nothing was kept.",
};

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
