import type { TableName } from '../../../core/ports.js';
import { displayTable } from '../../postgres/quote.js';
import { type Catalog, pathOf, profile } from '../catalog.js';
import { relationPath } from '../open-api.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';

/** Tables asked at the same time. */
const CONCURRENT_TABLES = 8;

/** No table that the API shows has a row. What cannot be read counts as full. */
export async function isEmpty(api: RestApi, { relations }: Catalog): Promise<boolean> {
  const tables = relations.filter(({ isWritable }) => isWritable);
  for (let at = 0; at < tables.length; at += CONCURRENT_TABLES) {
    const answers = tables.slice(at, at + CONCURRENT_TABLES).map((table) => holdsSomething(api, table));
    if ((await Promise.all(answers)).includes(true)) return false;
  }
  return true;
}

async function holdsSomething(api: RestApi, table: TableName): Promise<boolean> {
  if (relationPath(table) === undefined) return true;
  try {
    return await hasRows(api, table);
  } catch (error) {
    if (error instanceof RestError && !error.isTransient) return true;
    throw error;
  }
}

/** @throws RestError code 42501 where the key may not read it */
export async function hasRows(api: RestApi, table: TableName): Promise<boolean> {
  const { body } = await api.request({
    path: pathOf(table),
    query: { select: '*', limit: '1' },
    headers: { ...profile(table.schema), Accept: 'text/csv' },
    what: `the table ${displayTable(table)}`,
  });
  // The names of the columns, and a row.
  return Buffer.from(body).toString('utf8').trim() !== '';
}
