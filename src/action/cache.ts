import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The part of `@actions/cache` that is needed. */
export interface CacheClient {
  isFeatureAvailable(): boolean;
  restoreCache(paths: string[], primaryKey: string, restoreKeys?: string[]): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

/** Where a count is kept. */
export interface FailureCounter {
  readonly client: CacheClient;
  /** What is counted apart: destination, environment and name of the backups. */
  readonly series: string;
  /** Differs between runs, because an entry of the cache is never overwritten. */
  readonly runKey: string;
  readonly tempFolder?: string | undefined;
}

/**
 * Counts failures in a row over the runs of a workflow, in GitHub's cache: a store that is down cannot
 * count its own failures.
 * @returns how many there are now, this run included; undefined where there is no cache
 * @throws whatever the cache throws; the caller makes little of it
 */
export async function countFailures(counter: FailureCounter, isOk: boolean): Promise<number | undefined> {
  if (!counter.client.isFeatureAvailable()) return undefined;
  const folder = join(counter.tempFolder ?? tmpdir(), 'db-backup-failures');
  const prefix = `db-backup-failures-${hash(counter.series)}-`;
  const key = `${prefix}${counter.runKey}`;
  try {
    const before = await read(counter.client, folder, key, prefix);
    const now = isOk ? 0 : before + 1;
    if (now !== before) await save(counter.client, folder, key, now);
    return now;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(client: CacheClient, folder: string, key: string, prefix: string): Promise<number> {
  const found = await client.restoreCache([folder], key, [prefix]);
  if (found === undefined) return 0;
  const count = Number(await readFile(join(folder, 'count'), 'utf8'));
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

async function save(client: CacheClient, folder: string, key: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'count'), String(count));
  await client.saveCache([folder], key);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Loaded late, because it is large. */
export async function openCacheClient(): Promise<CacheClient> {
  return await import('@actions/cache');
}
