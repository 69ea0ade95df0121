import type { Column } from '../../core/manifest.js';
import { displayTable } from '../postgres/quote.js';
import type { CatalogRelation } from './catalog.js';
import { HEAP_PLACE, type Page, type ReadableTable, requestPage } from './page.js';
import type { RestApi } from './rest-api.js';
import { RestError } from './rest-errors.js';
import type { PlannedTable } from './supabase-source.js';
import { encodingOf } from './values.js';

export type Probe =
  | { readonly kind: 'table'; readonly table: PlannedTable }
  | { readonly kind: 'view'; readonly relation: CatalogRelation }
  | { readonly kind: 'refused'; readonly why: string };

/** A view has no system columns, and that is what tells it from a table here. */
const NO_SUCH_COLUMN = '42703';

/**
 * Reads the first row and the count of what may be a table: whether it is one, whether the key may read it, and how
 * large it is.
 */
export async function probeTable(api: RestApi, relation: CatalogRelation): Promise<Probe> {
  const primaryKey = relation.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name);
  const readable: ReadableTable = {
    schema: relation.schema,
    name: relation.name,
    columns: relation.columns,
    keyset: primaryKey.length === 0 ? HEAP_PLACE : primaryKey,
  };
  try {
    const first = await firstRow(api, readable);
    const bytesPerRow = first.body.length;
    return {
      kind: 'table',
      table: {
        ...readable,
        columns: relation.columns.map(toColumn),
        primaryKey,
        partitionOf: null,
        estimatedBytes: bytesPerRow * (first.total ?? 1),
        rows: first.total,
        bytesPerRow,
      },
    };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    if (error.code === NO_SUCH_COLUMN && /\.(tableoid|ctid)\b/.test(error.text))
      return { kind: 'view', relation };
    if (error.code === '42501') return { kind: 'refused', why: `${displayTable(relation)} (${error.text})` };
    throw error;
  }
}

async function firstRow(api: RestApi, table: ReadableTable): Promise<Page> {
  try {
    return await requestPage(api, table, { limit: 1, withCount: true });
  } catch (error) {
    if (!(error instanceof RestError) || !error.isTooMuch) throw error;
    return requestPage(api, table, { limit: 1 });
  }
}

function toColumn({ name, type }: { name: string; type: string }): Column {
  return { name, type, encoding: encodingOf(type), generated: null };
}
