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
import { readCatalog } from './catalog.js';
import { readFingerprint } from './fingerprint.js';
import { beginRestoration } from './restore/begin-restoration.js';
import { planRestore } from './restore/plan-restore.js';
import type { MysqlRestoration } from './restore/restoration.js';
import { targetError } from './restore/target-errors.js';
import { objectsOf } from './restore/target-objects.js';
import { connectTarget, type TargetSessionOptions } from './restore/target-session.js';
import type { MysqlSession } from './session.js';

export interface MysqlTargetOptions {
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
export async function openMysqlTarget(options: MysqlTargetOptions): Promise<Target> {
  const { connection, lockTimeoutSeconds, signal, log } = options;
  const idleTimeoutMs = options.idleTimeoutMs ?? defaultIdleTimeoutMs(lockTimeoutSeconds);
  const connecting: TargetSessionOptions = { connection, lockTimeoutSeconds, idleTimeoutMs, signal };
  const session = await connectTarget(connecting);
  try {
    return new MysqlTarget(session, connecting, await readInfo(session, connection), log);
  } catch (error) {
    session.destroy();
    throw targetError(error, 'looking at the target', signal);
  }
}

async function readInfo(session: MysqlSession, connection: DatabaseConnection): Promise<TargetInfo> {
  const catalog = await readCatalog(session);
  return {
    engine: session.flavour.engine,
    serverVersion: session.flavour.version,
    database: catalog.database,
    ...(await readFingerprint(session, connection, catalog.database)),
    isEmpty: objectsOf(catalog).length === 0,
  };
}

class MysqlTarget implements Target {
  readonly warnings: readonly string[] = [];
  private restoration: MysqlRestoration | undefined;
  private closed = false;

  constructor(
    private readonly session: MysqlSession,
    private readonly connecting: TargetSessionOptions,
    readonly info: TargetInfo,
    private readonly log: Log,
  ) {}

  async plan(request: RestoreRequest): Promise<RestorePlan> {
    try {
      return await planRestore(this.session, request, await this.decideMode(request), this.info.database);
    } catch (error) {
      throw targetError(error, 'planning', this.connecting.signal);
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
      const options = { ...this.connecting, log: this.log, database: this.info.database };
      this.restoration = await beginRestoration(options, this.session, plan, request);
      return this.restoration;
    } catch (error) {
      throw targetError(error, 'beginning', this.connecting.signal);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.restoration?.close();
    if (this.session.isBusy) this.session.destroy();
    await this.session.end();
  }

  /** The target may have changed since it was opened. */
  private async decideMode({ mode }: RestoreRequest): Promise<RestoreMode> {
    if (mode !== 'auto') return mode;
    return objectsOf(await readCatalog(this.session)).length === 0 ? 'create' : 'replace';
  }
}
