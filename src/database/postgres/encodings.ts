import type { Column, Encoding } from '../../core/manifest.js';
import type { CatalogColumn } from './catalog.js';
import { quoteIdentifier } from './quote.js';

/** Fixed numbers of built-in types (src/include/catalog/pg_type.dat). */
const BOOL = 16;
const JSONB = 3802;
const XML = 142;
/** int8, int2, int4, float4, float8, numeric */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);

/** How a column's values stand in the archive (docs/archive-format.md, "Encoding of values"). */
export function encodingOf(baseTypeOid: number): Encoding {
  if (NUMBERS.has(baseTypeOid)) return 'number';
  if (baseTypeOid === BOOL) return 'boolean';
  if (baseTypeOid === JSONB) return 'json';
  return 'text';
}

export function toColumn(column: CatalogColumn): Column {
  return {
    name: column.name,
    type: column.type,
    encoding: encodingOf(column.baseTypeOid),
    generated: column.generated,
    notNull: column.notNull,
  };
}

/** xml's own output drops the encoding declaration; its cast to text keeps it. */
export function selectExpression(column: CatalogColumn): string {
  const name = quoteIdentifier(column.name);
  return column.baseTypeOid === XML ? `${name}::pg_catalog.text` : name;
}
