import { BackupError } from '../../src/core/errors.js';
import type { OpenUpload, Store, StoredObject, StoredVersion, Upload } from '../../src/core/ports.js';

interface MemoryVersion {
  readonly versionId: string;
  /** null is a delete marker. */
  readonly content: Uint8Array | null;
  readonly lastModified: Date;
}

/** A whole store in memory, for rules that need no disk: versions, locks and open uploads included. */
export class MemoryStore implements Store {
  readonly uri = 's3://memory/prefix';
  readonly warnings: readonly string[] = [];
  /** Keys that are held; `remove` and `removeVersion` refuse them. */
  readonly locked = new Set<string>();
  readonly uploads = new Map<string, OpenUpload>();
  /** What was called, in order, for everything that changes the store. */
  readonly changes: string[] = [];
  /** How often `read` was called. */
  reads = 0;
  readonly #versioned: boolean;
  readonly #objects = new Map<string, MemoryVersion[]>();
  #serial = 0;

  constructor({ versioned = false } = {}) {
    this.#versioned = versioned;
  }

  uriOf(key: string): string {
    return `${this.uri}/${key}`;
  }

  /** Keys that have a current object. */
  get keys(): string[] {
    return [...this.#objects.keys()].filter((key) => this.#current(key)).sort();
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    for (const key of this.keys) {
      const object = this.#current(key);
      if (object && key.startsWith(prefix)) yield object;
    }
  }

  async head(key: string): Promise<StoredObject | undefined> {
    return this.#current(key);
  }

  async read(
    key: string,
    options: { range?: { offset: number; length: number }; versionId?: string } = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    this.reads += 1;
    const versions = this.#objects.get(key) ?? [];
    const version = options.versionId
      ? versions.find((v) => v.versionId === options.versionId)
      : versions.at(-1);
    if (!version?.content) throw storeError('NOT_FOUND', `${this.uriOf(key)} does not exist.`);
    const { offset = 0, length = version.content.byteLength } = options.range ?? {};
    const bytes = version.content.subarray(offset, offset + length);
    return (async function* () {
      yield bytes;
    })();
  }

  async put(key: string, content: Uint8Array, _contentType: string): Promise<{ versionId: string | null }> {
    const current = this.#objects.get(key)?.at(-1)?.content;
    if (current && !Buffer.from(current).equals(content)) throw storeError('ID_TAKEN', `${key} exists.`);
    if (current) return { versionId: null };
    this.changes.push(`put ${key}`);
    return { versionId: this.#push(key, content) };
  }

  async startUpload(key: string): Promise<Upload> {
    const uploadId = `upload-${++this.#serial}`;
    this.uploads.set(uploadId, { key, uploadId, startedAt: new Date() });
    const chunks: Uint8Array[] = [];
    return {
      write: async (bytes) => void chunks.push(Buffer.from(bytes)),
      complete: async () => {
        this.uploads.delete(uploadId);
        return { ...(await this.put(key, Buffer.concat(chunks), '')), verifiedByStore: true };
      },
      abort: async () => void this.uploads.delete(uploadId),
    };
  }

  async remove(key: string): Promise<void> {
    this.#refuseLocked(key);
    if (!this.#current(key)) return;
    this.changes.push(`remove ${key}`);
    if (this.#versioned) this.#push(key, null);
    else this.#objects.delete(key);
  }

  async *listVersions(prefix: string): AsyncIterable<StoredVersion> {
    if (!this.#versioned) return;
    for (const [key, versions] of [...this.#objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!key.startsWith(prefix)) continue;
      for (const version of [...versions].reverse()) {
        yield {
          key,
          bytes: version.content?.byteLength ?? 0,
          lastModified: version.lastModified,
          versionId: version.versionId,
          isLatest: version === versions.at(-1),
          isDeleteMarker: version.content === null,
        };
      }
    }
  }

  async removeVersion(key: string, versionId: string): Promise<void> {
    this.#refuseLocked(key);
    const left = (this.#objects.get(key) ?? []).filter((version) => version.versionId !== versionId);
    this.changes.push(`remove ${key}@${versionId}`);
    if (left.length > 0) this.#objects.set(key, left);
    else this.#objects.delete(key);
  }

  async isLocked(key: string): Promise<boolean> {
    return this.locked.has(key);
  }

  async *listOpenUploads(prefix: string): AsyncIterable<OpenUpload> {
    for (const upload of this.uploads.values()) if (upload.key.startsWith(prefix)) yield upload;
  }

  async abortOpenUpload(upload: OpenUpload): Promise<void> {
    this.changes.push(`abort ${upload.key}`);
    this.uploads.delete(upload.uploadId);
  }

  async close(): Promise<void> {}

  #current(key: string): StoredObject | undefined {
    const version = this.#objects.get(key)?.at(-1);
    if (!version?.content) return undefined;
    return { key, bytes: version.content.byteLength, lastModified: version.lastModified };
  }

  #push(key: string, content: Uint8Array | null): string | null {
    const versionId = `v${++this.#serial}`;
    const version = { versionId, content, lastModified: new Date() };
    if (this.#versioned) this.#objects.set(key, [...(this.#objects.get(key) ?? []), version]);
    else this.#objects.set(key, [version]);
    return this.#versioned ? versionId : null;
  }

  #refuseLocked(key: string): void {
    if (this.locked.has(key)) throw storeError('LOCKED', `${this.uriOf(key)} is locked.`);
  }
}

function storeError(code: string, message: string): BackupError {
  return new BackupError('store', message, { code, nextStep: 'Look at the store.' });
}
