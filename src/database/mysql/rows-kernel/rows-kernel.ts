import { isUtf8 } from 'node:buffer';
import { loadKernel } from '../../../lib/load-kernel.js';
import { BAD_ROW, FORMS, LAST_PACKET, NEED_INPUT, OVERRUN_BYTES } from './layout.js';
import { ROWS_KERNEL_BASE64 } from './rows-kernel.generated.js';

/** How the bytes of a value are written: `text` is escaped as COPY text wants it, `hex` becomes upper-case digits. */
export type ValueForm = 'text' | 'hex';

/** A value that is no UTF-8, although its column says so; the column's place in the row. */
export class NotUtf8Error extends Error {
  constructor(readonly column: number) {
    super(`column ${column + 1} holds bytes that are no UTF-8`);
  }
}

/** A row that is not in the form of the protocol, or has other columns than were asked for. */
export class RowFormError extends Error {
  constructor() {
    super('the server sent a row that is not in the form of the protocol, or has other columns');
  }
}

/** What the compiled kernel offers; addresses are bytes in its memory. */
interface KernelExports {
  readonly inputAt: WebAssembly.Global<number>;
  readonly outputAt: WebAssembly.Global<number>;
  readonly rows: WebAssembly.Global<number>;
  readonly column: WebAssembly.Global<number>;
  configure(columnCount: number): void;
  setInput(at: number, end: number): void;
  setOutput(at: number, limit: number): void;
  /** One of the answers in layout.ts. */
  run(): number;
}

/** MySQL and MariaDB allow a table 4096 columns. */
const MAX_COLUMNS = 4096;
const INPUT_BYTES = 384 * 1024;
const OUTPUT_BYTES = 256 * 1024;

const INPUT_START = FORMS + MAX_COLUMNS;
const INPUT_END = INPUT_START + INPUT_BYTES;
const OUTPUT_START = INPUT_END + OVERRUN_BYTES;
const OUTPUT_END = OUTPUT_START + OUTPUT_BYTES;

const NEWLINE = 10;
const TAB = 9;

/**
 * Turns the packets of a result's rows into COPY text; no object is made for a row or a value. Bytes are given at any
 * border by `add` and taken by `take`.
 */
export class RowsKernel {
  readonly #exports: KernelExports;
  readonly #memory: Uint8Array;
  #inputEnd = INPUT_START;
  /** What came while the input was full; in order. */
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** Where the text that was taken ends, and how much of it belongs to the next one. */
  #takenEnd = OUTPUT_START;
  #carried = 0;
  #column = 0;

  constructor() {
    const { exports, memory } = loadKernel<KernelExports>(ROWS_KERNEL_BASE64, OUTPUT_END + OVERRUN_BYTES);
    this.#exports = exports;
    this.#memory = memory;
  }

  /** Starts another result. */
  start(forms: readonly ValueForm[]): void {
    if (forms.length > MAX_COLUMNS) throw new Error(`${forms.length} columns`);
    this.#memory.set(
      forms.map((form) => (form === 'hex' ? 1 : 0)),
      FORMS,
    );
    this.#exports.configure(forms.length);
    this.#inputEnd = INPUT_START;
    this.#exports.setInput(INPUT_START, INPUT_START);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#carried = 0;
    this.#column = 0;
  }

  /** Complete rows so far. */
  get rows(): number {
    return this.#exports.rows.value;
  }

  /** Bytes that nobody has turned over. */
  get unreadBytes(): number {
    return this.#inputEnd - this.#exports.inputAt.value + this.#waitingBytes;
  }

  /** Takes a copy. */
  add(bytes: Uint8Array): void {
    if (this.#waiting.length === 0 && this.#makeRoom(bytes.length)) {
      this.#append(bytes);
    } else {
      this.#waiting.push(Uint8Array.from(bytes));
      this.#waitingBytes += bytes.length;
    }
  }

  /**
   * The next piece of text, empty when bytes are wanting, valid until the next call. `isLast` when all rows are read:
   * `rest` begins with the packet that ends them.
   * @throws NotUtf8Error; RowFormError
   */
  take(): { text: Uint8Array; isLast: boolean } {
    const start = OUTPUT_START;
    this.#memory.copyWithin(start, this.#takenEnd - this.#carried, this.#takenEnd);
    this.#exports.setOutput(start + this.#carried, OUTPUT_END);
    let answer = this.#exports.run();
    while (answer === NEED_INPUT && this.#takeWaiting()) answer = this.#exports.run();
    if (answer === BAD_ROW) throw new RowFormError();
    this.#takenEnd = this.#exports.outputAt.value;
    const written = this.#memory.subarray(start, this.#takenEnd);
    this.#carried = answer === LAST_PACKET ? 0 : unfinishedBytes(written);
    const text = written.subarray(0, written.length - this.#carried);
    if (!isUtf8(text)) throw new NotUtf8Error(findNotUtf8(text, this.#column));
    this.#column = this.#exports.column.value;
    return { text, isLast: answer === LAST_PACKET };
  }

  /** A copy of the bytes that were not read. */
  rest(): Buffer {
    const unread = this.#memory.subarray(this.#exports.inputAt.value, this.#inputEnd);
    return Buffer.concat([unread, ...this.#waiting]);
  }

  #append(bytes: Uint8Array): void {
    this.#memory.set(bytes, this.#inputEnd);
    this.#inputEnd += bytes.length;
    this.#exports.setInput(this.#exports.inputAt.value, this.#inputEnd);
  }

  /** Moves what is unread to the beginning where that helps. */
  #makeRoom(bytes: number): boolean {
    const from = this.#exports.inputAt.value;
    const isUsedUp = from === this.#inputEnd;
    if (!isUsedUp && this.#inputEnd + bytes <= INPUT_END) return true;
    const unread = this.#inputEnd - from;
    if (INPUT_START + unread + bytes > INPUT_END) return false;
    this.#memory.copyWithin(INPUT_START, from, this.#inputEnd);
    this.#inputEnd = INPUT_START + unread;
    this.#exports.setInput(INPUT_START, this.#inputEnd);
    return true;
  }

  /** False when nothing waits. */
  #takeWaiting(): boolean {
    const bytes = this.#waiting.shift();
    if (!bytes) return false;
    this.#waitingBytes -= bytes.length;
    const piece = bytes.subarray(0, INPUT_BYTES / 2);
    if (piece.length < bytes.length) {
      this.#waiting.unshift(bytes.subarray(piece.length));
      this.#waitingBytes += bytes.length - piece.length;
    }
    if (!this.#makeRoom(piece.length)) throw new Error('the input was not used up');
    this.#append(piece);
    return true;
  }
}

/** Bytes at the end that begin a character of UTF-8 without ending it. */
function unfinishedBytes(text: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** The column of the first value that is no UTF-8; the text begins in `column`. */
function findNotUtf8(text: Uint8Array, column: number): number {
  for (let from = 0; from < text.length; ) {
    const found = text.subarray(from).findIndex((byte) => byte === TAB || byte === NEWLINE);
    const to = found < 0 ? text.length : from + found;
    if (!isUtf8(text.subarray(from, to))) return column;
    column = text[to] === NEWLINE ? 0 : column + 1;
    from = to + 1;
  }
  return column;
}
