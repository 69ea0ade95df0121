import type { Compressor } from './compressor.js';

/** A piece of a file; `bytes` may be overwritten after `release`. */
export interface ReleasableBlock {
  readonly bytes: Uint8Array;
  release(): void;
}

export interface CompressBlocksOptions {
  /** Blocks compressed at the same time; 3 keeps two cores busy. */
  readonly inFlight?: number;
}

const DEFAULT_IN_FLIGHT = 3;

/**
 * One member per block, in order. Reads ahead as far as `inFlight` allows, releases each block as soon as
 * it is compressed, and waits for running compressions before it ends, however it ends.
 */
export async function* compressBlocks(
  blocks: AsyncIterable<ReleasableBlock>,
  compressor: Compressor,
  { inFlight = DEFAULT_IN_FLIGHT }: CompressBlocksOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  const source = blocks[Symbol.asyncIterator]();
  const running: Promise<Uint8Array>[] = [];
  try {
    while (true) {
      const next = await source.next();
      if (next.done) break;
      running.push(compressOne(next.value, compressor));
      if (running.length >= inFlight) yield await (running.shift() as Promise<Uint8Array>);
    }
    while (running.length > 0) yield await (running.shift() as Promise<Uint8Array>);
  } finally {
    await Promise.allSettled(running);
    await source.return?.();
  }
}

function compressOne(block: ReleasableBlock, compressor: Compressor): Promise<Uint8Array> {
  const compressed = compressor.compress(block.bytes).finally(() => block.release());
  // Awaited later, in order; until then a failure must not count as unhandled.
  compressed.catch(() => undefined);
  return compressed;
}
