import { BackupError } from '../../../core/errors.js';
import type {
  FileBucket,
  FileState,
  FileStorage,
  FileUpload,
  ListedFile,
} from '../../../core/file-storage.js';
import { ReadAgainError } from '../../../core/read-again.js';
import { projectRef } from '../../../core/supabase.js';
import { isRecord, numberOf, textOf, unquoted } from './answers.js';
import { listFiles } from './list-files.js';
import { objectPath } from './object-path.js';
import { StorageApi, type StorageApiOptions } from './storage-api.js';
import { StorageError } from './storage-errors.js';
import { uploadFile } from './upload-file.js';

const PAGE_BUCKETS = 100;

/** A download that says nothing for so long is broken. */
const SILENCE_LIMIT_MS = 60_000;

/** Supabase Storage over its API (https://supabase.github.io/storage/), with a key that no policy filters. */
export class SupabaseStorage implements FileStorage {
  private readonly api: StorageApi;
  readonly project: string;

  constructor(private readonly options: StorageApiOptions) {
    this.api = new StorageApi(options);
    this.project = projectRef(options.project.url) ?? new URL(options.project.url).host;
  }

  async buckets(): Promise<{ buckets: FileBucket[]; others: string[] }> {
    const buckets = new Map<string, FileBucket>();
    const others: string[] = [];
    for (let offset = 0; ; offset += PAGE_BUCKETS) {
      const options = { limit: PAGE_BUCKETS, offset, sortColumn: 'id', sortOrder: 'asc' } as const;
      const { value } = await this.json({
        build: ({ storage }) => storage.listBuckets(options),
        what: 'the list of buckets',
      });
      const page = Array.isArray(value) ? value.filter(isRecord) : [];
      const before = buckets.size + others.length;
      for (const entry of page) {
        const bucket = bucketOf(entry);
        if ((textOf(entry.type) ?? 'STANDARD') === 'STANDARD') buckets.set(bucket.id, bucket);
        else if (!others.includes(bucket.id)) others.push(bucket.id);
      }
      // A server that knows no pages gives the same list again.
      if (page.length < PAGE_BUCKETS || buckets.size + others.length === before) break;
    }
    return { buckets: [...buckets.values()], others };
  }

  list(bucket: string): AsyncGenerator<ListedFile, void, void> {
    return listFiles(this.api, this.options.role, bucket);
  }

  async stat(bucket: string, path: string): Promise<FileState | undefined> {
    const address = objectPath(path);
    if (address === undefined) return undefined;
    try {
      const { headers, value } = await this.api.json({
        build: ({ storage }) => storage.from(encodeURIComponent(bucket)).info(address),
        what: `the file ${path} of the bucket ${bucket}`,
      });
      const facts = factsOf(isRecord(value) ? value : {});
      if (facts.bytes === null) return undefined;
      return {
        ...facts,
        bucket,
        path,
        bytes: facts.bytes,
        storedEtag: unquoted(headers.get('etag')),
      };
    } catch (error) {
      if (error instanceof StorageError) return undefined;
      throw error;
    }
  }

  async *read(state: FileState): AsyncGenerator<Uint8Array, void, void> {
    const { bucket, path, bytes } = state;
    const what = `the file ${path} of the bucket ${bucket}`;
    // Whatever stands between keeps answers by address; a nonce for each state makes it ask the storage.
    const cacheNonce = state.version ?? state.etag ?? '';
    const address = objectPath(path) ?? '';
    const response = await this.api
      .open({
        build: ({ storage }) =>
          storage.from(encodeURIComponent(bucket)).download(address, { cacheNonce }).asStream(),
        what,
      })
      .catch((error: unknown) => {
        throw error instanceof StorageError ? new ReadAgainError(`${what} is gone`) : error;
      });
    const etag = unquoted(response.headers.get('etag'));
    if (etag !== null && state.storedEtag !== null && etag !== state.storedEtag) {
      await response.body?.cancel();
      throw new ReadAgainError(`${what} changed while it was read`);
    }
    let arrived = 0;
    for await (const chunk of this.bodyOf(response, what)) {
      arrived += chunk.byteLength;
      if (arrived > bytes) break;
      yield chunk;
    }
    if (arrived !== bytes) {
      throw new ReadAgainError(
        `${what} gave ${arrived > bytes ? 'more than' : `${arrived} of`} ${bytes} bytes`,
      );
    }
  }

  /** A limit that there is none of is left out: not every Storage takes it as null here. */
  async createBucket(bucket: FileBucket): Promise<void> {
    const { id, name, fileSizeLimit, allowedMimeTypes } = bucket;
    const limits = {
      ...(fileSizeLimit === null ? {} : { fileSizeLimit }),
      ...(allowedMimeTypes === null ? {} : { allowedMimeTypes: [...allowedMimeTypes] }),
    };
    const settings = {
      public: bucket.public,
      file_size_limit: limits.fileSizeLimit,
      allowed_mime_types: limits.allowedMimeTypes,
    };
    await this.json({
      build: ({ storage }) => storage.createBucket(id, { public: bucket.public, ...limits }),
      // supabase-js names a bucket by its id.
      ...(name === id ? {} : { body: JSON.stringify({ id, name, ...settings }) }),
      what: `the new bucket ${id}`,
    });
  }

  async updateBucket(bucket: FileBucket): Promise<void> {
    await this.json({
      build: ({ storage }) => storage.updateBucket(encodeURIComponent(bucket.id), settingsOf(bucket)),
      what: `the settings of the bucket ${bucket.id}`,
    });
  }

  async upload(file: FileUpload): Promise<void> {
    await uploadFile(file, (request) => this.json(request));
  }

  /** What is not there is an error as any other. */
  private async json(request: Parameters<StorageApi['json']>[0]) {
    try {
      return await this.api.json(request);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      throw new BackupError(this.options.role, `Supabase Storage does not find ${error.message}.`, {
        code: 'STORAGE_NOT_FOUND',
        nextStep: 'Check the address of the project and the names of storage-buckets, then run again.',
        cause: error,
      });
    }
  }

  private async *bodyOf(response: Response, what: string): AsyncGenerator<Uint8Array, void, void> {
    const reader = response.body?.getReader();
    if (!reader) return;
    let isEnded = false;
    const { signal } = this.options;
    try {
      for (;;) {
        const timer = setTimeout(() => void reader.cancel().catch(() => undefined), SILENCE_LIMIT_MS);
        const next = await reader.read().finally(() => clearTimeout(timer));
        if (next.done) break;
        yield next.value;
      }
      isEnded = true;
    } catch (error) {
      signal.throwIfAborted();
      throw new ReadAgainError(`the connection broke while ${what} was read`, { cause: error });
    } finally {
      if (!isEnded) await reader.cancel().catch(() => undefined);
    }
  }
}

function bucketOf(entry: Record<string, unknown>): FileBucket {
  const id = textOf(entry.id) ?? '';
  const types = entry.allowed_mime_types;
  return {
    id,
    name: textOf(entry.name) ?? id,
    public: entry.public === true,
    fileSizeLimit: numberOf(entry.file_size_limit),
    allowedMimeTypes: Array.isArray(types) ? types.filter((type) => typeof type === 'string') : null,
  };
}

/** What an entry says of its file; a Storage of another make has it where listings have it. */
function factsOf(info: Record<string, unknown>) {
  const isListed = numberOf(info.size) === null && isRecord(info.metadata);
  const noted = isListed && isRecord(info.metadata) ? info.metadata : {};
  return {
    bytes: numberOf(info.size ?? noted.size),
    contentType: textOf(info.content_type ?? noted.mimetype),
    cacheControl: textOf(info.cache_control ?? noted.cacheControl),
    etag: unquoted(textOf(info.etag ?? noted.eTag)),
    version: textOf(info.version),
    metadata: (isListed ? info.user_metadata : info.metadata) ?? null,
    createdAt: textOf(info.created_at),
    updatedAt: textOf(info.last_modified) ?? textOf(info.updated_at),
  };
}

function settingsOf({ public: isPublic, fileSizeLimit, allowedMimeTypes }: FileBucket) {
  return {
    public: isPublic,
    fileSizeLimit,
    allowedMimeTypes: allowedMimeTypes && [...allowedMimeTypes],
  };
}
