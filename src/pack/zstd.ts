import zlib from 'node:zlib';
import { SettingsError } from '../core/errors.js';

/** What Node 22.15 and later have in node:zlib (https://nodejs.org/api/zlib.html); the types are older. */
interface ZstdOptions {
  readonly chunkSize?: number;
  readonly params?: Readonly<Record<number, number>>;
}
interface Zstd {
  zstdCompress(
    bytes: Uint8Array,
    options: ZstdOptions,
    callback: (error: Error | null, result: Buffer) => void,
  ): void;
  zstdCompressSync(bytes: Uint8Array, options: ZstdOptions): Buffer;
  createZstdDecompress(options?: ZstdOptions): NodeJS.ReadWriteStream & { destroy(error?: Error): void };
  readonly constants: { readonly ZSTD_c_compressionLevel: number; readonly ZSTD_c_checksumFlag: number };
}

/** This Node's zstd. @throws SettingsError code ZSTD_UNAVAILABLE where it has none */
export function requireZstd(): Zstd {
  const candidate = zlib as unknown as Partial<Zstd>;
  if (typeof candidate.zstdCompress === 'function') return candidate as Zstd;
  throw new SettingsError([
    {
      setting: 'compression',
      message: `zstd needs Node 22.15 or newer; this is ${process.version}. Use gzip, or a newer Node.`,
      code: 'ZSTD_UNAVAILABLE',
    },
  ]);
}
