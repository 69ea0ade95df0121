import { keyOf } from '../../../core/table-key.js';
import { quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { type KeyText, readKeyTexts } from './key-text.js';

/**
 * Keys of other tables, of this database or another, that point to one of `tables`: a server lets them follow a table that is
 * renamed. Those of tables that this user cannot see are not found.
 */
export async function readOutsideKeys(
  session: MysqlSession,
  database: string,
  tables: ReadonlySet<string>,
): Promise<KeyText[]> {
  const rows = await session.query(
    `SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_SCHEMA = ${quoteLiteral(database)} ORDER BY TABLE_SCHEMA, TABLE_NAME`,
  );
  const children = new Map<string, { schema: string; name: string }>();
  for (const [schema, name, toSchema, toTable] of rows) {
    if (schema === null || schema === undefined || name === null || name === undefined) continue;
    if (toSchema !== database || !tables.has(toTable ?? '')) continue;
    if (schema === database && tables.has(name)) continue;
    const child = { schema, name };
    children.set(keyOf(child), child);
  }
  const keys: KeyText[] = [];
  for (const child of children.values()) {
    const own = await readKeyTexts(session, child);
    keys.push(...own.filter(({ to }) => to.schema === database && tables.has(to.name)));
  }
  return keys;
}
