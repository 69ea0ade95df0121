import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReference, differencesByDump } from '../support/pg-dump-diff.js';
import { CORPUS_ROLES, restorableCorpus } from '../support/postgres-corpus.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { differencesByImage } from '../support/record-image-oracle.js';
import { backUp, createTarget, leftoversIn, operate, restore } from '../support/restore-story.js';
import { awsVariables, type Installation, installDist, runAction } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { node24 } from '../support/services.js';

/** The promise of a restore, judged by the servers themselves: what comes back is what was there. */
const SEARCH_PATH = 'ob, public';

let dist: Installation;
let bucket: TestBucket;
let folder: string;
let small: TestDatabase;
const corpora = new Map<15 | 18, TestDatabase>();

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-restore-'));
  bucket = await createBucket();
  for (const major of [15, 18] as const) {
    const database = await createDatabase(major);
    corpora.set(major, database);
    await database.query(restorableCorpus(major));
    await backUp(
      dist,
      database.url,
      major === 15 ? `s3://${bucket.name}/corpus15` : join(folder, 'corpus18'),
    );
  }
}, 120_000);

afterAll(async () => {
  await Promise.all([...corpora.values(), small].map((database) => database?.drop()));
  await bucket.remove();
  rmSync(folder, { recursive: true, force: true });
  dist.remove();
});

describe.each([
  [15, 15, 'this Node', () => process.execPath],
  [18, 18, 'Node 24', node24],
  [15, 18, 'Node 24', node24],
] as const)('a hostile database of PostgreSQL %i restored into %i under %s', (from, into, _, node) => {
  let target: TestDatabase;
  beforeAll(async () => {
    target = await createTarget(into, SEARCH_PATH);
    await target.query(CORPUS_ROLES);
    const destination = from === 15 ? `s3://${bucket.name}/corpus15` : join(folder, 'corpus18');
    const run = await restore(dist, target.url, ['--destination', destination], { node: node() });
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore).toMatchObject({ mode: 'create', committed: true, skipped: [] });
  }, 120_000);
  afterAll(() => target?.drop());

  const source = () => corpora.get(from) as TestDatabase;

  it('leaves no session behind', async () => {
    // A server ends a session a moment after its client.
    for (let left = 50; left > 0 && (await leftoversIn(target)).length > 0; left--)
      await new Promise((next) => setTimeout(next, 100));
    expect(await leftoversIn(target)).toEqual([]);
  });

  it('has every value, sequence and large object as stored', async () => {
    expect(await differencesByImage(source().url, target.url)).toEqual([]);
  });

  it('has every object as defined', async () => {
    if (from === into) {
      expect(differencesByDump(source().url, target.url)).toEqual([]);
      return;
    }
    const reference = await createReference(source().url, into);
    try {
      expect(differencesByDump(reference.url, target.url)).toEqual([]);
    } finally {
      await reference.drop();
    }
  });
});

describe('every way to name a backup', () => {
  let ids: string[];
  const destination = () => `s3://${bucket.name}/small`;
  const archive = (i: number) => `${ids[i]}.tar.gz`;
  const local = () => join(folder, 'fetched');

  beforeAll(async () => {
    small = await createDatabase();
    await small.query(
      'CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE other (id int); INSERT INTO other VALUES (7)',
    );
    ids = [];
    for (let i = 0; i < 3; i++) {
      await small.query(`INSERT INTO t VALUES (${i})`);
      ids.push(await backUp(dist, small.url, destination()));
      await new Promise((next) => setTimeout(next, 1100));
    }
  }, 60_000);

  const timeOf = (i: number) => (ids[i] ?? '').replace(/^backup-(.*T..)(..)(..)Z$/, '$1:$2:$3Z');

  async function rowsAfter(args: readonly string[]): Promise<number> {
    const target = await createTarget(15);
    try {
      const run = await restore(dist, target.url, args);
      if (run.code !== 0) throw new Error(run.output);
      return (await target.query('SELECT count(*)::int AS n FROM t')).rows[0].n;
    } finally {
      await target.drop();
    }
  }

  it.each<[string, () => string[], number]>([
    ['nothing, which is the latest', () => ['--destination', destination()], 3],
    ['latest', () => ['latest', '--destination', destination()], 3],
    ['an id', () => [ids[0] ?? '', '--destination', destination()], 1],
    ['its time', () => [timeOf(1), '--destination', destination()], 2],
    [
      'a time before the next',
      () => [new Date(Date.parse(timeOf(2)) - 1000).toISOString(), '--destination', destination()],
      2,
    ],
    ['a date', () => [timeOf(2).slice(0, 10), '--destination', destination()], 3],
    ['s3://…', () => [`${destination()}/${archive(1)}`], 2],
  ])('%s', async (_, args, rows) => {
    expect(await rowsAfter(args())).toBe(rows);
  });

  it('random', async () => {
    expect([1, 2, 3]).toContain(await rowsAfter(['random', '--destination', destination()]));
  });

  it('a file, a file without its sidecars, and the folder it unpacks to', async () => {
    const got = await operate(dist, [
      'get',
      ids[1] ?? '',
      '--destination',
      destination(),
      '--report-dir',
      local(),
    ]);
    const file = join(local(), archive(1));
    if (got.code !== 0) throw new Error(got.output);
    expect(await rowsAfter([file])).toBe(2);
    execFileSync('tar', ['-xzf', file], { cwd: local() });
    expect(await rowsAfter([join(local(), ids[1] ?? '')])).toBe(2);
    rmSync(`${file.slice(0, -'.tar.gz'.length)}.manifest.json`);
    rmSync(`${file}.sha256`);
    expect(await rowsAfter([file])).toBe(2);
  });

  it('fetches only the bytes of the tables that are picked', async () => {
    const target = await createTarget(15);
    try {
      const run = await restore(dist, target.url, [
        '--destination',
        destination(),
        '--tables',
        'public.other',
      ]);
      if (run.code !== 0) throw new Error(run.output);
      const counts = await target.query(
        'SELECT (SELECT count(*) FROM t)::int AS t, (SELECT count(*) FROM other)::int AS other',
      );
      expect(counts.rows[0]).toEqual({ t: 0, other: 1 });
      expect(run.report.restore?.bytesFetched).toBeGreaterThan(0);
      expect(run.report.restore?.bytesFetched).toBeLessThan(run.report.archiveBytes ?? 0);
    } finally {
      await target.drop();
    }
  });

  it('is done by the action too', async () => {
    const target = await createTarget(15);
    try {
      const run = await runAction(
        dist,
        { operation: 'restore', destination: destination(), backup: ids[0] ?? '', 'target-url': target.url },
        awsVariables(),
      );
      if (run.code !== 0) throw new Error(run.stdout + run.stderr);
      expect((await target.query('SELECT count(*)::int AS n FROM t')).rows[0].n).toBe(1);
      expect(run.summary).toContain(ids[0]);
      expect(run.shown).not.toContain(new URL(target.url).password);
      expect(run.masked).toContain(target.url);
    } finally {
      await target.drop();
    }
  });
});
