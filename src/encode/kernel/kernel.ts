import type { Column } from '../../core/manifest.js';
import { loadKernel } from '../../lib/load-kernel.js';
import { columnRecords } from './column-records.js';
import { INPUT_BYTES, type InputExports, InputWindow } from './input-window.js';
import { KERNEL_BASE64 } from './kernel.generated.js';
import {
  COLUMNS,
  MAX_LEFTOVER_BYTES,
  OUTPUT_FULL,
  OVERRUN_BYTES,
  SUM_GENERATED,
  SUM_MAIN,
} from './layout.js';

/** What the compiled kernel offers; addresses and lengths are bytes in its memory. */
interface KernelExports extends InputExports {
  readonly outputAt: WebAssembly.Global<number>;
  readonly rows: WebAssembly.Global<number>;
  configure(columnCount: number, hasGenerated: number): void;
  setOutput(at: number, limit: number): void;
  /** NEED_INPUT, OUTPUT_FULL, BAD_ROW or BAD_JSON. */
  run(): number;
  isBetweenRows(): number;
  finish(): void;
  startLines(): void;
  digestLines(): void;
}

/** Uncompressed bytes of one block, about; each becomes one compressed member. */
const SLAB_BYTES = 1024 * 1024;

/** One slab is filled while the others are compressed. */
export const SLAB_COUNT = 4;

/** Room for column records and for one prefix that serves nearly every table. */
const USUAL_COLUMN_BYTES = 64 * 1024;
const USUAL_PREFIX_BYTES = 4 * 1024;

/** Idle kernels kept for the next tables. */
const MAX_IDLE = 4;

const idle: Kernel[] = [];

/** A kernel set up for a table's columns; `retire` it at the end, whatever happened. */
export function acquireKernel(columns: readonly Column[]): Kernel {
  const { bytes, longestPrefix } = columnRecords(columns);
  const isUsual = bytes.length <= USUAL_COLUMN_BYTES && longestPrefix <= USUAL_PREFIX_BYTES;
  const kernel =
    (isUsual ? idle.pop() : undefined) ??
    new Kernel(Math.max(bytes.length, USUAL_COLUMN_BYTES), Math.max(longestPrefix, USUAL_PREFIX_BYTES));
  kernel.configure(bytes, columns);
  return kernel;
}

/** The compiled kernel with its input area and its ring of output slabs. */
export class Kernel {
  readonly #exports: KernelExports;
  readonly #memory: Uint8Array;
  readonly #input: InputWindow;
  readonly #slabStart: number;
  readonly #slabStride: number;
  readonly #isUsual: boolean;
  #free: number[] = [];
  #waiting: (() => void) | undefined;
  #slab = -1;
  #retired = false;

  constructor(columnBytes: number, prefixBytes: number) {
    this.#isUsual = columnBytes === USUAL_COLUMN_BYTES && prefixBytes === USUAL_PREFIX_BYTES;
    const inputStart = COLUMNS + columnBytes + OVERRUN_BYTES + MAX_LEFTOVER_BYTES;
    this.#slabStart = inputStart + INPUT_BYTES + OVERRUN_BYTES;
    this.#slabStride = SLAB_BYTES + prefixBytes + OVERRUN_BYTES;
    const memoryBytes = this.#slabStart + SLAB_COUNT * this.#slabStride;
    const { exports, memory } = loadKernel<KernelExports>(KERNEL_BASE64, memoryBytes);
    this.#exports = exports;
    this.#memory = memory;
    this.#input = new InputWindow(exports, memory, inputStart);
  }

  configure(records: Uint8Array, columns: readonly Column[]): void {
    this.#memory.set(records, COLUMNS);
    this.#exports.configure(columns.length, columns.some((column) => column.generated !== null) ? 1 : 0);
    this.#input.clear();
    this.#free = Array.from({ length: SLAB_COUNT }, (_, slab) => slab);
    this.#slab = -1;
    this.#retired = false;
  }

  /** Complete rows so far. */
  get rows(): number {
    return this.#exports.rows.value;
  }

  /** True when all input was read and it ended with a row. */
  get isBetweenRows(): boolean {
    return this.#exports.isBetweenRows() !== 0 && this.#input.isUsedUp;
  }

  /** Takes input from `chunk` at `from`; returns how many bytes it took. Call `run` before the next one. */
  feed(chunk: Uint8Array, from: number): number {
    return this.#input.feed(chunk, from);
  }

  /** Encodes until the input is used up or the slab is full; one of the answers in layout.ts. */
  run(): number {
    return this.#exports.run();
  }

  /** From here on the input is a table file, to be digested by `digestLines` after each `feed`. */
  startLines(): void {
    this.#exports.startLines();
  }

  digestLines(): void {
    this.#exports.digestLines();
  }

  /** Writes the end of the file; there is room for it in every slab. */
  finish(): void {
    this.#exports.finish();
  }

  /** Makes the next slab the output, as soon as one is free. OUTPUT_FULL is the answer after about `bytes`. */
  async openSlab(bytes = SLAB_BYTES): Promise<void> {
    while (this.#free.length === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    this.openFirstSlab(bytes);
  }

  /** The same at the beginning, when all of them are free. */
  openFirstSlab(bytes: number): void {
    this.#slab = this.#free.pop() ?? -1;
    this.rewindSlab(bytes);
  }

  /** `run` for digests alone: nothing is kept of the output, for which `bytes` of the slab are used. */
  runForDigest(bytes: number): number {
    let answer = this.run();
    while (answer === OUTPUT_FULL) {
      this.rewindSlab(bytes);
      answer = this.run();
    }
    return answer;
  }

  /** Throws away what was written to the slab, which is filled again from its beginning. */
  private rewindSlab(bytes: number): void {
    const start = this.#slabAddress();
    this.#exports.setOutput(start, start + bytes);
  }

  /** What was written to the slab; it is free again after `release`. */
  takeSlab(): { bytes: Uint8Array; release: () => void } {
    const slab = this.#slab;
    const bytes = this.#memory.subarray(this.#slabAddress(), this.#exports.outputAt.value);
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      this.#free.push(slab);
      this.#waiting?.();
      this.#waiting = undefined;
      this.#keepIfIdle();
    };
    this.#slab = -1;
    return { bytes, release };
  }

  /** Digest of the restored (or of the generated) columns, as 32 hex digits. */
  digest(of: 'restored' | 'generated'): string {
    const at = of === 'restored' ? SUM_MAIN : SUM_GENERATED;
    const view = new DataView(this.#memory.buffer, at, 16);
    const value = (view.getBigUint64(8, true) << 64n) | view.getBigUint64(0, true);
    return value.toString(16).padStart(32, '0');
  }

  /** No more calls after this one; blocks that are still held stay valid until they are released. */
  retire(): void {
    if (this.#slab >= 0) this.#free.push(this.#slab);
    this.#slab = -1;
    this.#retired = true;
    this.#keepIfIdle();
  }

  #keepIfIdle(): void {
    if (!this.#retired || this.#free.length < SLAB_COUNT) return;
    this.#retired = false;
    if (this.#isUsual && idle.length < MAX_IDLE) idle.push(this);
  }

  #slabAddress(): number {
    return this.#slabStart + this.#slab * this.#slabStride;
  }
}
