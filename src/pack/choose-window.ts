import { promisify } from 'node:util';
import zlib from 'node:zlib';

const gzip = promisify(zlib.gzip);

/** From the fastest to the slowest, and about from the largest to the smallest result. */
const WINDOWS = [12, 13, 14];

/** What a faster window may cost in size. */
const TOLERANCE = 1.015;

/** So much of a block is tried. */
const TRIAL_BYTES = 256 * 1024;

/**
 * The base-two logarithm of the window that suits data like this. The levels that search for matches take 10 to 20 % less
 * time for each step down. Rows that look alike do not become larger by it, narrow ones up to 12 % smaller, since distances are
 * shorter to write; but texts and documents that repeat what stands far above do.
 */
export async function chooseWindow(block: Uint8Array, level: number): Promise<number> {
  const trial = block.subarray(0, TRIAL_BYTES);
  const sizes: number[] = [];
  for (const windowBits of WINDOWS) {
    sizes.push((await gzip(trial, { level, windowBits, memLevel: 9 })).length);
  }
  const most = Math.min(...sizes) * TOLERANCE;
  return WINDOWS[sizes.findIndex((size) => size <= most)] as number;
}
