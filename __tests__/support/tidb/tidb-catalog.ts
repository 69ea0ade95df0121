import type { StandInTable, Text } from './tidb-tables.js';

type Rows = readonly Readonly<Record<string, Text>>[];

/** What a session sees of a database at one moment. */
export interface Visible {
  readonly database: string;
  readonly dataLength: string;
  readonly tables: readonly StandInTable[];
  readonly views: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

/** The tables of information_schema that are documented and asked for (https://docs.pingcap.com/tidb/stable/information-schema). */
export function informationSchema(seen: Visible, name: string): Rows | undefined {
  const { database, dataLength, tables, views, sequences } = seen;
  const table = (own: string, type: string, engine: Text) => ({
    TABLE_SCHEMA: database,
    TABLE_NAME: own,
    TABLE_TYPE: type,
    ENGINE: engine,
    DATA_LENGTH: dataLength,
  });
  switch (name) {
    case 'SCHEMATA':
      return [
        {
          SCHEMA_NAME: database,
          DEFAULT_CHARACTER_SET_NAME: 'utf8mb4',
          DEFAULT_COLLATION_NAME: 'utf8mb4_bin',
        },
      ];
    case 'TABLES':
      return [
        ...tables.map((one) => table(one.name, 'BASE TABLE', 'InnoDB')),
        ...[...views.keys()].map((view) => table(view, 'VIEW', null)),
        ...[...sequences.keys()].map((sequence) => table(sequence, 'SEQUENCE', 'InnoDB')),
      ];
    case 'COLUMNS':
      return tables.flatMap(({ name: own, columns }) =>
        columns.map((column) => ({
          TABLE_SCHEMA: database,
          TABLE_NAME: own,
          COLUMN_NAME: column.name,
          DATA_TYPE: /^\w+/.exec(column.columnType)?.[0] ?? '',
          COLUMN_TYPE: column.columnType,
          CHARACTER_SET_NAME: column.characterSet,
          EXTRA: column.extra,
          GENERATION_EXPRESSION: column.expression ?? '',
          IS_NULLABLE: column.notNull ? 'NO' : 'YES',
        })),
      );
    case 'STATISTICS':
      return tables.flatMap(({ name: own, primaryKey }) =>
        primaryKey.map((column) => ({
          TABLE_SCHEMA: database,
          TABLE_NAME: own,
          COLUMN_NAME: column,
          INDEX_NAME: 'PRIMARY',
        })),
      );
    case 'VIEWS':
      return [...views].map(([view, sql]) => ({
        TABLE_SCHEMA: database,
        TABLE_NAME: view,
        VIEW_DEFINITION: sql.slice(sql.indexOf(' AS ') + 4),
      }));
    case 'REFERENTIAL_CONSTRAINTS':
      return keysOf(seen).map(({ table: own, key, to }) => ({
        CONSTRAINT_SCHEMA: database,
        CONSTRAINT_NAME: key,
        TABLE_NAME: own,
        UNIQUE_CONSTRAINT_SCHEMA: database,
        REFERENCED_TABLE_NAME: to,
      }));
    case 'KEY_COLUMN_USAGE':
      return keysOf(seen).map(({ table: own, key, column, to }) => ({
        TABLE_SCHEMA: database,
        TABLE_NAME: own,
        CONSTRAINT_NAME: key,
        REFERENCED_TABLE_SCHEMA: database,
        REFERENCED_TABLE_NAME: to,
        COLUMN_NAME: column,
        REFERENCED_COLUMN_NAME: 'id',
      }));
    case 'CHARACTER_SETS':
      return [{ CHARACTER_SET_NAME: 'utf8mb4', DEFAULT_COLLATE_NAME: 'utf8mb4_bin' }];
    case 'ENGINES':
      return [{ ENGINE: 'InnoDB', SUPPORT: 'DEFAULT', TRANSACTIONS: 'YES', XA: 'YES', SAVEPOINTS: 'YES' }];
    default:
      return undefined;
  }
}

function keysOf({ tables }: Visible) {
  return tables.flatMap(({ name, keys }) =>
    keys.map((key) => {
      const [, constraint = '', column = '', to = ''] =
        /CONSTRAINT `(\w+)` FOREIGN KEY \(`(\w+)`\) REFERENCES (?:`\w+`\.)?`(\w+)`/.exec(key) ?? [];
      return { table: name, key: constraint, column, to };
    }),
  );
}
