import zlib from 'node:zlib';
import { GzipStream } from './gzip-stream.js';
import { requireZstd } from './zstd.js';

export type CompressionFormat = 'gzip' | 'zstd';

/** Turns blocks into independent pieces that can be concatenated: gzip members or zstd frames. */
export interface Compressor {
  readonly format: CompressionFormat;
  /** Of the archive's file name. */
  readonly ending: '.tar.gz' | '.tar.zst';
  readonly contentType: string;
  /** One member, made on libuv's pool. The input must not change until the promise settles. */
  compress(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface CompressorOptions {
  readonly format: CompressionFormat;
  readonly level?: number | undefined;
}

/** Level 1 is the fastest and costs 8 % of size against level 6 (bench/RESULTS.md). */
export const DEFAULT_LEVELS: Readonly<Record<CompressionFormat, number>> = { gzip: 1, zstd: 1 };

/**
 * Rows repeat what stands near them: against zlib's 32 KiB, a window of 16 KiB takes 10 to 20 % less time and
 * makes wide, narrow and jsonb-heavy tables 1 to 5 % smaller, at level 1 and at level 6 (bench/RESULTS.md).
 */
const WINDOW_BITS = 14;

/** Output buffers grow by this; small ones keep what waits in memory close to what it holds. */
const OUTPUT_STEP_BYTES = 16 * 1024;

/** What the outputs of gzip are cut from. */
const OUTPUT_BYTES = 256 * 1024;

/** Room over what the last block needed, so that the next one takes one trip to the pool. */
const OUTPUT_SLACK = 1.1;

/**
 * Up to this size (tar headers, tiny tables) a call on the spot costs less than the way to the pool and back:
 * 8 against 90 microseconds. The window is as large as the input may be.
 */
const SMALL_INPUT_BYTES = 8 * 1024;
const SMALL_GZIP = { windowBits: 13, memLevel: 5, chunkSize: OUTPUT_STEP_BYTES };

/** @throws SettingsError code ZSTD_UNAVAILABLE on a Node without zstd */
export function createCompressor(options: CompressorOptions): Compressor {
  const level = options.level ?? DEFAULT_LEVELS[options.format];
  return options.format === 'gzip' ? gzipCompressor(level) : zstdCompressor(level);
}

/** How much of what is to be compressed is tried, and how small it has to become to be worth the time. */
const PROBE_BYTES = 16 * 1024;
const WORTHWHILE = 0.95;

/** False for what is compressed already (images, archives, films), by its beginning. */
export function isCompressible(beginning: Uint8Array): boolean {
  const probe = beginning.subarray(0, PROBE_BYTES);
  return zlib.deflateRawSync(probe, { level: 1 }).length < probe.length * WORTHWHILE;
}

/** Members whose content is as it is, for what does not become smaller; zstd finds that out itself, at little cost. */
export function createStoringCompressor(format: CompressionFormat): Compressor {
  return format === 'gzip' ? gzipCompressor(0) : zstdCompressor(DEFAULT_LEVELS.zstd);
}

/** Guesses the size of the output from the ratio of the block before. */
function outputEstimate() {
  let ratio = 0.25;
  return {
    bytesFor: (inputBytes: number) =>
      OUTPUT_STEP_BYTES * Math.max(1, Math.ceil((inputBytes * ratio * OUTPUT_SLACK) / OUTPUT_STEP_BYTES)),
    learn(inputBytes: number, outputBytes: number) {
      if (inputBytes > OUTPUT_STEP_BYTES) ratio = outputBytes / inputBytes;
    },
  };
}

function gzipCompressor(level: number): Compressor {
  const idle: GzipStream[] = [];
  const newStream = () =>
    new GzipStream({ level, windowBits: WINDOW_BITS, memLevel: 9, chunkSize: OUTPUT_BYTES });
  return {
    format: 'gzip',
    ending: '.tar.gz',
    contentType: 'application/gzip',
    async compress(bytes) {
      if (bytes.length <= SMALL_INPUT_BYTES) return zlib.gzipSync(bytes, { level, ...SMALL_GZIP });
      const stream = idle.pop() ?? newStream();
      const member = await stream.compress(bytes);
      idle.push(stream);
      return member;
    },
  };
}

function zstdCompressor(level: number): Compressor {
  const zstd = requireZstd();
  const estimate = outputEstimate();
  const params = {
    [zstd.constants.ZSTD_c_compressionLevel]: level,
    [zstd.constants.ZSTD_c_checksumFlag]: 1,
  };
  return {
    format: 'zstd',
    ending: '.tar.zst',
    contentType: 'application/zstd',
    async compress(bytes) {
      if (bytes.length <= SMALL_INPUT_BYTES) return zstd.zstdCompressSync(bytes, { params });
      return new Promise((resolve, reject) => {
        const options = { params, chunkSize: estimate.bytesFor(bytes.length) };
        zstd.zstdCompress(bytes, options, (error, result) => {
          if (error) return reject(error);
          estimate.learn(bytes.length, result.length);
          resolve(result);
        });
      });
    },
  };
}
