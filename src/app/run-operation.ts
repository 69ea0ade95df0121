import type { Settings } from '../config/settings.js';
import { BackupError, cancelledError, messageOf } from '../core/errors.js';
import { describeError, type ReportFacts } from '../core/failed-report.js';
import type { Operation, RunReport } from '../core/report.js';
import type { RunContext } from '../core/run-context.js';
import { LogTail } from '../lib/log-tail.js';
import { backup } from './backup/backup.js';
import { doctor } from './doctor/doctor.js';
import { drill } from './drill/drill.js';
import { get } from './get.js';
import { list } from './list-operation.js';
import { countRun, notifyRun, tellStart } from './notify-run.js';
import { prune } from './prune/prune-operation.js';
import { ReportDraft } from './report-draft.js';
import { writeReportFiles } from './report-files.js';
import { restore } from './restore/restore.js';
import { status } from './status/status.js';
import { verifyDeep } from './verify-deep.js';
import { createWiring, destinationUri, type Wiring } from './wire.js';

/** What a heartbeat's `/fail` has room for. */
const MAX_LOG_TAIL_BYTES = 100_000;

type UseCase = (wiring: Wiring, context: RunContext, draft: ReportDraft) => Promise<void>;

const USE_CASES: Partial<Record<Operation, UseCase>> = {
  backup,
  drill,
  doctor,
  get,
  list,
  prune,
  restore,
  status,
  verify: verifyDeep,
};

/**
 * Runs one operation and says how it went; what a user can fix is in the report, not thrown.
 * Files of the report are written and notifications sent before it returns; their trouble is a warning of the report.
 */
export async function runOperation(
  operation: Operation,
  settings: Settings,
  context: RunContext,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunReport> {
  const startedAt = context.clock.now();
  const draft = new ReportDraft(settings.environment ?? null, destinationUri(settings));
  const begun = tellStart(operation, settings, context);
  const log = new LogTail(context.log, context.redact, MAX_LOG_TAIL_BYTES);
  const failure = await attempt(operation, settings, { ...context, log }, environment, draft);
  const durationSeconds = (context.clock.now().getTime() - startedAt.getTime()) / 1000;
  const report = (): RunReport => ({
    operation,
    ok: failure === null,
    exitCode: failure?.exitCode ?? 0,
    startedAt: startedAt.toISOString(),
    durationSeconds,
    error: failure?.error ?? null,
    ...draft.facts,
  });
  const { warnings = [], ...counted } = (await countRun(settings, report(), context)) ?? {};
  draft.set(counted);
  draft.warn(...warnings, ...(await writeReportFiles(settings, report(), context)));
  await begun;
  draft.warn(...(await notifyRun(settings, report(), context, log.text)));
  return report();
}

/** What an error says when nobody may promise that the target is as it was. */
const LOOK_INTO_TARGET =
  'Look into the target before anybody uses it: a database that was empty before is best dropped and created anew.';

/** What a restore by service key has written is meant to stay; its errors say themselves what to do. */
function isLasting(restore: ReportFacts['restore']): boolean {
  return restore?.target?.via === 'rest';
}

type Failure = ReturnType<typeof describeError>;

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
    const failure = describeFailure(context.signal.aborted ? cancelled(error, draft.facts) : error, context);
    const { restore } = draft.facts;
    const isUnsure = operation === 'restore' && (restore?.remains.length ?? 0) > 0 && !isLasting(restore);
    return isUnsure ? { ...failure, error: { ...failure.error, nextStep: LOOK_INTO_TARGET } } : failure;
  }
}

/** After the signal, whatever breaks broke because of it; a backup that was committed before stays one. */
function cancelled(cause: unknown, { manifest, archiveUri, restore, drill }: ReportFacts): BackupError {
  if (restore?.phases.some(({ name }) => name === 'files')) {
    return new BackupError(
      'cancelled',
      'The run was cancelled while files were put back; those that were sent stay.',
      {
        code: 'CANCELLED',
        nextStep: 'Run it again when you are ready: what is there already is not sent twice.',
        cause,
      },
    );
  }
  if (drill) {
    const done = drill.proofUri === null ? 'it has judged nothing' : `what it found is in ${drill.proofUri}`;
    return new BackupError('cancelled', `The drill was cancelled; ${done}.`, {
      code: 'CANCELLED',
      nextStep: 'Run it again when you are ready.',
      cause,
    });
  }
  if (restore?.committed) {
    return new BackupError('cancelled', 'The run was cancelled after the restore was proved and committed.', {
      code: 'CANCELLED',
      nextStep: 'The target holds the backup; run what should follow by hand.',
      cause,
    });
  }
  if (restore && restore.remains.length === 0) {
    return new BackupError('cancelled', 'The run was cancelled; the target is as it was before.', {
      code: 'CANCELLED',
      nextStep: 'Run it again when you are ready.',
      cause,
    });
  }
  if (restore) {
    return new BackupError('cancelled', 'The run was cancelled.', {
      code: 'CANCELLED',
      nextStep: isLasting(restore)
        ? 'Run it again when you are ready: what is there already is not written twice.'
        : LOOK_INTO_TARGET,
      cause,
    });
  }
  if (!manifest) return cancelledError(cause);
  return new BackupError('cancelled', `The run was cancelled after ${archiveUri} was committed.`, {
    code: 'CANCELLED',
    nextStep: 'That backup is good; the next run does the pruning.',
    cause,
  });
}

/** What broke, for those who look closer: causes as lines of the log, a bug with its stack. */
function describeFailure(error: unknown, context: RunContext): Failure {
  // What a cancelled run was doing when it gave up says nothing.
  if (error instanceof BackupError && error.kind !== 'cancelled') logCauses(error, context);
  else if (!(error instanceof BackupError)) context.log.error(stackOf(error));
  return describeError(error);
}

function logCauses(error: BackupError, { log }: RunContext): void {
  for (
    let cause = error.cause;
    cause !== undefined;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    log.info(`caused by: ${messageOf(cause)}`);
    log.debug(stackOf(cause));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : String(error);
}
