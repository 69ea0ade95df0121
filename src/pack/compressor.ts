import zlib from 'node:zlib';
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

/** Level 1 is the fastest and costs about 15 % of size against level 6 (bench/RESULTS.md). */
export const DEFAULT_LEVELS: Readonly<Record<CompressionFormat, number>> = { gzip: 1, zstd: 1 };

/** Output buffer of one compression: a usual block fits, so that it takes one trip to the pool. */
const OUTPUT_CHUNK_BYTES = 256 * 1024;

const MIN_OUTPUT_CHUNK_BYTES = 1024;

/** @throws SettingsError code ZSTD_UNAVAILABLE on a Node without zstd */
export function createCompressor(options: CompressorOptions): Compressor {
  const level = options.level ?? DEFAULT_LEVELS[options.format];
  return options.format === 'gzip' ? gzipCompressor(level) : zstdCompressor(level);
}

function outputChunkBytes(inputBytes: number): number {
  return Math.min(OUTPUT_CHUNK_BYTES, Math.max(MIN_OUTPUT_CHUNK_BYTES, inputBytes));
}

function gzipCompressor(level: number): Compressor {
  return {
    format: 'gzip',
    ending: '.tar.gz',
    contentType: 'application/gzip',
    compress: (bytes) =>
      new Promise((resolve, reject) => {
        const options = { level, memLevel: 9, chunkSize: outputChunkBytes(bytes.length) };
        zlib.gzip(bytes, options, (error, result) => (error ? reject(error) : resolve(result)));
      }),
  };
}

function zstdCompressor(level: number): Compressor {
  const zstd = requireZstd();
  const params = {
    [zstd.constants.ZSTD_c_compressionLevel]: level,
    [zstd.constants.ZSTD_c_checksumFlag]: 1,
  };
  return {
    format: 'zstd',
    ending: '.tar.zst',
    contentType: 'application/zstd',
    compress: (bytes) =>
      new Promise((resolve, reject) => {
        const options = { params, chunkSize: outputChunkBytes(bytes.length) };
        zstd.zstdCompress(bytes, options, (error, result) => (error ? reject(error) : resolve(result)));
      }),
  };
}
