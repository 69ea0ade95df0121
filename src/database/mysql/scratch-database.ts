import type { DatabaseConnection } from '../../core/connection.js';
import type { KeptScratch } from '../../core/drill.js';
import { BackupError, messageOf } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { Scratch, StandIns } from '../../core/scratch.js';
import type { RestoreRequest } from '../../core/target.js';
import { afterSignal } from '../after-signal.js';
import { errorNumberOf } from './connect-errors.js';
import { mysqlCommand, shellWord } from './mysql-command.js';
import { sessionsThat } from './process-list.js';
import { missingAccounts } from './restore/create-plan.js';
import { targetError } from './restore/target-errors.js';
import { connectTarget } from './restore/target-session.js';
import { makeRunMark } from './run-mark.js';
import { clearLeftovers, dropSql, KEPT_TABLE, SCRATCH_PREFIX } from './scratch-leftovers.js';
import type { MysqlSession } from './session.js';

export interface ScratchOptions {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly lockTimeoutSeconds: number;
}

/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;

/** Access denied to a database; CREATE denied. */
const DENIED = [1044, 1142, 1227];

/**
 * Creates an empty database on the server of `connection`.
 * @throws BackupError kind `target`; code `TARGET_PERMISSION` for a user that may not create databases of such a name
 */
export async function createScratchDatabase(
  connection: DatabaseConnection,
  options: ScratchOptions,
): Promise<Scratch> {
  const { signal } = options;
  // A CREATE that is cut off may be done after the DROP: this session outlives the signal.
  const session = await open(connection, options, new AbortController().signal);
  const warnings: string[] = [];
  try {
    await clearLeftovers(session, options.log, warnings);
    const database = `${SCRATCH_PREFIX}${await makeRunMark(session)}`;
    signal.throwIfAborted();
    const scratch = new ScratchDatabase(connection, session.flavour.engine, database, options, warnings);
    try {
      await session.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
      signal.throwIfAborted();
    } catch (error) {
      if (DENIED.includes(errorNumberOf(error))) throw mayNotCreate(connection);
      await scratch.drop();
      throw error;
    }
    return scratch;
  } catch (error) {
    throw targetError(error, 'creating a scratch database', signal);
  } finally {
    await session.end();
  }
}

function mayNotCreate({ user }: DatabaseConnection): BackupError {
  const pattern = `${SCRATCH_PREFIX.replaceAll('_', '\\_')}%`;
  return new BackupError('target', `The user "${user}" may not create a scratch database.`, {
    code: 'TARGET_PERMISSION',
    setting: 'target-url',
    nextStep: `Run GRANT ALL ON \`${pattern}\`.* for that user, or name another one in target-url.`,
  });
}

class ScratchDatabase implements Scratch {
  readonly connection: DatabaseConnection;
  #dropped: Promise<void> | undefined;

  constructor(
    private readonly server: DatabaseConnection,
    private readonly engine: string,
    private readonly database: string,
    private readonly options: ScratchOptions,
    readonly warnings: string[],
  ) {
    this.connection = { ...server, database };
  }

  /** Accounts belong to the server and own nothing: definitions are made to run as the connection's, none is created. */
  async standIn({ manifest }: Pick<RestoreRequest, 'manifest'>): Promise<StandIns> {
    const { signal } = this.options;
    const named = manifest.notCovered.filter(({ kind }) => kind === 'account').map(({ name }) => name);
    if (named.length === 0) return { owner: 'target', findings: [] };
    const session = await open(this.server, this.options, signal);
    try {
      const reason =
        'is not on the server; what runs as it (DEFINER) at the source runs as the user of drill-server-url in the scratch database';
      const missing = await missingAccounts(session, named);
      return { owner: 'target', findings: missing.map((name) => ({ kind: 'account', name, reason })) };
    } catch (error) {
      throw targetError(error, 'looking for the accounts of the backup', signal);
    } finally {
      await session.end();
    }
  }

  async keep(): Promise<KeptScratch> {
    this.#dropped ??= Promise.resolve();
    const { database } = this;
    await this.#afterwards((session) =>
      session.query(
        `CREATE TABLE ${database}.${KEPT_TABLE} (id INT PRIMARY KEY) COMMENT 'kept by db-backup after a failed drill'`,
      ),
    ).catch((error: unknown) => {
      this.#warn(`A later run will drop the scratch database ${database} (${messageOf(error)}).`);
    });
    return {
      database,
      reachedBy: mysqlCommand(this.connection, this.engine),
      droppedBy: `${mysqlCommand(this.server, this.engine)} --execute=${shellWord(dropSql(database))}`,
    };
  }

  drop(): Promise<void> {
    this.#dropped ??= this.#drop();
    return this.#dropped;
  }

  async #drop(): Promise<void> {
    const { database } = this;
    try {
      await this.#afterwards(async (session) => {
        await endSessions(session, database);
        await session.query(dropSql(database));
      });
      this.options.log.debug(`The scratch database ${database} is dropped.`);
    } catch (error) {
      this.#warn(
        `The scratch database ${database} could not be dropped (${messageOf(error)}); drop it by hand: ${dropSql(database)}`,
      );
    }
  }

  #warn(sentence: string): void {
    this.warnings.push(sentence);
    this.options.log.warn(sentence);
  }

  /** On a session of its own, because a cancelled run has to clean up, too. */
  #afterwards<T>(work: (session: MysqlSession) => Promise<T>): Promise<T> {
    return afterSignal(this.options.signal, (signal) => open(this.server, this.options, signal), work);
  }
}

/** Gone already; not ours. */
const NOT_KILLED = [1094, 1095, 1227];

/** A session that holds a table open would keep the DROP waiting. */
async function endSessions(session: MysqlSession, database: string): Promise<void> {
  for (const id of (await sessionsThat(session, `DB = '${database}'`)) ?? []) {
    await session.query(`${session.flavour.kill} ${id}`).catch((error: unknown) => {
      if (!NOT_KILLED.includes(errorNumberOf(error))) throw error;
    });
  }
}

function open(
  connection: DatabaseConnection,
  { lockTimeoutSeconds }: ScratchOptions,
  signal: AbortSignal,
): Promise<MysqlSession> {
  return connectTarget({ connection, lockTimeoutSeconds, idleTimeoutMs: IDLE_TIMEOUT_MS, signal });
}
