import type { DatabaseConnection } from './connection.js';
import type { KeptScratch } from './drill.js';
import type { Omission } from './manifest.js';
import type { RestoreRequest } from './target.js';

/** What became of the roles that a backup names and the server lacks. */
export interface StandIns {
  /** What to ask of the restore: `target` where the role of the connection may not create roles. */
  readonly owner: RestoreRequest['owner'];
  /** Every role that the server lacks, and what was done about it. */
  readonly findings: readonly Omission[];
}

/**
 * An empty database of our own on somebody's server. Exactly one of `drop` and `keep` ends it.
 * Errors are BackupErrors of kind `target`.
 */
export interface Scratch {
  readonly connection: DatabaseConnection;
  /** One sentence each, for the report; grows. */
  readonly warnings: readonly string[];
  /**
   * Creates the roles that the backup names and the server lacks: without login, without any attribute, the role of the
   * connection being a member, so that it can make them owners. They go with the database. Called once at most, before the restore.
   */
  standIn(backup: Pick<RestoreRequest, 'manifest' | 'schema'>): Promise<StandIns>;
  /** Leaves the database and its roles for a person to look at; no run drops them later. Never throws. */
  keep(): Promise<KeptScratch>;
  /**
   * Ends every session in it and drops it; idempotent, never throws, does nothing after `keep`. Works after the signal, too:
   * it takes at most 5 s from then on.
   */
  drop(): Promise<void>;
}
