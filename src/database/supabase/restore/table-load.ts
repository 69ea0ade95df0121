import type { RowsOf } from '../../../core/target.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import { type BatchLimit, type CopyLine, lineBatches } from './copy-lines.js';
import type { RestMatch } from './match-tables.js';
import type { SentColumn } from './row-json.js';
import type { RowsThere } from './rows-there.js';
import { type RowsToWrite, writeRows } from './write-rows.js';

const BATCH: BatchLimit = { rows: 1000, size: 1024 * 1024 };

/** A foreign key, a unique key, an exclusion: what stands in the way may be other rows of this very restore. */
const MAY_SOLVE_ITSELF = /^(23503|23505|23P01)$/;
const OF_CONSTRAINTS = /^23...$/;

/** After so many refusals without a success between them the others wait for the next attempt. */
const BATCHES_REFUSED_IN_A_ROW = 20;
const ROWS_REFUSED_IN_A_ROW = 100;

/** What all tables of one restore know. */
export interface LoadProgress {
  /** Grows with everything that may help a table that waits. */
  steps: number;
  /** Tables that wait, and those under way. */
  readonly waiting: Set<TableLoad>;
}

/** Ways to go on when rows that are not there yet are missed, in this order; nothing of it is the last word. */
const WAYS = ['without links', 'without options', 'row by row'] as const;
type Way = (typeof WAYS)[number];

interface Outcome {
  readonly taken: number;
  readonly refused: number;
}

/**
 * Rows of one table on their way, without a transaction around them: batches that the target refuses because of other rows
 * wait for the next attempt. When nothing has changed since the last one, something else is tried: rows without their links,
 * or without everything they can do without, which is filled in afterwards; at last row by row. Rows that are in the target
 * as they are in the archive are not written: a trigger on updates, such as one that notes the time, would change them.
 */
export class TableLoad {
  /** That went in whole, by the server's count. */
  rows = 0;
  /** Something of the table was written, or may have been. */
  hasWritten = false;
  /** Rows are there that lack what is filled in afterwards. */
  isIncomplete = false;
  private readonly done = new Set<number>();
  private batches = Number.POSITIVE_INFINITY;
  private readonly tried = new Set<Way>();
  private way: Way | 'in batches' = 'in batches';
  private attempts = 0;
  private stepsBefore = 0;
  private refusal: RestError | undefined;
  private leastRefused = Number.POSITIVE_INFINITY;
  private refusedInARow = 0;

  constructor(
    private readonly api: RestApi,
    readonly match: RestMatch,
    private readonly archived: RowsOf,
    private readonly there: RowsThere,
    private readonly progress: LoadProgress,
  ) {}

  get isDone(): boolean {
    return this.done.size === this.batches;
  }

  /**
   * Sends what waits; not all of it may go in. To be called again then, after other tables.
   * @throws RestError when nothing helps
   */
  async attempt(): Promise<void> {
    const { progress } = this;
    progress.waiting.add(this);
    const isStuck = this.attempts++ > 0 && (progress.steps === this.stepsBefore || this.missesItself());
    if (isStuck) this.chooseWay();
    if (this.way === 'without links' || this.way === 'without options') await this.sendBare(this.way);
    else await this.sendWhole(this.way === 'row by row');
    this.stepsBefore = progress.steps;
    if (!this.isDone) return;
    this.isIncomplete = false;
    progress.waiting.delete(this);
  }

  /** Waiting would bring one batch in at a time. */
  private missesItself(): boolean {
    return this.way === 'in batches' && this.refusal?.missingFrom === this.match.through.name;
  }

  private chooseWay(): void {
    const { refusal } = this;
    if (!refusal) throw new Error('a batch waits without a reason');
    const isMissing = refusal.code === '23503';
    const ways = isMissing ? WAYS : (['row by row'] as const);
    const way = ways.find((one) => !this.tried.has(one));
    // Rows that nobody will bring are waited for in vain.
    if (!way || (isMissing && !this.isAwaited(refusal.missingFrom))) throw refusal;
    this.tried.add(way);
    this.way = way;
  }

  private isAwaited(table: string | undefined): boolean {
    return [...this.progress.waiting].some(
      ({ match }) => table === undefined || match.through.name === table,
    );
  }

  private async sendBare(way: Way): Promise<void> {
    this.way = 'in batches';
    // Keys of several columns are not described: their columns are told from others only by being optional.
    const isLeft = ({ isRequired, pointsTo }: SentColumn) =>
      !isRequired && (way === 'without options' || (pointsTo !== undefined && this.isAwaited(pointsTo)));
    const columns = this.match.sent.filter((column) => !isLeft(column));
    if (columns.length === this.match.sent.length) return;
    await this.eachBatch(async (batch, index) => {
      const lines = await this.there.differentFrom(batch, index, this.isIncomplete);
      if (lines.length === 0) return true;
      try {
        await this.write(columns, lines, async (left) => left);
        this.isIncomplete = true;
        this.progress.steps++;
      } catch (error) {
        // Constraints may need what was left out.
        if (!(error instanceof RestError) || !OF_CONSTRAINTS.test(error.code)) throw error;
      }
      return true;
    });
  }

  private async sendWhole(byRow: boolean): Promise<void> {
    let refused = 0;
    let refusedInARow = 0;
    this.refusedInARow = 0;
    await this.eachBatch(async (batch, index) => {
      const lines = await this.there.differentFrom(batch, index, this.isIncomplete);
      const outcome = byRow ? await this.sendParts(lines) : await this.send(lines);
      if (outcome.refused === 0) {
        this.done.add(index);
        this.rows += outcome.taken + batch.length - lines.length;
        this.progress.steps++;
        refusedInARow = 0;
        return true;
      }
      refused += outcome.refused;
      return ++refusedInARow < BATCHES_REFUSED_IN_A_ROW;
    });
    if (byRow && refused < this.leastRefused) {
      this.leastRefused = refused;
      this.progress.steps++;
    }
  }

  /** Halves of what was refused, down to single rows. What went in once goes in again with its batch. */
  private async sendParts(lines: readonly CopyLine[]): Promise<Outcome> {
    if (this.refusedInARow >= ROWS_REFUSED_IN_A_ROW) return { taken: 0, refused: lines.length };
    const whole = await this.send(lines);
    if (whole.refused === 0) this.refusedInARow = 0;
    else if (lines.length === 1) this.refusedInARow++;
    if (whole.refused === 0 || lines.length === 1) return whole;
    const half = Math.ceil(lines.length / 2);
    const first = await this.sendParts(lines.slice(0, half));
    const second = await this.sendParts(lines.slice(half));
    return { taken: first.taken + second.taken, refused: first.refused + second.refused };
  }

  private async send(lines: readonly CopyLine[]): Promise<Outcome> {
    if (lines.length === 0) return { taken: 0, refused: 0 };
    try {
      const taken = await this.write(this.match.sent, lines, (left) => this.there.stillMissing(left));
      return { taken, refused: 0 };
    } catch (error) {
      if (!(error instanceof RestError) || !MAY_SOLVE_ITSELF.test(error.code)) throw error;
      this.refusal = error;
      return { taken: 0, refused: lines.length };
    }
  }

  private async write(
    columns: readonly SentColumn[],
    lines: readonly CopyLine[],
    stillMissing: RowsToWrite['stillMissing'],
  ): Promise<number> {
    const wrote = () => {
      this.hasWritten = true;
    };
    try {
      return await writeRows(this.api, { into: this.match.through, columns, lines, wrote, stillMissing });
    } catch (error) {
      // The answer got lost, or was not waited for.
      if (!(error instanceof RestError) || error.isTransient) wrote();
      throw error;
    }
  }

  /** Those that wait, until `work` says false. */
  private async eachBatch(
    work: (lines: readonly CopyLine[], index: number) => Promise<boolean>,
  ): Promise<void> {
    let index = 0;
    for await (const lines of lineBatches(this.archived(), BATCH)) {
      const at = index++;
      if (!this.done.has(at) && !(await work(lines, at))) return;
    }
    this.batches = index;
  }
}
