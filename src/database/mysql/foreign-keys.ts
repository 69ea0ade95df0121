import type { TableName } from '../../core/ports.js';
import { quoteIdentifier, quoteLiteral, quoteTable } from './quote.js';
import type { MysqlSession } from './session.js';

/** A foreign key with its pairs of columns. */
export interface ForeignKey {
  readonly name: string;
  readonly from: TableName;
  readonly to: TableName;
  readonly columns: readonly (readonly [from: string, to: string])[];
}

/** Keys of the tables of one database; `both-ways` has those of other databases that point into it, too. */
export async function readForeignKeys(
  session: MysqlSession,
  database: string,
  direction: 'from' | 'both-ways' = 'from',
): Promise<ForeignKey[]> {
  const inwards = direction === 'from' ? '' : ` OR REFERENCED_TABLE_SCHEMA = ${quoteLiteral(database)}`;
  const own = `TABLE_SCHEMA = ${quoteLiteral(database)}`;
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, COLUMN_NAME, REFERENCED_COLUMN_NAME
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_NAME IS NOT NULL AND ${inwards ? `(${own}${inwards})` : own}
     ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`,
  );
  const keys = new Map<string, ForeignKey & { columns: [string, string][] }>();
  for (const row of rows) {
    const [schema, table, name, toSchema, toTable, column, toColumn] = row.map((value) => value ?? '') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (schema !== database && (direction === 'from' || toSchema !== database)) continue;
    const id = JSON.stringify([schema, table, name]);
    const key = keys.get(id) ?? {
      name,
      from: { schema, name: table },
      to: { schema: toSchema, name: toTable },
      columns: [],
    };
    keys.set(id, key);
    key.columns.push([column, toColumn]);
  }
  return [...keys.values()];
}

/**
 * Counts the rows without parent; a row with a NULL in the key points to none (MATCH SIMPLE is all that there is). The
 * tables are called `c` and `p`, followed by `suffix`. NOT EXISTS, because a date of zeros IS NULL where a join finds it
 * (https://dev.mysql.com/doc/refman/8.4/en/comparison-operators.html#operator_is-null). With `holdsParents` every parent that
 * is found stays until the transaction ends, and one that another session is about to delete is waited for.
 */
export function orphanCountSql(
  { from, to, columns }: ForeignKey,
  { suffix = '', holdsParents = false } = {},
): string {
  const [child, parent] = [`c${suffix}`, `p${suffix}`];
  const pairs = columns.map(([a, b]) => `${child}.${quoteIdentifier(a)} = ${parent}.${quoteIdentifier(b)}`);
  const present = columns.map(([a]) => `${child}.${quoteIdentifier(a)} IS NOT NULL`);
  const hold = holdsParents ? ' LOCK IN SHARE MODE' : '';
  return `SELECT COUNT(*) FROM ${quoteTable(from)} ${child} WHERE ${present.join(' AND ')}
    AND NOT EXISTS (SELECT 1 FROM ${quoteTable(to)} ${parent} WHERE ${pairs.join(' AND ')}${hold})`;
}
