import type { Settings } from '../config/settings.js';
import { BackupError, cancelledError, EXIT_UNKNOWN, messageOf } from '../core/errors.js';
import type { Operation, ReportError, RunReport } from '../core/report.js';
import type { RunContext } from '../core/run-context.js';
import { backup } from './backup.js';
import { list } from './list-operation.js';
import { prune } from './prune-operation.js';
import { ReportDraft } from './report-draft.js';
import { verify } from './verify.js';
import { createWiring, destinationUri, notify, type Wiring } from './wire.js';

type UseCase = (wiring: Wiring, context: RunContext, draft: ReportDraft) => Promise<void>;

const USE_CASES: Partial<Record<Operation, UseCase>> = { backup, list, prune, verify };

/**
 * Runs one operation and says how it went; what a user can fix is in the report, not thrown.
 * Notifications are sent before it returns, and their trouble is a warning of the report.
 */
export async function runOperation(
  operation: Operation,
  settings: Settings,
  context: RunContext,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunReport> {
  const startedAt = context.clock.now();
  const draft = new ReportDraft(settings.environment ?? null, destinationUri(settings));
  const failure = await attempt(operation, settings, context, environment, draft);
  const report = (): RunReport => ({
    operation,
    ok: failure === null,
    exitCode: failure?.exitCode ?? 0,
    startedAt: startedAt.toISOString(),
    durationSeconds: (context.clock.now().getTime() - startedAt.getTime()) / 1000,
    error: failure?.error ?? null,
    ...draft.facts,
  });
  if (operation === 'backup') draft.warn(...(await notify(settings, report(), context)));
  return report();
}

interface Failure {
  readonly exitCode: number;
  readonly error: ReportError;
}

async function attempt(
  operation: Operation,
  settings: Settings,
  context: RunContext,
  environment: Readonly<Record<string, string | undefined>>,
  draft: ReportDraft,
): Promise<Failure | null> {
  const useCase = USE_CASES[operation];
  try {
    if (!useCase) throw new Error(`operation ${operation} is not wired`);
    await useCase(createWiring(settings, context, environment), context, draft);
    return null;
  } catch (error) {
    return describeFailure(context.signal.aborted ? cancelled(error) : error, context);
  }
}

/** After the signal, whatever breaks broke because of it. */
function cancelled(error: unknown): BackupError {
  return error instanceof BackupError && error.kind === 'cancelled' ? error : cancelledError(error);
}

function describeFailure(error: unknown, context: RunContext): Failure {
  if (error instanceof BackupError) {
    logCauses(error, context);
    return {
      exitCode: error.exitCode,
      error: {
        code: error.code,
        message: error.message,
        nextStep: error.nextStep,
        setting: error.setting ?? null,
      },
    };
  }
  context.log.error(error instanceof Error && error.stack !== undefined ? error.stack : String(error));
  return {
    exitCode: EXIT_UNKNOWN,
    error: {
      code: 'UNEXPECTED',
      message: messageOf(error),
      nextStep: 'This is a bug: please report it with the log of this run.',
      setting: null,
    },
  };
}

function logCauses(error: BackupError, context: RunContext): void {
  for (
    let cause = error.cause;
    cause !== undefined;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    context.log.debug(
      `caused by: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
  }
}
