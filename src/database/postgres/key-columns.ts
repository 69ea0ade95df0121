import { quoteIdentifier, quoteTable } from './quote.js';
import type { PostgresSession } from './session.js';

export interface Relation {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly isPartitioned: boolean;
}

/** One pair of columns of a foreign key. */
export interface KeyColumn {
  readonly from: string;
  readonly to: string;
  /** `OPERATOR(schema.=)`, to the left the referenced column. */
  readonly operator: string;
  /** Of the referenced column, quoted; null where its type has none. */
  readonly collation: string | null;
}

/** A foreign key as far as its rows are concerned. */
export interface KeyShape {
  /** Has the key. */
  readonly from: Relation;
  readonly to: Relation;
  readonly isMatchFull: boolean;
  readonly columns: readonly KeyColumn[];
}

const KEY_COLUMNS = (oids: string) => `
SELECT k.oid, fa.attname, pa.attname, opn.nspname, o.oprname, cn.nspname, c.collname
FROM pg_catalog.pg_constraint k
  CROSS JOIN LATERAL pg_catalog.generate_subscripts(k.conkey, 1) i
  JOIN pg_catalog.pg_attribute fa ON fa.attrelid = k.conrelid AND fa.attnum = k.conkey[i]
  JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = k.confkey[i]
  JOIN pg_catalog.pg_operator o ON o.oid = k.conpfeqop[i]
  JOIN pg_catalog.pg_namespace opn ON opn.oid = o.oprnamespace
  LEFT JOIN pg_catalog.pg_collation c ON c.oid = pa.attcollation
  LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
WHERE k.oid IN (${oids}) ORDER BY k.oid, i`;

/** The columns of foreign keys, by the key's oid; `oids` are at least one. */
export async function readKeyColumns(
  session: PostgresSession,
  oids: readonly string[],
): Promise<ReadonlyMap<string, readonly KeyColumn[]>> {
  const columns = new Map<string, KeyColumn[]>();
  for (const row of await session.query(KEY_COLUMNS(oids.join(', ')))) {
    const [key, from, to, operatorSchema, operator, collationSchema, collation] = row;
    const list = columns.get(key ?? '') ?? [];
    columns.set(key ?? '', list);
    list.push({
      from: from ?? '',
      to: to ?? '',
      operator: `OPERATOR(${quoteIdentifier(operatorSchema ?? '')}.${operator})`,
      collation: collation ? `${quoteIdentifier(collationSchema ?? '')}.${quoteIdentifier(collation)}` : null,
    });
  }
  return columns;
}

/**
 * Counts the rows without the row they point to. MATCH SIMPLE looks at rows without any NULL in the key, MATCH FULL at those
 * that are not NULL throughout.
 */
export function orphanCountSql({ from, to, columns, isMatchFull }: KeyShape): string {
  const present = columns.map((column) => `f.${quoteIdentifier(column.from)} IS NOT NULL`);
  const equal = columns.map((column) => {
    const collate = column.collation === null ? '' : ` COLLATE ${column.collation}`;
    return `p.${quoteIdentifier(column.to)}${collate} ${column.operator} f.${quoteIdentifier(column.from)}`;
  });
  return `SELECT pg_catalog.count(*) FROM ${rowsOf(from)} f
    WHERE (${present.join(isMatchFull ? ' OR ' : ' AND ')})
      AND NOT EXISTS (SELECT FROM ${rowsOf(to)} p WHERE ${equal.join(' AND ')})`;
}

/** A key is about the rows of a table itself, without those that inherit from it. */
function rowsOf(relation: Relation): string {
  return `${relation.isPartitioned ? '' : 'ONLY '}${quoteTable(relation)}`;
}
