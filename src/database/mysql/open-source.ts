import type { DatabaseConnection } from '../../core/connection.js';
import { BackupError, SettingsError } from '../../core/errors.js';
import type { SourceInfo } from '../../core/manifest.js';
import type { Log, Source } from '../../core/ports.js';
import { ReaderPool } from '../reader-pool.js';
import type { Selection } from '../selection.js';
import { type ConnectOptions, connect } from './connect.js';
import { readFingerprint } from './fingerprint.js';
import { MysqlSource } from './mysql-source.js';
import { decideScope } from './scope.js';
import type { MysqlSession } from './session.js';
import { holdSnapshot } from './snapshot.js';
import { sourceError } from './source-errors.js';

export interface MysqlSourceOptions {
  readonly connection: DatabaseConnection;
  readonly selection: Selection;
  readonly schemaDump: 'auto' | 'required' | 'off';
  /** Connections that read at the same time, where they can be given one moment. */
  readonly jobs: number;
  readonly lockTimeoutSeconds: number;
  /** `allow`: tables without transactions are locked while they are read, and everything for the moment of the snapshot. */
  readonly lock: 'none' | 'allow';
  readonly definer: 'keep' | 'current';
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A server that owes an answer and sends nothing for so long is given up; 10 minutes. */
  readonly idleTimeoutMs?: number;
}

/** A scan may send nothing for minutes; a dead network would stay silent for ever. */
const DEFAULT_IDLE_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Connects, checks that everything in scope can be read in full, and takes the snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing
 */
export async function openMysqlSource(options: MysqlSourceOptions): Promise<Source> {
  const { connection: target, signal, log, lockTimeoutSeconds } = options;
  if (options.schemaDump !== 'off') throw schemaNotBuilt();
  // Waiting for a lock is no silence.
  const idleTimeoutMs = options.idleTimeoutMs ?? Math.max(DEFAULT_IDLE_TIMEOUT_MS, 2000 * lockTimeoutSeconds);
  const connecting: ConnectOptions = { target, readOnly: true, lockTimeoutSeconds, idleTimeoutMs, signal };
  const leader = await connect(connecting);
  const opened = [leader];
  try {
    const held = await holdSnapshot(leader, log, async (catalog) => decideScope(catalog, options.selection));
    const info: SourceInfo = {
      engine: leader.flavour.engine,
      serverVersion: leader.flavour.version,
      database: held.catalog.database,
      ...(await readFingerprint(leader, target, held.catalog.database)),
      consistency: 'snapshot',
    };
    const pool = new ReaderPool<MysqlSession>([leader], () => Promise.reject(leaderLost()));
    return new MysqlSource({
      info,
      snapshotAt: held.takenAt,
      scope: held.scope,
      withRows: held.withRows,
      sequences: [],
      notCovered: [],
      state: { triggers: [], policies: [], rowSecurity: [], foreignKeys: [] },
      schema: null,
      warnings: held.scope.warnings,
      pool,
      opened,
      onRead: () => undefined,
      signal,
    });
  } catch (error) {
    for (const session of opened) session.destroy();
    throw sourceError(error, { doing: 'the catalog', signal });
  }
}

function schemaNotBuilt(): SettingsError {
  const message = 'definitions of MySQL and MariaDB are not carried yet; allowed now with them: off';
  return new SettingsError([{ setting: 'schema-dump', code: 'SETTING_NOT_BUILT', message }]);
}

function leaderLost(): BackupError {
  return new BackupError('source', 'The connection that holds the snapshot is gone.', {
    code: 'SOURCE_LOST',
    nextStep: "Look into the server's log and run again.",
  });
}
