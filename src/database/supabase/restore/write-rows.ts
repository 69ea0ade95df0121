import { BackupError } from '../../../core/errors.js';
import type { TableName } from '../../../core/ports.js';
import { displayTable } from '../../postgres/quote.js';
import { pathOf } from '../catalog.js';
import { headerText } from '../open-api.js';
import { quote } from '../quote.js';
import type { RestApi, RestRequest, RestResponse } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import type { CopyLine } from './copy-lines.js';
import { rowsAsJson, type SentColumn } from './row-json.js';

/** Inserts rows, or updates those whose key is there; one attempt. Gives the server's count of both. */
export async function writeBody(api: RestApi, request: WriteRequest): Promise<number> {
  return countOf(await api.once(toRequest(request)));
}

/** Asks whether rows could be written, without any; tried again as often as it takes. */
export async function writeNothing(api: RestApi, request: Omit<WriteRequest, 'body'>): Promise<void> {
  await api.request(toRequest({ ...request, body: Buffer.from('[]') }));
}

export interface WriteRequest {
  readonly into: TableName;
  readonly columns: readonly { readonly name: string }[];
  readonly body: Uint8Array;
  /** As in `on_conflict`; the primary key without. */
  readonly onConflict?: string;
}

function toRequest({ into, columns, body, onConflict }: WriteRequest): RestRequest {
  return {
    method: 'POST',
    path: pathOf(into),
    query: {
      columns: columns.map(({ name }) => quote(name)).join(','),
      ...(onConflict === undefined ? {} : { on_conflict: onConflict }),
    },
    headers: {
      'Content-Profile': headerText(into.schema),
      'Content-Type': 'application/json',
      Prefer: 'resolution=merge-duplicates, return=minimal, count=exact, timezone=UTC',
    },
    body,
    what: whatOf(into),
  };
}

function whatOf(table: TableName): string {
  return `the table ${displayTable(table)}`;
}

function countOf({ headers }: RestResponse): number {
  const count = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  if (count !== undefined) return Number(count);
  throw new BackupError('target', 'The API does not say how many rows it took.', {
    code: 'TARGET_NOT_POSTGREST',
    nextStep: 'Check that target-supabase-url names a Supabase project; else restore with target-url.',
  });
}

export interface RowsToWrite {
  readonly into: TableName;
  readonly columns: readonly SentColumn[];
  readonly lines: readonly CopyLine[];
  /** Called after each request that took some. */
  readonly wrote: () => void;
  /** Which of them are not in the target: an answer that got lost says nothing about what it answered. */
  readonly stillMissing: (lines: readonly CopyLine[]) => Promise<readonly CopyLine[]>;
}

/**
 * Rows in as many requests and attempts as it takes. Gives the number of those that are there, by the server.
 * @throws RestError; BackupError
 */
export async function writeRows(api: RestApi, rows: RowsToWrite): Promise<number> {
  const { into, columns, lines, wrote, stillMissing } = rows;
  let left = lines;
  let isRepeated = false;
  try {
    return await api.persist(whatOf(into), async () => {
      if (isRepeated) left = await stillMissing(left);
      isRepeated = true;
      if (left.length === 0) return lines.length;
      const count = await writeBody(api, { into, columns, body: rowsAsJson(left, columns) });
      wrote();
      return lines.length - left.length + count;
    });
  } catch (error) {
    if (!(error instanceof RestError) || !error.isTooMuch || left.length === 1) throw error;
    left = await stillMissing(left);
    const half = Math.ceil(left.length / 2);
    const first = await writeRows(api, { ...rows, lines: left.slice(0, half) });
    const second = await writeRows(api, { ...rows, lines: left.slice(half) });
    return lines.length - left.length + first + second;
  }
}
