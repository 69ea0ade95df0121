import { BackupError } from '../../core/errors.js';
import type { Extension, Omission, RecordedState, Sequence, SourceInfo } from '../../core/manifest.js';
import type { LargeObjects, RowStream, SchemaDump, Source, SourceTable } from '../../core/ports.js';
import { codeOf } from '../error-code.js';
import type { ReaderPool } from '../reader-pool.js';
import { toRowStream } from '../row-stream.js';
import type { ReadContext } from '../session-failure.js';
import type { CopyOut } from './copy-out.js';
import type { EarlySchemaDump } from './early-schema-dump.js';
import type { Fingerprint } from './fingerprint.js';
import { hasRows } from './has-rows.js';
import { LARGE_OBJECTS_SELECT } from './large-objects.js';
import type { PostgresSourceOptions } from './open-source.js';
import { quoteTable } from './quote.js';
import type { PlannedTable } from './scope.js';
import type { PostgresSession } from './session.js';
import type { HeldSnapshot } from './snapshot.js';
import { sourceError } from './source-errors.js';
import { describeSource } from './source-info.js';

interface ReadAtOpen {
  readonly sequences: readonly Sequence[];
  readonly largeObjects: LargeObjects | null;
  /** With the count of their rows. */
  readonly leftOut: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly fingerprint: Fingerprint;
  readonly extensions: readonly Extension[];
  /** null with `schema-dump: off`. */
  readonly schema: EarlySchemaDump | null;
}

export interface PostgresSourceParts {
  readonly options: PostgresSourceOptions;
  readonly leader: PostgresSession;
  /** Every session of this source; grows when a reader is replaced. */
  readonly opened: readonly PostgresSession[];
  readonly held: HeldSnapshot<ReadAtOpen>;
  readonly state: RecordedState;
  readonly pool: ReaderPool<PostgresSession>;
  /** The leader alone; the same object as `pool` when there is one job. */
  readonly leaderPool: ReaderPool<PostgresSession>;
}

/** An open PostgreSQL source: the port of core/ports.ts over one leader and its readers. */
export class PostgresSource implements Source {
  readonly info: SourceInfo;
  readonly snapshotAt: string;
  readonly tables: readonly PlannedTable[];
  readonly sequences: readonly Sequence[];
  readonly largeObjects: LargeObjects | null;
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly extensions: readonly Extension[];
  readonly state: RecordedState;
  readonly warnings: readonly string[];

  private readonly plans: ReadonlyMap<string, PlannedTable>;
  private closed: Promise<void> | undefined;

  constructor(private readonly parts: PostgresSourceParts) {
    const { leader, held, options } = parts;
    this.info = describeSource(leader, options.connection.database, held.read.fingerprint, held.scope);
    this.snapshotAt = held.snapshot.takenAt;
    this.tables = held.scope.tables;
    this.sequences = held.read.sequences;
    this.largeObjects = held.read.largeObjects;
    this.excluded = [...held.scope.excluded, ...held.read.leftOut];
    this.notCovered = held.read.notCovered;
    this.extensions = held.read.extensions;
    this.state = parts.state;
    this.warnings = held.scope.warnings;
    this.plans = new Map(held.scope.tables.map((table) => [quoteTable(table), table]));
  }

  /** Largest tables first: one row is enough. */
  async hasRows(): Promise<boolean> {
    return this.withLeader('whether there are rows', (leader) => hasRows(leader, this.tables));
  }

  /** It runs since the locks were taken. */
  async dumpSchema(): Promise<SchemaDump | null> {
    return (await this.parts.held.read.schema?.result) ?? null;
  }

  async readTable(table: SourceTable): Promise<RowStream> {
    const plan = this.plans.get(quoteTable(table));
    if (!plan) throw new Error(`no table ${quoteTable(table)} in this source`);
    const { pool, leaderPool } = this.parts;
    const copy = `COPY (${plan.selectSql}) TO STDOUT`;
    const context = this.context({ table });
    if (pool === leaderPool || !plan.catalog.tableReadable) return this.start(leaderPool, copy, context);
    const lock = `SAVEPOINT lock; LOCK TABLE ONLY ${quoteTable(plan)} IN ACCESS SHARE MODE NOWAIT; RELEASE SAVEPOINT lock`;
    try {
      return await this.start(pool, `${lock}; ${copy}`, context);
    } catch (error) {
      if (!(error instanceof LockRefused)) throw error;
    }
    // Somebody waits to change the table, and would wait for the leader while a reader waits for him.
    return this.start(leaderPool, copy, context);
  }

  readLargeObjects(): Promise<RowStream> {
    const context = this.context({ doing: 'the large objects' });
    return this.start(this.parts.pool, `COPY (${LARGE_OBJECTS_SELECT}) TO STDOUT`, context);
  }

  close(): Promise<void> {
    this.closed ??= this.closeAll();
    return this.closed;
  }

  private async closeAll(): Promise<void> {
    const { opened, pool, leaderPool, held } = this.parts;
    const reason = closedError();
    held.read.schema?.stop(reason);
    pool.close(reason);
    leaderPool.close(reason);
    await held.read.schema?.result.catch(() => undefined);
    await Promise.all(opened.map((session) => session.end()));
  }

  private context(what: { table: SourceTable } | { doing: string }): ReadContext {
    return { ...what, signal: this.parts.options.signal };
  }

  private async start(
    pool: ReaderPool<PostgresSession>,
    sql: string,
    context: ReadContext,
  ): Promise<RowStream> {
    const session = await this.acquire(pool, context);
    let copy: CopyOut;
    try {
      copy = await session.copyOut(sql);
    } catch (error) {
      throw await this.refused(pool, session, error, context);
    }
    return toRowStream(copy, {
      finished: () => pool.release(session),
      broken: (error) => {
        session.destroy();
        pool.release(session);
        return sourceError(error, context);
      },
    });
  }

  private async refused(
    pool: ReaderPool<PostgresSession>,
    session: PostgresSession,
    error: unknown,
    context: ReadContext,
  ) {
    const isLock = codeOf(error) === '55P03' && pool !== this.parts.leaderPool && session.isAlive;
    const undone = isLock
      ? await session.query('ROLLBACK TO SAVEPOINT lock; RELEASE SAVEPOINT lock').catch(() => undefined)
      : undefined;
    if (undone === undefined) session.destroy();
    pool.release(session);
    return undone === undefined ? sourceError(error, context) : new LockRefused();
  }

  private async acquire(pool: ReaderPool<PostgresSession>, context: ReadContext): Promise<PostgresSession> {
    try {
      return await pool.acquire();
    } catch (error) {
      throw sourceError(error, context);
    }
  }

  private async withLeader<T>(doing: string, work: (leader: PostgresSession) => Promise<T>): Promise<T> {
    const { leaderPool } = this.parts;
    const context = this.context({ doing });
    const leader = await this.acquire(leaderPool, context);
    try {
      return await work(leader);
    } catch (error) {
      throw sourceError(error, context);
    } finally {
      leaderPool.release(leader);
    }
  }
}

/** A reader could not lock its table at once. */
class LockRefused extends Error {}

function closedError(): BackupError {
  return new BackupError('source', 'The source was closed while it was being read.', {
    code: 'SOURCE_CLOSED',
    nextStep: 'See the error that ended the run.',
  });
}
