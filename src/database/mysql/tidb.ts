import { BackupError } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { quoteLiteral, quoteTable } from './quote.js';
import type { MysqlSession, TextRow } from './session.js';

/*
 * What is TiDB's own. No TiDB server was at hand: the rules follow its documentation, each with its page, and are tried
 * against a stand-in that answers as the pages say.
 */

/**
 * "Before TiDB v6.1.0, the transaction in TiDB does not affect the GC safe point. Since v6.1.0, TiDB considers the startTS
 * of the transaction", for at most `tidb_gc_max_wait_time` seconds
 * (https://docs.pingcap.com/tidb/stable/garbage-collection-configuration#changes-in-tidb-610).
 */
const TRANSACTIONS_HOLD_GC_SINCE = 60_100;

/** https://docs.pingcap.com/tidb/stable/system-variables#tidb_idle_transaction_timeout-new-in-v760 */
export const IDLE_TRANSACTION_TIMEOUT_SINCE = 70_600;

/**
 * Where an administrator has switched it on, everybody reads an old moment of his choice
 * (https://docs.pingcap.com/tidb/stable/system-variables#tidb_enable_external_ts_read-new-in-v640).
 */
export const EXTERNAL_TIMESTAMP_SINCE = 60_400;

/**
 * "In TiDB versions earlier than v6.6.0, the syntax of creating foreign keys is supported, but the created foreign keys are
 * ineffective", also after an upgrade (https://docs.pingcap.com/tidb/stable/foreign-key#compatibility-between-tidb-versions).
 */
const KEYS_ENFORCED_SINCE = 60_600;
const KEY_INVALID = '/* FOREIGN KEY INVALID */';

/** A slow export; below it the time that old rows are kept is compared with what the tables take on disk. */
const SLOW_BYTES_PER_SECOND = 5 * 1024 * 1024;

/**
 * The text that a version is read from. VERSION() says what the setting `server-version` of TiDB says, if anything
 * (https://docs.pingcap.com/tidb/stable/tidb-configuration-file#server-version), so a server that calls itself TiDB in its comment and
 * not there is asked by the function that no setting changes (https://docs.pingcap.com/tidb/stable/tidb-functions#tidb_version).
 */
export async function readVersionText(session: MysqlSession): Promise<string> {
  const [row] = await session.query('SELECT VERSION(), @@version_comment');
  const version = row?.[0] ?? '';
  if (!/TiDB/i.test(`${version} ${row?.[1]}`) || /-TiDB-v?\d+\.\d+\.\d+/i.test(version)) return version;
  const [own] = await session.query('SELECT TIDB_VERSION()');
  return `${version}-TiDB-${/^Release Version: (\S+)/m.exec(own?.[0] ?? '')?.[1] ?? 'unknown'}`;
}

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
 * Old versions collect what a long export has yet to read, so the time that they are kept must exceed the export's
 * (https://docs.pingcap.com/tidb/v6.0/dev-guide-timeouts-in-tidb, "GC timeout").
 * @throws BackupError code `SOURCE_GC_LIFE_TIME`
 */
export async function checkLifeTime(session: MysqlSession, estimatedBytes: number): Promise<void> {
  const { version, versionNum } = session.flavour;
  const isHeld = versionNum >= TRANSACTIONS_HOLD_GC_SINCE;
  const [kept] = await session.query('SELECT @@GLOBAL.tidb_gc_life_time');
  const lifeTime = kept?.[0] ?? '';
  const [waited] = isHeld ? await session.query('SELECT @@GLOBAL.tidb_gc_max_wait_time') : [];
  const needed = Math.ceil(estimatedBytes / SLOW_BYTES_PER_SECOND);
  if (Math.max(secondsOf(lifeTime), Number(waited?.[0] ?? 0)) >= needed) return;
  const hours = Math.max(1, Math.ceil(needed / 3600));
  const variables = isHeld
    ? `${lifeTime} (tidb_gc_life_time), and waits ${waited?.[0]} s for an open transaction (tidb_gc_max_wait_time)`
    : `${lifeTime} (tidb_gc_life_time)`;
  throw new BackupError(
    'source',
    `TiDB ${version} forgets old rows after ${variables}; this backup may read for ${hours} h.`,
    {
      code: 'SOURCE_GC_LIFE_TIME',
      nextStep: isHeld
        ? `SET GLOBAL tidb_gc_max_wait_time = ${hours * 3600}, or tidb_gc_life_time = '${hours}h' for the duration of the backup.`
        : `SET GLOBAL tidb_gc_life_time = '${hours}h' before the backup and put it back afterwards, or upgrade to TiDB 6.1 or newer.`,
    },
  );
}

/** Durations in Go's form, such as `10m0s` or `1h30m`; 0 for anything else, which is taken for too short. */
function secondsOf(duration: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration);
  if (!match || duration === '') return 0;
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

/**
 * The number that KILL knows the session by. It may have 64 bits, of which the greeting has room for 32
 * (https://docs.pingcap.com/tidb/stable/sql-statement-kill).
 */
export async function readConnectionId(session: MysqlSession): Promise<string | null> {
  const [row] = await session.query('SELECT CONNECTION_ID()');
  return row?.[0] ?? null;
}

/** A KILL without this word is refused by old versions, behind which several servers may stand (same page). */
export const KILL = 'KILL TIDB';

/** The key is in the definition and nobody watches it, so rows without parent may be there. */
export function isUnenforced(foreignKey: string, versionNum: number): boolean {
  return versionNum < KEYS_ENFORCED_SINCE || foreignKey.includes(KEY_INVALID);
}
