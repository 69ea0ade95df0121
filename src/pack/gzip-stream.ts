import zlib from 'node:zlib';

/** Node's documentation has it for all of them, its types only for some (https://nodejs.org/api/zlib.html#zlibreset). */
type ResettableGzip = zlib.Gzip & { reset(): void };

/** No output is held back for a reader: a whole member is read at once. */
const HIGH_WATER_BYTES = 2 ** 30;

/**
 * Compresses one block after the other on libuv's pool, each as a gzip member of its own, in the same memory: what a
 * call of `zlib.gzip` sets up for each block leaves the collector much to do.
 */
export class GzipStream {
  private readonly gzip: ResettableGzip;

  constructor(options: zlib.ZlibOptions) {
    const whole = { flush: zlib.constants.Z_FINISH, highWaterMark: HIGH_WATER_BYTES };
    this.gzip = zlib.createGzip({ ...options, ...whole }) as ResettableGzip;
  }

  /** One at a time. The input must not change until the promise settles. After a failure the stream is useless. */
  compress(bytes: Uint8Array): Promise<Uint8Array> {
    const { gzip } = this;
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
