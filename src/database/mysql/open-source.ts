import type { DatabaseConnection } from '../../core/connection.js';
import type { SourceInfo } from '../../core/manifest.js';
import type { Log, Source } from '../../core/ports.js';
import { ReaderPool } from '../reader-pool.js';
import type { Selection } from '../selection.js';
import { defaultIdleTimeoutMs } from '../silence.js';
import { type Catalog, currentDatabase } from './catalog.js';
import { type ConnectOptions, connect } from './connect.js';
import { readFingerprint } from './fingerprint.js';
import { readRights } from './grants.js';
import { holdTimestamp } from './hold-timestamp.js';
import { holdTransaction } from './hold-transaction.js';
import { MysqlSource } from './mysql-source.js';
import { findNotCovered } from './not-covered.js';
import { checkReadable, decideVisible } from './preflight.js';
import { recordedState } from './recorded-state.js';
import { tellLeftovers } from './restore/leftovers.js';
import { tellMergeNote } from './restore/merge-note.js';
import { readSchema } from './schema.js';
import { decideScope } from './scope.js';
import { readSequences } from './sequences.js';
import { isCounting, reasonAgainst, type TableChecksumChoice } from './server-checksum.js';
import type { MysqlSession } from './session.js';
import { sourceError } from './source-errors.js';
import { asksWhetherItWorks } from './still-working.js';

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
  readonly tableChecksum: TableChecksumChoice;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A server that owes an answer and sends nothing for so long is given up; 10 minutes. */
  readonly idleTimeoutMs?: number;
}

/**
 * Connects, checks that everything in scope can be read in full, and takes the snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing
 */
export async function openMysqlSource(options: MysqlSourceOptions): Promise<Source> {
  const { connection: target, signal, log, jobs, lock, selection, lockTimeoutSeconds } = options;
  const idleTimeoutMs = options.idleTimeoutMs ?? defaultIdleTimeoutMs(lockTimeoutSeconds);
  const common: ConnectOptions = { target, readOnly: true, lockTimeoutSeconds, idleTimeoutMs, signal };
  // Rows that stop coming are a loss, whatever the server believes.
  const isStillWorking = async (session: MysqlSession) =>
    isCounting(session) && (await asksWhetherItWorks(session, common));
  const connecting: ConnectOptions = { ...common, isStillWorking };
  const leader = await connect(connecting);
  const opened = [leader];
  const needsSchema = options.schemaDump !== 'off';
  let limits: readonly string[] = [];
  try {
    const { flavour } = leader;
    const database = await currentDatabase(leader);
    const rights = await readRights(leader, database);
    const leftovers = flavour.hasTableLocks
      ? [...(await tellLeftovers(leader, database)), ...(await tellMergeNote(leader, database))]
      : [];
    const isSelected = selection.includeTables.length > 0;
    const decide = async (catalog: Catalog) => {
      const scope = rights.reads ? decideScope(catalog, selection) : decideVisible(catalog, selection);
      limits = await checkReadable({ session: leader, catalog, scope, rights, isSelected, needsSchema });
      return scope;
    };
    const hold = flavour.hasTimestampSnapshots ? holdTimestamp : holdTransaction;
    const held = await hold({ leader, opened, connecting, jobs, lock, log, decide });
    const { catalog, scope } = held;
    const [reader = leader] = held.readers;
    const schema = needsSchema ? await readSchema(reader, catalog, options.definer) : null;
    const info: SourceInfo = {
      engine: flavour.engine,
      serverVersion: flavour.version,
      database: catalog.database,
      ...(await readFingerprint(leader, target, catalog.database)),
      consistency: held.consistency,
    };
    return new MysqlSource({
      info,
      snapshotAt: held.takenAt,
      scope,
      withRows: held.withRows,
      sequences: await readSequences(reader, catalog),
      notCovered: [...findNotCovered(catalog, flavour), ...(schema?.notCovered ?? [])],
      state: recordedState(catalog),
      schema: schema?.dump ?? null,
      warnings: [...leftovers, ...held.warnings, ...limits, ...(schema?.warnings ?? [])],
      pool: new ReaderPool(held.readers, held.openReader),
      opened,
      onRead: held.onRead,
      checksums: {
        choice: options.tableChecksum,
        reasonAgainst: (table) => reasonAgainst(table, flavour, held.standsStill(table)),
      },
      signal,
    });
  } catch (error) {
    for (const session of opened) session.destroy();
    throw sourceError(error, { doing: 'the catalog', signal });
  }
}
