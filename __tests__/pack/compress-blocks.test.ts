import { gunzipSync } from 'node:zlib';
import { compressBlocks } from '../../src/pack/compress-blocks.js';
import { type Compressor, createCompressor } from '../../src/pack/compressor.js';

interface Watched {
  readonly blocks: AsyncGenerator<{ bytes: Uint8Array; release(): void }>;
  readonly held: () => number;
  readonly closed: () => boolean;
}

function watched(count: number, failAt = -1): Watched {
  let held = 0;
  let closed = false;
  const blocks = (async function* () {
    try {
      for (let i = 0; i < count; i++) {
        if (i === failAt) throw new Error('source failed');
        held += 1;
        yield {
          bytes: Buffer.from(`block ${i};`),
          release: () => {
            held -= 1;
          },
        };
      }
    } finally {
      closed = true;
    }
  })();
  return { blocks, held: () => held, closed: () => closed };
}

const gzip = createCompressor({ format: 'gzip' });

/** Settles out of order and remembers how many ran at the same time. */
function jittery(): Compressor & { most: () => number } {
  let running = 0;
  let most = 0;
  return {
    ...gzip,
    most: () => most,
    forFile: () => async (bytes) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, (bytes[6] ?? 0) % 3 ? 1 : 15));
      running -= 1;
      return gzip.forFile()(bytes);
    },
  };
}

describe('compressBlocks', () => {
  it('keeps the order, works in parallel within the limit, and releases everything', async () => {
    const source = watched(20);
    const compressor = jittery();
    const members: Uint8Array[] = [];
    for await (const member of compressBlocks(source.blocks, compressor, { inFlight: 3 })) {
      members.push(member);
      expect(source.held()).toBeLessThanOrEqual(3);
    }
    const text = gunzipSync(Buffer.concat(members)).toString();
    expect(text).toBe(Array.from({ length: 20 }, (_, i) => `block ${i};`).join(''));
    expect(compressor.most()).toBe(3);
    expect(source.held()).toBe(0);
    expect(source.closed()).toBe(true);
  });

  it('passes on a failure of the source and lets go of every block', async () => {
    const source = watched(20, 7);
    await expect(collect(compressBlocks(source.blocks, jittery()))).rejects.toThrow('source failed');
    expect(source.held()).toBe(0);
  });

  it('passes on a failure of the compressor and closes the source', async () => {
    const source = watched(20);
    let calls = 0;
    const failing: Compressor = {
      ...gzip,
      forFile: () => (bytes) => (++calls === 5 ? Promise.reject(new Error('broken')) : gzip.forFile()(bytes)),
    };
    await expect(collect(compressBlocks(source.blocks, failing))).rejects.toThrow('broken');
    expect(source.held()).toBe(0);
    expect(source.closed()).toBe(true);
  });

  it('closes the source when the reader leaves early', async () => {
    const source = watched(20);
    for await (const _member of compressBlocks(source.blocks, gzip)) break;
    expect(source.held()).toBe(0);
    expect(source.closed()).toBe(true);
  });
});

async function collect(members: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const member of members) all.push(member);
  return all;
}
