import type { Column } from '../../src/core/manifest.js';
import { decodeTable } from '../../src/encode/decode-table.js';

export const TABLE = { schema: 'public', name: 't' };

/** The whole COPY text of a file cut into the given pieces. */
export async function decodeAll(pieces: readonly Uint8Array[], columns: readonly Column[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const signal = new AbortController().signal;
  for await (const chunk of decodeTable(streamOf(pieces), columns, { table: TABLE, signal })) {
    parts.push(Buffer.from(chunk));
    // What a chunk held is gone as soon as the next one is asked for.
    chunk.fill(0x21);
  }
  return Buffer.concat(parts);
}

export async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
