import { BackupError } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { displayTable } from '../postgres/quote.js';
import { relationOf } from './catalog.js';
import { quote } from './quote.js';
import { type ConvertedRows, convertRows, MalformedRowsError, type RowShape } from './record-rows.js';
import type { RestApi, RestResponse } from './rest-api.js';

/** What a table is asked for. */
export interface ReadableTable extends TableName {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** What orders the rows: the primary key, or HEAP_PLACE. */
  readonly keyset: readonly string[];
  /** The columns are not all that the table has, or stand in another order. */
  readonly isPart?: boolean;
}

/** System columns that tell where a row lies: the table that really holds it, and the place in there. */
export const HEAP_PLACE: readonly string[] = ['tableoid', 'ctid'];

export interface PageRequest {
  readonly limit: number;
  /** As the value of `or`. */
  readonly filter?: string;
  readonly withCount?: boolean;
}

export interface Page {
  /** Rows by the server's own count. */
  readonly rows: number;
  /** Of the whole table, where it was asked for. */
  readonly total: number | null;
  /** What follows the header line. */
  readonly body: Uint8Array;
}

/**
 * A name that PostgREST prints raw into the header line. Any other writer of CSV would put it in quotes, and might
 * write values otherwise, too: with such a header the page is refused.
 */
const ORIGIN = 'row,';

/** In front of the table's own columns: where the row lies, and for a table without a key in which place there. */
export function leadingFields({ keyset }: ReadableTable): number {
  return keyset === HEAP_PLACE ? 2 : 1;
}

/** The rows that a request means, in the order of the table's keyset. */
export async function requestPage(api: RestApi, table: ReadableTable, page: PageRequest): Promise<Page> {
  const { limit, filter, withCount = false } = page;
  const select = selectOf(table);
  const response = await api.request({
    build: (client) => {
      const rows = relationOf(client, table).select(select, withCount ? { count: 'exact' } : {});
      for (const name of table.keyset) rows.order(quote(name));
      return filtered(rows, filter).limit(limit).csv();
    },
    // Once more, because supabase-js takes white space out of names that hold a quote.
    query: { select },
    headers: { Prefer: ['timezone=UTC', ...(withCount ? ['count=exact'] : [])].join(', ') },
    what: `the table ${displayTable(table)}`,
  });
  return { ...countsOf(response), body: withoutHeader(response.body, table) };
}

/** Rows of the table as everyone else sees them now, by the server's own count. */
export async function countRows(api: RestApi, table: TableName, filter?: string): Promise<number> {
  const response = await api.request({
    build: (client) => {
      const rows = relationOf(client, table).select('tableoid', { count: 'exact', head: true });
      return filtered(rows, filter).limit(1);
    },
    what: `the number of rows of ${displayTable(table)}`,
  });
  const { total } = countsOf(response);
  if (total === null) throw unreadable(table, 'the API counts no rows');
  return total;
}

/** supabase-js puts the outer parentheses itself. */
function filtered<T extends { or(filters: string): T }>(rows: T, filter: string | undefined): T {
  return filter === undefined ? rows : rows.or(filter.slice(1, -1));
}

/** @throws BackupError kind `integrity` when the rows are not what the server counted */
export function convertPage(
  page: Page,
  table: ReadableTable,
  shape: Omit<RowShape, 'leading' | 'columns'>,
): ConvertedRows {
  let rows: ConvertedRows;
  try {
    rows = convertRows(page.body, { ...shape, leading: leadingFields(table), columns: table.columns.length });
  } catch (error) {
    if (error instanceof MalformedRowsError) throw unreadable(table, error.message, error);
    throw error;
  }
  if (rows.kept + rows.left === page.rows) return rows;
  throw unreadable(table, `the API says ${page.rows} rows and sends ${rows.kept + rows.left}`);
}

/** xml's own output drops the encoding declaration; its cast to text keeps it. */
function selectOf(table: ReadableTable): string {
  const { columns, isPart } = table;
  const leading = [`${quote(ORIGIN)}:tableoid`, ...(leadingFields(table) === 2 ? ['ctid'] : [])];
  const own =
    isPart || columns.some(({ type }) => type === 'xml')
      ? columns.map(({ name, type }) => `${quote(name)}${type === 'xml' ? '::text' : ''}`)
      : ['*'];
  return [...leading, ...(columns.length === 0 ? [] : own)].join(',');
}

/** https://docs.postgrest.org/en/v12/references/api/pagination_count.html */
function countsOf({ headers }: RestResponse): { rows: number; total: number | null } {
  const [, from, to, total] = /^(?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  return {
    rows: from === undefined ? 0 : Number(to) - Number(from) + 1,
    total: total === undefined || total === '*' ? null : Number(total),
  };
}

function withoutHeader(body: Uint8Array, table: ReadableTable): Uint8Array {
  const names = [
    ORIGIN,
    ...(leadingFields(table) === 2 ? ['ctid'] : []),
    ...table.columns.map(({ name }) => name),
  ];
  const header = Buffer.from(`${names.join(',')}\n`);
  if (body.length >= header.length && header.equals(body.subarray(0, header.length))) {
    return body.subarray(header.length);
  }
  // Without rows there are no names either.
  if (body.length === 0 || (body.length === 1 && body[0] === 0x0a)) return body.subarray(body.length);
  throw unreadable(
    table,
    "its columns are not those that the API describes, or its CSV is not PostgREST's own",
  );
}

function unreadable(table: TableName, why: string, cause?: unknown): BackupError {
  return new BackupError('integrity', `The rows of ${displayTable(table)} cannot be trusted: ${why}.`, {
    code: 'ROW_MALFORMED',
    nextStep:
      "Run again; if a migration has just run, wait until the API has seen it (NOTIFY pgrst, 'reload schema'). Else back up with database-url.",
    ...(cause === undefined ? {} : { cause }),
  });
}
