import { BackupError } from '../../../core/errors.js';
import type { TableName } from '../../../core/ports.js';
import { displayTable } from '../../postgres/quote.js';
import { pathOf } from '../catalog.js';
import { headerText } from '../open-api.js';
import { quote } from '../quote.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import type { CopyLine } from './copy-lines.js';
import { rowsAsJson, type SentColumn } from './row-json.js';

export interface WriteRequest {
  readonly into: TableName;
  readonly columns: readonly { readonly name: string }[];
  readonly body: Uint8Array;
  /** As in `on_conflict`; the primary key without. */
  readonly onConflict?: string;
}

/** Inserts rows, or updates those whose key is there. Gives the server's count of both. */
export async function writeBody(
  api: RestApi,
  { into, columns, body, onConflict }: WriteRequest,
): Promise<number> {
  const { headers } = await api.request({
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
    what: `the table ${displayTable(into)}`,
  });
  const count = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  if (count !== undefined) return Number(count);
  throw new BackupError('target', 'The API does not say how many rows it took.', {
    code: 'TARGET_NOT_POSTGREST',
    nextStep: 'Check that target-supabase-url names a Supabase project; else restore with target-url.',
  });
}

/** The same, in as many requests as the server wants; `wrote` is called after each. */
export async function writeRows(
  api: RestApi,
  into: TableName,
  columns: readonly SentColumn[],
  lines: readonly CopyLine[],
  wrote: () => void,
): Promise<number> {
  try {
    const count = await writeBody(api, { into, columns, body: rowsAsJson(lines, columns) });
    wrote();
    return count;
  } catch (error) {
    if (!(error instanceof RestError) || !error.isTooMuch || lines.length === 1) throw error;
    const half = Math.ceil(lines.length / 2);
    const first = await writeRows(api, into, columns, lines.slice(0, half), wrote);
    return first + (await writeRows(api, into, columns, lines.slice(half), wrote));
  }
}
