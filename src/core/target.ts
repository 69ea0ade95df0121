import type { Manifest, ManifestTable, Omission, SourceInfo } from './manifest.js';
import type { RowStream, TableName } from './ports.js';

/**
 * create: everything into an empty database. replace: rows into the tables that are there, which have the
 * archive's shape. merge: rows by primary key, nothing deleted. rebuild: drop the objects of the backup's
 * schemas, then create.
 */
export type RestoreMode = 'create' | 'replace' | 'merge' | 'rebuild';

export interface TargetInfo
  extends Pick<
    SourceInfo,
    'engine' | 'serverVersion' | 'database' | 'fingerprint' | 'fingerprintKind' | 'via'
  > {
  /** No user table, view, sequence, function or type outside extensions, and outside what a platform keeps for itself. Over REST: no row. */
  readonly isEmpty: boolean;
}

export interface RestoreRequest {
  readonly manifest: Manifest;
  readonly mode: RestoreMode | 'auto';
  /** Entries of the manifest whose rows are restored, in the manifest's order. */
  readonly tables: readonly ManifestTable[];
  /** True when `tables` are not all of the manifest's. */
  readonly isSelection: boolean;
  /** null when the archive has no definitions. */
  readonly schema: { readonly preData: Uint8Array; readonly postData: Uint8Array } | null;
  readonly owner: 'keep' | 'target';
  readonly skipUnrestorable: boolean;
  /** Over 1: several connections and no single transaction, into an empty target only. */
  readonly jobs: number;
}

/** One thing a restore does, or will not do, and to what. */
export interface PlanItem {
  /** Such as `table`, `index`, `foreign-key`, `trigger`, `role`, `extension`. */
  readonly kind: string;
  readonly schema?: string;
  readonly name: string;
  /** Why, or what about it; absent where the group says it all. */
  readonly reason?: string;
}

/** What a restore would do, found without writing. */
export interface RestorePlan {
  readonly mode: RestoreMode;
  readonly dropped: readonly PlanItem[];
  readonly created: readonly PlanItem[];
  readonly emptied: readonly TableName[];
  readonly loaded: readonly (TableName & { readonly rows: number; readonly bytes: number })[];
  /** Keys, triggers and the like that are taken away for the load and put back in the same transaction. */
  readonly setAside: readonly PlanItem[];
  /** With `skip-unrestorable`: what will be left out. */
  readonly skipped: readonly Omission[];
  /** Any of them: nothing is written. All that could be found out, not only the first. */
  readonly refusals: readonly PlanItem[];
  /** One sentence each: columns only the target has, keys that stay NOT VALID, … */
  readonly notes: readonly string[];
}

export interface MergeCounts extends TableName {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What happened besides the rows; grows until `commit`. */
export interface RestoreOutcome {
  /**
   * Left out because the target refused it and `skip-unrestorable` allowed that. Kind `orphans`: a foreign key that the
   * backup's own rows break, which is there NOT VALID where the server can do that; its reason has the number of rows.
   */
  readonly skipped: readonly Omission[];
  /** One sentence each. */
  readonly notes: readonly string[];
  readonly merged: readonly MergeCounts[];
  /**
   * After a failure: what could not be taken back or is not known to be, one sentence each. Any of them: nobody may say that
   * the target is as it was.
   */
  readonly remains: readonly string[];
}

/**
 * Rows in COPY text form. Called again when a load has to be repeated, so it begins at the first row each time.
 */
export type RowsOf = () => AsyncIterable<Uint8Array>;

/** Which rows of a table are not what the archive holds; keys as text, the first few. */
export interface TableDifferences {
  readonly table: TableName;
  readonly missing: number;
  readonly unexpected: number;
  readonly changed: number;
  /** Such as `id=5`; at most ten. */
  readonly keys: readonly string[];
}

/** Whether the target's server says of a table what the source's did; or why that says nothing. */
export type ChecksumOutcome = 'equal' | 'different' | { readonly notCompared: string };

/**
 * A database that rows go into. Errors are BackupErrors of kind `target` (or `integrity`, `safety`) with
 * codes that begin with `TARGET_`; the values of rows never appear in them.
 */
export interface Target {
  readonly info: TargetInfo;
  /** One sentence each, for the report. */
  readonly warnings: readonly string[];
  /** Decides the mode and finds everything that stands in the way; writes nothing. */
  plan(request: RestoreRequest): Promise<RestorePlan>;
  /**
   * Starts what was planned. Until `commit` nothing that was there before is changed for anyone else: with one job by one
   * transaction, with several because the target is empty and a failure drops what was made. Not where the restoration
   * `isLasting`.
   * @throws BackupError kind `target` when the plan has refusals
   */
  begin(plan: RestorePlan, request: RestoreRequest): Promise<Restoration>;
  /** Closes every connection; idempotent, never throws. What was not committed is gone. */
  close(): Promise<void>;
}

/** A restore under way: every `examine`, `prepare`, every `load`, `loadLargeObjects`, `finish`, the proof, `commit`. */
export interface Restoration {
  readonly outcome: RestoreOutcome;
  /** There is no transaction: what was loaded stays, and loading it again does no harm. */
  readonly isLasting?: boolean;
  /** The order in which tables have to be begun; without it the largest comes first. Those that are skipped may be missing. */
  readonly loadOrder?: readonly ManifestTable[];
  /** Where rows that cannot be taken have to be found before the first one is written. */
  examine?(table: ManifestTable, rows: RowsOf): Promise<void>;
  /** Makes room: definitions before the data; or sets keys and triggers aside and empties the tables. */
  prepare(): Promise<void>;
  /**
   * Loads the rows of one entry of the manifest, up to `jobs` at the same time.
   * Returns the server's count of rows, or null when the table is among `outcome.skipped`; `postponed` when rows wait for
   * those of other tables, so that the call has to be repeated after theirs.
   */
  load(table: ManifestTable, rows: RowsOf): Promise<number | null | 'postponed'>;
  /** Rows of LARGE_OBJECT_COLUMNS; objects keep their numbers. Proves them equal itself. */
  loadLargeObjects(rows: RowsOf): Promise<void>;
  /** Sequences, indexes, keys, triggers, materialized views; what was set aside comes back. */
  finish(): Promise<void>;
  /**
   * The rows of a table as they stand now, in the archive's columns and order of columns; with `merge` only those whose key
   * the archive has. Up to `jobs` at the same time.
   */
  readBack(table: ManifestTable): Promise<RowStream>;
  /** For a table that was read back and is equal: the server's own checksum, where the engine has such a thing. */
  compareChecksum?(table: ManifestTable): Promise<ChecksumOutcome>;
  /** For a table whose proof failed. */
  explain(table: ManifestTable, rows: RowsOf): Promise<TableDifferences>;
  commit(): Promise<void>;
  /**
   * Leaves the target as it was, or says in `outcome.remains` what stays; idempotent, never throws (trouble is logged as a
   * warning).
   */
  rollback(): Promise<void>;
}
