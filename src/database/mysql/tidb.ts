import { BackupError } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { quoteLiteral, quoteTable } from './quote.js';
import type { MysqlSession, TextRow } from './session.js';

/*
 * What is TiDB's own. No TiDB server was at hand: the rules follow its documentation, each with its page, and
 * have not been tried yet.
 */

/**
 * "Before TiDB v6.1.0, the transaction in TiDB does not affect the GC safe point. Since v6.1.0, TiDB considers the startTS
 * of the transaction": from here on the open transaction of the leader keeps its moment for 24 hours
 * (https://docs.pingcap.com/tidb/stable/garbage-collection-configuration, tidb_gc_max_wait_time).
 */
const TRANSACTIONS_HOLD_GC_SINCE = 60_100;

/** https://docs.pingcap.com/tidb/stable/system-variables#tidb_idle_transaction_timeout-new-in-v760 */
export const IDLE_TRANSACTION_TIMEOUT_SINCE = 70_600;

/** A slow export; below it the life time is compared with what the tables take on disk. */
const SLOW_BYTES_PER_SECOND = 5 * 1024 * 1024;

/**
 * The timestamp of the transaction that `leader` has open (`tidb_current_ts`,
 * https://docs.pingcap.com/tidb/stable/system-variables#tidb_current_ts).
 */
export async function readTimestamp(leader: MysqlSession): Promise<string> {
  const [row] = await leader.query('SELECT @@tidb_current_ts');
  const timestamp = row?.[0] ?? '';
  if (/^[1-9]\d*$/.test(timestamp)) return timestamp;
  throw new BackupError('source', 'The server gives no timestamp for the open transaction.', {
    code: 'SOURCE_SETTINGS',
    nextStep: 'Connect to TiDB directly, not through a proxy that ends transactions.',
    setting: 'database-url',
  });
}

/**
 * All reads of the session see that moment, in the structure that tables had then
 * (https://docs.pingcap.com/tidb/stable/read-historical-data).
 */
export async function readAtTimestamp(session: MysqlSession, timestamp: string): Promise<void> {
  await session.query(`SET SESSION tidb_snapshot = ${quoteLiteral(timestamp)}`);
}

/**
 * Old versions collect what a long export has yet to read, so its life time must exceed the export
 * (https://docs.pingcap.com/tidb/v6.0/dev-guide-timeouts-in-tidb, "GC timeout").
 * @throws BackupError code `SOURCE_GC_LIFE_TIME`
 */
export async function checkLifeTime(session: MysqlSession, estimatedBytes: number): Promise<void> {
  if (session.flavour.versionNum >= TRANSACTIONS_HOLD_GC_SINCE) return;
  const [row] = await session.query('SELECT @@GLOBAL.tidb_gc_life_time');
  const lifeTime = row?.[0] ?? '';
  const seconds = secondsOf(lifeTime);
  const needed = Math.ceil(estimatedBytes / SLOW_BYTES_PER_SECOND);
  if (seconds !== undefined && seconds >= needed) return;
  const hours = Math.max(1, Math.ceil(needed / 3600));
  throw new BackupError(
    'source',
    `TiDB ${session.flavour.version} forgets old rows after ${lifeTime} (tidb_gc_life_time), and this backup may read for ${hours} h.`,
    {
      code: 'SOURCE_GC_LIFE_TIME',
      nextStep: `SET GLOBAL tidb_gc_life_time = '${hours}h' before the backup and put it back afterwards, or upgrade to TiDB 6.1 or newer.`,
    },
  );
}

/** Durations in Go's form, such as `10m0s` or `1h30m`; undefined for anything else. */
function secondsOf(duration: string): number | undefined {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration);
  if (!match || duration === '') return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

/**
 * Where a sequence stands, as dumpling asks for it: NEXTVAL alone would move it
 * (https://docs.pingcap.com/tidb/stable/sql-statement-show-table-next-rowid).
 */
export function nextRowIdStatement(sequence: TableName): string {
  return `SHOW TABLE ${quoteTable(sequence)} NEXT_ROW_ID`;
}

/** Database, table, column, next number, and what it numbers. */
export function sequenceOfNextRowId(rows: readonly TextRow[]): string | null {
  return rows.find(([, , , , kind]) => kind === 'SEQUENCE')?.[3] ?? null;
}
