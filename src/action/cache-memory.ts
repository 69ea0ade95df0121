import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureName } from '../app/failures/failure-key.js';
import {
  type FailureKey,
  type FailureMemory,
  type FailureRecord,
  failureRecordText,
  parseFailureRecord,
  type Remembered,
} from '../core/failure-memory.js';

/** The part of `@actions/cache` that is needed. */
export interface CacheClient {
  isFeatureAvailable(): boolean;
  restoreCache(paths: string[], primaryKey: string, restoreKeys?: string[]): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

export interface CacheMemoryOptions {
  readonly openClient: () => Promise<CacheClient>;
  /** Differs between runs, because an entry of the cache is never overwritten. */
  readonly runKey: string;
  readonly tempFolder?: string | undefined;
  /** Where there is no cache: a server of one's own has a disk that stays. */
  readonly otherwise: FailureMemory;
}

/** GitHub's cache: written once, found by its beginning, newest first; gone after a week in which nobody looked. */
export class CacheMemory implements FailureMemory {
  #folder: string;

  constructor(private readonly options: CacheMemoryOptions) {
    // The path is a part of what an entry is found by, so it is the same in every run.
    this.#folder = join(options.tempFolder ?? tmpdir(), 'db-backup-failures');
  }

  async read(key: FailureKey): Promise<Remembered> {
    const client = await this.#client();
    if (!client) return this.options.otherwise.read(key);
    const prefix = prefixOf(key);
    try {
      const found = await client.restoreCache([this.#folder], `${prefix}none`, [prefix]);
      if (found === undefined) return { record: undefined, warnings: [] };
      const record = parseFailureRecord(await readFile(this.#path, 'utf8'));
      if (record) return { record, warnings: [] };
      return {
        record,
        warnings: [`The cache entry ${found} is no count of failures; counting starts over.`],
      };
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  async write(key: FailureKey, record: FailureRecord): Promise<void> {
    const client = await this.#client();
    if (!client) return this.options.otherwise.write(key, record);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(this.#path, failureRecordText(record));
      // A job may run an operation twice; the revision tells the two apart.
      const name = `${prefixOf(key)}${this.options.runKey}-${record.revision}`;
      // It makes warnings of its own troubles, and this of them.
      if ((await client.saveCache([this.#folder], name)) === -1) throw new Error('the cache did not take it');
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  get #path(): string {
    return join(this.#folder, 'failures.json');
  }

  async #client(): Promise<CacheClient | undefined> {
    const client = await this.options.openClient();
    return client.isFeatureAvailable() ? client : undefined;
  }
}

function prefixOf(key: FailureKey): string {
  return `db-backup-failures-${failureName(key)}-`;
}

/** Loaded late, because it is large. */
export async function openCacheClient(): Promise<CacheClient> {
  return await import('@actions/cache');
}
