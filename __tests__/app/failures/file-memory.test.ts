import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMemory } from '../../../src/app/failures/file-memory.js';
import type { FailureKey, FailureRecord } from '../../../src/core/failure-memory.js';

let work: string;
let store: string;
let memory: FileMemory;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'db-backup-memory-'));
  store = join(work, 'store');
  memory = new FileMemory({ XDG_STATE_HOME: join(work, 'state') });
});

afterEach(() => rmSync(work, { recursive: true }));

const keyOf = (destination: string | null = store): FailureKey => ({
  operation: 'backup',
  destination,
  environment: 'prod',
  backupName: 'backup',
});

const recordOf = (revision: number): FailureRecord => ({ failures: revision, since: null, revision });

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

it('knows nothing at first', async () => {
  expect(await memory.read(keyOf())).toEqual({ record: undefined, warnings: [] });
});

it('keeps one file in the folder for states, replaced as a whole, and leaves nothing in the store', async () => {
  mkdirSync(store);
  for (const revision of [1, 2, 3]) await memory.write(keyOf(), recordOf(revision));
  expect((await memory.read(keyOf())).record).toEqual(recordOf(3));
  expect(readdirSync(store)).toEqual([]);
  expect(filesIn(join(work, 'state'))).toBe(1);
});

it('keeps it beside the backups where there is no such folder, and takes the newer copy when it is back', async () => {
  mkdirSync(store);
  writeFileSync(join(work, 'state'), 'a file where the folder was');
  await memory.write(keyOf(), recordOf(1));
  expect(readdirSync(store)).toEqual(['.db-backup-state']);
  rmSync(join(work, 'state'));
  expect((await memory.read(keyOf())).record).toEqual(recordOf(1));
  await memory.write(keyOf(), recordOf(2));
  expect([filesIn(store), filesIn(join(work, 'state'))]).toEqual([1, 1]);
  expect((await memory.read(keyOf())).record).toEqual(recordOf(2));
});

it('throws when it can be kept nowhere, and makes nothing in the place of a disk that is not mounted', async () => {
  writeFileSync(join(work, 'state'), 'no folder');
  await expect(memory.write(keyOf(), recordOf(1))).rejects.toThrow(/ENOENT/);
  expect(readdirSync(work)).toEqual(['state']);
});

it('keeps the count of a bucket, or of no store, in the folder for states', async () => {
  await memory.write(keyOf('s3://b/p'), recordOf(1));
  await memory.write(keyOf(null), recordOf(2));
  expect(filesIn(join(work, 'state', 'db-backup'))).toBe(2);
  expect((await memory.read(keyOf('s3://b/p'))).record).toEqual(recordOf(1));
});

it.each([
  ['nothing', ''],
  ['no JSON', 'nonsense'],
  ['other JSON', '{"failures":3}'],
  ['null', 'null'],
  ['too much', ' '.repeat(5000)],
])('starts over with a warning from a file that holds %s', async (_title, text) => {
  await memory.write(keyOf(), recordOf(1));
  const folder = join(work, 'state', 'db-backup');
  writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), text);
  const { record, warnings } = await memory.read(keyOf());
  expect([record, warnings]).toEqual([undefined, [expect.stringContaining('counting starts over')]]);
});
