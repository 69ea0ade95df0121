import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateOf } from '../support/pg-dump-diff.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { backUp, createTarget, restore } from '../support/restore-story.js';
import { type Installation, installDist } from '../support/run-process.js';
import { poolerUrl, postgresSocketFolder, withUrl } from '../support/services.js';

/** What has to be confirmed, whatever address the target goes by; without the words nothing is touched. */
let dist: Installation;
let folder: string;
let source: TestDatabase;
let id: string;

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-guards-'));
  source = await createDatabase();
  await source.query(`CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'as archived');
    CREATE SEQUENCE s; SELECT nextval('s')`);
  id = await backUp(dist, source.url, folder);
  await source.query(`UPDATE t SET v = 'since then'; INSERT INTO t VALUES (2, 'new'); SELECT nextval('s')`);
});
afterAll(async () => {
  await source.drop();
  dist.remove();
  rmSync(folder, { recursive: true });
});

const latest = () => ['--destination', folder];

describe.each<[string, () => string]>([
  ['its own address', () => source.url],
  ['the name of the host', () => withUrl(source.url, { host: 'localhost', search: { sslmode: 'disable' } })],
  [
    'the socket',
    () => {
      const { username, password, port } = new URL(source.url);
      const query = new URLSearchParams({ host: postgresSocketFolder(), port });
      return `postgresql://${username}:${password}@/${source.name}?${query}`;
    },
  ],
])('the source itself by %s', (_, url) => {
  it.each([[[]], [['--confirm', 'restore production']], [['--mode', 'rebuild', '--confirm', 'REBUILD']]])(
    'is left alone with %j',
    async (args) => {
      const before = stateOf(source.url);
      const run = await restore(dist, url(), [...latest(), ...args]);
      expect([run.code, run.report.error?.code]).toEqual([6, 'CONFIRMATION_MISSING']);
      expect(run.report.restore?.committed ?? false).toBe(false);
      expect(stateOf(source.url)).toBe(before);
    },
  );
});

it('refuses the source through a pooler in transaction mode', async () => {
  const before = stateOf(source.url);
  const run = await restore(dist, withUrl(poolerUrl(), { database: source.name }), latest());
  expect(run.code).not.toBe(0);
  expect(run.report.error?.code).toMatch(/POOLER/);
  expect(stateOf(source.url)).toBe(before);
});

it.each(['production', 'PROD'])('asks for the words when the target is called %s', async (name) => {
  const target = await createTarget(15);
  try {
    const before = stateOf(target.url);
    const run = await restore(dist, target.url, [...latest(), '--target-environment', name]);
    expect([run.code, run.report.error?.code]).toEqual([6, 'CONFIRMATION_MISSING']);
    expect(stateOf(target.url)).toBe(before);
    const confirmed = ['--target-environment', name, '--confirm', 'RESTORE PRODUCTION'];
    expect((await restore(dist, target.url, [...latest(), ...confirmed])).code).toBe(0);
    expect((await target.query('SELECT v FROM t')).rows).toEqual([{ v: 'as archived' }]);
  } finally {
    await target.drop();
  }
});

it('never takes the words from a variable', async () => {
  const before = stateOf(source.url);
  const run = await restore(dist, source.url, latest(), {
    env: { DB_BACKUP_CONFIRM: 'RESTORE PRODUCTION', CONFIRM: 'RESTORE PRODUCTION' },
  });
  expect([2, 6]).toContain(run.code);
  expect(stateOf(source.url)).toBe(before);
});

it('never takes DATABASE_URL for the target', async () => {
  const before = stateOf(source.url);
  const { operate } = await import('../support/restore-story.js');
  const run = await operate(dist, ['restore', ...latest(), '--confirm', 'RESTORE PRODUCTION'], {
    env: { DATABASE_URL: source.url },
  });
  expect(run.code).toBe(2);
  expect(stateOf(source.url)).toBe(before);
});

it.each([[[]], [['--mode', 'rebuild']], [['--mode', 'merge']]])(
  'prints the plan of a dry run with %j and changes nothing',
  async (args) => {
    const before = stateOf(source.url);
    const run = await restore(dist, source.url, [...latest(), ...args, '--dry-run']);
    expect([run.code, run.report.backupId]).toEqual([0, id]);
    expect(run.report.restore).toMatchObject({ dryRun: true, committed: false });
    expect(run.report.restore?.plan?.loaded).toEqual([
      expect.objectContaining({ schema: 'public', name: 't', rows: 1 }),
    ]);
    expect(run.report.restore?.estimatedSeconds).not.toBeNull();
    expect(run.report.restore?.notes.join()).toContain('RESTORE PRODUCTION');
    expect(stateOf(source.url)).toBe(before);
  },
);

it('restores the source itself when the words are given', async () => {
  const run = await restore(dist, source.url, [...latest(), '--confirm', 'RESTORE PRODUCTION']);
  if (run.code !== 0) throw new Error(run.output);
  expect(run.report.restore?.mode).toBe('replace');
  expect((await source.query('SELECT * FROM t')).rows).toEqual([{ id: 1, v: 'as archived' }]);
  expect((await source.query('SELECT last_value::int AS n FROM s')).rows).toEqual([{ n: 1 }]);
});
