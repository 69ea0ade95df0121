import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Destination } from '../../core/connection.js';
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
import type { StoreOptions } from '../store-options.js';
import { MemoryParts } from './memory-parts.js';
import { abortOnce } from './s3-abort.js';
import { S3Capabilities } from './s3-capabilities.js';
import type { S3Gateway } from './s3-gateway.js';
import { headObject, storedObject } from './s3-head.js';
import { listObjects, listOpenUploads, listVersions } from './s3-list.js';
import { type BucketLocks, isObjectLocked, readBucketLocks } from './s3-locks.js';
import { openGateway } from './s3-open-gateway.js';
import { planParts } from './s3-part-plan.js';
import { putObject } from './s3-put.js';
import { readObject } from './s3-read.js';
import { openUpload } from './s3-start-upload.js';
import { S3Upload } from './s3-upload.js';
import { SpooledParts } from './spooled-parts.js';

/** @throws SettingsError when nothing names a region */
export async function openS3Store(
  destination: Extract<Destination, { kind: 's3' }>,
  options: StoreOptions,
): Promise<Store> {
  const { client, gateway, prefix } = await openGateway(destination, options);
  const uri = `s3://${destination.bucket}${prefix === '' ? '' : `/${prefix}`}`;
  return new S3Store(uri, client, gateway, options);
}

/** A bucket below a prefix; see `Store` for what its methods promise. */
class S3Store implements Store {
  readonly #capabilities: S3Capabilities;
  #bucketLocks: Promise<BucketLocks> | undefined;

  constructor(
    readonly uri: string,
    private readonly client: S3Client,
    private readonly gateway: S3Gateway,
    private readonly options: StoreOptions,
  ) {
    this.#capabilities = new S3Capabilities(options.log);
  }

  get warnings(): readonly string[] {
    return this.#capabilities.warnings;
  }

  uriOf(key: string): string {
    return `${this.uri}/${key}`;
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    return listObjects(this.gateway, prefix);
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const head = await headObject(this.gateway, key);
    return head && storedObject(key, head);
  }

  read(key: string, options?: ReadOptions): Promise<AsyncIterable<Uint8Array>> {
    return readObject(this.gateway, key, options);
  }

  put(key: string, content: Uint8Array, contentType: string): Promise<PutResult> {
    return putObject(this.gateway, this.#capabilities, { key, uri: this.uriOf(key), content, contentType });
  }

  async startUpload(key: string, options: UploadOptions): Promise<Upload> {
    if (await this.head(key)) throw idTakenError(this.uriOf(key));
    const opened = await openUpload(this.gateway, this.#capabilities, key, options);
    const { partBytes, isSpooled } = planParts(options.estimatedBytes);
    const parts = isSpooled ? new SpooledParts(partBytes, this.options.tempDir) : new MemoryParts(partBytes);
    return new S3Upload(this.gateway, this.#capabilities, opened, this.uriOf(key), parts);
  }

  async remove(key: string): Promise<void> {
    const target = this.gateway.objectOf(key);
    await this.gateway.call(`remove ${key}`, (http) =>
      this.client.send(new DeleteObjectCommand(target), http),
    );
  }

  listVersions(prefix: string): AsyncIterable<StoredVersion> {
    return listVersions(this.gateway, prefix);
  }

  async removeVersion(key: string, versionId: string): Promise<void> {
    const target = { ...this.gateway.objectOf(key), VersionId: versionId };
    await this.gateway.call(`remove a version of ${key}`, (http) =>
      this.client.send(new DeleteObjectCommand(target), http),
    );
  }

  async isLocked(key: string, versionId?: string): Promise<boolean> {
    this.#bucketLocks ??= readBucketLocks(this.gateway);
    const object = versionId === undefined ? { key } : { key, versionId };
    return isObjectLocked(this.gateway, object, await this.#bucketLocks, this.options.clock.now());
  }

  listOpenUploads(prefix: string): AsyncIterable<OpenUpload> {
    return listOpenUploads(this.gateway, prefix);
  }

  async abortOpenUpload(upload: OpenUpload): Promise<void> {
    await abortOnce(this.gateway, upload);
  }

  async close(): Promise<void> {
    this.client.destroy();
  }
}
