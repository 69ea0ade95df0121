import type { PartBody, PartSink, PartStorage } from './part-storage.js';
import { sha256Of } from './s3-sha256.js';

/** Parts in buffers that are used again, so that a long upload leaves the collector nothing to do. */
export class MemoryParts implements PartStorage {
  readonly #free: Buffer[] = [];

  constructor(private readonly partBytes: number) {}

  async begin(): Promise<PartSink> {
    return new MemorySink(this.#free.pop() ?? Buffer.allocUnsafeSlow(this.partBytes), (buffer) =>
      this.#free.push(buffer),
    );
  }

  async close(): Promise<void> {
    this.#free.length = 0;
  }
}

class MemorySink implements PartSink {
  #filled = 0;

  constructor(
    private readonly buffer: Buffer,
    private readonly giveBack: (buffer: Buffer) => void,
  ) {}

  get room(): number {
    return this.buffer.length - this.#filled;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  async finish(): Promise<PartBody> {
    const content = this.buffer.subarray(0, this.#filled);
    let isReleased = false;
    return {
      bytes: content.length,
      sha256: sha256Of(content),
      open: () => content,
      release: async () => {
        if (!isReleased) this.giveBack(this.buffer);
        isReleased = true;
      },
    };
  }
}
