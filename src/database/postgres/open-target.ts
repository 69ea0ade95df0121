import type { DatabaseConnection } from '../../core/connection.js';
import { BackupError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type {
  Restoration,
  RestoreMode,
  RestorePlan,
  RestoreRequest,
  Target,
  TargetInfo,
} from '../../core/target.js';
import { defaultIdleTimeoutMs } from '../silence.js';
import { readFingerprint } from './fingerprint.js';
import { beginRestoration } from './restore/begin-restoration.js';
import { planRestore } from './restore/plan-restore.js';
import { targetError } from './restore/target-errors.js';
import { findUserObjects } from './restore/target-objects.js';
import { connectTarget, type TargetSessionOptions } from './restore/target-session.js';
import type { PostgresSession } from './session.js';

export interface PostgresTargetOptions {
  readonly connection: DatabaseConnection;
  readonly lockTimeoutSeconds: number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A server that owes an answer, sends nothing for so long and does not work on it is given up; 10 minutes. */
  readonly idleTimeoutMs?: number;
}

/**
 * Connects to a database that rows will go into; nothing is written.
 * @throws BackupError kind `target`
 */
export async function openPostgresTarget(options: PostgresTargetOptions): Promise<Target> {
  const { connection, lockTimeoutSeconds, signal, log } = options;
  const idleTimeoutMs = options.idleTimeoutMs ?? defaultIdleTimeoutMs(lockTimeoutSeconds);
  const connecting: TargetSessionOptions = { connection, lockTimeoutSeconds, idleTimeoutMs, signal };
  const session = await connectTarget(connecting);
  try {
    const info = await readInfo(session, connection);
    return new PostgresTarget(session, connecting, info, log);
  } catch (error) {
    session.destroy();
    throw targetError(error, 'looking at the target', signal);
  }
}

async function readInfo(session: PostgresSession, connection: DatabaseConnection): Promise<TargetInfo> {
  const { fingerprint, fingerprintKind } = await readFingerprint(session, connection);
  const [database] = await session.query('SELECT pg_catalog.current_database()');
  return {
    engine: 'postgresql',
    serverVersion: session.serverVersion.split(' ')[0] ?? '',
    database: database?.[0] ?? connection.database,
    fingerprint,
    fingerprintKind,
    isEmpty: (await findUserObjects(session, 1)).length === 0,
  };
}

class PostgresTarget implements Target {
  readonly warnings: readonly string[] = [];
  private restoration: Restoration | undefined;
  private closed = false;

  constructor(
    private readonly session: PostgresSession,
    private readonly connecting: TargetSessionOptions,
    readonly info: TargetInfo,
    private readonly log: Log,
  ) {}

  async plan(request: RestoreRequest): Promise<RestorePlan> {
    const { signal } = this.connecting;
    try {
      return await planRestore(this.session, request, await this.decideMode(request));
    } catch (error) {
      throw targetError(error, 'planning', signal);
    }
  }

  async begin(plan: RestorePlan, request: RestoreRequest): Promise<Restoration> {
    if (plan.refusals.length > 0) {
      throw new BackupError('target', 'The plan of this restore has refusals.', {
        code: 'TARGET_REFUSED',
        nextStep: 'Mend what the plan lists, then run again.',
      });
    }
    try {
      this.restoration = await beginRestoration(
        { ...this.connecting, log: this.log },
        this.session,
        plan,
        request,
      );
      return this.restoration;
    } catch (error) {
      throw targetError(error, 'beginning', this.connecting.signal);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.restoration?.rollback();
    if (this.session.isBusy) this.session.destroy();
    await this.session.end();
    await this.session.whenCancelSent();
  }

  /** The target may have changed since it was opened. */
  private async decideMode({ mode }: RestoreRequest): Promise<RestoreMode> {
    if (mode !== 'auto') return mode;
    return (await findUserObjects(this.session, 1)).length === 0 ? 'create' : 'replace';
  }
}
