import type { TableName } from '../../../core/ports.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';

/** As much as a server reads in a few seconds. */
export const SUMMED_BYTES = 512 * 1024 * 1024;

/** The same for a run that was cancelled. */
export const SUMMED_IN_HASTE_BYTES = 16 * 1024 * 1024;

/**
 * CHECKSUM TABLE of each, by its key: on one server equal rows in an unaltered table give an equal number. It reads every row, so
 * small tables come first, and those that go beyond `limit` bytes, by the server's own estimate, have none.
 */
export async function sumTables(
  session: MysqlSession,
  tables: ReadonlyMap<string, TableName>,
  limit: number,
): Promise<Map<string, string>> {
  const sizes = await readSizes(session, [...tables.values()]);
  const bySize = [...tables]
    .map(([key, table]) => ({ key, table, bytes: sizes.get(idOf(table)) ?? 0 }))
    .sort((a, b) => a.bytes - b.bytes);
  const sums = new Map<string, string>();
  let total = 0;
  for (const { key, table, bytes } of bySize) {
    total += bytes;
    if (total > limit) break;
    const [row] = await session.query(`CHECKSUM TABLE ${quoteTable(table)}`);
    if (row?.[1]) sums.set(key, row[1]);
  }
  return sums;
}

async function readSizes(session: MysqlSession, tables: readonly TableName[]): Promise<Map<string, number>> {
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  if (schemas.length === 0) return new Map();
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME, DATA_LENGTH FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${schemas.map(quoteLiteral).join(', ')})`,
  );
  return new Map(
    rows.map(([schema, name, bytes]) => [idOf({ schema: schema ?? '', name: name ?? '' }), Number(bytes)]),
  );
}

function idOf({ schema, name }: TableName): string {
  return JSON.stringify([schema, name]);
}
