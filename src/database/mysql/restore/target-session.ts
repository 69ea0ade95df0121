import type { DatabaseConnection } from '../../../core/connection.js';
import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { targetConnectError } from '../../session-failure.js';
import { tellAlive } from '../alive-lock.js';
import { type ConnectOptions, connect, connectBeside } from '../connect.js';
import { displayHost, errorNumberOf } from '../connect-errors.js';
import { identifyServer } from '../fingerprint.js';
import { isScratchName } from '../scratch-leftovers.js';
import type { MysqlSession } from '../session.js';
import { asksWhetherItWorks } from '../still-working.js';

export interface TargetSessionOptions {
  readonly connection: DatabaseConnection;
  readonly lockTimeoutSeconds: number;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** Rows come in any order of tables, and are compared afterwards; keys are looked at by themselves. */
export const LOAD_SETTINGS = 'SET SESSION foreign_key_checks = 0, unique_checks = 0';

/** What only some servers have, or only some roles may set; nothing is lost without. */
const WISHES = [
  // Some of what a server does with a definition is told by a note alone.
  'sql_notes = 1',
  'innodb_strict_mode = 0',
  // A key of the server's own would be a column that the backup does not have.
  'sql_generate_invisible_primary_key = 0',
  'sql_require_primary_key = 0',
  // The history of versions, which a server would write itself (MariaDB 10.11).
  'system_versioning_insert_history = 1',
  // TiDB: numbers of AUTO_RANDOM as they were.
  'allow_auto_random_explicit_insert = 1',
  'tidb_constraint_check_in_place = 0',
];

/** Unknown variable; privileges missing; read only; deprecated away. */
const NOT_HERE = [1193, 1227, 1238, 1231, 3600];

/**
 * The first session of a target, pinned like that of a source but able to write, and set for a load.
 * @throws BackupError kind `target`
 */
export async function connectTarget(options: TargetSessionOptions): Promise<MysqlSession> {
  try {
    return await prepared(await connect(connectOptions(options)), options);
  } catch (error) {
    throw targetConnectError(error);
  }
}

/** One more session on the same server, prepared alike. */
export async function connectTargetBeside(
  first: MysqlSession,
  options: TargetSessionOptions,
): Promise<MysqlSession> {
  try {
    return await prepared(await connectBeside(first, connectOptions(options)), options);
  } catch (error) {
    throw targetConnectError(error);
  }
}

/**
 * A session on the server that a restore works on, over whichever host of the URL leads to it: another server of the list may
 * answer first, and knows nothing of what has to be taken back.
 * @throws BackupError code `TARGET_OTHER_SERVER` when only others answer
 */
export async function connectTargetAgain(
  server: string | undefined,
  options: TargetSessionOptions,
): Promise<MysqlSession> {
  const { connection } = options;
  const others: string[] = [];
  let failure: unknown;
  for (const host of connection.hosts) {
    try {
      const session = await connectTarget({ ...options, connection: { ...connection, hosts: [host] } });
      const found = await identifyServer(session).catch((error: unknown) => {
        session.destroy();
        throw error;
      });
      if (found === server) return session;
      others.push(displayHost(host));
      await session.end();
    } catch (error) {
      failure = error;
    }
  }
  if (others.length === 0) throw failure;
  const message = `The server that was restored into does not answer; at ${displayList(others)} is another one, where nothing was touched.`;
  throw new BackupError('target', message, {
    code: 'TARGET_OTHER_SERVER',
    nextStep: 'Bring that server back, then do there what the report says.',
    cause: failure,
  });
}

function connectOptions(options: TargetSessionOptions): ConnectOptions {
  const { connection: target, lockTimeoutSeconds, idleTimeoutMs, signal } = options;
  const common = { target, readOnly: false, lockTimeoutSeconds, idleTimeoutMs, signal };
  return { ...common, isStillWorking: (session) => asksWhetherItWorks(session, common) };
}

async function prepared(
  session: MysqlSession,
  { connection: { database } }: TargetSessionOptions,
): Promise<MysqlSession> {
  try {
    if (session.flavour.hasTableLocks && isScratchName(database)) await tellAlive(session, database);
    await session.query(LOAD_SETTINGS);
    for (const wish of WISHES) {
      await session.query(`SET SESSION ${wish}`).catch((error: unknown) => {
        if (!NOT_HERE.includes(errorNumberOf(error))) throw error;
      });
    }
    return session;
  } catch (error) {
    session.destroy();
    throw error;
  }
}
