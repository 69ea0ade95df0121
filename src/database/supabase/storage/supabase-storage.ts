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
import { objectPath } from './object-path.js';
import { StorageApi, type StorageApiOptions } from './storage-api.js';
import { StorageError } from './storage-errors.js';

const PAGE_FILES = 1000;
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
      const path = `/bucket?limit=${PAGE_BUCKETS}&offset=${offset}&sortColumn=id&sortOrder=asc`;
      const { value } = await this.json({ method: 'GET', path, what: 'the list of buckets' });
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

  async *list(bucket: string): AsyncGenerator<ListedFile, void, void> {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const body = { limit: PAGE_FILES, with_delimiter: false, ...(cursor === null ? {} : { cursor }) };
      const { value } = await this.json({
        method: 'POST',
        path: `/object/list-v2/${encodeURIComponent(bucket)}`,
        headers: { 'content-type': 'application/json' },
        body: () => JSON.stringify(body),
        what: `the list of the bucket ${bucket}`,
      });
      const answer = isRecord(value) ? value : {};
      const objects = Array.isArray(answer.objects) ? answer.objects.filter(isRecord) : [];
      for (const object of objects) {
        const file = listedFileOf(bucket, object);
        if (seen.has(file.path)) continue;
        seen.add(file.path);
        yield file;
      }
      const next = answer.hasNext === true ? textOf(answer.nextCursor) : null;
      if (answer.hasNext === true && (next === null || next === cursor)) throw this.endlessList(bucket);
      cursor = next;
    } while (cursor !== null);
  }

  async stat(bucket: string, path: string): Promise<FileState | undefined> {
    const address = objectPath(bucket, path);
    if (address === undefined) return undefined;
    try {
      const { headers, value } = await this.api.json({
        method: 'GET',
        path: `/object/info/${address}`,
        what: `the file ${path} of the bucket ${bucket}`,
      });
      const info = isRecord(value) ? value : {};
      const bytes = numberOf(info.size);
      if (bytes === null) return undefined;
      return {
        bucket,
        path,
        bytes,
        contentType: textOf(info.content_type),
        cacheControl: textOf(info.cache_control),
        etag: unquoted(textOf(info.etag)),
        version: textOf(info.version),
        metadata: info.metadata ?? null,
        createdAt: textOf(info.created_at),
        updatedAt: textOf(info.last_modified) ?? textOf(info.updated_at),
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
    const nonce = encodeURIComponent(state.version ?? state.etag ?? '');
    const response = await this.api
      .open({
        method: 'GET',
        path: `/object/authenticated/${objectPath(bucket, path)}?cacheNonce=${nonce}`,
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

  async createBucket(bucket: FileBucket): Promise<void> {
    const body = { id: bucket.id, name: bucket.name, ...settingsOf(bucket) };
    await this.send('POST', '/bucket', body, `the new bucket ${bucket.id}`);
  }

  async updateBucket(bucket: FileBucket): Promise<void> {
    const path = `/bucket/${encodeURIComponent(bucket.id)}`;
    await this.send('PUT', path, settingsOf(bucket), `the settings of the bucket ${bucket.id}`);
  }

  async upload({
    bucket,
    path,
    bytes,
    contentType,
    cacheControl,
    metadata,
    content,
  }: FileUpload): Promise<void> {
    const hasMetadata = isRecord(metadata) && Object.keys(metadata).length > 0;
    await this.json({
      method: 'POST',
      path: `/object/${objectPath(bucket, path)}`,
      headers: {
        'x-upsert': 'true',
        'content-length': String(bytes),
        'content-type': contentType ?? 'application/octet-stream',
        ...(cacheControl === null ? {} : { 'cache-control': cacheControl }),
        ...(hasMetadata ? { 'x-metadata': Buffer.from(JSON.stringify(metadata)).toString('base64') } : {}),
      },
      body: content,
      what: `the upload of ${path} into the bucket ${bucket}`,
    });
  }

  private async send(method: 'POST' | 'PUT', path: string, body: object, what: string): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await this.json({ method, path, headers, body: () => JSON.stringify(body), what });
  }

  /** What is not there is an error as any other. */
  private async json(request: Parameters<StorageApi['json']>[0]) {
    try {
      return await this.api.json(request);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      throw new BackupError(this.options.role, `Supabase Storage does not find ${error.message}.`, {
        code: 'STORAGE_NOT_FOUND',
        nextStep:
          'Check the address of the project and the names of storage-buckets; a self-hosted Storage has to be new enough to list files by cursor (/object/list-v2).',
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

  private endlessList(bucket: string): BackupError {
    return new BackupError(this.options.role, `The list of the bucket ${bucket} does not come to its end.`, {
      code: 'STORAGE_FAILED',
      nextStep: 'Look into the storage logs of the project, then run again.',
    });
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

function settingsOf(bucket: FileBucket) {
  return {
    public: bucket.public,
    file_size_limit: bucket.fileSizeLimit,
    allowed_mime_types: bucket.allowedMimeTypes,
  };
}

function listedFileOf(bucket: string, object: Record<string, unknown>): ListedFile {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  return {
    bucket,
    path: textOf(object.key) ?? textOf(object.name) ?? '',
    contentType: textOf(metadata.mimetype),
    cacheControl: textOf(metadata.cacheControl),
    bytes: numberOf(metadata.size),
    etag: unquoted(textOf(metadata.eTag)),
    createdAt: textOf(object.created_at),
    updatedAt: textOf(object.updated_at),
  };
}
