import { informationSchema } from './tidb-catalog.js';
import {
  evaluate,
  readTuples,
  type StandInTable,
  showCreateTable,
  type Text,
  TidbError,
} from './tidb-tables.js';
import type { Moment, TidbWorld } from './tidb-world.js';

/** Rows of a SELECT or SHOW; a number of rows for what changes some. */
export type Answer = { readonly columns: number; readonly rows: readonly (readonly Text[])[] } | number;

type Handler = (match: readonly string[]) => Answer;

const NAME = '`([^`]+)`';
const OF_SHOP = '`[^`]+`\\.`([^`]+)`';

/** One connection: its settings, its transaction, and the statements that it understands. */
export class TidbSession {
  /** The moment of `tidb_snapshot`; undefined outside of history. */
  private snapshot: Moment | undefined;
  private transaction: Moment | undefined;
  private readonly variables: Map<string, string>;

  constructor(
    private readonly world: TidbWorld,
    readonly id: string,
  ) {
    this.variables = new Map(world.variables);
  }

  run(sql: string): Answer {
    for (const [pattern, handle] of this.handlers) {
      const match = new RegExp(`^${pattern}$`, 's').exec(sql);
      if (match) return handle(match.slice(1));
    }
    throw new TidbError(1105, `the stand-in for TiDB does not know: ${sql.slice(0, 200)}`);
  }

  end(): void {
    this.closeTransaction();
  }

  private readonly handlers: readonly (readonly [string, Handler])[] = [
    [
      'SELECT VERSION\\(\\), @@version_comment',
      () => table([[this.world.versionText, 'TiDB Server (Apache License 2.0) Community Edition']]),
    ],
    ['SELECT TIDB_VERSION\\(\\)', () => one(`Release Version: v${this.world.version}\nEdition: Community`)],
    ['SELECT CONNECTION_ID\\(\\)', () => one(this.id)],
    ['SELECT DATABASE\\(\\)', () => one(this.world.database)],
    ["SELECT DATE_FORMAT\\(UTC_TIMESTAMP\\(\\), '[^']+'\\)", () => one('2026-11-26T02:00:00Z')],
    ['SELECT @@tidb_current_ts', () => one(this.transaction?.timestamp ?? '0')],
    ['SELECT (@@[\\w@., ]+)', ([list = '']) => this.readVariables(list)],
    ['SET NAMES utf8mb4', () => 0],
    ['SET (?:SESSION )?(\\w+ = .+)', ([list = '']) => this.setVariables(list)],
    ['START TRANSACTION(?: WITH CONSISTENT SNAPSHOT)?', () => this.begin()],
    ['(?:ROLLBACK|COMMIT)', () => this.closeTransaction()],
    ['SHOW GRANTS', () => table(this.world.grants.map((grant) => [grant]))],
    ['SHOW WARNINGS', () => table([])],
    [`SHOW CREATE TABLE ${OF_SHOP}`, ([name = '']) => table([[name, showCreateTable(this.find(name))]])],
    [
      `SHOW CREATE VIEW ${OF_SHOP}`,
      ([name = '']) => table([[name, this.seen.views.get(name) ?? null, 'utf8mb4', 'utf8mb4_bin']]),
    ],
    [
      `SHOW CREATE SEQUENCE ${OF_SHOP}`,
      ([name = '']) => table([[name, this.seen.sequences.get(name) ?? null]]),
    ],
    [`SHOW COLUMNS FROM ${OF_SHOP}`, () => table([['id', 'bigint(20)', 'NO', '', null, '']])],
    [
      `SHOW TABLE ${OF_SHOP} NEXT_ROW_ID`,
      ([name = '']) => table([[this.world.database, name, '', this.world.nextValue, 'SEQUENCE']]),
    ],
    [
      'SELECT (.+?)\\s+FROM information_schema\\.(\\w+)(?:\\s+WHERE (.+?))?(?:\\s+ORDER BY .+)?',
      (match) => this.ask(match),
    ],
    ["SELECT CONCAT\\(User, '@', Host\\) FROM mysql.user", () => one('root@%')],
    [`SELECT 1 FROM ${OF_SHOP} LIMIT [01]`, ([name = '']) => this.touch([name])],
    [`(\\(SELECT \\d+ FROM .+ LIMIT 1\\))`, ([union = '']) => this.touch(tablesIn(union))],
    ['SELECT COUNT\\(\\*\\) FROM .+ c WHERE .+ AND NOT EXISTS \\(.+\\)', () => one('0')],
    [
      `SELECT ([^()]*(?:\\([^()]*(?:\\([^()]*\\))?[^()]*\\)[^()]*)*) FROM ${OF_SHOP}`,
      ([list = '', name = '']) => this.read(list, name),
    ],
    ['ALTER DATABASE (?:`[^`]+` )?CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', () => 0],
    ['(CREATE (?:TABLE|SEQUENCE|.* VIEW) .+)', ([sql = '']) => this.world.create(sql)],
    [`ALTER TABLE ${NAME} ADD (.+)`, ([name = '', key = '']) => this.world.addKey(name, key)],
    [`ALTER SEQUENCE ${OF_SHOP} RESTART WITH (\\d+)`, ([, value = '']) => this.world.restart(value)],
    [
      `INSERT INTO ${OF_SHOP} \\((.+?)\\) VALUES (.+)`,
      ([name = '', names = '', tuples = '']) => this.insert(name, names, tuples),
    ],
    [`DROP (?:TABLE|VIEW|SEQUENCE) IF EXISTS ${OF_SHOP}`, ([name = '']) => this.world.drop(name)],
    ['KILL TIDB (\\d+)', ([id = '']) => this.world.kill(id)],
  ];

  private get seen(): Moment {
    return this.snapshot ?? this.world.now();
  }

  private find(name: string): StandInTable {
    const found = this.seen.tables.find((one) => one.name === name);
    if (!found) throw new TidbError(1146, `Table '${this.world.database}.${name}' doesn't exist`);
    this.world.mayRead(name);
    if (this.snapshot) this.world.requireKept(this.snapshot);
    return found;
  }

  private readVariables(list: string): Answer {
    const names = list.split(',').map((name) => name.trim().replace(/^@@(?:SESSION\.|GLOBAL\.)?/i, ''));
    return table([names.map((name) => this.known(name))]);
  }

  private known(name: string): string {
    const value = this.variables.get(name);
    if (value === undefined) throw new TidbError(1193, `Unknown system variable '${name}'`);
    return value;
  }

  private setVariables(list: string): Answer {
    for (const [, name = '', quoted, plain] of list.matchAll(/(\w+) = (?:'([^']*)'|(\w+))/g)) {
      this.known(name);
      const value = quoted ?? plain ?? '';
      if (/read_only$/.test(name) && value !== '0')
        throw new TidbError(
          1235,
          'function READ ONLY has only noop implementation in tidb now, use tidb_enable_noop_functions to enable these functions',
        );
      if (name === 'tidb_snapshot') this.snapshot = this.world.momentOf(value);
      this.variables.set(name, value);
    }
    return 0;
  }

  private begin(): Answer {
    this.closeTransaction();
    this.transaction = this.world.begin();
    return 0;
  }

  private closeTransaction(): number {
    if (this.transaction) this.world.close(this.transaction);
    this.transaction = undefined;
    return 0;
  }

  private ask([list = '', name = '', where = '']: readonly string[]): Answer {
    const rows = informationSchema(
      { ...this.seen, database: this.world.database, dataLength: this.world.dataLength },
      name,
    );
    if (!rows) throw new TidbError(1146, `Table 'information_schema.${name}' doesn't exist`);
    const tests = where === '' ? [] : where.split(/\s+AND\s+/).map(testOf);
    const wanted = list.split(',').map((column) => column.trim());
    const chosen = rows.filter((row) => tests.every((test) => test(row)));
    return {
      columns: wanted.length,
      rows: chosen.map((row) =>
        wanted.map((column) => {
          const value = row[column];
          if (value === undefined) throw new TidbError(1054, `Unknown column '${column}' in 'field list'`);
          return value;
        }),
      ),
    };
  }

  private touch(names: readonly string[]): Answer {
    const found = names.map((name) => this.find(name));
    return { columns: 1, rows: found.flatMap(({ rows }, i) => (rows.length > 0 ? [[String(i)]] : [])) };
  }

  private read(list: string, name: string): Answer {
    const from = this.find(name);
    this.world.onRead(name, this.snapshot);
    const wanted = list.split(/, (?=`|CONVERT|LPAD)/);
    return {
      columns: wanted.length,
      rows: from.rows.map((row) =>
        wanted.map((expression) => {
          const value = evaluate(expression, from, row);
          if (value === undefined) throw new TidbError(1105, `the stand-in does not know: ${expression}`);
          return value;
        }),
      ),
    };
  }

  private insert(name: string, names: string, tuples: string): Answer {
    const into = this.find(name);
    const wanted = names.split(', ').map((one) => one.replaceAll('`', ''));
    for (const { name: column, extra } of into.columns.filter((one) => wanted.includes(one.name))) {
      if (extra.includes('GENERATED'))
        throw new TidbError(
          3105,
          `The value specified for generated column '${column}' in table '${name}' is not allowed.`,
        );
      if (extra.startsWith('auto_random') && this.known('allow_auto_random_explicit_insert') !== '1')
        throw new TidbError(
          8216,
          'Invalid auto random: Explicit insertion on auto_random column is disabled. Try to set @@allow_auto_random_explicit_insert = true.',
        );
    }
    const rows = readTuples(tuples).map((values) => {
      const row = into.columns.map((column) => values[wanted.indexOf(column.name)] ?? null);
      return into.columns.map((column, i) => (column.compute ? column.compute(row) : (row[i] ?? null)));
    });
    this.world.insert(name, rows);
    return rows.length;
  }
}

function one(value: string): Answer {
  return table([[value]]);
}

function table(rows: readonly (readonly Text[])[]): Answer {
  return { columns: rows[0]?.length ?? 1, rows };
}

function tablesIn(union: string): string[] {
  return [...union.matchAll(/FROM `[^`]+`\.`([^`]+)`/g)].map(([, name]) => name ?? '');
}

function testOf(text: string): (row: Readonly<Record<string, Text>>) => boolean {
  const condition = text.trim().replace(/^\((.+)\)$/, '$1');
  const either = condition.split(/\s+OR\s+/);
  if (either.length > 1) {
    const tests = either.map(testOf);
    return (row) => tests.some((test) => test(row));
  }
  const equal = /^(\w+) = '([^']*)'$/.exec(condition);
  if (equal) return (row) => row[equal[1] ?? ''] === equal[2];
  const present = /^(\w+) IS NOT NULL$/.exec(condition);
  if (present) return (row) => row[present[1] ?? ''] !== null;
  if (condition === "ENGINE NOT LIKE 'ndb%'") return () => true;
  throw new TidbError(1105, `the stand-in does not know the condition: ${condition}`);
}
