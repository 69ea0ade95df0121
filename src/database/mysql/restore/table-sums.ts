import type { TableName } from '../../../core/ports.js';
import { keyOf } from '../../../core/table-key.js';
import { type CatalogTable, currentDatabase, readCatalog } from '../catalog.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { selectExpression } from '../values.js';

/** As much as a server reads within some seconds. */
export const SUMMED_BYTES = 256 * 1024 * 1024;

/** The same for a run that was cancelled. */
export const SUMMED_IN_HASTE_BYTES = 8 * 1024 * 1024;

/**
 * Count and checksum of the rows of each, by its key, to be compared with those of the same table on the same server later. Every row
 * is read, so small tables come first, and those that go beyond `limit` bytes together, by the server's own estimate, have none.
 * CHECKSUM TABLE would be faster, and counts JSON of MySQL 5.7 and virtual columns of MariaDB by what lies in memory.
 */
export async function sumTables(
  session: MysqlSession,
  tables: ReadonlyMap<string, TableName>,
  limit: number,
): Promise<Map<string, string>> {
  const found = await readShapes(session, [...tables.values()]);
  const bySize = [...tables]
    .flatMap(([key, table]) => {
      const shape = found.get(keyOf(table));
      return shape ? [{ key, shape }] : [];
    })
    .sort((a, b) => a.shape.estimatedBytes - b.shape.estimatedBytes);
  const sums = new Map<string, string>();
  let total = 0;
  for (const { key, shape } of bySize) {
    total += shape.estimatedBytes;
    if (total > limit) break;
    const [row] = await session.query(sumSql(shape));
    sums.set(key, `${row?.[0]} ${row?.[1]}`);
  }
  return sums;
}

/** A checksum for each value, so that no long row comes to NULL; a sum of them, because rows have no order. */
function sumSql(table: CatalogTable): string {
  const values = table.columns
    .filter(({ generated }) => generated !== 'virtual')
    .map((column) => `COALESCE(CRC32(${selectExpression(column)}), '-')`);
  const history = table.isVersioned ? ' FOR SYSTEM_TIME ALL' : '';
  return `SELECT COUNT(*), SUM(CRC32(CONCAT_WS(',', ${['1', ...values].join(', ')}))) FROM ${quoteTable(table)}${history}`;
}

async function readShapes(
  session: MysqlSession,
  tables: readonly TableName[],
): Promise<Map<string, CatalogTable>> {
  const home = await currentDatabase(session);
  const shapes = new Map<string, CatalogTable>();
  for (const schema of new Set(tables.map((table) => table.schema))) {
    await session.query(`USE ${quoteIdentifier(schema)}`);
    for (const table of (await readCatalog(session)).tables) shapes.set(keyOf(table), table);
  }
  await session.query(`USE ${quoteIdentifier(home)}`);
  return shapes;
}
