import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { Log } from '../../../core/ports.js';
import type { MergeCounts, RestoreRequest, RowsOf } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';

/** What the steps of every mode work with. */
export interface StepsContext {
  /** The leader; inside the restoring transaction, except with several jobs. */
  readonly session: PostgresSession;
  readonly request: RestoreRequest;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** For the report: left out, because the target refused it and that is allowed. */
  skip(item: Omission): void;
  note(sentence: string): void;
  merged(counts: MergeCounts): void;
}

/** What differs between the modes; the transaction, large objects and the proof are the same for all. */
export interface RestoreSteps {
  prepare(): Promise<void>;
  /** Returns the server's count of rows; null for a table that was skipped. */
  load(session: PostgresSession, table: ManifestTable, rows: RowsOf): Promise<number | null>;
  finish(): Promise<void>;
  /** The SELECT whose rows have to equal the archived ones; columns in the archive's order, generated ones too. */
  readBackSql(table: ManifestTable): string;
}
