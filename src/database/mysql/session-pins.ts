import type { Flavour } from './flavour.js';
import { EXTERNAL_TIMESTAMP_SINCE, IDLE_TRANSACTION_TIMEOUT_SINCE } from './tidb.js';

/** What a session is pinned to, so that a value's text never depends on the server's settings. */
export interface PinOptions {
  readonly flavour: Flavour;
  /** True for a source: nothing can be written by accident. */
  readonly readOnly: boolean;
  readonly lockTimeoutSeconds: number;
}

export interface Pin {
  readonly name: string;
  readonly value: string;
  /** How the server reports the value, where that differs. */
  readonly shown?: readonly string[];
}

/** NO_AUTO_VALUE_ON_ZERO keeps an id of 0, ALLOW_INVALID_DATES what older modes let in; no mode that changes text. */
export const SQL_MODE = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES';

/** Servers write it in this order. */
const SQL_MODE_SHOWN = [
  'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES',
  'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO',
];

const NO_LIMIT = '18446744073709551615';

/** A reader that waits for a store is no dead client; after an hour it is, and holds locks. */
const AN_HOUR_SECONDS = '3600';

/** The largest that every platform accepts (https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_wait_timeout). */
const LONGEST_WAIT_SECONDS = '2147483';

/** Names and values of the pins (docs/archive-format.md, "Session"). */
export function sessionPins({ flavour, readOnly, lockTimeoutSeconds }: PinOptions): readonly Pin[] {
  const onlyIf = (applies: boolean, ...pins: Pin[]) => (applies ? pins : []);
  const lockSeconds = String(Math.max(1, Math.ceil(lockTimeoutSeconds)));
  return [
    { name: 'sql_mode', value: SQL_MODE, shown: SQL_MODE_SHOWN },
    { name: 'time_zone', value: '+00:00' },
    { name: 'sql_select_limit', value: NO_LIMIT },
    { name: flavour.statementTimeout, value: '0', shown: ['0', '0.000000'] },
    { name: 'wait_timeout', value: LONGEST_WAIT_SECONDS },
    { name: flavour.isolation, value: 'REPEATABLE-READ' },
    ...onlyIf(
      flavour.hasTableLocks,
      { name: 'net_write_timeout', value: AN_HOUR_SECONDS },
      { name: 'net_read_timeout', value: AN_HOUR_SECONDS },
      { name: 'sql_big_selects', value: '1' },
      // A view that is made meanwhile would have it in its definition.
      { name: 'sql_buffer_result', value: '0' },
      { name: 'sql_quote_show_create', value: '1' },
      // CHAIN leaves a COMMIT in a new transaction, RELEASE cuts the session.
      { name: 'completion_type', value: 'NO_CHAIN' },
      { name: 'lock_wait_timeout', value: lockSeconds },
      { name: 'innodb_lock_wait_timeout', value: lockSeconds },
    ),
    ...onlyIf(flavour.hasShowVerbosity, { name: 'show_create_table_verbosity', value: '0' }),
    ...onlyIf(flavour.hasGeneratedKeys, {
      name: 'show_gipk_in_create_table_and_information_schema',
      value: '1',
    }),
    ...onlyIf(flavour.hasSystemVersioning, { name: 'system_versioning_asof', value: 'DEFAULT' }),
    ...onlyIf(
      flavour.engine === 'mariadb',
      { name: 'idle_transaction_timeout', value: '0' },
      { name: 'idle_readonly_transaction_timeout', value: '0' },
      { name: 'idle_write_transaction_timeout', value: '0' },
    ),
    ...onlyIf(flavour.engine === 'tidb' && flavour.versionNum >= IDLE_TRANSACTION_TIMEOUT_SINCE, {
      name: 'tidb_idle_transaction_timeout',
      value: '0',
    }),
    ...onlyIf(flavour.engine === 'tidb' && flavour.versionNum >= EXTERNAL_TIMESTAMP_SINCE, {
      name: 'tidb_enable_external_ts_read',
      value: '0',
    }),
    ...onlyIf(flavour.hasReadOnlyTransactions, {
      name: readOnlyVariable(flavour),
      value: readOnly ? '1' : '0',
    }),
  ];
}

/** It has kept the isolation level's company under both names. */
function readOnlyVariable({ isolation }: Flavour): string {
  return isolation === 'tx_isolation' ? 'tx_read_only' : 'transaction_read_only';
}

/** `SET` with every pin at once; `SET NAMES` goes before it. */
export function pinStatement(pins: readonly Pin[]): string {
  const parts = pins.map(({ name, value }) => `${name} = ${/^\d+$/.test(value) ? value : literal(value)}`);
  return `SET SESSION ${parts.join(', ')}`;
}

/** The value DEFAULT of system_versioning_asof is a word of the language. */
function literal(value: string): string {
  return value === 'DEFAULT' ? value : `'${value}'`;
}

export const NAMES_STATEMENT = 'SET NAMES utf8mb4';

const CHARACTER_SETS = ['character_set_client', 'character_set_connection', 'character_set_results'];

/** One row: the character sets of the connection, then the value of every pin, in order. */
export function pinCheckStatement(pins: readonly Pin[]): string {
  const names = [...CHARACTER_SETS, ...pins.map(({ name }) => name)];
  return `SELECT ${names.map((name) => `@@SESSION.${name}`).join(', ')}`;
}

/** Names of the pins that did not take. */
export function unpinned(pins: readonly Pin[], values: readonly (string | null)[]): string[] {
  const sets = CHARACTER_SETS.filter((_, index) => values[index] !== 'utf8mb4');
  const others = pins.filter(({ value, shown = [value] }, index) => {
    const found = values[CHARACTER_SETS.length + index];
    return found === undefined || found === null || !shown.includes(found);
  });
  return [...sets, ...others.map(({ name }) => name)];
}
