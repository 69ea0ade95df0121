import { createHash } from 'node:crypto';
import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf, TableDifferences } from '../../../core/target.js';
import type { RowsOut } from '../rows-out.js';
import { restoredColumns } from './load-rows.js';

const KEYS_SHOWN = 10;

/** Of a longer key the beginning is told. */
const KEY_CHARACTERS = 200;

/** What is remembered of an archived row: how often it is there, a hash of all of it, and its key for people. */
type Seen = { count: number; readonly hash: string; readonly shown: string };

/** Rows that are remembered at the same time, at 200 to 400 bytes each. */
const ROWS_AT_ONCE = 150_000;

/**
 * Compares archived rows with those that are there now, by primary key; without one by the whole row, which gives counts
 * alone. A table of many rows is read several times, each time for a part of the keys, so that memory stays flat.
 */
export async function explainDifferences(
  table: ManifestTable,
  archived: RowsOf,
  found: () => Promise<Pick<RowsOut, 'nextChunk'>>,
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<TableDifferences> {
  const names = restoredColumns(table).map(({ name }) => name);
  const isKeyed = table.primaryKey.length > 0 && table.primaryKey.every((name) => names.includes(name));
  const keyOf = (fields: readonly string[], order: readonly string[]) =>
    isKeyed
      ? table.primaryKey.map((name) => `${name}=${fields[order.indexOf(name)]}`).join(', ')
      : hashOf(fields);
  const parts = Math.max(1, Math.ceil(table.rows / rowsAtOnce));
  const everyName = table.columns.map(({ name }) => name);
  const counts = { missing: 0, unexpected: 0, changed: 0 };
  const keys: string[] = [];
  const tell = (what: keyof typeof counts, key: string, times = 1) => {
    counts[what] += times;
    if (isKeyed && keys.length < KEYS_SHOWN) keys.push(key);
  };
  for (let part = 0; part < parts; part++) {
    const seen = new Map<string, Seen>();
    for await (const line of linesOf(archived())) {
      const fields = line.split('\t');
      const key = keyOf(fields, names);
      const { id, number } = identify(key);
      if (number % parts !== part) continue;
      const before = seen.get(id);
      if (before) before.count++;
      else seen.set(id, { count: 1, hash: hashOf(fields), shown: shownKey(key) });
    }
    for await (const line of linesOf(chunksOf(await found()))) {
      const all = line.split('\t');
      const fields = names.map((name) => all[everyName.indexOf(name)] ?? '');
      const key = keyOf(fields, names);
      const { id, number } = identify(key);
      if (number % parts !== part) continue;
      const before = seen.get(id);
      if (!before) tell('unexpected', shownKey(key));
      else if (before.hash !== hashOf(fields)) tell('changed', before.shown);
      if (before && before.count === 1) seen.delete(id);
      else if (before) before.count--;
    }
    for (const { shown, count } of seen.values()) tell('missing', shown, count);
  }
  return { table: { schema: table.schema, name: table.name }, ...counts, keys };
}

function hashOf(fields: readonly string[]): string {
  return createHash('sha1').update(fields.join('\t')).digest('base64');
}

/** For a map, and for the choice of a part. */
function identify(key: string): { id: string; number: number } {
  const digest = createHash('sha1').update(key).digest();
  return { id: digest.toString('base64'), number: digest.readUInt32BE() };
}

/** A copy, as a piece of a string keeps the whole of it in memory: the row. */
function shownKey(key: string): string {
  const text = key.length > KEY_CHARACTERS ? `${key.slice(0, KEY_CHARACTERS)}…` : key;
  return Buffer.from(text).toString();
}

async function* chunksOf(rows: Pick<RowsOut, 'nextChunk'>): AsyncGenerator<Uint8Array> {
  for (let chunk = await rows.nextChunk(); chunk; chunk = await rows.nextChunk()) yield chunk;
}

/** Without the line ends; rows of COPY text have none within. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, start)) {
      yield all.toString('utf8', start, end);
      start = end + 1;
    }
    rest = all.subarray(start);
  }
}
