import { BackupError } from '../../../core/errors.js';
import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { Log, RowStream } from '../../../core/ports.js';
import type {
  MergeCounts,
  Restoration,
  RestoreMode,
  RestoreOutcome,
  RestoreRequest,
  RowsOf,
  TableDifferences,
} from '../../../core/target.js';
import { toRowStream } from '../../row-stream.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { askWhetherCommitted } from './ask-whether-committed.js';
import { explainDifferences } from './explain-differences.js';
import { restoreLargeObjects } from './restore-large-objects.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { targetError } from './target-errors.js';

/** What happened so far, and the context that steps report to. */
export class Journal {
  readonly skipped: Omission[] = [];
  readonly notes: string[] = [];
  readonly merged: MergeCounts[] = [];
  readonly remains: string[] = [];

  get outcome(): RestoreOutcome {
    return this;
  }

  contextFor(session: PostgresSession, request: RestoreRequest, log: Log, signal: AbortSignal): StepsContext {
    return {
      session,
      request,
      log,
      signal,
      skip: (item) => this.skipped.push(item),
      note: (sentence) => {
        if (!this.notes.includes(sentence)) this.notes.push(sentence);
      },
      merged: (counts) => this.merged.push(counts),
    };
  }
}

/** The steps of every mode in the one transaction of one session. */
export class SingleTransaction implements Restoration {
  private state: 'open' | 'committed' | 'rolled-back' = 'open';
  /** Calls come side by side, but one session does one thing at a time. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly context: StepsContext,
    private readonly journal: Journal,
    private readonly steps: RestoreSteps & { seal?(): Promise<void> },
    private readonly mode: RestoreMode,
    /** As `beginTransaction` gave it. */
    private readonly transactionId: string,
    private readonly connectToAsk: (signal: AbortSignal) => Promise<PostgresSession>,
  ) {}

  get outcome(): RestoreOutcome {
    return this.journal.outcome;
  }

  prepare(): Promise<void> {
    return this.inTurn('preparing the target', () => this.steps.prepare());
  }

  load(table: ManifestTable, rows: RowsOf): Promise<number | null> {
    const { session } = this.context;
    return this.inTurn(`loading ${displayTable(table)}`, () => this.steps.load(session, table, rows));
  }

  loadLargeObjects(rows: RowsOf): Promise<void> {
    return this.inTurn('large objects', async () => {
      await restoreLargeObjects(this.context, this.mode, rows);
    });
  }

  finish(): Promise<void> {
    return this.inTurn('finishing', () => this.steps.finish());
  }

  async readBack(table: ManifestTable): Promise<RowStream> {
    const { session, signal } = this.context;
    const doing = `reading ${displayTable(table)} back`;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const copy = await this.inTurn(doing, () =>
      session.copyOut(`COPY (${this.steps.readBackSql(table)}) TO STDOUT`),
    );
    this.queue = this.queue.then(() => held);
    return toRowStream(copy, {
      finished: release,
      broken: (error) => {
        session.destroy();
        release();
        return targetError(error, doing, signal);
      },
    });
  }

  explain(table: ManifestTable, rows: RowsOf): Promise<TableDifferences> {
    const { session } = this.context;
    return this.inTurn(`comparing ${displayTable(table)}`, () =>
      explainDifferences(session, table, rows, this.steps.readBackSql(table)),
    );
  }

  commit(): Promise<void> {
    return this.inTurn('committing', async () => {
      await this.steps.seal?.();
      await this.refuseOtherTransaction();
      this.context.signal.throwIfAborted();
      this.state = 'committed';
      await this.context.session.query('COMMIT').catch((error: unknown) => this.settleCommit(error));
    });
  }

  /** A connection that broke before the answer says nothing about the COMMIT; the server does. */
  private async settleCommit(error: unknown): Promise<void> {
    const { session, signal } = this.context;
    if (session.isAlive) throw error;
    const { transactionId } = this;
    const committed = await askWhetherCommitted({ transactionId, connect: this.connectToAsk, signal });
    if (committed) return;
    if (committed === false) throw error;
    this.journal.remains.push('Nobody knows whether its COMMIT took place.');
    throw commitUnknown(error);
  }

  async rollback(): Promise<void> {
    if (this.state !== 'open') return;
    this.state = 'rolled-back';
    const { session, log } = this.context;
    if (!session.isAlive) return;
    // A statement that still runs would keep ROLLBACK waiting; without its connection the server undoes it all.
    if (session.isBusy) return session.destroy();
    try {
      await session.query('ROLLBACK');
    } catch (error) {
      log.warn(`The transaction of the target was ended by cutting its connection (${String(error)}).`);
      session.destroy();
    }
  }

  /** Definitions are statements of the archive: none of them may have ended the transaction behind our back. */
  private async refuseOtherTransaction(): Promise<void> {
    const [row] = await this.context.session.query('SELECT pg_catalog.pg_current_xact_id_if_assigned()');
    if (row?.[0] === this.transactionId) return;
    this.journal.remains.push('A part of the archive may have been committed by a statement of its own.');
    throw new BackupError('integrity', 'A statement of the archive ended the transaction of the restore.', {
      code: 'ARCHIVE_HOSTILE',
      nextStep: 'Do not trust this archive; look into the target, which may hold a part of it.',
    });
  }

  private async inTurn<T>(doing: string, work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      throw targetError(error, doing, this.context.signal);
    }
  }
}

/** Begins, and gives the number of the transaction. */
export async function beginTransaction(session: PostgresSession): Promise<string> {
  await session.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
  const [row] = await session.query('SELECT pg_catalog.pg_current_xact_id()');
  return row?.[0] ?? '';
}

/** The connection broke between COMMIT and its answer. */
function commitUnknown(cause: unknown): BackupError {
  return new BackupError(
    'target',
    'The connection broke off during COMMIT: nobody knows whether it took place.',
    {
      code: 'TARGET_COMMIT_UNKNOWN',
      nextStep: 'Look into the target: it has either everything that was restored, or nothing of it.',
      cause,
    },
  );
}
