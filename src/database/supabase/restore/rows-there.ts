import { compareRows } from './compare-rows.js';
import type { CopyLine } from './copy-lines.js';
import type { RestMatch } from './match-tables.js';
import type { KeyReader } from './read-by-key.js';
import { targetErrorOf } from './target-errors.js';

export interface Counts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What of a table's rows is in the target already. */
export class RowsThere {
  /** Of each batch, when it was first looked at. */
  private readonly met = new Map<number, Counts>();

  constructor(
    private readonly match: RestMatch,
    private readonly reader: KeyReader,
  ) {}

  /** How the target was before. */
  get counts(): Counts {
    const sum = (name: keyof Counts) => [...this.met.values()].reduce((all, one) => all + one[name], 0);
    return { inserted: sum('inserted'), updated: sum('updated'), unchanged: sum('unchanged') };
  }

  /** Rows that the target does not have as they are; a table that had none is not asked before something was written. */
  async differentFrom(
    batch: readonly CopyLine[],
    index: number,
    hasWritten: boolean,
  ): Promise<readonly CopyLine[]> {
    const { lines, inserted } =
      this.match.isEmpty && !hasWritten
        ? { lines: batch, inserted: batch.length }
        : await this.compare(batch);
    const counts = {
      inserted,
      updated: lines.length - inserted,
      unchanged: batch.length - lines.length,
    };
    if (!this.met.has(index)) this.met.set(index, counts);
    return lines;
  }

  /** The same after a request whose answer got lost. Reading is tried again by itself, so an error of it is the last word. */
  async stillMissing(lines: readonly CopyLine[]): Promise<readonly CopyLine[]> {
    try {
      return (await this.compare(lines)).lines;
    } catch (error) {
      throw targetErrorOf(error);
    }
  }

  private async compare(
    batch: readonly CopyLine[],
  ): Promise<{ lines: readonly CopyLine[]; inserted: number }> {
    const { entry, sent } = this.match;
    const fields = sent.map(({ field }) => field);
    const different = new Set<CopyLine>();
    let inserted = 0;
    for await (const page of this.reader.read(batch)) {
      const { missing, changed } = compareRows(entry, page, fields);
      inserted += missing.length;
      for (const line of [...missing, ...changed]) different.add(line);
    }
    return { lines: batch.filter((line) => different.has(line)), inserted };
  }
}
