import { BackupError } from '../../core/errors.js';
import { displayTable } from '../postgres/quote.js';
import { checkFloats } from './float-digits.js';
import { rowsAfter } from './keyset.js';
import type { Origins } from './origins.js';
import {
  convertPage,
  countRows,
  HEAP_PLACE,
  leadingFields,
  type Page,
  type ReadableTable,
  requestPage,
} from './page.js';
import type { ConvertedRows } from './record-rows.js';
import type { RestApi } from './rest-api.js';
import { RestError } from './rest-errors.js';
import { checkOf, isFloat, showsAllDigits } from './values.js';

/** The most that hosted projects give at once; more is never asked for. */
export const MAX_PAGE_ROWS = 1000;

/** Pages are made to have about so many bytes. */
const PAGE_BYTES = 4 * 1024 * 1024;

/** What the values read so far have shown about the API's session; one for all tables. */
export interface SessionProofs {
  /** True when a float was seen with more digits than a session that cuts them would print. */
  floatsInFull: boolean;
}

export interface TableReading {
  readonly api: RestApi;
  readonly table: ReadableTable;
  readonly origins: Origins;
  readonly proofs: SessionProofs;
  /** Guessed; for the first page. */
  readonly bytesPerRow: number;
}

export interface TableCounts {
  /** Rows that were handed on. */
  rows: number;
  /** By the server before the first page and after the last; null where its statement timeout is too short for it. */
  before: number | null;
  after: number | null;
  /** Everything the API showed, rows of inheriting tables included: what its counts count. */
  seen: number;
}

/**
 * Pages of COPY text, each as the server shows it at its own moment, in the order of the table's keyset. `counts` is
 * complete when they have ended.
 */
export async function* readPages(reading: TableReading, counts: TableCounts): AsyncGenerator<Uint8Array> {
  const { api, table } = reading;
  const sizes = new PageSize(reading.bytesPerRow);
  let last: readonly string[] | undefined;
  let isCounting = true;
  let fullPage = 0;
  for (let isFirst = true; ; ) {
    let page: Page;
    const limit = sizes.rows;
    try {
      const filter = last && rowsAfter({ columns: table.keyset }, last);
      const withCount = isFirst && isCounting;
      page = await requestPage(api, table, { limit, withCount, ...(filter ? { filter } : {}) });
    } catch (error) {
      if (!(error instanceof RestError) || !error.isTooMuch) throw error;
      // Counting is what takes longest, and is only a proof.
      if (isFirst && isCounting) isCounting = false;
      else if (!sizes.shrink()) throw error;
      continue;
    }
    if (isFirst) counts.before = page.total;
    isFirst = false;
    if (page.rows === 0) break;
    const rows = await convert(reading, page);
    sizes.learn(page.body.length, page.rows);
    counts.rows += rows.kept;
    counts.seen += page.rows;
    last = nextPlace(table, rows, last);
    if (rows.kept > 0) yield rows.copy;
    // Whoever waited for an empty page would follow a table that grows for ever. The server may have a lower limit.
    if (page.rows < limit && page.rows < fullPage) break;
    fullPage = Math.max(fullPage, page.rows);
  }
  if (!reading.proofs.floatsInFull && table.columns.some(({ type }) => isFloat(type))) {
    await checkFloats(api, table);
  }
  counts.after = counts.before === null ? null : await countAfter(api, table);
}

async function countAfter(api: RestApi, table: ReadableTable): Promise<number | null> {
  try {
    return await countRows(api, table);
  } catch (error) {
    if (error instanceof RestError && error.isTooMuch) return null;
    throw error;
  }
}

function convert(reading: TableReading, page: Page): Promise<ConvertedRows> {
  const { watched, onRow } = valueJudge(reading);
  return reading.origins.convert((keep) => convertPage(page, reading.table, { watched, onRow, keep }));
}

/** Looks at the values whose text depends on settings of the API's session. */
function valueJudge({ table, proofs }: TableReading) {
  const judges = table.columns.flatMap(({ name, type }, column) => {
    const check = checkOf(type);
    if (check) return [{ column, judge: (text: string) => refuseSetting(table, name, check(text)) }];
    if (!isFloat(type) || proofs.floatsInFull) return [];
    const judge = (text: string) => {
      if (showsAllDigits(type, text)) proofs.floatsInFull = true;
    };
    return [{ column, judge }];
  });
  return {
    watched: judges.map(({ column }) => column),
    onRow: (values: readonly (string | null)[]) => {
      for (const [index, { judge }] of judges.entries()) {
        const text = values[index];
        if (typeof text === 'string') judge(text);
      }
    },
  };
}

function refuseSetting(table: ReadableTable, column: string, setting: string | undefined): void {
  if (setting === undefined) return;
  throw new BackupError(
    'source',
    `The API prints ${displayTable(table)}.${column} by other settings than ${setting}, so its values cannot be carried exactly.`,
    {
      code: 'SOURCE_SETTINGS',
      nextStep:
        'Reset the setting for the roles authenticator and service_role and for the database (ALTER ROLE … RESET …, ALTER DATABASE … RESET …), or back up with database-url.',
    },
  );
}

function nextPlace(
  table: ReadableTable,
  { last }: ConvertedRows,
  before: readonly string[] | undefined,
): string[] {
  const values =
    table.keyset === HEAP_PLACE
      ? last?.leading.slice(0, leadingFields(table))
      : table.keyset.map((key) => last?.columns[table.columns.findIndex(({ name }) => name === key)]);
  const place = (values ?? []).map((value) => {
    if (typeof value === 'string') return value;
    throw new Error(`a row of ${displayTable(table)} has no place in its order`);
  });
  if (JSON.stringify(place) === JSON.stringify(before)) {
    throw new Error(`the rows of ${displayTable(table)} do not come to an end`);
  }
  return place;
}

/** How many rows a page is asked to have. */
class PageSize {
  rows: number;

  constructor(bytesPerRow: number) {
    this.rows = clamp(PAGE_BYTES / Math.max(bytesPerRow, 1), MAX_PAGE_ROWS);
  }

  /** False when a single row is too much already. */
  shrink(): boolean {
    if (this.rows === 1) return false;
    this.rows = Math.ceil(this.rows / 4);
    return true;
  }

  /** Grows slowly: the rows of one page say little about those of the next. */
  learn(bytes: number, rows: number): void {
    this.rows = clamp(PAGE_BYTES / (bytes / rows), Math.min(this.rows * 2, MAX_PAGE_ROWS));
  }
}

function clamp(rows: number, maximum: number): number {
  return Math.max(1, Math.min(Math.floor(rows), maximum));
}

/** What the counts show: nothing, that the table changed while it was read, or that they cannot be compared. */
export function judgeCounts({ before, after, seen }: TableCounts): 'equal' | 'changed' | 'uncounted' {
  if (before === null || after === null) return 'uncounted';
  return before === after && after === seen ? 'equal' : 'changed';
}
