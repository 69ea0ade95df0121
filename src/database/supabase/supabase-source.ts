import type { Omission, SourceInfo } from '../../core/manifest.js';
import type { RowStream, Source, SourceDocument, SourceTable, TableName } from '../../core/ports.js';
import { ReadAgainError } from '../../core/read-again.js';
import { formatPlural } from '../../lib/format-number.js';
import { displayTable } from '../postgres/quote.js';
import { authUsersDocument } from './auth-users.js';
import { Origins } from './origins.js';
import type { ReadableTable } from './page.js';
import { judgeCounts, readPages, type SessionProofs, type TableCounts } from './read-table.js';
import type { RestApi } from './rest-api.js';
import { sourceErrorOf } from './rest-errors.js';

/** A table is read so many times in the hope that nobody changes it meanwhile. */
const READINGS = 3;

/** A table in scope, with what its first row and the server's count said. */
export interface PlannedTable extends SourceTable, Omit<ReadableTable, 'columns'> {
  readonly rows: number | null;
  readonly bytesPerRow: number;
}

export interface SupabaseSourceParts {
  readonly api: RestApi;
  readonly info: SourceInfo;
  readonly snapshotAt: string;
  readonly tables: readonly PlannedTable[];
  /** Everything that the API lists, in scope or not. */
  readonly listed: readonly TableName[];
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly warnings: readonly string[];
  readonly readsUsers: boolean;
}

/** A project read over REST: no snapshot, no definitions, no sequences. */
export class SupabaseSource implements Source {
  readonly info: SourceInfo;
  readonly snapshotAt: string;
  readonly tables: readonly PlannedTable[];
  readonly sequences = [];
  readonly largeObjects = null;
  readonly documents: readonly SourceDocument[];
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly extensions = [];
  readonly state = null;
  /** Grows while tables are read. */
  readonly warnings: string[];

  private readonly readings = new Map<SourceTable, number>();
  private readonly proofs: SessionProofs = { floatsInFull: false };

  constructor(private readonly parts: SupabaseSourceParts) {
    this.info = parts.info;
    this.snapshotAt = parts.snapshotAt;
    this.tables = parts.tables;
    this.excluded = parts.excluded;
    this.notCovered = parts.notCovered;
    this.warnings = [...parts.warnings];
    const warn = (sentence: string) => void this.warnings.push(sentence);
    this.documents = parts.readsUsers ? [authUsersDocument(parts.api, warn)] : [];
  }

  async hasRows(): Promise<boolean> {
    return this.tables.some(({ rows, bytesPerRow }) => (rows ?? bytesPerRow) > 0);
  }

  async dumpSchema(): Promise<null> {
    return null;
  }

  /** The stream ends with a ReadAgainError when the table changed meanwhile, except the third time. */
  async readTable(table: SourceTable): Promise<RowStream> {
    const planned = this.tables.find((one) => one === table);
    if (!planned) throw new Error(`no table ${displayTable(table)} in this source`);
    const reading = (this.readings.get(table) ?? 0) + 1;
    this.readings.set(table, reading);
    const counts: TableCounts = { rows: 0, before: null, after: null, seen: 0 };
    return { chunks: this.chunks(planned, reading, counts), serverRowCount: () => counts.rows };
  }

  readLargeObjects(): Promise<RowStream> {
    throw new Error('there are no large objects over REST');
  }

  async close(): Promise<void> {}

  private async *chunks(
    table: PlannedTable,
    reading: number,
    counts: TableCounts,
  ): AsyncGenerator<Uint8Array> {
    const { api, listed } = this.parts;
    const { bytesPerRow } = table;
    const origins = new Origins(api, table, listed);
    try {
      yield* readPages({ api, table, origins, proofs: this.proofs, bytesPerRow }, counts);
    } catch (error) {
      throw sourceErrorOf(error);
    }
    const judgement = judgeCounts(counts);
    if (judgement === 'changed' && reading < READINGS) {
      throw new ReadAgainError(`${displayTable(table)} changed while it was read`);
    }
    if (judgement === 'changed') this.warnings.push(changedWarning(table, counts));
    if (judgement === 'uncounted') this.warnings.push(uncountedWarning(table, counts));
  }
}

function changedWarning(table: TableName, { before, after, seen }: TableCounts): string {
  return `${displayTable(table)} changed each of the ${READINGS} times it was read: ${before} rows before, ${formatPlural(seen, 'row')} read, ${after} after. What was written meanwhile may be missing; database-url reads every table at one moment.`;
}

function uncountedWarning(table: TableName, { seen }: TableCounts): string {
  return `${displayTable(table)} is too large for the API's statement timeout to count, so nothing confirms the ${formatPlural(seen, 'row')} that were read.`;
}
