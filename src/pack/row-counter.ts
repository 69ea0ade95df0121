/** Rows of a table file while it is read; `digest` where it is computed. */
export interface RowDigester {
  update(bytes: Uint8Array): void;
  /** To be called once, whatever happened. */
  finish(): { rows: number; digest?: string };
}

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
