import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../core/errors.js';
import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { RowStream, TableName } from '../../../core/ports.js';
import type {
  ChecksumOutcome,
  MergeCounts,
  Restoration,
  RestoreOutcome,
  RestoreRequest,
  RowsOf,
  TableDifferences,
} from '../../../core/target.js';
import type { ReaderPool } from '../../reader-pool.js';
import { toRowStream } from '../../row-stream.js';
import { displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { compareChecksum } from './compare-checksum.js';
import { explainDifferences } from './explain-differences.js';
import { loadRows } from './load-rows.js';
import { BackReader, type ReadBackPlan } from './read-back.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { targetError } from './target-errors.js';

const UNDO_ATTEMPTS = 5;
const UNDO_PAUSE_MS = 1_000;

/** What happened so far, and the context that steps report to. */
export class Journal implements RestoreOutcome {
  readonly skipped: Omission[] = [];
  readonly notes: string[] = [];
  readonly merged: MergeCounts[] = [];
  readonly remains: string[] = [];

  contextFor(
    session: MysqlSession,
    request: RestoreRequest,
    parts: Pick<StepsContext, 'database' | 'lockTimeoutSeconds' | 'log' | 'signal'>,
  ): StepsContext {
    return {
      session,
      request,
      ...parts,
      skip: (item) => this.skipped.push(item),
      note: (sentence) => {
        if (!this.notes.includes(sentence)) this.notes.push(sentence);
      },
      merged: (counts) => this.merged.push(counts),
    };
  }
}

export interface RestorationParts {
  readonly context: StepsContext;
  readonly journal: Journal;
  readonly steps: RestoreSteps;
  /** Sessions that rows go over; not the one of definitions. */
  readonly pool: ReaderPool<MysqlSession>;
  /** Every session of the pool so far. */
  readonly opened: readonly MysqlSession[];
  /** A session that works after the run was cancelled, for a while. */
  readonly connectToUndo: () => Promise<MysqlSession>;
}

/** A restore that takes its own steps back when it fails, because no server of the family does that for definitions. */
export class MysqlRestoration implements Restoration {
  private state: 'open' | 'committed' | 'rolled-back' = 'open';
  private undoing: Promise<void> | undefined;
  private readonly backReader: BackReader;

  constructor(private readonly parts: RestorationParts) {
    this.backReader = new BackReader(parts.context.database);
  }

  get outcome(): RestoreOutcome {
    return this.parts.journal;
  }

  prepare(): Promise<void> {
    return this.explained('preparing the target', () => this.parts.steps.prepare());
  }

  async load(table: ManifestTable, rows: RowsOf): Promise<number | null> {
    const { steps } = this.parts;
    const place = steps.placeOf(table);
    if (!place) return null;
    return this.withReader(`loading ${displayTable(table)}`, (session) =>
      loadRows(session, table, place, rows),
    );
  }

  /** There are none in the family. */
  async loadLargeObjects(): Promise<void> {
    throw new Error('MySQL has no large objects');
  }

  finish(): Promise<void> {
    return this.explained('finishing', () => this.parts.steps.finish());
  }

  async readBack(table: ManifestTable): Promise<RowStream> {
    const { pool, steps, context } = this.parts;
    const doing = `reading ${displayTable(table)} back`;
    const place = steps.placeOf(table);
    if (!place) throw new Error('a table that was skipped is read back');
    const session = await this.explained(doing, () => pool.acquire());
    const broken = (error: unknown) => {
      session.destroy();
      pool.release(session);
      return targetError(error, doing, context.signal);
    };
    try {
      const { sql, forms } = await this.planFor(session, table, place);
      const rows = await session.rowsOut(sql, forms);
      return toRowStream(rows, { finished: () => pool.release(session), broken });
    } catch (error) {
      throw broken(error);
    }
  }

  compareChecksum(table: ManifestTable): Promise<ChecksumOutcome> {
    const { steps, context } = this.parts;
    return this.withReader(`counting ${displayTable(table)}`, async (session) => {
      const place = steps.placeOf(table);
      if (!place) throw new Error('a table that was skipped is counted');
      return compareChecksum(session, table, place, context.request);
    });
  }

  explain(table: ManifestTable, rows: RowsOf): Promise<TableDifferences> {
    return this.withReader(`comparing ${displayTable(table)}`, async (session) => {
      const place = this.parts.steps.placeOf(table);
      if (!place) throw new Error('a table that was skipped is compared');
      const { sql, forms } = await this.planFor(session, table, place);
      return explainDifferences(table, rows, () => session.rowsOut(sql, forms));
    });
  }

  commit(): Promise<void> {
    return this.explained('committing', async () => {
      await this.parts.steps.seal();
      this.parts.context.signal.throwIfAborted();
      this.state = 'committed';
      await this.parts.steps.release?.();
    });
  }

  rollback(): Promise<void> {
    if (this.state === 'committed') return Promise.resolve();
    this.state = 'rolled-back';
    this.undoing ??= this.undo();
    return this.undoing;
  }

  /** Closes what it opened; idempotent, never throws. */
  async close(): Promise<void> {
    await this.rollback();
    this.parts.pool.close(new Error('the restoration is over'));
    await Promise.all(this.parts.opened.map((session) => session.end()));
  }

  private async planFor(
    session: MysqlSession,
    table: ManifestTable,
    place: TableName,
  ): Promise<ReadBackPlan> {
    return this.parts.steps.readBackPlan?.(table) ?? (await this.backReader.planFor(session, table, place));
  }

  private async undo(): Promise<void> {
    const { opened, context, steps, journal, connectToUndo } = this.parts;
    const { session: own } = context;
    // What fails here is tried again by `undo`.
    if (own.isAlive && !own.isBusy) await steps.withdraw?.().catch(() => undefined);
    const sessions = [...opened, context.session];
    for (const session of sessions) session.destroy();
    await Promise.all(sessions.map((session) => session.whenKilled()));
    const remains = (sentence: string) => {
      journal.remains.push(sentence);
      context.log.warn(sentence);
    };
    try {
      const session = await this.connectPatiently(connectToUndo);
      try {
        for (const sentence of await steps.undo(session)) remains(sentence);
      } finally {
        await session.end();
      }
    } catch (error) {
      remains(`What was made so far could not be taken back (${messageOf(targetError(error, 'undoing'))}).`);
      for (const sentence of steps.whereabouts?.() ?? []) remains(sentence);
    }
  }

  /** A server that was restarted is back in a while. */
  private async connectPatiently(connect: () => Promise<MysqlSession>): Promise<MysqlSession> {
    const { signal } = this.parts.context;
    for (let attempt = 1; ; attempt++) {
      try {
        return await connect();
      } catch (error) {
        if (signal.aborted || attempt === UNDO_ATTEMPTS) throw error;
        await sleep(UNDO_PAUSE_MS);
      }
    }
  }

  private async withReader<T>(doing: string, work: (session: MysqlSession) => Promise<T>): Promise<T> {
    const { pool } = this.parts;
    return this.explained(doing, async () => {
      const session = await pool.acquire();
      try {
        return await work(session);
      } catch (error) {
        // It may be within a transaction, or in the middle of an answer.
        session.destroy();
        throw error;
      } finally {
        pool.release(session);
      }
    });
  }

  private async explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw targetError(error, doing, this.parts.context.signal);
    }
  }
}
