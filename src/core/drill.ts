import type { Omission, RecordedState, Sequence } from './manifest.js';
import type { TableName } from './ports.js';

/** How `drill-pick` chooses, besides an id. */
export const DRILL_PICKS = ['random', 'newest', 'oldest', 'least-proven'] as const;
export type DrillPick = (typeof DRILL_PICKS)[number];

/** The parts of a drill that are timed; the first four make up the time that a recovery takes. */
export const DRILL_PHASES = ['fetch', 'verify', 'restore', 'prove', 'check'] as const;

export interface DrillPhase {
  readonly name: (typeof DRILL_PHASES)[number];
  readonly seconds: number;
}

export type DrillCheckKind =
  | 'rows'
  /** That the server took everything else, too; roles and grants aside. */
  | 'objects'
  /** Files beside the database, by their hashes. */
  | 'files'
  | 'sequences'
  | 'triggers'
  | 'policies'
  | 'orphans'
  | 'expected-tables'
  | 'check-sql'
  | 'check-command'
  | 'health-urls'
  | 'rto';

/** One question that the restored database had to answer. */
export interface DrillCheck {
  readonly kind: DrillCheckKind;
  /** What was asked, such as `public.users>=1000` or a statement. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, never the value of a row; null where `name` says it all. */
  readonly detail: string | null;
}

/** Whether the one thing that did not hold is the recovery time: such a backup is good. */
export function isSlowAlone(checks: readonly { readonly kind: string; readonly ok: boolean }[]): boolean {
  const failed = checks.filter(({ ok }) => !ok);
  return failed.length > 0 && failed.every(({ kind }) => kind === 'rto');
}

/** A scratch database that `keep-on-failure` kept. */
export interface KeptScratch {
  readonly database: string;
  /** A command that opens it, without the password. */
  readonly reachedBy: string;
  /** The command that drops it. */
  readonly droppedBy: string;
}

/** A backup as a point of a chart. */
export interface BackupPoint {
  readonly backupId: string;
  /** RFC 3339 UTC. */
  readonly time: string;
  readonly bytes: number;
  readonly rows: number;
  /** From the snapshot to the end of writing. */
  readonly durationSeconds: number;
}

/** A drill as a point of a chart, from the ledger. */
export interface DrillPoint {
  readonly backupId: string;
  /** RFC 3339 UTC. */
  readonly time: string;
  readonly ok: boolean;
  /** False where the server, the store or the settings were at fault and the backup was not judged. */
  readonly judged: boolean;
  /** null where it did not come so far. */
  readonly rtoSeconds: number | null;
}

export interface DrillHistory {
  /** Oldest first, at most MAX_HISTORY of each; the drill of this run included. */
  readonly backups: readonly BackupPoint[];
  readonly drills: readonly DrillPoint[];
}

/** The charts of a report show this many of the newest points. */
export const MAX_HISTORY = 200;

export interface DrillReport {
  /** The setting. */
  readonly pick: string;
  /** How it came to this backup, such as `at random from 12 backups of the last 30 days`. */
  readonly pickedBecause: string;
  /** With `dry-run`: picked, and nothing restored. */
  readonly dryRun: boolean;
  readonly server: { readonly engine: string; readonly serverVersion: string } | null;
  /** A container image that has the backup's major version and extensions; null where none is known. */
  readonly image: string | null;
  /** In the order of DRILL_PHASES, as far as it came. */
  readonly phases: readonly DrillPhase[];
  readonly checks: readonly DrillCheck[];
  /** What is no failure, but a person should know, such as roles the server did not have. */
  readonly findings: readonly Omission[];
  /** Seconds from the first byte to proven rows; null where it did not come so far. */
  readonly rtoSeconds: number | null;
  /** From `rto-minutes`. */
  readonly rtoLimitSeconds: number | null;
  /** Age of the newest backup when the drill began: what would be lost now. */
  readonly rpoSeconds: number | null;
  readonly kept: KeptScratch | null;
  /** Where the proof is; null where it could not be written. */
  readonly proofUri: string | null;
  readonly history: DrillHistory;
}

/** A drill of which nothing is known yet. */
export const NO_DRILL: DrillReport = {
  pick: '',
  pickedBecause: '',
  dryRun: false,
  server: null,
  image: null,
  phases: [],
  checks: [],
  findings: [],
  rtoSeconds: null,
  rtoLimitSeconds: null,
  rpoSeconds: null,
  kept: null,
  proofUri: null,
  history: { backups: [], drills: [] },
};

/** What a statement of `check-sql` came to; the value itself is nobody's business. */
export type Answer =
  | { readonly kind: 'true' }
  | { readonly kind: 'false' | 'null' | 'no-row' | 'several-rows' | 'not-boolean' }
  /** `message` holds no value of a row. */
  | { readonly kind: 'error'; readonly message: string };

/**
 * Questions a restored database, each in a transaction of its own that is rolled back.
 * Errors are BackupErrors of kind `target`.
 */
export interface Probe {
  /** By counting; a partitioned or inherited table with all its parts. undefined where there is no such table. */
  countRows(table: TableName): Promise<number | undefined>;
  readSequences(): Promise<readonly Sequence[]>;
  /** In the form and order in which a source records it; `orphans` is counted for keys that are not validated. */
  readState(): Promise<RecordedState>;
  /** Cuts `check-sql` into its statements by the engine's own rules of quotes and comments; empty ones are left out. */
  statementsOf(script: string): readonly string[];
  /** Runs one statement with the database's own search_path. */
  ask(statement: string): Promise<Answer>;
  close(): Promise<void>;
}
