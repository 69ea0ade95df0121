import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseConnection } from '../../core/connection.js';
import type { KeptScratch } from '../../core/drill.js';
import { BackupError, messageOf } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { Scratch } from '../../core/scratch.js';
import { connect } from './connect.js';
import { codeOf } from './connect-errors.js';
import { psqlCommand, shellWord } from './psql-command.js';
import { displayList, quoteIdentifier, quoteLiteral } from './quote.js';
import { targetConnectError, targetError } from './restore/target-errors.js';
import type { PostgresSession } from './session.js';

export interface ScratchOptions {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly lockTimeoutSeconds: number;
}

const PREFIX = 'db_backup_scratch_';

/** Begins the comment on a database of ours, by which it is told from others of such a name. */
const COMMENT = 'scratch database of db-backup, to be dropped';

/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;

/** For dropping after a signal; all of a cancelled run has 7 s. */
const CANCELLED_DROP_MS = 4_500;

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
    const database = `${PREFIX}${row?.[0]}_${randomBytes(4).toString('hex')}`;
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

  constructor(
    private readonly server: DatabaseConnection,
    private readonly database: string,
    private readonly options: ScratchOptions,
    readonly warnings: string[],
  ) {
    this.connection = { ...server, database };
  }

  keep(): KeptScratch {
    this.#dropped ??= Promise.resolve();
    const { database } = this.connection;
    const reach = (name: string) => psqlCommand({ ...this.server, database: name });
    return {
      database,
      reachedBy: reach(database),
      droppedBy: `${reach(this.server.database)} -c ${shellWord(dropSql(database, true))}`,
    };
  }

  drop(): Promise<void> {
    this.#dropped ??= this.#drop();
    return this.#dropped;
  }

  async #drop(): Promise<void> {
    const { log, signal } = this.options;
    // Its own, because a cancelled run has to clean up, too.
    const controller = new AbortController();
    const hurry = () => setTimeout(() => controller.abort(), CANCELLED_DROP_MS).unref();
    const timer = signal.aborted ? hurry() : undefined;
    let late: NodeJS.Timeout | undefined;
    const onAbort = () => {
      late = hurry();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const session = await open(this.server, this.options, controller.signal);
      try {
        await dropDatabase(session, this.database, true);
      } finally {
        await session.end();
      }
      log.debug(`The scratch database ${this.database} is dropped.`);
    } catch (error) {
      const warning = `The scratch database ${this.database} could not be dropped (${messageOf(error)}); drop it by hand: ${dropSql(this.database, true)}`;
      this.warnings.push(warning);
      log.warn(warning);
    } finally {
      clearTimeout(timer);
      clearTimeout(late);
      signal.removeEventListener('abort', onAbort);
    }
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
  await session.query(`COMMENT ON DATABASE ${quoteIdentifier(database)} IS ${quoteLiteral(COMMENT)}`);
}

/** SQLSTATE object_in_use: a session that was ended has not gone yet. */
const IN_USE = '55006';
const DROP_ATTEMPTS = 5;

/** Names of ours need no quotes. */
function dropSql(database: string, force: boolean): string {
  return `DROP DATABASE IF EXISTS ${database}${force ? ' WITH (FORCE)' : ''}`;
}

async function dropDatabase(session: PostgresSession, database: string, force: boolean): Promise<void> {
  const sql = dropSql(database, force);
  for (let attempt = 1; ; attempt++) {
    try {
      await session.query(sql);
      return;
    } catch (error) {
      if (!force || codeOf(error) !== IN_USE || attempt === DROP_ATTEMPTS) throw error;
      await wait(200);
    }
  }
}

const LEFTOVERS = `SELECT d.datname, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database') = ${quoteLiteral(COMMENT)}, false)
  FROM pg_catalog.pg_database d
  WHERE d.datname ~ '^${PREFIX}[0-9]{8}t[0-9]{6}_[0-9a-f]+$'
    AND pg_catalog.substr(d.datname, ${PREFIX.length + 1}, 15) <
      pg_catalog.to_char((pg_catalog.now() - '1 day'::interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')
  ORDER BY 1`;

/** What killed runs left behind a day ago or earlier: ours are dropped when nobody is in them, others are named. */
async function clearLeftovers(session: PostgresSession, log: Log, warnings: string[]): Promise<void> {
  const left: string[] = [];
  for (const [name, isOurs] of await session.query(LEFTOVERS)) {
    const database = name ?? '';
    try {
      if (isOurs !== 't') left.push(database);
      else {
        await dropDatabase(session, database, false);
        log.info(`Dropped ${database}, which an earlier run left behind.`);
      }
    } catch {
      left.push(database);
    }
  }
  if (left.length === 0) return;
  warnings.push(
    `The server has scratch databases of earlier runs that could not be dropped: ${displayList(left)}; drop them by hand.`,
  );
}
