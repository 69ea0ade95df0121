import type { FileBucket, FileStorage, ListedFile } from '../../core/file-storage.js';
import type { RunContext } from '../../core/run-context.js';
import type { StorageEntry } from '../../core/storage-manifest.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import type { ArchiveWriter } from '../../pack/archive-writer.js';
import { type FetchFileInput, fetchFile } from './fetch-file.js';
import type { PreviousFiles } from './previous-files.js';

/** Files that are read at the same time. */
const CONCURRENT_READS = 4;

/** Only one of this size or more waits on the disk at a time. */
const LARGE_BYTES = 64 * 1024 * 1024;

export interface CollectFilesInput extends FetchFileInput {
  readonly files: FileStorage;
  readonly buckets: readonly FileBucket[];
  readonly previous: PreviousFiles;
  readonly archive: ArchiveWriter;
}

export interface CollectedFiles {
  readonly entries: readonly StorageEntry[];
  /** In the listings before and after, but without bytes. */
  readonly missing: readonly ListedFile[];
}

/**
 * Appends every listed file to the archive, or takes over where it lies already. Then the buckets are listed once more: what
 * was there from the start but had another name or was not listed is read as well.
 */
export async function collectFiles(
  listed: readonly ListedFile[],
  input: CollectFilesInput,
  context: RunContext,
): Promise<CollectedFiles> {
  const startedAt = context.clock.now().getTime();
  const collection = new Collection(input, context);
  await collection.add(listed);
  const still = new Map<string, ListedFile>();
  const late: ListedFile[] = [];
  for (const { id } of input.buckets) {
    for await (const file of input.files.list(id)) {
      still.set(nameOf(file), file);
      const isOlder = file.createdAt !== null && Date.parse(file.createdAt) < startedAt;
      if (isOlder && !collection.knows(file)) late.push(file);
    }
  }
  await collection.add(late);
  return { entries: collection.entries, missing: collection.gone.filter((file) => still.has(nameOf(file))) };
}

class Collection {
  readonly entries: StorageEntry[] = [];
  readonly gone: ListedFile[] = [];
  readonly #known = new Set<string>();
  #number = 0;
  #largeTurn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly input: CollectFilesInput,
    private readonly context: RunContext,
  ) {}

  knows(file: ListedFile): boolean {
    return this.#known.has(nameOf(file));
  }

  async add(listed: readonly ListedFile[]): Promise<void> {
    await mapConcurrently(listed, CONCURRENT_READS, async (file) => {
      this.context.signal.throwIfAborted();
      this.#known.add(nameOf(file));
      const entry = (await this.input.previous.reuse(file)) ?? (await this.#inTurn(file));
      if (entry) this.entries.push(entry);
      else this.gone.push(file);
    });
  }

  #inTurn(file: ListedFile): Promise<StorageEntry | undefined> {
    if ((file.bytes ?? 0) < LARGE_BYTES) return this.#store(file);
    const turn = this.#largeTurn.then(() => this.#store(file));
    this.#largeTurn = turn.catch(() => undefined);
    return turn;
  }

  async #store(file: ListedFile): Promise<StorageEntry | undefined> {
    const fetched = await fetchFile(file, this.input, this.context);
    if (!fetched) return undefined;
    const { state, sha256, md5, spool } = fetched;
    try {
      this.#number += 1;
      const name = `objects/${this.#number}`;
      const span = await this.input.archive.addFile(name, state.bytes, spool.read());
      return {
        bucket: state.bucket,
        path: state.path,
        contentType: state.contentType,
        cacheControl: state.cacheControl,
        metadata: state.metadata,
        bytes: state.bytes,
        sha256,
        md5,
        etag: state.etag,
        version: state.version,
        createdAt: state.createdAt,
        updatedAt: state.updatedAt,
        heldBy: null,
        file: name,
        span,
      };
    } finally {
      await spool.dispose();
    }
  }
}

function nameOf({ bucket, path }: ListedFile): string {
  return `${bucket}/${path}`;
}
