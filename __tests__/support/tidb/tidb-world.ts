import { SHOP_SEQUENCE, SHOP_VIEW, shopTables } from './tidb-shop.js';
import { type StandInTable, type Text, TidbError } from './tidb-tables.js';

export interface TidbOptions {
  /** Of TiDB itself. */
  readonly version?: string;
  /** What the setting of that name makes of VERSION(). */
  readonly serverVersion?: string;
  readonly isEmpty?: boolean;
  /** Global values that differ from the documented defaults. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly grants?: readonly string[];
  /** What every table takes on disk, as the statistics have it. */
  readonly dataLength?: string;
  /** Tables that the account may not read. */
  readonly denied?: readonly string[];
}

/** What the database was at one timestamp. */
export interface Moment {
  readonly timestamp: string;
  readonly tables: readonly StandInTable[];
  readonly views: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

/** https://docs.pingcap.com/tidb/stable/system-variables; those with a version appear with it. */
const VARIABLES: readonly (readonly [name: string, value: string, since?: number])[] = [
  ...['character_set_client', 'character_set_connection', 'character_set_results'].map(
    (name) => [name, 'utf8mb4'] as const,
  ),
  ['collation_connection', 'utf8mb4_bin'],
  ['sql_mode', 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES'],
  ['time_zone', 'SYSTEM'],
  ['sql_select_limit', '18446744073709551615'],
  ['max_execution_time', '0'],
  ['wait_timeout', '28800'],
  ['transaction_isolation', 'REPEATABLE-READ'],
  ['transaction_read_only', '0'],
  ['foreign_key_checks', '1'],
  ['unique_checks', '1'],
  ['innodb_strict_mode', '1'],
  ['max_allowed_packet', '67108864'],
  ['allow_auto_random_explicit_insert', '0'],
  ['tidb_constraint_check_in_place', '0'],
  ['tidb_snapshot', ''],
  ['tidb_gc_life_time', '10m0s'],
  ['tidb_gc_max_wait_time', '86400', 60_100],
  ['tidb_enable_external_ts_read', '0', 60_400],
  ['tidb_idle_transaction_timeout', '0', 70_600],
];

/** The database behind all connections of one stand-in, its history and its garbage collector. */
export class TidbWorld {
  readonly database = 'shop';
  readonly version: string;
  readonly versionText: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly grants: readonly string[];
  readonly killed: string[] = [];
  /** Timestamps that tables were read at; empty for the present. */
  readonly readAt = new Map<string, string>();
  readonly dataLength: string;
  nextValue = '1001';
  /** Timestamps of transactions that are open. */
  readonly open = new Set<string>();

  private readonly moments = new Map<string, Moment>();
  private readonly denied: ReadonlySet<string>;
  private readonly versionNum: number;
  private readonly definitions: readonly StandInTable[];
  private tables: readonly StandInTable[];
  private views: ReadonlyMap<string, string>;
  private sequences: ReadonlyMap<string, string>;
  private clock = 446_744_073_709_551_000n;

  constructor({
    version = '7.5.0',
    serverVersion,
    isEmpty = false,
    variables = {},
    grants,
    denied = [],
    dataLength = '16384',
  }: TidbOptions) {
    this.dataLength = dataLength;
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    this.versionNum = major * 10_000 + minor * 100 + patch;
    this.version = version;
    this.versionText = serverVersion ?? `8.0.11-TiDB-v${version}`;
    const known = VARIABLES.filter(([, , since = 0]) => this.versionNum >= since);
    this.variables = new Map([
      ...known.map(([name, value]) => [name, value] as const),
      ...Object.entries(variables),
    ]);
    this.grants = grants ?? ["GRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION"];
    this.denied = new Set(denied);
    this.definitions = shopTables(this.versionNum < 60_600);
    this.tables = isEmpty ? [] : this.definitions;
    this.views = new Map(isEmpty ? [] : [['names', SHOP_VIEW]]);
    this.sequences = new Map(isEmpty ? [] : [['numbers', SHOP_SEQUENCE]]);
  }

  now(): Moment {
    return { timestamp: '', tables: this.tables, views: this.views, sequences: this.sequences };
  }

  /** Others change every table, and make one more, as soon as a transaction has its timestamp. */
  begin(): Moment {
    this.clock += 1n;
    const moment = { ...this.now(), timestamp: String(this.clock) };
    this.moments.set(moment.timestamp, moment);
    this.open.add(moment.timestamp);
    return moment;
  }

  close({ timestamp }: Moment): void {
    this.open.delete(timestamp);
  }

  /** What others do meanwhile: each table gains a copy of its first row, and a table is made. */
  changeEverything(): void {
    this.tables = [
      ...this.tables.map((table) => ({ ...table, rows: [...table.rows, ...table.rows.slice(0, 1)] })),
      { ...(this.definitions.at(-1) as StandInTable), name: 'later' },
    ];
  }

  momentOf(timestamp: string): Moment | undefined {
    if (timestamp === '') return undefined;
    const found = this.moments.get(timestamp);
    if (!found) throw new TidbError(1105, `no moment ${timestamp}`);
    this.requireKept(found);
    return found;
  }

  /** The collector runs all the time: from 6.1 on an open transaction keeps its moment, before only the life time does. */
  requireKept({ timestamp }: Moment): void {
    if (this.versionNum >= 60_100 && !this.open.has(timestamp))
      throw new TidbError(8055, 'snapshot is older than GC safe point 2026-11-26 02:00:00 +0000 UTC');
  }

  onRead(name: string, moment: Moment | undefined): void {
    this.readAt.set(name, moment?.timestamp ?? '');
  }

  mayRead(name: string): void {
    if (this.denied.has(name))
      throw new TidbError(1142, `SELECT command denied to user 'u'@'%' for table '${name}'`);
  }

  kill(id: string): number {
    this.killed.push(id);
    return 0;
  }

  /** Only definitions of the shop, to the letter. */
  create(sql: string): number {
    const table = this.definitions.find(
      ({ create }) => create === sql || create === sql.replace(/\n\n\)/, '\n)'),
    );
    if (table) this.tables = [...this.tables, { ...table, keys: [], rows: [] }];
    else if (sql === SHOP_VIEW) this.views = new Map([['names', sql]]);
    else if (sql === SHOP_SEQUENCE) this.sequences = new Map([['numbers', sql]]);
    else throw new TidbError(1064, `You have an error in your SQL syntax: ${sql}`);
    return 0;
  }

  addKey(name: string, key: string): number {
    if (/, ADD /.test(key)) throw new TidbError(8200, 'Unsupported multi schema change for foreign key');
    this.change(name, (table) => ({ ...table, keys: [...table.keys, key] }));
    return 0;
  }

  insert(name: string, rows: readonly (readonly Text[])[]): void {
    this.change(name, (table) => ({ ...table, rows: [...table.rows, ...rows] }));
  }

  restart(value: string): number {
    this.nextValue = value;
    return 0;
  }

  drop(name: string): number {
    this.tables = this.tables.filter((table) => table.name !== name);
    this.views = new Map([...this.views].filter(([view]) => view !== name));
    this.sequences = new Map([...this.sequences].filter(([sequence]) => sequence !== name));
    return 0;
  }

  private change(name: string, to: (table: StandInTable) => StandInTable): void {
    this.tables = this.tables.map((table) => (table.name === name ? to(table) : table));
  }
}
