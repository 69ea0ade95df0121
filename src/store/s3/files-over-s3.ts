import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BackupError, messageOf } from '../../core/errors.js';
import type { FileBucket, FileState, FileStorage, FileUpload } from '../../core/file-storage.js';
import { ReadAgainError } from '../../core/read-again.js';

export interface FilesOverS3Options {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly signal: AbortSignal;
}

const ATTEMPTS = 5;
const CONNECT_LIMIT_MS = 15_000;
/** A download that says nothing for so long is broken. */
const SILENCE_LIMIT_MS = 60_000;

/** Files whose bytes are read by S3, and everything else as before: buckets, names, settings and metadata. */
export class FilesOverS3 implements FileStorage {
  readonly project: string;
  private readonly client: S3Client;

  constructor(
    private readonly files: FileStorage,
    private readonly options: FilesOverS3Options,
  ) {
    const { endpoint, region, accessKeyId, secretAccessKey } = options;
    this.project = files.project;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
      maxAttempts: ATTEMPTS,
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, socketTimeout: SILENCE_LIMIT_MS },
    });
  }

  buckets() {
    return this.files.buckets();
  }

  list(bucket: string) {
    return this.files.list(bucket);
  }

  stat(bucket: string, path: string) {
    return this.files.stat(bucket, path);
  }

  async *read(state: FileState): AsyncGenerator<Uint8Array, void, void> {
    if (vanishes(state.path)) return yield* this.files.read(state);
    const { bucket, path, bytes } = state;
    const what = `the file ${path} of the bucket ${bucket}`;
    const { body, etag } = await this.open(bucket, path, what);
    if (etag !== null && state.storedEtag !== null && etag !== state.storedEtag) {
      body.destroy();
      throw new ReadAgainError(`${what} changed while it was read`);
    }
    let arrived = 0;
    try {
      for await (const chunk of body) {
        arrived += chunk.byteLength;
        if (arrived > bytes) break;
        yield chunk;
      }
    } catch (error) {
      this.options.signal.throwIfAborted();
      throw new ReadAgainError(`the connection broke while ${what} was read`, { cause: error });
    } finally {
      body.destroy();
    }
    if (arrived !== bytes) {
      throw new ReadAgainError(
        `${what} gave ${arrived > bytes ? 'more than' : `${arrived} of`} ${bytes} bytes`,
      );
    }
  }

  createBucket(bucket: FileBucket) {
    return this.files.createBucket(bucket);
  }

  updateBucket(bucket: FileBucket) {
    return this.files.updateBucket(bucket);
  }

  upload(file: FileUpload) {
    return this.files.upload(file);
  }

  private async open(
    bucket: string,
    path: string,
    what: string,
  ): Promise<{ body: Body; etag: string | null }> {
    try {
      const command = new GetObjectCommand({ Bucket: bucket, Key: path });
      const { Body, ETag } = await this.client.send(command, { abortSignal: this.options.signal });
      return { body: Body as unknown as Body, etag: ETag?.replace(/^(W\/)?"(.*)"$/, '$2') ?? null };
    } catch (error) {
      this.options.signal.throwIfAborted();
      const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
      if ($metadata?.httpStatusCode === 404) throw new ReadAgainError(`${what} is gone`, { cause: error });
      throw explain(error, $metadata?.httpStatusCode, this.options.endpoint, what);
    }
  }
}

interface Body extends AsyncIterable<Uint8Array> {
  destroy(): void;
}

/** Parts of a name that an address loses (https://url.spec.whatwg.org/#path-state). */
function vanishes(path: string): boolean {
  return path.split('/').some((part) => ['', '.', '..'].includes(part));
}

function explain(cause: unknown, status: number | undefined, endpoint: string, what: string): BackupError {
  const { host } = new URL(endpoint);
  if (status === 401 || status === 403) {
    return new BackupError('source', `${host} refuses the S3 key (${what}): ${messageOf(cause)}.`, {
      code: 'STORAGE_AUTH_FAILED',
      setting: 'storage-s3-access-key-id',
      nextStep:
        "Copy key, region and endpoint from the S3 section of the project's Storage settings, or leave the key out: files are read by the service key then.",
      cause,
    });
  }
  return new BackupError('source', `${host} does not give ${what} by S3: ${messageOf(cause)}.`, {
    code: status === undefined ? 'STORAGE_UNREACHABLE' : 'STORAGE_UNAVAILABLE',
    setting: 'storage-s3-endpoint',
    nextStep: 'Check storage-s3-endpoint and the network, then run again.',
    cause,
  });
}
