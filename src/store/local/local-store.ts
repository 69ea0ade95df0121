import { type FileHandle, open, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BackupError, cancelledError } from '../../core/errors.js';
import type {
  OpenUpload,
  PutResult,
  ReadOptions,
  Store,
  StoredObject,
  StoredVersion,
  Upload,
  UploadOptions,
} from '../../core/ports.js';
import { idTakenError } from '../id-taken.js';
import { assertSafeKey } from '../safe-key.js';
import type { StoreOptions } from '../store-options.js';
import { errnoOf, explainLocalError } from './local-errors.js';
import { listFiles, listTempFiles } from './local-list.js';
import { LocalUpload } from './local-upload.js';
import { createTempFile, type LinkFile, syncFolder, targetNameOf } from './temp-file.js';

type Range = NonNullable<ReadOptions['range']>;

const READ_BYTES = 256 * 1024;

/** A folder, made when it is first written to; see `Store` for what its methods promise. */
export class LocalStore implements Store {
  readonly uri: string;
  readonly warnings: readonly string[] = [];

  constructor(
    private readonly folder: string,
    private readonly options: Pick<StoreOptions, 'log' | 'signal'>,
    private readonly linkFile?: LinkFile,
  ) {
    this.uri = pathToFileURL(folder).href.replace(/\/+$/, '');
  }

  uriOf(key: string): string {
    return `${this.uri}/${key.split('/').map(encodeURIComponent).join('/')}`;
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    return listFiles(this.folder, prefix);
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const path = this.#pathOf(key);
    try {
      const stats = await stat(path);
      return stats.isFile() ? { key, bytes: stats.size, lastModified: stats.mtime } : undefined;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw explainLocalError(`look up ${path}`, error);
    }
  }

  async read(key: string, options: ReadOptions = {}): Promise<AsyncIterable<Uint8Array>> {
    const path = this.#pathOf(key);
    try {
      const { size } = await stat(path);
      const range = options.range ?? { offset: 0, length: size };
      if (range.offset + range.length > size) throw rangeMissing(path, range, size);
      return this.#chunks(path, range, options.transient === true);
    } catch (error) {
      throw explainLocalError(`read ${path}`, error);
    }
  }

  async put(key: string, content: Uint8Array, _contentType: string): Promise<PutResult> {
    const upload = await this.#begin(key);
    try {
      await upload.write(content);
      return { versionId: (await upload.complete()).versionId };
    } catch (error) {
      if (!(error instanceof BackupError) || error.code !== 'ID_TAKEN') throw error;
      const existing: Uint8Array[] = [];
      for await (const chunk of await this.read(key)) existing.push(chunk);
      if (!Buffer.concat(existing).equals(content)) throw error;
      return { versionId: null };
    } finally {
      await upload.abort();
    }
  }

  async startUpload(key: string, _options: UploadOptions): Promise<Upload> {
    if (await this.head(key)) throw idTakenError(this.uriOf(key));
    return this.#begin(key);
  }

  async remove(key: string): Promise<void> {
    await this.#unlink(this.#pathOf(key));
  }

  async *listVersions(_prefix: string): AsyncGenerator<StoredVersion> {}

  async removeVersion(key: string, versionId: string): Promise<void> {
    throw new BackupError('store', `${this.uriOf(key)} has no version ${versionId}: a folder keeps none.`, {
      code: 'NOT_FOUND',
      nextStep: 'Remove the file itself.',
    });
  }

  async isLocked(_key: string): Promise<boolean> {
    return false;
  }

  listOpenUploads(prefix: string): AsyncIterable<OpenUpload> {
    return listTempFiles(this.folder, prefix);
  }

  async abortOpenUpload({ key, uploadId }: OpenUpload): Promise<void> {
    const folder = key.slice(0, key.lastIndexOf('/') + 1);
    if (targetNameOf(uploadId) !== key.slice(folder.length))
      throw new Error(`${uploadId} is no upload of ${key}`);
    assertSafeKey(key);
    await this.#unlink(join(this.folder, folder, uploadId));
  }

  async close(): Promise<void> {}

  async #begin(key: string): Promise<LocalUpload> {
    if (this.options.signal.aborted) throw cancelledError(this.options.signal.reason);
    const path = this.#pathOf(key);
    try {
      const temp = await createTempFile(path);
      return new LocalUpload(
        { path, uri: this.uriOf(key) },
        temp,
        this.options.signal,
        this.options.log,
        this.linkFile,
      );
    } catch (error) {
      throw explainLocalError(`write ${path}`, error);
    }
  }

  async *#chunks(path: string, range: Range, isTransient: boolean): AsyncGenerator<Uint8Array> {
    try {
      const file = await open(path, 'r');
      try {
        yield* this.#read(path, file, range, isTransient);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw explainLocalError(`read ${path}`, error);
    }
  }

  async *#read(
    path: string,
    file: FileHandle,
    { offset, length }: Range,
    isTransient: boolean,
  ): AsyncGenerator<Uint8Array> {
    const shared = isTransient ? Buffer.allocUnsafeSlow(Math.min(READ_BYTES, length)) : undefined;
    for (let done = 0; done < length; ) {
      if (this.options.signal.aborted) throw cancelledError(this.options.signal.reason);
      const wanted = Math.min(READ_BYTES, length - done);
      const buffer = shared ?? Buffer.allocUnsafe(wanted);
      const { bytesRead } = await file.read(buffer, 0, wanted, offset + done);
      if (bytesRead === 0) throw rangeMissing(path, { offset, length }, offset + done);
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Removing what is not there is a success, as in S3. */
  async #unlink(path: string): Promise<void> {
    try {
      await unlink(path);
      await syncFolder(join(path, '..'));
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw explainLocalError(`remove ${path}`, error);
    }
  }

  #pathOf(key: string): string {
    assertSafeKey(key);
    return join(this.folder, key);
  }
}

function rangeMissing(path: string, range: Range, size: number): BackupError {
  return new BackupError(
    'integrity',
    `${path} has ${size} bytes, too few for ${range.length} from offset ${range.offset} on.`,
    { code: 'RANGE_MISSING', nextStep: 'The file is shorter than its manifest says; use another backup.' },
  );
}
