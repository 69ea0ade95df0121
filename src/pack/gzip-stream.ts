import zlib from 'node:zlib';

/** Node's documentation has `reset` for all of them, its types only for some (https://nodejs.org/api/zlib.html#zlibreset). */
type ResettableGzip = zlib.Gzip & { reset(): void; _outOffset: number };

/** No output is held back for a reader: a whole member is read at once. */
const HIGH_WATER_BYTES = 2 ** 30;

/** What outputs are cut from. A longer one is put together from several. */
const OUTPUT_BYTES = 512 * 1024;

/**
 * Compresses one block after the other on libuv's pool, each as a gzip member of its own, in the same memory: what a
 * call of `zlib.gzip` sets up for each block leaves the collector much to do.
 */
export class GzipStream {
  private readonly gzip: ResettableGzip;

  constructor(
    level: number,
    readonly windowBits: number,
  ) {
    const whole = { flush: zlib.constants.Z_FINISH, highWaterMark: HIGH_WATER_BYTES };
    const options = { level, windowBits, memLevel: 9, chunkSize: OUTPUT_BYTES, ...whole };
    this.gzip = zlib.createGzip(options) as ResettableGzip;
  }

  /**
   * One at a time. The input must not change until the promise settles; the output may be overwritten by the next call.
   * After a failure the stream is useless.
   */
  compress(bytes: Uint8Array): Promise<Uint8Array> {
    const { gzip } = this;
    // Where its next output begins, no part of Node's documentation. Should it go, outputs lie one behind the other again.
    gzip._outOffset = 0;
    return new Promise((resolve, reject) => {
      gzip.once('error', reject);
      gzip.write(bytes, (error) => {
        if (error) return reject(error);
        gzip.off('error', reject);
        const member = gzip.read() as Uint8Array;
        gzip.reset();
        resolve(member);
      });
    });
  }
}
