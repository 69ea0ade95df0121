import { unlink } from 'node:fs/promises';
import { BackupError, cancelledError } from '../../core/errors.js';
import type { CommitResult, Log, Upload } from '../../core/ports.js';
import { idTakenError } from '../id-taken.js';
import { errnoOf, explainLocalError } from './local-errors.js';
import { type LinkFile, publishFile, type TempFile } from './temp-file.js';

/** Writes are gathered up to this many bytes, to spare system calls. */
const GATHER_BYTES = 1024 * 1024;

export interface LocalTarget {
  readonly path: string;
  readonly uri: string;
}

/**
 * A file under a temporary name that gets its own when it is complete and on the disk.
 * A folder checks nothing by itself, so `verifiedByStore` is always false: the caller, who has the
 * hash of the whole archive anyway, reads it back once instead of this class hashing it twice.
 */
export class LocalUpload implements Upload {
  readonly #onCancel = () => void this.abort();
  #gathered: Buffer | undefined;
  #gatheredBytes = 0;
  #bytes = 0;
  #state: 'open' | 'completed' | 'aborted' = 'open';
  #aborting: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly target: LocalTarget,
    private readonly temp: TempFile,
    private readonly signal: AbortSignal,
    private readonly log: Log,
    private readonly linkFile?: LinkFile,
  ) {
    signal.addEventListener('abort', this.#onCancel, { once: true });
    if (signal.aborted) void this.abort();
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length; ) {
      this.#assertOpen();
      this.#gathered ??= Buffer.allocUnsafeSlow(GATHER_BYTES);
      const piece = bytes.subarray(offset, offset + GATHER_BYTES - this.#gatheredBytes);
      this.#gathered.set(piece, this.#gatheredBytes);
      this.#gatheredBytes += piece.length;
      offset += piece.length;
      if (this.#gatheredBytes === GATHER_BYTES) await this.#flush();
    }
  }

  async complete(): Promise<CommitResult> {
    this.#assertOpen();
    try {
      await this.#flush();
      await this.#seal();
      await this.#publish();
      this.#state = 'completed';
      this.signal.removeEventListener('abort', this.#onCancel);
      return { versionId: null, verifiedByStore: false };
    } catch (error) {
      await this.abort();
      throw explainLocalError(`write ${this.target.path}`, error);
    }
  }

  abort(): Promise<void> {
    this.#aborting ??= this.#abort();
    return this.#aborting;
  }

  async #flush(): Promise<void> {
    const bytes = this.#gathered?.subarray(0, this.#gatheredBytes);
    if (!bytes?.length) return;
    this.#gatheredBytes = 0;
    this.#writing = this.#writeAll(bytes);
    try {
      await this.#writing;
    } catch (error) {
      this.#assertOpen();
      throw explainLocalError(`write ${this.target.path}`, error);
    }
  }

  /** A short write is what a disk does that gets full; the second one says so. */
  async #writeAll(bytes: Uint8Array): Promise<void> {
    const { bytesWritten } = await this.temp.file.write(bytes);
    this.#bytes += bytesWritten;
    if (bytesWritten < bytes.length) {
      const rest = bytes.subarray(bytesWritten);
      await this.temp.file.writeFile(rest);
      this.#bytes += rest.length;
    }
  }

  async #seal(): Promise<void> {
    await this.temp.file.sync();
    const { size } = await this.temp.file.stat();
    await this.temp.file.close();
    this.#assertOpen();
    if (size === this.#bytes) return;
    throw new BackupError(
      'integrity',
      `${this.temp.path} has ${size} bytes after ${this.#bytes} were written.`,
      {
        code: 'STORE_CHECKSUM_DIFFERS',
        nextStep: 'Check the disk below the destination and run again.',
      },
    );
  }

  async #publish(): Promise<void> {
    try {
      await publishFile(this.temp.path, this.target.path, this.linkFile);
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
      throw idTakenError(this.target.uri, error);
    }
  }

  #assertOpen(): void {
    if (this.signal.aborted) throw cancelledError(this.signal.reason);
    if (this.#state !== 'open') throw new Error(`the upload of ${this.target.uri} is ${this.#state}`);
  }

  async #abort(): Promise<void> {
    if (this.#state === 'completed') return;
    this.#state = 'aborted';
    this.signal.removeEventListener('abort', this.#onCancel);
    await Promise.allSettled([this.#writing]);
    try {
      await this.temp.file.close();
    } catch {
      // It was closed before; there is nothing to lose in a file that is removed next.
    }
    try {
      await unlink(this.temp.path);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return;
      this.log.warn(`${this.temp.path} could not be removed (${errnoOf(error) ?? String(error)}).`);
    }
  }
}
