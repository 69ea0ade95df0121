import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../core/errors.js';
import type { PartBody, PartSink, PartStorage } from './part-storage.js';

const READ_BYTES = 1024 * 1024;

/**
 * Parts in files of a folder of their own below `tempDir`.
 * @throws BackupError code `SPOOL_FULL` or `SPOOL_NOT_WRITABLE`
 */
export class SpooledParts implements PartStorage {
  #folder: Promise<string> | undefined;
  #count = 0;
  #current: SpoolSink | undefined;

  constructor(
    private readonly partBytes: number,
    private readonly tempDir: string,
  ) {}

  async begin(): Promise<PartSink> {
    this.#folder ??= mkdtemp(join(this.tempDir, 'db-backup-parts-'));
    try {
      const path = join(await this.#folder, `${++this.#count}.part`);
      this.#current = new SpoolSink(path, await open(path, 'wx', 0o600), this.partBytes, this.tempDir);
      return this.#current;
    } catch (error) {
      throw spoolError(error, this.tempDir);
    }
  }

  async close(): Promise<void> {
    await this.#current?.close();
    const folder = await this.#folder?.catch(() => undefined);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

class SpoolSink implements PartSink {
  readonly #hash = createHash('sha256');
  #filled = 0;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly partBytes: number,
    private readonly tempDir: string,
  ) {}

  get room(): number {
    return this.partBytes - this.#filled;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    try {
      await writeFile(this.file, bytes);
    } catch (error) {
      throw spoolError(error, this.tempDir);
    }
    this.#filled += bytes.length;
  }

  /** Idempotent, as FileHandle.close is not. */
  async close(): Promise<void> {
    this.#closing ??= this.file.close();
    await this.#closing;
  }

  async finish(): Promise<PartBody> {
    await this.close();
    const { path } = this;
    return {
      bytes: this.#filled,
      sha256: this.#hash.digest(),
      open: () => createReadStream(path, { highWaterMark: READ_BYTES }),
      release: () => rm(path, { force: true }),
    };
  }
}

function spoolError(error: unknown, tempDir: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new BackupError('store', `The disk below ${tempDir} is full; a part of the archive waits there.`, {
      code: 'SPOOL_FULL',
      setting: 'temp-dir',
      nextStep: 'Free space there, or set temp-dir to a larger disk.',
      cause: error,
    });
  }
  if (code === undefined) return error;
  return new BackupError('store', `Cannot write below ${tempDir} (${code}).`, {
    code: 'SPOOL_NOT_WRITABLE',
    setting: 'temp-dir',
    nextStep: 'Set temp-dir to a folder this process may write.',
    cause: error,
  });
}
