import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import { anyOf } from '../keyset.js';
import type { Origins } from '../origins.js';
import { convertPage, type ReadableTable, requestPage } from '../page.js';
import { quote } from '../quote.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import { type BatchLimit, type CopyLine, lineBatches, valuesOf } from './copy-lines.js';
import type { RestMatch } from './match-tables.js';

/** As long as an address may be that every gateway takes, percent-encoded; a single longer key is asked for all the same. */
const ADDRESS_BYTES = 6000;
const COMMA_BYTES = '%2C'.length;
const PAGE: BatchLimit = { rows: 500, size: 1024 * 1024 };

/** Types whose values can be listed: those of others may be arrays themselves. */
const LISTABLE = new Set(['smallint', 'integer', 'bigint', 'uuid', 'text', 'character varying']);

/** Rows of the archive, and what the target has of the same keys. */
export interface ComparedRows {
  readonly archived: readonly CopyLine[];
  /** COPY text of the archive's columns, in no order. */
  readonly found: Uint8Array;
  readonly rows: number;
}

/** Reads rows of the target by the keys that rows of the archive have. */
export class KeyReader {
  private readonly fields: readonly number[];
  private readonly table: ReadableTable;
  private readonly filterOf: KeyFilter;
  private readonly budget: number;

  constructor(
    private readonly api: RestApi,
    match: RestMatch,
    private readonly origins: Origins,
  ) {
    this.fields = keyFields(match.entry);
    this.table = readableTable(match);
    this.filterOf = keyFilter(match);
    this.budget = ADDRESS_BYTES - addressBytes(this.table.columns.map(({ name }) => name).join(','));
  }

  /** All rows of the archive, in pages. */
  async *readAll(rows: RowsOf): AsyncGenerator<ComparedRows> {
    for await (const lines of lineBatches(rows(), PAGE)) yield* this.read(lines);
  }

  async *read(lines: readonly CopyLine[]): AsyncGenerator<ComparedRows> {
    const { api, table, filterOf, origins } = this;
    for (let at = 0; at < lines.length; ) {
      const keys = this.keysFrom(lines, at);
      const found = await readKeys(api, table, filterOf, keys, origins);
      yield { archived: lines.slice(at, at + keys.length), ...found };
      at += keys.length;
    }
  }

  /** As many as one request may name. */
  private keysFrom(lines: readonly CopyLine[], start: number): string[][] {
    const frame = addressBytes(this.filterOf([]));
    const keys: string[][] = [];
    let bytes = frame;
    for (const line of lines.slice(start, start + PAGE.rows)) {
      const values = valuesOf(line);
      const key = this.fields.map((field) => values[field] ?? '');
      bytes += addressBytes(this.filterOf([key])) - frame + COMMA_BYTES;
      if (keys.length > 0 && bytes > this.budget) break;
      keys.push(key);
    }
    return keys;
  }
}

type KeyFilter = (keys: readonly string[][]) => string;

/** As the value of `or`. */
function keyFilter({ entry, through }: RestMatch): KeyFilter {
  const [only = '', ...others] = entry.primaryKey;
  const type = through.columns.find(({ name }) => name === only)?.type ?? '';
  if (others.length > 0 || !LISTABLE.has(type)) {
    return (keys) => anyOf(keys.map((values) => ({ columns: entry.primaryKey, values })));
  }
  const plain = /^[0-9a-f-]+$/;
  const list = (keys: readonly string[][]) =>
    keys.map(([value = '']) => (plain.test(value) ? value : quote(value))).join(',');
  return (keys) => `(${quote(only)}.in.(${list(keys)}))`;
}

function addressBytes(text: string): number {
  return new URLSearchParams({ '': text }).toString().length;
}

/** @throws RestError */
async function readKeys(
  api: RestApi,
  table: ReadableTable,
  filterOf: KeyFilter,
  keys: readonly string[][],
  origins: Origins,
): Promise<{ found: Uint8Array; rows: number }> {
  const halves = async () => {
    const half = Math.ceil(keys.length / 2);
    const first = await readKeys(api, table, filterOf, keys.slice(0, half), origins);
    const second = await readKeys(api, table, filterOf, keys.slice(half), origins);
    return { found: Buffer.concat([first.found, second.found]), rows: first.rows + second.rows };
  };
  try {
    const page = await requestPage(api, table, {
      limit: keys.length * 2,
      filter: filterOf(keys),
      withCount: true,
    });
    // The server gives fewer at once than were asked for.
    if (page.total !== null && page.total > page.rows && keys.length > 1) return await halves();
    const { copy, kept } = await origins.convert((keep) =>
      convertPage(page, table, { watched: [], onRow: () => undefined, keep }),
    );
    return { found: copy, rows: kept };
  } catch (error) {
    if (error instanceof RestError && error.isTooMuch && keys.length > 1) return halves();
    throw error;
  }
}

/** Places of the key's columns in the archive's COPY text. */
export function keyFields({ columns, primaryKey }: ManifestTable): number[] {
  const own = columns.filter(({ generated }) => generated === null).map(({ name }) => name);
  return primaryKey.map((name) => own.indexOf(name));
}

function readableTable({ entry, through }: RestMatch): ReadableTable {
  const types = new Map(through.columns.map(({ name, type }) => [name, type]));
  const { schema, name } = through;
  return {
    schema,
    name,
    columns: entry.columns.map((column) => ({ name: column.name, type: types.get(column.name) ?? '' })),
    keyset: entry.primaryKey,
    isPart: true,
  };
}
