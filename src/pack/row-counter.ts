import type { Column } from '../core/manifest.js';

/** What was found in a table file; digests where they were computed. */
export interface ObservedRows {
  readonly rows: number;
  readonly digest?: string;
  readonly generatedDigest?: string | null;
}

/** Rows of a table file while it is read. */
export interface RowDigester {
  update(bytes: Uint8Array): void;
  /** To be called once, whatever happened. */
  finish(): ObservedRows;
}

/** Computes the digests of a table with these columns (encode/row-digester.ts). */
export type CreateRowDigester = (columns: readonly Column[]) => RowDigester;

const NEWLINE = 0x0a;

/** Lines of `[\n…\n]\n` that are rows: all but the first and the last; `[]\n` has none. */
const LINES_AROUND_ROWS = 2;

/** Counts rows by lines. */
export function createRowCounter(): RowDigester {
  let lines = 0;
  return {
    update(bytes) {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = view.indexOf(NEWLINE); at >= 0; at = view.indexOf(NEWLINE, at + 1)) lines += 1;
    },
    finish: () => ({ rows: Math.max(0, lines - LINES_AROUND_ROWS) }),
  };
}
