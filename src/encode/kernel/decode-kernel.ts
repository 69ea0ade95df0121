import type { Column } from '../../core/manifest.js';
import { loadKernel } from '../../lib/load-kernel.js';
import { columnRecords } from './column-records.js';
import { DECODE_KERNEL_BASE64 } from './decode-kernel.generated.js';
import { INPUT_BYTES, type InputExports, InputWindow } from './input-window.js';
import { COLUMNS, MAX_LEFTOVER_BYTES, OVERRUN_BYTES } from './layout.js';

/** What the compiled decoder offers; addresses are bytes in its memory. */
interface DecodeExports extends InputExports {
  readonly outputAt: WebAssembly.Global<number>;
  readonly rows: WebAssembly.Global<number>;
  configure(columnCount: number): void;
  setOutput(at: number, limit: number): void;
  /** NEED_INPUT, OUTPUT_FULL or BAD_ROW. */
  run(): number;
  isAtEnd(): number;
}

/** COPY text of one chunk, about; input and output fit the processor's second cache. */
const SLAB_BYTES = 256 * 1024;

/** Room for column records that serves nearly every table. */
const USUAL_COLUMN_BYTES = 64 * 1024;
const USUAL_PREFIX_BYTES = 4 * 1024;

/** Idle kernels kept for the next tables. */
const MAX_IDLE = 4;

const idle: DecodeKernel[] = [];

/** A decoder set up for a table's columns; `retire` it at the end, whatever happened. */
export function acquireDecodeKernel(columns: readonly Column[]): DecodeKernel {
  const { bytes, longestPrefix } = columnRecords(columns);
  const isUsual = bytes.length <= USUAL_COLUMN_BYTES && longestPrefix <= USUAL_PREFIX_BYTES;
  const kernel =
    (isUsual ? idle.pop() : undefined) ??
    new DecodeKernel(
      Math.max(bytes.length, USUAL_COLUMN_BYTES),
      Math.max(longestPrefix, USUAL_PREFIX_BYTES),
      isUsual,
    );
  kernel.configure(bytes, columns.length);
  return kernel;
}

/** The compiled decoder with its input area and one slab of output. */
export class DecodeKernel {
  readonly #exports: DecodeExports;
  readonly #memory: Uint8Array;
  readonly #input: InputWindow;
  readonly #slabStart: number;
  readonly #isUsual: boolean;

  /** A key is compared as a whole, so the longest one may be left unread. */
  constructor(columnBytes: number, prefixBytes: number, isUsual: boolean) {
    const inputStart = COLUMNS + columnBytes + OVERRUN_BYTES + Math.max(prefixBytes, MAX_LEFTOVER_BYTES);
    this.#slabStart = inputStart + INPUT_BYTES + OVERRUN_BYTES;
    const memoryBytes = this.#slabStart + SLAB_BYTES + OVERRUN_BYTES;
    const { exports, memory } = loadKernel<DecodeExports>(DECODE_KERNEL_BASE64, memoryBytes);
    this.#exports = exports;
    this.#memory = memory;
    this.#input = new InputWindow(exports, memory, inputStart);
    this.#isUsual = isUsual;
  }

  configure(records: Uint8Array, columnCount: number): void {
    this.#memory.set(records, COLUMNS);
    this.#exports.configure(columnCount);
    this.#input.clear();
    this.#rewind();
  }

  /** Complete rows so far. */
  get rows(): number {
    return this.#exports.rows.value;
  }

  /** True when all input was read and it was a whole file. */
  get isAtEnd(): boolean {
    return this.#exports.isAtEnd() !== 0 && this.#input.isUsedUp;
  }

  /** Takes input from `chunk` at `from`; returns how many bytes it took. Call `run` before the next one. */
  feed(chunk: Uint8Array, from: number): number {
    return this.#input.feed(chunk, from);
  }

  /** Decodes until the input is used up or the slab is full; one of the answers in layout.ts. */
  run(): number {
    return this.#exports.run();
  }

  /** What was written since the last call; valid until the next `run`. */
  take(): Uint8Array {
    const bytes = this.#memory.subarray(this.#slabStart, this.#exports.outputAt.value);
    this.#rewind();
    return bytes;
  }

  /** No more calls after this one. */
  retire(): void {
    if (this.#isUsual && idle.length < MAX_IDLE) idle.push(this);
  }

  #rewind(): void {
    this.#exports.setOutput(this.#slabStart, this.#slabStart + SLAB_BYTES);
  }
}
