import type { Column } from '../core/manifest.js';
import { acquireDecodeKernel } from './kernel/decode-kernel.js';
import { acquireKernel, type Kernel } from './kernel/kernel.js';
import { NEED_INPUT, OUTPUT_FULL } from './kernel/layout.js';

/** Rows and digests of a table file that is read. */
export interface RowDigester {
  update(bytes: Uint8Array): void;
  /** Ends it; must be called, as it gives the memory back. */
  finish(): DigestedFile;
}

export interface DigestedFile {
  readonly rows: number;
  /** Of the columns that are restored; empty, so equal to no digest, where the file is not in the form of these columns. */
  readonly digest: string;
  /** null when the table has no generated columns. */
  readonly generatedDigest: string | null;
}

/** Digests the rows of a table file (docs/archive-format.md, "Digest"), generated columns apart. */
export function createRowDigester(columns: readonly Column[] = []): RowDigester {
  return columns.some(({ generated }) => generated !== null) ? digestFields(columns) : digestLines();
}

/** Without generated columns the rows are digested as they stand. */
function digestLines(): RowDigester {
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
      const result = { rows: kernel.rows, digest: kernel.digest('restored'), generatedDigest: null };
      kernel.retire();
      return result;
    },
  };
}

/** Nobody reads the slab (digest-rows.ts). */
const SLAB_BYTES = 128 * 1024;

/** The fields of a row have to be told apart, so it goes back to COPY text and is encoded as when it was exported. */
function digestFields(columns: readonly Column[]): RowDigester {
  const decoder = acquireDecodeKernel(columns.map((column) => ({ ...column, generated: null })));
  const encoder = acquireKernel(columns);
  encoder.openFirstSlab(SLAB_BYTES);
  let isSound = true;
  return {
    update(bytes) {
      for (let at = 0; isSound && at < bytes.length; ) {
        at += decoder.feed(bytes, at);
        let answer = decoder.run();
        while (isSound && answer === OUTPUT_FULL) {
          isSound = digestCopyText(encoder, decoder.take());
          answer = decoder.run();
        }
        isSound &&= answer === NEED_INPUT;
      }
    },
    finish() {
      isSound &&= decoder.isAtEnd && digestCopyText(encoder, decoder.take()) && encoder.isBetweenRows;
      const result = {
        rows: decoder.rows,
        digest: isSound ? encoder.digest('restored') : '',
        generatedDigest: isSound ? encoder.digest('generated') : '',
      };
      decoder.retire();
      encoder.retire();
      return result;
    },
  };
}

function digestCopyText(kernel: Kernel, chunk: Uint8Array): boolean {
  for (let at = 0; at < chunk.length; ) {
    at += kernel.feed(chunk, at);
    if (kernel.runForDigest(SLAB_BYTES) !== NEED_INPUT) return false;
  }
  return true;
}
