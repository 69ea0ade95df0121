import { BackupError } from '../../core/errors.js';
import type { Omission, RecordedState, Sequence, SourceInfo } from '../../core/manifest.js';
import type { RowStream, SchemaDump, Source, SourceTable } from '../../core/ports.js';
import type { ReaderPool } from '../reader-pool.js';
import { toRowStream } from '../row-stream.js';
import type { ReadContext } from '../session-failure.js';
import { ChecksummedRows, type ChecksumRules, checksumAfterReading } from './read-checksum.js';
import type { PlannedTable, Scope } from './scope.js';
import type { MysqlSession } from './session.js';
import { sourceError } from './source-errors.js';

export interface MysqlSourceParts {
  readonly info: SourceInfo;
  readonly snapshotAt: string;
  readonly scope: Scope;
  readonly withRows: ReadonlySet<PlannedTable>;
  readonly sequences: readonly Sequence[];
  readonly notCovered: readonly Omission[];
  readonly state: RecordedState;
  /** null with `schema-dump: off`. */
  readonly schema: SchemaDump | null;
  readonly warnings: readonly string[];
  readonly pool: ReaderPool<MysqlSession>;
  /** Every session of this source. */
  readonly opened: readonly MysqlSession[];
  /** Told about each table that was read in full. */
  readonly onRead: (table: PlannedTable) => void;
  readonly checksums: ChecksumRules;
  readonly signal: AbortSignal;
}

/** An open MySQL, MariaDB or TiDB source: the port of core/ports.ts. */
export class MysqlSource implements Source {
  readonly info: SourceInfo;
  readonly snapshotAt: string;
  readonly tables: readonly PlannedTable[];
  readonly sequences: readonly Sequence[];
  readonly largeObjects = null;
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly extensions = [];
  readonly state: RecordedState;
  readonly warnings: readonly string[];

  private readonly plans: ReadonlyMap<string, PlannedTable>;
  private closed: Promise<void> | undefined;

  constructor(private readonly parts: MysqlSourceParts) {
    this.info = parts.info;
    this.snapshotAt = parts.snapshotAt;
    this.tables = parts.scope.tables;
    this.sequences = parts.sequences;
    this.excluded = parts.scope.excluded;
    this.notCovered = parts.notCovered;
    this.state = parts.state;
    this.warnings = parts.warnings;
    this.plans = new Map(this.tables.map((table) => [table.name, table]));
  }

  /** One row of each was read when the snapshot was taken. */
  async hasRows(): Promise<boolean> {
    return this.parts.withRows.size > 0;
  }

  async dumpSchema(): Promise<SchemaDump | null> {
    return this.parts.schema;
  }

  async readTable(table: SourceTable): Promise<RowStream> {
    const plan = this.plans.get(table.name);
    if (!plan) throw new Error(`no table ${table.name} in this source`);
    const { pool, signal, onRead, checksums } = this.parts;
    const context: ReadContext = { table, signal };
    const session = await pool.acquire();
    const broken = (error: unknown) => {
      session.destroy();
      pool.release(session);
      return sourceError(error, context);
    };
    try {
      const rows = new ChecksummedRows(await session.rowsOut(plan.selectSql, plan.forms), (bytes) =>
        checksumAfterReading(session, plan, bytes, checksums),
      );
      const finished = () => {
        pool.release(session);
        onRead(plan);
      };
      return { ...toRowStream(rows, { finished, broken }), serverChecksum: () => rows.checksum() };
    } catch (error) {
      throw broken(error);
    }
  }

  /** There are none. */
  readLargeObjects(): Promise<RowStream> {
    throw new Error('MySQL has no large objects');
  }

  close(): Promise<void> {
    this.closed ??= this.closeAll();
    return this.closed;
  }

  private async closeAll(): Promise<void> {
    this.parts.pool.close(closedError());
    await Promise.all(this.parts.opened.map((session) => session.end()));
  }
}

function closedError(): BackupError {
  return new BackupError('source', 'The source was closed while it was being read.', {
    code: 'SOURCE_LOST',
    nextStep: 'Run again.',
  });
}
