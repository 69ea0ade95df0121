import type { SourceInfo } from '../../core/manifest.js';
import { KILL } from './tidb.js';

/** How a server reads and prints numbers within JSON. */
export interface JsonNumbers {
  /** 5.7 reads a double of many digits as one nearby (RapidJSON without kParseFullPrecisionFlag; measured on 5.7). */
  readonly readsExactly: boolean;
  /** 5.7 prints the double 5 as `5`, later versions as `5.0`. */
  readonly printsFraction: boolean;
}

/**
 * What a server of the family is and can do, decided once from its version; nothing else looks at the version.
 * TiDB's rules have their sources in tidb.ts.
 */
export interface Flavour {
  readonly engine: Exclude<SourceInfo['engine'], 'postgresql'>;
  /** For people, such as `MariaDB`. */
  readonly title: string;
  /** Such as `10.11.14`. */
  readonly version: string;
  /** Such as 101114: of three parts with two digits for the last two. */
  readonly versionNum: number;
  /** Versions before are refused. */
  readonly oldest: string;
  readonly oldestNum: number;
  /** Routines, triggers and events exist. */
  readonly hasPrograms: boolean;
  readonly hasPackages: boolean;
  readonly hasSequences: boolean;
  /** Tables may be `WITH SYSTEM VERSIONING`. */
  readonly hasSystemVersioning: boolean;
  /** A table without primary key may have a generated one that a session can hide. */
  readonly hasGeneratedKeys: boolean;
  /** A session can make SHOW CREATE TABLE print what a table only has by default. */
  readonly hasShowVerbosity: boolean;
  /** What becomes of numbers within JSON; null where JSON is text, or not looked into. */
  readonly jsonNumbers: JsonNumbers | null;
  /** A snapshot is shared by its timestamp (`tidb_snapshot`). */
  readonly hasTimestampSnapshots: boolean;
  /** `FLUSH TABLES WITH READ LOCK` and `LOCK TABLES` do what they say. */
  readonly hasTableLocks: boolean;
  /** `START TRANSACTION … READ ONLY` is accepted. */
  readonly hasReadOnlyTransactions: boolean;
  /** A table that was emptied by TRUNCATE after the snapshot is empty in it, without an error. */
  readonly hidesTruncate: boolean;
  /** A table that is not there is denied to whoever might not read it: the answer tells whether everything may be read. */
  readonly deniesUnknownTables: boolean;
  /** What `CHECKSUM TABLE` counts by its content; null where there is no such statement. */
  readonly tableChecksum: { readonly json: boolean; readonly virtualColumns: boolean } | null;
  /** A session can have types of 5.5 marked in what SHOW CREATE says (`show_old_temporals`). */
  readonly showsOldTemporals: boolean;
  /** One ALTER TABLE may add several foreign keys. */
  readonly addsKeysTogether: boolean;
  /** How a statement or session is ended, before its number. */
  readonly kill: string;
  /** The system variable with a statement's time limit. */
  readonly statementTimeout: 'max_execution_time' | 'max_statement_time';
  /** The system variable with the isolation level. */
  readonly isolation: 'transaction_isolation' | 'tx_isolation';
  /** Sees every routine: a SELECT on this table. null: the privilege SHOW_ROUTINE, or SELECT on everything. */
  readonly routineTable: 'mysql.proc' | null;
  /** The system variable that tells the server from others; null where there is none. */
  readonly serverId: 'server_uuid' | 'server_uid' | null;
}

/** Of a TiDB whose version is no number: what its newest version does. */
const NEWER_THAN_ALL = 999_999;

/**
 * From what `readVersionText` gives: `9.7.1`, `10.11.14-MariaDB-0+deb12u2`, `5.5.5-10.6.1-MariaDB` (what old replicas want to see),
 * `8.0.11-TiDB-v7.5.1`. Forks of MySQL (Percona, Aurora, Vitess) are MySQL.
 */
export function flavourOf(version: string): Flavour {
  const tidb = /-TiDB-v?(\d+)\.(\d+)\.(\d+)/i.exec(version);
  if (tidb) return tidbFlavour(...parts(tidb));
  if (/-TiDB-/i.test(version)) return tidbFlavour('unknown', NEWER_THAN_ALL);
  const mariadb = /(\d+)\.(\d+)\.(\d+)-MariaDB/i.exec(version);
  if (mariadb) return mariadbFlavour(...parts(mariadb));
  return mysqlFlavour(...parts(/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? ['', '0', '0', '0']));
}

type Parts = readonly [version: string, versionNum: number];

function parts(match: readonly string[]): Parts {
  const [major, minor, patch] = match.slice(1).map(Number);
  return [`${major}.${minor}.${patch}`, (major ?? 0) * 10_000 + (minor ?? 0) * 100 + (patch ?? 0)];
}

function mysqlFlavour(...[version, versionNum]: Parts): Flavour {
  return {
    engine: 'mysql',
    title: 'MySQL',
    version,
    versionNum,
    oldest: '5.7',
    oldestNum: 50_700,
    hasPrograms: true,
    hasPackages: false,
    hasSequences: false,
    hasSystemVersioning: false,
    hasGeneratedKeys: versionNum >= 80_030,
    // https://dev.mysql.com/doc/refman/5.7/en/server-system-variables.html#sysvar_show_create_table_verbosity
    hasShowVerbosity: versionNum >= 80_011 || (versionNum >= 50_722 && versionNum < 80_000),
    jsonNumbers: { readsExactly: versionNum >= 80_000, printsFraction: versionNum >= 80_000 },
    hasTimestampSnapshots: false,
    hasTableLocks: true,
    hasReadOnlyTransactions: true,
    hidesTruncate: versionNum < 80_000,
    deniesUnknownTables: true,
    // Before, JSON was counted by where it lay in memory: https://bugs.mysql.com/bug.php?id=87847
    tableChecksum: { json: versionNum >= 80_000, virtualColumns: true },
    showsOldTemporals: versionNum >= 50_624 && versionNum < 80_000,
    addsKeysTogether: true,
    kill: 'KILL',
    statementTimeout: 'max_execution_time',
    isolation: versionNum >= 50_720 ? 'transaction_isolation' : 'tx_isolation',
    routineTable: versionNum < 80_000 ? 'mysql.proc' : null,
    serverId: 'server_uuid',
  };
}

function mariadbFlavour(...[version, versionNum]: Parts): Flavour {
  return {
    engine: 'mariadb',
    title: 'MariaDB',
    version,
    versionNum,
    oldest: '10.5',
    oldestNum: 100_500,
    hasPrograms: true,
    hasPackages: true,
    hasSequences: true,
    hasSystemVersioning: true,
    hasGeneratedKeys: false,
    hasShowVerbosity: false,
    jsonNumbers: null,
    hasTimestampSnapshots: false,
    hasTableLocks: true,
    hasReadOnlyTransactions: true,
    hidesTruncate: false,
    deniesUnknownTables: true,
    // Its JSON is text. Virtual columns are counted, but not computed before (handler::calculate_checksum).
    tableChecksum: { json: true, virtualColumns: false },
    showsOldTemporals: false,
    addsKeysTogether: true,
    kill: 'KILL',
    statementTimeout: 'max_statement_time',
    isolation: versionNum >= 110_101 ? 'transaction_isolation' : 'tx_isolation',
    routineTable: 'mysql.proc',
    serverId: 'server_uid',
  };
}

function tidbFlavour(...[version, versionNum]: Parts): Flavour {
  return {
    engine: 'tidb',
    title: 'TiDB',
    version,
    versionNum,
    oldest: '5.0',
    oldestNum: 50_000,
    hasPrograms: false,
    hasPackages: false,
    hasSequences: true,
    hasSystemVersioning: false,
    hasGeneratedKeys: false,
    hasShowVerbosity: false,
    jsonNumbers: null,
    hasTimestampSnapshots: true,
    hasTableLocks: false,
    hasReadOnlyTransactions: false,
    hidesTruncate: false,
    // Any right on the database is enough for that answer (planner/core/preprocess.go, tableByName).
    deniesUnknownTables: false,
    // https://docs.pingcap.com/tidb/stable/mysql-compatibility: not supported
    tableChecksum: null,
    showsOldTemporals: false,
    // https://docs.pingcap.com/tidb/stable/sql-statement-alter-table: several changes at once since 6.2, and not of every kind.
    addsKeysTogether: false,
    kill: KILL,
    statementTimeout: 'max_execution_time',
    isolation: 'transaction_isolation',
    routineTable: null,
    serverId: null,
  };
}
