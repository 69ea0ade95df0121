import zlib from 'node:zlib';
import { chooseWindow } from './choose-window.js';
import type { Compressor, Member } from './compressor.js';
import { GzipStream } from './gzip-stream.js';

/**
 * Rows repeat what stands near them: against zlib's 32 KiB, a window of 16 KiB takes 10 to 20 % less time and
 * makes wide, narrow and jsonb-heavy tables 1 to 5 % smaller, at level 1 and at level 6 (bench/RESULTS.md).
 */
const WINDOW_BITS = 14;

/** Below this level zlib looks at few of the places where a match may be, and a smaller window spares nothing. */
const MIN_CHOOSING_LEVEL = 4;

/** The whole block of a file on which its window is chosen: the trial has to pay. */
const CHOOSING_BLOCK = 8;
const WHOLE_BLOCK_BYTES = 512 * 1024;

/**
 * Up to this size (tar headers, tiny tables) a call on the spot costs less than the way to the pool and back:
 * 8 against 90 microseconds. The window is as large as the input may be.
 */
export const SMALL_INPUT_BYTES = 8 * 1024;
const SMALL_GZIP = { windowBits: 13, memLevel: 5, chunkSize: 16 * 1024 };

/** Idle streams that are kept: one file's blocks in flight, and the one that is being written. */
const MAX_IDLE = 4;

/** Level 0 stores. */
export function gzipCompressor(level: number): Compressor {
  const idle: GzipStream[] = [];

  const compressBlock = async (bytes: Uint8Array, windowBits: number): Promise<Member> => {
    if (bytes.length <= SMALL_INPUT_BYTES) {
      return { bytes: zlib.gzipSync(bytes, { level, ...SMALL_GZIP }), release: () => undefined };
    }
    const at = idle.findIndex((stream) => stream.windowBits === windowBits);
    const stream = (at < 0 ? undefined : idle.splice(at, 1)[0]) ?? new GzipStream(level, windowBits);
    const release = () => {
      if (idle.length === MAX_IDLE) idle.shift();
      idle.push(stream);
    };
    return { bytes: await stream.compress(bytes), release };
  };

  return {
    format: 'gzip',
    ending: '.tar.gz',
    contentType: 'application/gzip',
    async compress(bytes) {
      const member = await compressBlock(bytes, WINDOW_BITS);
      const copy = Buffer.from(member.bytes);
      member.release();
      return copy;
    },
    forFile() {
      let windowBits = Promise.resolve(WINDOW_BITS);
      let wholeBlocks = 0;
      return async (bytes) => {
        if (bytes.length >= WHOLE_BLOCK_BYTES) wholeBlocks++;
        if (wholeBlocks === CHOOSING_BLOCK && level >= MIN_CHOOSING_LEVEL) {
          wholeBlocks++;
          windowBits = chooseWindow(bytes, level);
        }
        return compressBlock(bytes, await windowBits);
      };
    },
  };
}
