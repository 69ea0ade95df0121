import { randomBytes } from 'node:crypto';
import type { DatabaseConnection } from '../../core/connection.js';
import type { KeptScratch } from '../../core/drill.js';
import { BackupError, messageOf } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { Scratch, StandIns } from '../../core/scratch.js';
import type { RestoreRequest } from '../../core/target.js';
import { afterSignal } from '../after-signal.js';
import { codeOf } from '../error-code.js';
import { targetConnectError } from '../session-failure.js';
import { connect } from './connect.js';
import { psqlCommand, shellWord } from './psql-command.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';
import { targetError } from './restore/target-errors.js';
import {
  clearLeftovers,
  dropDatabase,
  dropSql,
  KEPT_COMMENT,
  rolesLeft,
  SCRATCH_COMMENT,
  SCRATCH_PREFIX,
} from './scratch-leftovers.js';
import type { PostgresSession } from './session.js';
import { createStandIns, dropRolesSql, dropStandIns, findStandIns, namedRoles } from './stand-in-roles.js';

export interface ScratchOptions {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly lockTimeoutSeconds: number;
}

/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;

/** SQLSTATE invalid_parameter_value: the server's locale goes with another encoding than UTF-8. */
const WRONG_LOCALE = ['22023', '42809'];

/**
 * Creates a database from `template0` in UTF-8 on the server of `connection`, in the server's own locale (`C` where that is
 * of another encoding). What an archive says of collations it brings itself; the order of a default collation is the
 * server's, and proves nothing.
 * @throws BackupError kind `target`; code `TARGET_PERMISSION` for a role without CREATEDB
 */
export async function createScratchDatabase(
  connection: DatabaseConnection,
  options: ScratchOptions,
): Promise<Scratch> {
  const { signal } = options;
  // A CREATE that is cut off goes on at the server, after the DROP perhaps: this session outlives the signal.
  const session = await open(connection, options, new AbortController().signal);
  const warnings: string[] = [];
  try {
    await requireCreateDb(session);
    await clearLeftovers(session, options.log, warnings);
    const [row] = await session.query(
      "SELECT pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD\"t\"HH24MISS')",
    );
    const database = `${SCRATCH_PREFIX}${row?.[0]}_${randomBytes(4).toString('hex')}`;
    signal.throwIfAborted();
    // From here on there is something to drop, even where the answer to CREATE never comes.
    const scratch = new ScratchDatabase(connection, database, options, warnings);
    try {
      await create(session, database);
      signal.throwIfAborted();
    } catch (error) {
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

class ScratchDatabase implements Scratch {
  readonly connection: DatabaseConnection;
  #dropped: Promise<void> | undefined;
  /** Names that may be those of stand-ins. */
  #roles: readonly string[] = [];

  constructor(
    private readonly server: DatabaseConnection,
    private readonly database: string,
    private readonly options: ScratchOptions,
    readonly warnings: string[],
  ) {
    this.connection = { ...server, database };
  }

  async standIn(backup: Pick<RestoreRequest, 'manifest' | 'schema'>): Promise<StandIns> {
    const { signal } = this.options;
    // What is cut off in the middle might be done after the drop.
    const session = await open(this.server, this.options, new AbortController().signal);
    try {
      const standIns = await createStandIns(session, this.database, backup, signal);
      this.#roles = standIns.findings.map(({ name }) => name);
      return standIns;
    } catch (error) {
      this.#roles = namedRoles(backup);
      throw targetError(error, 'creating the roles of the backup', signal);
    } finally {
      await session.end();
    }
  }

  async keep(): Promise<KeptScratch> {
    this.#dropped ??= Promise.resolve();
    const { database } = this;
    const roles = await this.#afterwards(async (session) => {
      await session.query(`COMMENT ON DATABASE ${database} IS ${quoteLiteral(KEPT_COMMENT)}`);
      return findStandIns(session, this.#roles);
    }).catch((error: unknown) => {
      this.#warn(`A later run will drop the scratch database ${database} (${messageOf(error)}).`);
      return [];
    });
    const reach = (name: string) => psqlCommand({ ...this.server, database: name });
    const statements = [dropSql(database, true), ...(roles.length > 0 ? [dropRolesSql(roles)] : [])];
    const droppedBy = [reach(this.server.database), ...statements.map((sql) => `-c ${shellWord(sql)}`)];
    return { database, reachedBy: reach(database), droppedBy: droppedBy.join(' ') };
  }

  drop(): Promise<void> {
    this.#dropped ??= this.#drop();
    return this.#dropped;
  }

  async #drop(): Promise<void> {
    const { database } = this;
    try {
      const left = await this.#afterwards(async (session) => {
        await dropDatabase(session, database, true);
        return dropStandIns(session, this.#roles, SCRATCH_PREFIX);
      });
      if (left.length > 0) this.#warn(rolesLeft(left));
      else this.options.log.debug(`The scratch database ${database} is dropped.`);
    } catch (error) {
      this.#warn(
        `The scratch database ${database} could not be dropped (${messageOf(error)}); drop it by hand: ${dropSql(database, true)}`,
      );
    }
  }

  #warn(sentence: string): void {
    this.warnings.push(sentence);
    this.options.log.warn(sentence);
  }

  /** On a session of its own, because a cancelled run has to clean up, too. */
  #afterwards<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    return afterSignal(this.options.signal, (signal) => open(this.server, this.options, signal), work);
  }
}

async function open(
  target: DatabaseConnection,
  { lockTimeoutSeconds }: ScratchOptions,
  signal: AbortSignal,
): Promise<PostgresSession> {
  try {
    return await connect({
      target,
      readOnly: false,
      lockTimeoutSeconds,
      idleTimeoutMs: IDLE_TIMEOUT_MS,
      signal,
    });
  } catch (error) {
    throw targetConnectError(error);
  }
}

async function requireCreateDb(session: PostgresSession): Promise<void> {
  const [row] = await session.query(
    'SELECT r.rolname, r.rolcreatedb OR r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user',
  );
  if (row?.[1] === 't') return;
  throw new BackupError('target', `The role "${row?.[0]}" of target-url may not create databases.`, {
    code: 'TARGET_PERMISSION',
    setting: 'target-url',
    nextStep: `Run ALTER ROLE ${quoteIdentifier(row?.[0] ?? '')} CREATEDB, or name another role in target-url.`,
  });
}

async function create(session: PostgresSession, database: string): Promise<void> {
  const sql = `CREATE DATABASE ${quoteIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8'`;
  try {
    await session.query(sql);
  } catch (error) {
    if (!WRONG_LOCALE.includes(codeOf(error))) throw error;
    await session.query(`${sql} LC_COLLATE 'C' LC_CTYPE 'C'`);
  }
  await session.query(`COMMENT ON DATABASE ${quoteIdentifier(database)} IS ${quoteLiteral(SCRATCH_COMMENT)}`);
}
