import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { Log, TableName } from '../../../core/ports.js';
import type { MergeCounts, RestoreRequest } from '../../../core/target.js';
import type { MysqlSession } from '../session.js';
import type { ReadBackPlan } from './read-back.js';

/** What the steps of every mode work with. */
export interface StepsContext {
  /** Runs definitions, which change its settings; rows go over other sessions. */
  readonly session: MysqlSession;
  readonly request: RestoreRequest;
  /** The target's, as the server writes it. */
  readonly database: string;
  readonly lockTimeoutSeconds: number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** For the report: left out, because the target refused it and that is allowed. */
  skip(item: Omission): void;
  note(sentence: string): void;
  merged(counts: MergeCounts): void;
}

/** What differs between the modes. No server of the family undoes definitions by itself, so every mode has an `undo`. */
export interface RestoreSteps {
  prepare(): Promise<void>;
  /** Where the rows of a table go, and are read back from; undefined for a table that was skipped. */
  placeOf(table: ManifestTable): TableName | undefined;
  /** How a table is read back, where that is not all of `placeOf`. */
  readBackPlan?(table: ManifestTable): ReadBackPlan;
  finish(): Promise<void>;
  /** What must not happen before the proof. */
  seal(): Promise<void>;
  /** After `seal`, when nothing is taken back any more: drops what was kept for that. Never throws. */
  release?(): Promise<void>;
  /** Before `undo`, while the sessions live and are idle: gives back what others should not have to miss meanwhile. */
  withdraw?(): Promise<void>;
  /** Over a new session: leaves the target as it was, and tells what could not be taken back, one sentence each. */
  undo(session: MysqlSession): Promise<string[]>;
  /** What to say where no session for an undo can be had: where everything is. */
  whereabouts?(): string[];
}
