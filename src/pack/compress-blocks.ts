import type { Compressor, Member } from './compressor.js';

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
 * One member per block, in order, each valid until the next one is asked for. Reads ahead as far as `inFlight` allows,
 * releases each block as soon as it is compressed, and waits for running compressions before it ends, however it ends.
 */
export async function* compressBlocks(
  blocks: AsyncIterable<ReleasableBlock>,
  compressor: Compressor,
  { inFlight = DEFAULT_IN_FLIGHT }: CompressBlocksOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  const source = blocks[Symbol.asyncIterator]();
  const compress = compressor.forFile();
  const running: Promise<Member>[] = [];
  try {
    while (true) {
      const next = await source.next();
      if (next.done) break;
      running.push(compressOne(next.value, compress));
      if (running.length >= inFlight) yield* oldest(running);
    }
    while (running.length > 0) yield* oldest(running);
  } finally {
    await Promise.allSettled(running);
    await source.return?.();
  }
}

async function* oldest(running: Promise<Member>[]): AsyncGenerator<Uint8Array, void, void> {
  const member = await (running.shift() as Promise<Member>);
  yield member.bytes;
  member.release();
}

function compressOne(
  block: ReleasableBlock,
  compress: (bytes: Uint8Array) => Promise<Member>,
): Promise<Member> {
  const compressed = compress(block.bytes).finally(() => block.release());
  // Awaited later, in order; until then a failure must not count as unhandled.
  compressed.catch(() => undefined);
  return compressed;
}
