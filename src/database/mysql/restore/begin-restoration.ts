import type { Log } from '../../../core/ports.js';
import type { RestorePlan, RestoreRequest } from '../../../core/target.js';
import { ReaderPool } from '../../reader-pool.js';
import { identifyServer } from '../fingerprint.js';
import { connectionLost, type MysqlSession } from '../session.js';
import { makeSteps } from './make-steps.js';
import { Journal, MysqlRestoration } from './restoration.js';
import { connectTargetAgain, connectTargetBeside, type TargetSessionOptions } from './target-session.js';

export interface RestorationOptions extends TargetSessionOptions {
  readonly log: Log;
  /** The target's, as the server writes it. */
  readonly database: string;
}

/** Time enough to take back what was made. */
const UNDO_MS = 60_000;

/** The same when the run was cancelled: all of it has 7 s. */
const CANCELLED_UNDO_MS = 5_000;

/** Starts what was planned, with `jobs` connections for rows beside the one for definitions. */
export async function beginRestoration(
  options: RestorationOptions,
  session: MysqlSession,
  plan: RestorePlan,
  request: RestoreRequest,
): Promise<MysqlRestoration> {
  const { signal } = options;
  // One transaction has one session, which rows go over as well.
  const isAlone = plan.mode === 'merge';
  const server = await identifyServer(session);
  const journal = new Journal();
  const context = journal.contextFor(session, { ...request, mode: plan.mode }, options);
  const opened: MysqlSession[] = [];
  const connectReader = async () => {
    const reader = await connectTargetBeside(session, options);
    opened.push(reader);
    return reader;
  };
  const count = isAlone ? 0 : Math.max(1, Math.min(request.jobs, request.tables.length));
  try {
    for (let i = 0; i < count; i++) await connectReader();
  } catch (error) {
    for (const reader of opened) reader.destroy();
    throw error;
  }
  return new MysqlRestoration({
    context,
    journal,
    steps: makeSteps(plan.mode, context),
    pool: isAlone
      ? new ReaderPool([session], () => Promise.reject(connectionLost()))
      : new ReaderPool([...opened], connectReader),
    opened,
    connectToUndo: () => {
      const ms = signal.aborted ? CANCELLED_UNDO_MS : UNDO_MS;
      return connectTargetAgain(server, { ...options, signal: AbortSignal.timeout(ms) });
    },
  });
}
