/** What every kernel offers to read its input; addresses in its memory. */
export interface InputExports {
  /** Next unread byte. */
  readonly inputAt: WebAssembly.Global<number>;
  setInput(at: number, end: number): void;
}

/** Bytes of input that a kernel gets at once, at most. */
export const INPUT_BYTES = 256 * 1024;

/**
 * The part of a kernel's memory that input is copied to. What the kernel left unread moves in front of it, so room for
 * that lies before `start`.
 */
export class InputWindow {
  readonly #exports: InputExports;
  readonly #memory: Uint8Array;
  readonly #start: number;
  #end = 0;

  constructor(exports: InputExports, memory: Uint8Array, start: number) {
    this.#exports = exports;
    this.#memory = memory;
    this.#start = start;
  }

  clear(): void {
    this.#set(this.#start, this.#start);
  }

  get isUsedUp(): boolean {
    return this.#exports.inputAt.value === this.#end;
  }

  /** Takes input from `chunk` at `from`; returns how many bytes it took. */
  feed(chunk: Uint8Array, from: number): number {
    const left = this.#memory.subarray(this.#exports.inputAt.value, this.#end);
    const start = this.#start - left.length;
    this.#memory.set(left, start);
    const taken = Math.min(chunk.length - from, INPUT_BYTES);
    const whole = from === 0 && taken === chunk.length;
    this.#memory.set(whole ? chunk : chunk.subarray(from, from + taken), this.#start);
    this.#set(start, this.#start + taken);
    return taken;
  }

  #set(at: number, end: number): void {
    this.#end = end;
    this.#exports.setInput(at, end);
  }
}
