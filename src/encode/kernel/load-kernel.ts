import { KERNEL_BASE64 } from './kernel.generated.js';

/** What the compiled kernel offers; addresses and lengths are bytes in its memory. */
export interface KernelExports {
  readonly inputAt: WebAssembly.Global<number>;
  readonly outputAt: WebAssembly.Global<number>;
  readonly rows: WebAssembly.Global<number>;
  configure(columnCount: number, hasGenerated: number): void;
  setInput(at: number, end: number): void;
  setOutput(at: number, limit: number): void;
  /** NEED_INPUT, OUTPUT_FULL, BAD_ROW or BAD_JSON. */
  run(): number;
  isBetweenRows(): number;
  finish(): void;
  startLines(): void;
  digestLines(): void;
}

const PAGE_BYTES = 65_536;

let compiled: WebAssembly.Module | undefined;

/** A new kernel with memory of its own, which never grows, so views of it stay valid. */
export function loadKernel(memoryBytes: number): { exports: KernelExports; memory: Uint8Array } {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BASE64, 'base64'));
  const pages = Math.ceil(memoryBytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return {
    exports: instance.exports as unknown as KernelExports,
    memory: new Uint8Array(memory.buffer),
  };
}
