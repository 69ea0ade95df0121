import { BackupError, cancelledError } from '../core/errors.js';
import type { Column } from '../core/manifest.js';
import type { TableName } from '../core/ports.js';
import { acquireDecodeKernel, type DecodeKernel } from './kernel/decode-kernel.js';
import { NEED_INPUT, OUTPUT_FULL } from './kernel/layout.js';
import { labelOf } from './refuse-rows.js';

export interface DecodeOptions {
  readonly signal: AbortSignal;
  /** Since the last call; `bytes` are the bytes of JSON. */
  readonly onProgress?: (delta: { rows: number; bytes: number }) => void;
  /** For messages. */
  readonly table: TableName;
}

/**
 * The rows of a table's JSON file (docs/archive-format.md, "Table files") as PostgreSQL's COPY text of the columns
 * that are restored: generated ones are read over. The inverse of `encodeTable`, and nothing but what that
 * writes is accepted. A chunk is valid until the next one is asked for, and is at most about 256 KiB.
 * @throws BackupError kind `integrity`: ROW_MALFORMED for anything the encoder would not have written,
 *   ROW_TRUNCATED when the file ends too early
 * @throws BackupError kind `cancelled` when the signal is aborted
 */
export async function* decodeTable(
  content: AsyncIterable<Uint8Array>,
  columns: readonly Column[],
  options: DecodeOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const { signal, table, onProgress } = options;
  const kernel = acquireDecodeKernel(columns);
  let reportedRows = 0;
  let bytes = 0;
  const tell = () => {
    onProgress?.({ rows: kernel.rows - reportedRows, bytes });
    reportedRows = kernel.rows;
    bytes = 0;
  };
  try {
    for await (const chunk of content) {
      refuseAborted(signal);
      for (let at = 0; at < chunk.length; ) {
        const taken = kernel.feed(chunk, at);
        at += taken;
        bytes += taken;
        let answer = kernel.run();
        while (answer === OUTPUT_FULL) {
          tell();
          yield kernel.take();
          refuseAborted(signal);
          answer = kernel.run();
        }
        if (answer !== NEED_INPUT) throw malformed(kernel, table);
      }
    }
    refuseAborted(signal);
    if (!kernel.isAtEnd) throw truncated(kernel, table);
    tell();
    const last = kernel.take();
    if (last.length > 0) yield last;
  } finally {
    kernel.retire();
  }
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelledError(signal.reason);
}

const NEXT_STEP =
  'Restore another backup; run verify on this one, and please report it when verify finds nothing.';

function malformed(kernel: DecodeKernel, table: TableName): BackupError {
  const what = `Row ${kernel.rows + 1} of ${labelOf(table)} cannot be read: it is not in the form of this table's file.`;
  return new BackupError('integrity', what, { code: 'ROW_MALFORMED', nextStep: NEXT_STEP });
}

function truncated(kernel: DecodeKernel, table: TableName): BackupError {
  const what = `The file of ${labelOf(table)} ends too early, after ${kernel.rows} complete rows.`;
  return new BackupError('integrity', what, { code: 'ROW_TRUNCATED', nextStep: NEXT_STEP });
}
