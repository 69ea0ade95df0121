const PAGE_BYTES = 65_536;

const compiled = new Map<string, WebAssembly.Module>();

/** A new kernel with memory of its own, which never grows, so views of it stay valid. */
export function loadKernel<Exports>(
  base64: string,
  memoryBytes: number,
): { exports: Exports; memory: Uint8Array } {
  const module = compiled.get(base64) ?? new WebAssembly.Module(Buffer.from(base64, 'base64'));
  compiled.set(base64, module);
  const pages = Math.ceil(memoryBytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return { exports: instance.exports as Exports, memory: new Uint8Array(memory.buffer) };
}
