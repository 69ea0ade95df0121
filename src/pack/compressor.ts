import zlib from 'node:zlib';
import { gzipCompressor, SMALL_INPUT_BYTES } from './gzip-compressor.js';
import { requireZstd } from './zstd.js';

export type CompressionFormat = 'gzip' | 'zstd';

/** A compressed block; `bytes` may be overwritten after `release`. */
export interface Member {
  readonly bytes: Uint8Array;
  release(): void;
}

/** Turns blocks into independent pieces that can be concatenated: gzip members or zstd frames. */
export interface Compressor {
  readonly format: CompressionFormat;
  /** Of the archive's file name. */
  readonly ending: '.tar.gz' | '.tar.zst';
  readonly contentType: string;
  /** One member, made on libuv's pool. The input must not change until the promise settles. */
  compress(bytes: Uint8Array): Promise<Uint8Array>;
  /** The same for the blocks of one file, which are taken to be alike. Several may be compressed at the same time. */
  forFile(): (bytes: Uint8Array) => Promise<Member>;
}

export interface CompressorOptions {
  readonly format: CompressionFormat;
  readonly level?: number | undefined;
}

/** Level 1 is the fastest and costs 8 % of size against level 6 (bench/RESULTS.md). */
export const DEFAULT_LEVELS: Readonly<Record<CompressionFormat, number>> = { gzip: 1, zstd: 1 };

/** Output buffers grow by this; small ones keep what waits in memory close to what it holds. */
const OUTPUT_STEP_BYTES = 16 * 1024;

/** Room over what the last block needed, so that the next one takes one trip to the pool. */
const OUTPUT_SLACK = 1.1;

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

let storing: Compressor | undefined;

/** Members whose content is as it is, for what does not become smaller; zstd finds that out itself, at little cost. */
export function createStoringCompressor(format: CompressionFormat): Compressor {
  if (format === 'zstd') return zstdCompressor(DEFAULT_LEVELS.zstd);
  storing ??= gzipCompressor(0);
  return storing;
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

function zstdCompressor(level: number): Compressor {
  const zstd = requireZstd();
  const estimate = outputEstimate();
  const params = {
    [zstd.constants.ZSTD_c_compressionLevel]: level,
    [zstd.constants.ZSTD_c_checksumFlag]: 1,
  };
  const compress = async (bytes: Uint8Array): Promise<Uint8Array> => {
    if (bytes.length <= SMALL_INPUT_BYTES) return zstd.zstdCompressSync(bytes, { params });
    return new Promise((resolve, reject) => {
      const options = { params, chunkSize: estimate.bytesFor(bytes.length) };
      zstd.zstdCompress(bytes, options, (error, result) => {
        if (error) return reject(error);
        estimate.learn(bytes.length, result.length);
        resolve(result);
      });
    });
  };
  return {
    format: 'zstd',
    ending: '.tar.zst',
    contentType: 'application/zstd',
    compress,
    forFile: () => async (bytes) => ({ bytes: await compress(bytes), release: () => undefined }),
  };
}
