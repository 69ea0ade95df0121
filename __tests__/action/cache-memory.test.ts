import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheMemory } from '../../src/action/cache-memory.js';
import type { FailureMemory } from '../../src/core/failure-memory.js';
import { MemoryCache } from '../support/memory-cache.js';

const KEY = {
  operation: 'backup',
  destination: 's3://b/p',
  environment: 'prod',
  backupName: 'backup',
} as const;
const RECORD = { failures: 1, since: '2026-03-25T02:00:00.000Z', revision: 1 };

const NOTHING: FailureMemory = {
  read: async () => ({ record: undefined, warnings: [] }),
  write: async () => {
    throw new Error('not here');
  },
};

let tempFolder: string;
let cache: MemoryCache;

beforeEach(() => {
  tempFolder = mkdtempSync(join(tmpdir(), 'db-backup-cache-'));
  cache = new MemoryCache();
});

afterEach(() => rmSync(tempFolder, { recursive: true }));

const memoryOf = (runKey: string, otherwise = NOTHING) =>
  new CacheMemory({ openClient: async () => cache, runKey, tempFolder, otherwise });

it('finds what another run kept, the newest, and leaves no files', async () => {
  await memoryOf('1').write(KEY, RECORD);
  await memoryOf('2').write(KEY, { ...RECORD, failures: 2, revision: 2 });
  expect((await memoryOf('3').read(KEY)).record).toEqual({ ...RECORD, failures: 2, revision: 2 });
  expect(readdirSync(tempFolder)).toEqual([]);
});

it('keeps two counts of one job apart, because entries are never overwritten', async () => {
  await memoryOf('1').write(KEY, RECORD);
  await memoryOf('1').write(KEY, { ...RECORD, failures: 2, revision: 2 });
  expect((await memoryOf('1').read(KEY)).record?.failures).toBe(2);
});

it.each([
  { environment: 'staging' },
  { operation: 'drill' as const },
  { destination: 's3://b/q' },
  { backupName: 'other' },
])('knows nothing of %j', async (change) => {
  await memoryOf('1').write(KEY, RECORD);
  expect((await memoryOf('2').read({ ...KEY, ...change })).record).toBeUndefined();
});

it('says when the cache did not take it', async () => {
  await memoryOf('1').write(KEY, RECORD);
  await expect(memoryOf('1').write(KEY, RECORD)).rejects.toThrow('the cache did not take it');
});

it('starts over with a warning from what is no count', async () => {
  await memoryOf('1').write(KEY, RECORD);
  for (const entry of cache.entries) entry[1] = '{"format":"db-backup-failures","failures":-1}';
  const { record, warnings } = await memoryOf('2').read(KEY);
  expect([record, warnings]).toEqual([undefined, [expect.stringContaining('counting starts over')]]);
});

it('leaves it to the disk where there is no cache', async () => {
  cache.available = false;
  const otherwise = { ...NOTHING, read: async () => ({ record: RECORD, warnings: [] }) };
  expect((await memoryOf('1', otherwise).read(KEY)).record).toEqual(RECORD);
  await expect(memoryOf('1').write(KEY, RECORD)).rejects.toThrow('not here');
});
