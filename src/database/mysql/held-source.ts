import type { Log } from '../../core/ports.js';
import type { Catalog } from './catalog.js';
import type { ConnectOptions } from './connect.js';
import type { PlannedTable, Scope } from './scope.js';
import type { MysqlSession } from './session.js';

/** What both ways of holding a moment start from. */
export interface HoldOptions {
  readonly leader: MysqlSession;
  /** Every session that is to be closed in the end; grows. */
  readonly opened: MysqlSession[];
  readonly connecting: ConnectOptions;
  readonly jobs: number;
  readonly lock: 'none' | 'allow';
  readonly log: Log;
  readonly decide: (catalog: Catalog) => Promise<Scope>;
}

/** One moment of a database, held until the sessions are closed. */
export interface HeldSource {
  readonly catalog: Catalog;
  readonly scope: Scope;
  /** RFC 3339 UTC, whole seconds, by the server's clock. */
  readonly takenAt: string;
  /** Tables in scope that have a row. */
  readonly withRows: ReadonlySet<PlannedTable>;
  /** At least one; each sees that moment. */
  readonly readers: readonly MysqlSession[];
  /** One more that sees it, in the place of one that broke off. */
  readonly openReader: () => Promise<MysqlSession>;
  /** For the manifest. */
  readonly consistency: string;
  /** One sentence each, for the report. */
  readonly warnings: readonly string[];
  /** True where two statements of one reader see the same rows of the table. */
  readonly standsStill: (table: PlannedTable) => boolean;
  /** To be told about each table that was read in full. */
  readonly onRead: (table: PlannedTable) => void;
}
