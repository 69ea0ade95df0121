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

it('keeps one file in the folder of a local store, replaced as a whole', async () => {
  mkdirSync(store);
  for (const revision of [1, 2, 3]) await memory.write(keyOf(), recordOf(revision));
  expect((await memory.read(keyOf())).record).toEqual(recordOf(3));
  expect(readdirSync(store)).toEqual(['.db-backup-state']);
  expect(filesIn(store)).toBe(1);
});

it('makes nothing in the place of a disk that is not mounted, and takes the newer copy when it is back', async () => {
  await memory.write(keyOf(), recordOf(1));
  expect(readdirSync(work)).toEqual(['state']);
  mkdirSync(store);
  await memory.write(keyOf(), recordOf(2));
  expect([filesIn(store), filesIn(join(work, 'state'))]).toEqual([1, 1]);
  expect((await memory.read(keyOf())).record).toEqual(recordOf(2));
  rmSync(store, { recursive: true });
  writeFileSync(store, 'a file where the folder was');
  expect((await memory.read(keyOf())).record).toEqual(recordOf(1));
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
  mkdirSync(store);
  await memory.write(keyOf(), recordOf(1));
  const folder = join(store, '.db-backup-state');
  writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), text);
  const { record, warnings } = await memory.read(keyOf());
  expect([record, warnings]).toEqual([undefined, [expect.stringContaining('counting starts over')]]);
});

it('throws when it can be kept nowhere', async () => {
  writeFileSync(join(work, 'state'), 'no folder');
  await expect(memory.write(keyOf(), recordOf(1))).rejects.toThrow(/ENOTDIR|EEXIST/);
});
