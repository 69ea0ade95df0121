import type { DatabaseConnection } from './connection.js';
import type { KeptScratch } from './drill.js';

/**
 * An empty database of our own on somebody's server. Exactly one of `drop` and `keep` ends it.
 * Opening one throws BackupErrors of kind `target`.
 */
export interface Scratch {
  readonly connection: DatabaseConnection;
  /** One sentence each, for the report; grows. */
  readonly warnings: readonly string[];
  /** Leaves everything there for a person to look at; nothing drops it later. */
  keep(): KeptScratch;
  /**
   * Ends every session in it and drops it; idempotent, never throws, does nothing after `keep`. Works after the signal, too:
   * it takes at most 5 s from then on.
   */
  drop(): Promise<void>;
}
