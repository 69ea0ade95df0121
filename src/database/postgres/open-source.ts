import { randomUUID } from 'node:crypto';
import type { DatabaseConnection } from '../../core/connection.js';
import { BackupError } from '../../core/errors.js';
import type { Clock, Log, Source, TableName } from '../../core/ports.js';
import { ReaderPool } from '../reader-pool.js';
import type { Selection } from '../selection.js';
import { defaultIdleTimeoutMs } from '../silence.js';
import { childEnvironment } from './child-environment.js';
import { type ConnectOptions, connect, connectBeside } from './connect.js';
import { type EarlySchemaDump, startSchemaDump } from './early-schema-dump.js';
import { readExtensions } from './extensions.js';
import { readFingerprint } from './fingerprint.js';
import { describeLargeObjects } from './large-objects.js';
import { findNotCovered } from './not-covered.js';
import { withOrphans } from './orphans.js';
import { findPgDump } from './pg-dump-find.js';
import { PostgresSource } from './postgres-source.js';
import { checkReadable } from './preflight.js';
import { type DoubtfulKey, readCatalogState } from './recorded-state.js';
import { decideScope, type Scope } from './scope.js';
import { readSequences } from './sequences.js';
import type { PostgresSession } from './session.js';
import { holdSnapshot, joinSnapshot, type Snapshot } from './snapshot.js';
import { sourceError } from './source-errors.js';
import { countLeftOut } from './supabase/left-out-rows.js';
import { UNREADABLE_TABLES } from './supabase/managed-schemas.js';
import { readOverlay } from './supabase/read-overlay.js';

export interface PostgresSourceOptions {
  readonly connection: DatabaseConnection;
  readonly selection: Selection;
  readonly schemaDump: 'auto' | 'required' | 'off';
  readonly pgDumpPath?: string;
  /** Tables read at the same time; each on a connection of its own, from 2 on beside the leader's. */
  readonly jobs: number;
  readonly lockTimeoutSeconds: number;
  readonly tempDir: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What child processes inherit, less libpq's variables, settings of this tool and secrets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A server that owes an answer and sends nothing for so long is given up; 10 minutes. */
  readonly idleTimeoutMs?: number;
}

/** Counting rows without parent never holds a backup up for longer. */
const ORPHANS_LIMIT_MS = 30_000;

const VERSION_FACTOR = 10_000;

/**
 * Connects, checks that everything in scope can be read in full, and takes the locked snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing or a missing pg_dump
 */
export async function openPostgresSource(options: PostgresSourceOptions): Promise<Source> {
  const { connection: target, signal, log, pgDumpPath } = options;
  const env = childEnvironment(options.env);
  const connecting = connectingTo(options);
  const { idleTimeoutMs } = connecting;
  const leader = await connect(connecting);
  const opened = [leader];
  const dumps: EarlySchemaDump[] = [];
  try {
    const serverMajor = Math.floor(leader.serverVersionNum / VERSION_FACTOR);
    const pgDump =
      options.schemaDump === 'off' ? undefined : await findPgDump({ pgDumpPath, serverMajor, env });
    const [role] = await leader.query('SELECT current_user');

    const startSchema = async (scope: Scope, { id: snapshotId }: Snapshot) => {
      if (pgDump === undefined) return null;
      const { schemasOutside, schemasOfExtensions } = scope;
      const isSupabase = scope.platform === 'supabase';
      const tablesOutside = isSupabase ? UNREADABLE_TABLES : [];
      const applicationName = `db-backup-schema-${randomUUID()}`;
      const { lockTimeoutSeconds, tempDir } = options;
      const shared = { target, leader, lockTimeoutSeconds, tempDir, idleTimeoutMs, env, signal };
      const dump = await startSchemaDump(
        { ...shared, pgDump, applicationName, snapshotId, schemasOutside, tablesOutside },
        schemasOfExtensions,
        isSupabase ? { overlay: await readOverlay(leader, scope.schemasLeftOut) } : null,
      );
      dumps.push(dump);
      return dump;
    };
    const held = await holdSnapshot(
      leader,
      log,
      (catalog, snapshot) => {
        const scope = decideScope(catalog, options.selection, snapshot.inRecovery);
        checkReadable(scope, role?.[0] ?? target.user, pgDump !== undefined);
        return scope;
      },
      async (scope, snapshot) => ({
        sequences: await readSequences(leader, scope.sequences),
        largeObjects: await describeLargeObjects(leader),
        leftOut: await countLeftOut(leader, scope),
        notCovered: await findNotCovered(leader, scope),
        fingerprint: await readFingerprint(leader, target),
        extensions: await readExtensions(leader),
        state: await readCatalogState(leader, (table) => isDefined(scope, table)),
        schema: await startSchema(scope, snapshot),
      }),
    );

    const { state: catalogState } = held.read;
    const isWhole = ({ from, to }: DoubtfulKey) =>
      [from, to].every(({ oid }) => held.scope.wholeOids.has(oid));
    const state = await withOrphans(leader, catalogState, ORPHANS_LIMIT_MS, isWhole);
    const openReader = () => openWorker(leader, connecting, held.snapshot, opened);
    const leaderPool = new ReaderPool([leader], () => Promise.reject(leaderLost()));
    const pool = options.jobs > 1 ? await openPool(options.jobs, openReader) : leaderPool;
    return new PostgresSource({
      options,
      leader,
      opened,
      held,
      state,
      pool,
      leaderPool,
    });
  } catch (error) {
    for (const dump of dumps) dump.stop(error);
    await Promise.allSettled(dumps.map((dump) => dump.result));
    for (const session of opened) session.destroy();
    throw sourceError(error, { doing: 'the catalog', signal });
  }
}

/** Those of Supabase that may not be locked are not among the definitions either. */
function isDefined({ schemas, platform }: Scope, table: TableName): boolean {
  const isUnreadable = UNREADABLE_TABLES.some((t) => t.schema === table.schema && t.name === table.name);
  return schemas.includes(table.schema) && !(platform === 'supabase' && isUnreadable);
}

/** How every session of a source is opened. */
export function connectingTo(
  options: Pick<PostgresSourceOptions, 'connection' | 'lockTimeoutSeconds' | 'idleTimeoutMs' | 'signal'>,
): ConnectOptions {
  const { connection: target, lockTimeoutSeconds, signal } = options;
  const idleTimeoutMs = options.idleTimeoutMs ?? defaultIdleTimeoutMs(lockTimeoutSeconds);
  return { target, readOnly: true, lockTimeoutSeconds, idleTimeoutMs, signal };
}

async function openWorker(
  leader: PostgresSession,
  connecting: ConnectOptions,
  snapshot: Snapshot,
  opened: PostgresSession[],
): Promise<PostgresSession> {
  const worker = await connectBeside(leader, connecting);
  opened.push(worker);
  await joinSnapshot(worker, snapshot);
  return worker;
}

async function openPool(
  jobs: number,
  openReader: () => Promise<PostgresSession>,
): Promise<ReaderPool<PostgresSession>> {
  const readers = await Promise.all(Array.from({ length: jobs }, openReader));
  return new ReaderPool(readers, openReader);
}

function leaderLost(): BackupError {
  return new BackupError('source', 'The connection that holds the snapshot is gone.', {
    code: 'SOURCE_LOST',
    nextStep: "Look into the server's log and run again.",
  });
}
