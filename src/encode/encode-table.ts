import { createHash } from 'node:crypto';
import { cancelledError } from '../core/errors.js';
import type { Column } from '../core/manifest.js';
import type { RowStream, TableName } from '../core/ports.js';
import { acquireKernel } from './kernel/kernel.js';
import { OUTPUT_FULL } from './kernel/layout.js';
import { refuseIncomplete, refuseMalformed } from './refuse-rows.js';

/** A piece of a file. `bytes` may be overwritten after `release`. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Idempotent. */
  release(): void;
}

export interface EncodedTotals {
  readonly rows: number;
  readonly bytes: number;
  /** Of the file's bytes. */
  readonly sha256: string;
  /** Over the columns that are restored (docs/archive-format.md, "Digest"). */
  readonly digest: string;
  /** Over the generated columns; null when the table has none. */
  readonly generatedDigest: string | null;
}

export interface EncodedTable {
  /** To be read once. At most three blocks may be held at the same time. */
  readonly blocks: AsyncIterable<Block>;
  /** Known when `blocks` has ended; throws before. */
  result(): EncodedTotals;
}

export interface EncodeOptions {
  readonly signal: AbortSignal;
  /** Since the last call. */
  readonly onProgress?: (delta: { rows: number; bytes: number }) => void;
  /** For messages. */
  readonly table: TableName;
}

/**
 * The bytes of a table's JSON file (docs/archive-format.md, "Table files") from its rows.
 * @throws BackupError kind `integrity`: ROW_COUNT_DIFFERS when the server counted other rows than arrived,
 *   ROW_TRUNCATED when the stream ends inside a row, ROW_MALFORMED when it is no COPY text of these columns
 * @throws BackupError kind `cancelled` when the signal is aborted
 */
export function encodeTable(
  rows: RowStream,
  columns: readonly Column[],
  options: EncodeOptions,
): EncodedTable {
  let totals: EncodedTotals | undefined;
  return {
    blocks: encodeBlocks(rows, columns, options, (ended) => {
      totals = ended;
    }),
    result() {
      if (!totals) throw new Error('encodeTable: result() before the last block');
      return totals;
    },
  };
}

async function* encodeBlocks(
  rows: RowStream,
  columns: readonly Column[],
  options: EncodeOptions,
  onEnd: (totals: EncodedTotals) => void,
): AsyncGenerator<Block, void, void> {
  const kernel = acquireKernel(columns);
  const sha256 = createHash('sha256');
  let bytes = 0;
  let reportedRows = 0;
  const takeBlock = (): Block => {
    const block = kernel.takeSlab();
    sha256.update(block.bytes);
    bytes += block.bytes.length;
    options.onProgress?.({ rows: kernel.rows - reportedRows, bytes: block.bytes.length });
    reportedRows = kernel.rows;
    return block;
  };
  try {
    await kernel.openSlab();
    for await (const chunk of rows.chunks) {
      if (options.signal.aborted) throw cancelledError(options.signal.reason);
      for (let at = 0; at < chunk.length; ) {
        at += kernel.feed(chunk, at);
        let answer = kernel.run();
        while (answer === OUTPUT_FULL) {
          yield takeBlock();
          if (options.signal.aborted) throw cancelledError(options.signal.reason);
          await kernel.openSlab();
          answer = kernel.run();
        }
        refuseMalformed(answer, kernel, options.table);
      }
    }
    if (options.signal.aborted) throw cancelledError(options.signal.reason);
    refuseIncomplete(kernel, rows, options.table);
    kernel.finish();
    const last = takeBlock();
    onEnd({
      rows: kernel.rows,
      bytes,
      sha256: sha256.digest('hex'),
      digest: kernel.digest('restored'),
      generatedDigest: columns.some((column) => column.generated !== null)
        ? kernel.digest('generated')
        : null,
    });
    yield last;
  } finally {
    kernel.retire();
  }
}
