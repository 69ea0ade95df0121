import { acquireKernel } from './kernel/kernel.js';

/** Rows and digest of a table file that is read. */
export interface RowDigester {
  update(bytes: Uint8Array): void;
  /** Ends it; must be called, as it gives the memory back. */
  finish(): { rows: number; digest: string };
}

/**
 * Digests the rows of a table file as they stand (docs/archive-format.md, "Digest"). For a table with generated
 * columns that is not the manifest's digest, because they are in the rows.
 */
export function createRowDigester(): RowDigester {
  const kernel = acquireKernel([]);
  kernel.startLines();
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; ) {
        at += kernel.feed(bytes, at);
        kernel.digestLines();
      }
    },
    finish() {
      const result = { rows: kernel.rows, digest: kernel.digest('restored') };
      kernel.retire();
      return result;
    },
  };
}
