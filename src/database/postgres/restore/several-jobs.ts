import { setTimeout } from 'node:timers/promises';
import { BackupError } from '../../../core/errors.js';
import type { ManifestTable } from '../../../core/manifest.js';
import type { RowStream } from '../../../core/ports.js';
import type { Restoration, RestoreOutcome, RowsOf, TableDifferences } from '../../../core/target.js';
import { mapConcurrently } from '../../../lib/map-concurrently.js';
import { toRowStream } from '../../row-stream.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { CreateSteps } from './create-steps.js';
import { explainDifferences } from './explain-differences.js';
import { type BeforeState, dropMade } from './made-objects.js';
import { groupPostData } from './post-data-groups.js';
import type { Journal } from './restoration.js';
import { restoreLargeObjects } from './restore-large-objects.js';
import type { StepsContext } from './restore-steps.js';
import type { SessionPool } from './session-pool.js';
import { safeMessage, targetError } from './target-errors.js';

export interface SeveralJobsParts {
  readonly context: StepsContext;
  readonly journal: Journal;
  readonly steps: CreateSteps;
  readonly pool: SessionPool;
  readonly before: BeforeState;
  /** Numbers of the transactions that made something, as in `xmin`; grows. */
  readonly transactions: string[];
  /** A session that works although the run was cancelled, to take everything back with. */
  readonly connectToUndo: () => Promise<PostgresSession>;
}

/**
 * Builds in an empty target by several connections, each step committed by itself. Until `commit` a failure drops
 * what was made, which is told by the transactions that made it: what another client makes in the target meanwhile
 * stays, unless it depends on something that goes. A machine that dies half-way leaves half a database behind.
 */
export class SeveralJobs implements Restoration {
  private state: 'open' | 'committed' | 'rolled-back' = 'open';
  private largeObjects: readonly string[] = [];

  constructor(private readonly parts: SeveralJobsParts) {}

  get outcome(): RestoreOutcome {
    return this.parts.journal.outcome;
  }

  prepare(): Promise<void> {
    return this.explained('preparing the target', () => this.parts.steps.prepare());
  }

  load(table: ManifestTable, rows: RowsOf): Promise<number | null> {
    return this.explained(`loading ${displayTable(table)}`, () =>
      this.parts.pool.use((session) =>
        inTransaction(session, () => this.parts.steps.load(session, table, rows)),
      ),
    );
  }

  loadLargeObjects(rows: RowsOf): Promise<void> {
    const { context } = this.parts;
    return this.explained('large objects', async () => {
      this.largeObjects = await inTransaction(context.session, () =>
        restoreLargeObjects(context, 'create', rows),
      );
    });
  }

  finish(): Promise<void> {
    const { steps, pool, context } = this.parts;
    const { request, session } = context;
    return this.explained('finishing', async () => {
      await inTransaction(session, async () => {
        // A restarted sequence has its entry in the catalog written anew.
        const [row] = await session.query('SELECT pg_catalog.pg_current_xact_id()::pg_catalog.xid');
        this.parts.transactions.push(row?.[0] ?? '');
        await steps.finishSequences();
      });
      const { byTable, rest } = groupPostData(steps.postData(), request.manifest.tables);
      await mapConcurrently(byTable, request.jobs, (group) => pool.use((on) => steps.runPostData(group, on)));
      await steps.runPostData(rest, session);
    });
  }

  async readBack(table: ManifestTable): Promise<RowStream> {
    const { pool, steps, context } = this.parts;
    const doing = `reading ${displayTable(table)} back`;
    return this.explained(doing, async () => {
      const session = await pool.acquire();
      try {
        const copy = await session.copyOut(`COPY (${steps.readBackSql(table)}) TO STDOUT`);
        return toRowStream(copy, {
          finished: () => pool.release(session),
          broken: (error) => {
            session.destroy();
            pool.release(session);
            return targetError(error, doing, context.signal);
          },
        });
      } catch (error) {
        pool.release(session);
        throw error;
      }
    });
  }

  explain(table: ManifestTable, rows: RowsOf): Promise<TableDifferences> {
    const { pool, steps } = this.parts;
    return this.explained(`comparing ${displayTable(table)}`, () =>
      pool.use((session) =>
        inTransaction(session, () => explainDifferences(session, table, rows, steps.readBackSql(table))),
      ),
    );
  }

  commit(): Promise<void> {
    return this.explained('committing', async () => {
      await this.parts.steps.seal();
      this.parts.context.signal.throwIfAborted();
      this.state = 'committed';
      await this.parts.pool.close();
    });
  }

  async rollback(): Promise<void> {
    if (this.state !== 'open') return;
    this.state = 'rolled-back';
    const { context, journal, pool, before, transactions, connectToUndo } = this.parts;
    const { session, log } = context;
    const tell = (sentence: string) => {
      journal.remains.push(sentence);
      log.warn(sentence);
    };
    await pool.close();
    // What still runs there would hold locks.
    if (session.isBusy) session.destroy();
    await session.whenCancelSent();
    try {
      const undo = await connectInsteadOf(session, connectToUndo, context.signal);
      try {
        await undo.query('RESET SESSION AUTHORIZATION');
        const trouble = await dropMade(undo, before, transactions, this.largeObjects);
        for (const sentence of trouble)
          tell(`The target keeps something of the failed restore: ${sentence}.`);
      } finally {
        await undo.end();
      }
    } catch (error) {
      tell(`What the failed restore made in the target could not be dropped: ${safeMessage(error)}.`);
    }
  }

  private async explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw targetError(error, doing, this.parts.context.signal);
    }
  }
}

/** How long a network or server may stay away before the target is given up; a cancelled run has to end in 7 s. */
const CONNECT_MS = 15_000;
const CONNECT_CANCELLED_MS = 3_000;
const CONNECT_PAUSE_MS = 250;

/** A new session, once that is possible again; gives `session` up, whose connection may be the last one allowed. */
async function connectInsteadOf(
  session: PostgresSession,
  connect: () => Promise<PostgresSession>,
  signal: AbortSignal,
): Promise<PostgresSession> {
  const startedAt = Date.now();
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      const limitMs = signal.aborted ? CONNECT_CANCELLED_MS : CONNECT_MS;
      if (!(error instanceof BackupError) || Date.now() - startedAt >= limitMs) throw error;
      await session.end();
      await setTimeout(CONNECT_PAUSE_MS);
    }
  }
}

async function inTransaction<T>(session: PostgresSession, work: () => Promise<T>): Promise<T> {
  await session.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const result = await work();
    await session.query('COMMIT');
    return result;
  } catch (error) {
    if (session.isAlive) await session.query('ROLLBACK').catch(() => session.destroy());
    throw error;
  }
}
