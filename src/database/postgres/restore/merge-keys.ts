import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';

export interface KeyColumn {
  readonly name: string;
  /** Equality of the primary key's own operator class, `OPERATOR(schema.=)`. */
  readonly operator: string;
  /** Of the index, quoted; null where its type has none. */
  readonly collation: string | null;
}

const BTREE_EQUAL = 3;

const KEYS = (oids: string) => `
SELECT x.indrelid, a.attname, opn.nspname, o.oprname, cn.nspname, c.collname
FROM pg_catalog.pg_index x
  CROSS JOIN LATERAL pg_catalog.generate_series(0, x.indnkeyatts - 1) i
  JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[i]
  JOIN pg_catalog.pg_opclass k ON k.oid = x.indclass[i]
  JOIN pg_catalog.pg_amop m ON m.amopfamily = k.opcfamily AND m.amopstrategy = ${BTREE_EQUAL}
    AND m.amoplefttype = k.opcintype AND m.amoprighttype = k.opcintype
  JOIN pg_catalog.pg_operator o ON o.oid = m.amopopr
  JOIN pg_catalog.pg_namespace opn ON opn.oid = o.oprnamespace
  LEFT JOIN pg_catalog.pg_collation c ON c.oid = x.indcollation[i]
  LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
WHERE x.indisprimary AND x.indrelid IN (${oids}) ORDER BY x.indrelid, i`;

/** Columns of the primary key of each table, in the key's order, by the table's oid. */
export async function readKeys(
  session: PostgresSession,
  oids: readonly string[],
): Promise<ReadonlyMap<string, readonly KeyColumn[]>> {
  const keys = new Map<string, KeyColumn[]>();
  if (oids.length === 0) return keys;
  for (const row of await session.query(KEYS(oids.join(', ')))) {
    const [table, name, operatorSchema, operator, collationSchema, collation] = row;
    const columns = keys.get(table ?? '') ?? [];
    keys.set(table ?? '', columns);
    columns.push({
      name: name ?? '',
      operator: `OPERATOR(${quoteIdentifier(operatorSchema ?? '')}.${operator})`,
      collation: collation ? `${quoteIdentifier(collationSchema ?? '')}.${quoteIdentifier(collation)}` : null,
    });
  }
  return keys;
}

/** Names of the columns GENERATED ALWAYS AS IDENTITY, by the table's oid. */
export async function readFixedColumns(
  session: PostgresSession,
  oids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const fixed = new Map<string, Set<string>>();
  if (oids.length === 0) return fixed;
  const rows = await session.query(`SELECT a.attrelid, a.attname FROM pg_catalog.pg_attribute a
    WHERE a.attidentity = 'a' AND NOT a.attisdropped AND a.attrelid IN (${oids.join(', ')})`);
  for (const [table, name] of rows) {
    fixed.set(table ?? '', (fixed.get(table ?? '') ?? new Set()).add(name ?? ''));
  }
  return fixed;
}

/** `t` is the target's row, `s` the archived one. */
export function sameKey(columns: readonly KeyColumn[]): string {
  return columns
    .map(({ name, operator, collation }) => {
      const quoted = quoteIdentifier(name);
      return `t.${quoted}${collation === null ? '' : ` COLLATE ${collation}`} ${operator} s.${quoted}`;
    })
    .join(' AND ');
}
