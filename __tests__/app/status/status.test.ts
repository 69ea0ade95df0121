import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeriesCatalog } from '../../../src/app/series-catalog.js';
import { readSeries } from '../../../src/app/status/read-series.js';
import { storageUsed } from '../../../src/app/status/storage-used.js';
import type { CommittedManifest } from '../../../src/core/manifest.js';
import type { Store } from '../../../src/core/ports.js';
import type { RunReport } from '../../../src/core/report.js';
import { openStore } from '../../../src/store/open-store.js';
import { testOptions } from '../../store/test-options.js';
import { MemoryStore } from '../../support/memory-store.js';
import { operateInProcess } from '../../support/operate-in-process.js';
import { SilentLog } from '../../support/silent-log.js';
import {
  manifestOf,
  putBackup,
  putDaily,
  putUncommitted,
  SERIES,
  table,
} from '../../support/stored-backups.js';
import { BROKEN_DRILL, FAILED_DRILL, putProof } from '../../support/stored-proofs.js';

const NOW = new Date('2026-03-25T04:00:00Z');
const { signal } = new AbortController();

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'db-backup-status-'));
  store = await openStore({ kind: 'file', folder }, testOptions());
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const put = (time: string, changes?: Partial<CommittedManifest>) => putBackup(store, SERIES, time, changes);

function look(given: Record<string, string> = {}): Promise<RunReport> {
  return operateInProcess('status', { destination: folder, ...given }, { clock: { now: () => NOW } });
}

/** What a person and a program learn of how it went. */
const outcomeOf = ({ exitCode, error, status }: RunReport) => [exitCode, error?.code ?? null, status?.state];

it('is green with a fresh backup and a fresh drill', async () => {
  const [newest = ''] = await putDaily(store, SERIES, '2026-03-25T02:00:00Z', 3);
  await putProof(store, SERIES, newest, '2026-03-25T03:00:00Z');
  const report = await look();
  expect(outcomeOf(report)).toEqual([0, null, 'green']);
  expect(report.warnings).toEqual([]);
  expect(report.status).toMatchObject({
    checkedAt: '2026-03-25T04:00:00Z',
    backupCount: 3,
    lastGoodBackup: { backupId: newest, ageSeconds: 7200, rows: 7, tables: 2, database: 'shop' },
    lastGoodDrill: { backupId: newest, ageSeconds: 3600, rtoSeconds: 252 },
    drills: { passed: 1, failed: 0, unjudged: 0, successRate: 1 },
    failuresInARow: { backup: null, drill: 0 },
    rpo: { currentSeconds: 7200, worstSeconds: 86_400, medianSeconds: 86_400 },
    storage: { noncurrentBytes: 0, uncommittedBytes: 0 },
  });
  expect(report.status?.history.tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['orders', [5, 5, 5]],
    ['users', [2, 2, 2]],
  ]);
});

it('is red where there is nothing', async () => {
  const report = await look();
  expect(outcomeOf(report)).toEqual([8, 'NO_BACKUP', 'red']);
  expect(report.error?.message).toContain(`There is no backup in file://${folder}`);
});

describe('age', () => {
  beforeEach(async () => {
    await putProof(store, SERIES, await put('2026-03-24T02:00:00Z'), '2026-02-18T04:00:00Z');
  });

  it.each([
    ['as old as is allowed', {}, 0, null],
    ['a little older', { 'max-age-hours': '25.99' }, 8, 'BACKUP_STALE'],
    ['a drill as old as is allowed', { 'max-drill-age-days': '35' }, 0, null],
    ['a drill a little older', { 'max-drill-age-days': '34.9' }, 8, 'DRILL_STALE'],
  ])('%s', async (_, given, exitCode, code) => {
    const report = await look(given);
    expect([report.exitCode, report.error?.code ?? null]).toEqual([exitCode, code]);
  });

  it('names every reason, the backup first', async () => {
    const { error, status } = await look({ 'max-age-hours': '1', 'max-drill-age-days': '1' });
    expect(status?.problems.map(({ code }) => code)).toEqual(['BACKUP_STALE', 'DRILL_STALE']);
    expect(error?.message).toMatch(/^- .*1 d 2 h old; 1 h are allowed\.\n- .*35 d old; 1 d are allowed\.$/);
  });
});

describe('drills', () => {
  it.each<[string, [string, object][], Record<string, string>, string | null]>([
    ['none', [], {}, 'NO_DRILL'],
    ['none, and none asked for', [], { 'max-drill-age-days': '0' }, null],
    ['only a failed one', [['2026-03-25T03:00:00Z', FAILED_DRILL]], {}, 'DRILL_FAILED'],
    [
      'one that failed after one that passed',
      [
        ['2026-03-25T02:30:00Z', {}],
        ['2026-03-25T03:00:00Z', FAILED_DRILL],
      ],
      {},
      'DRILL_FAILED',
    ],
    ['only one that passed in the future', [['2036-03-25T03:00:00Z', {}]], {}, 'NO_DRILL'],
    [
      'one that failed before one that passed in the future',
      [
        ['2026-03-25T03:00:00Z', FAILED_DRILL],
        ['2036-03-25T03:00:00Z', {}],
      ],
      {},
      'DRILL_FAILED',
    ],
    [
      'one that could not judge after one that passed',
      [
        ['2026-03-25T02:30:00Z', {}],
        ['2026-03-25T03:00:00Z', BROKEN_DRILL],
      ],
      {},
      null,
    ],
  ])('%s', async (_, proofs, given, code) => {
    const id = await put('2026-03-25T02:00:00Z');
    for (const [time, changes] of proofs) await putProof(store, SERIES, id, time, changes);
    expect((await look(given)).error?.code ?? null).toBe(code);
  });
});

describe('what is odd about the newest', () => {
  const QUIET = { 'max-drill-age-days': '0' };
  const shrunken = { tables: [table('public', 'orders', 10)] };

  beforeEach(async () => {
    for (const day of [21, 22, 23, 24]) {
      await put(`2026-03-${day}T02:00:00Z`, { tables: [table('public', 'orders', 1000)] });
    }
  });

  it.each([
    ['warns', {}, 0, 'amber'],
    ['is red when told so', { 'on-anomaly': 'fail' }, 8, 'red'],
    ['is nothing to a larger threshold', { 'on-anomaly': 'fail', 'anomaly-threshold': '0.995' }, 0, 'green'],
  ])('%s', async (_, given, exitCode, state) => {
    await put('2026-03-25T02:00:00Z', shrunken);
    const report = await look({ ...QUIET, ...given });
    expect([report.exitCode, report.status?.state]).toEqual([exitCode, state]);
    if (exitCode === 0) expect(report.status?.lastGoodBackup?.time).toBe('2026-03-25T02:00:00Z');
  });

  it('is red whatever is set where the backup is marked, and the one before it is the last good one', async () => {
    const marked = await put('2026-03-25T02:00:00Z', { ...shrunken, anomaly: { anomalies: [], more: 0 } });
    const report = await look(QUIET);
    expect(outcomeOf(report)).toEqual([8, 'BACKUP_ANOMALOUS', 'red']);
    expect(report.error?.message).toContain(
      'public.orders: 10 rows instead of about 1,000 rows (99 % less).',
    );
    expect(report.status?.anomalousBackups).toEqual([marked]);
    expect(report.status?.lastGoodBackup?.time).toBe('2026-03-24T02:00:00Z');
  });

  it('is red where it is damaged, and names it; an old damaged one is a warning', async () => {
    const { archive } = manifestOf(SERIES, 'backup-2026-03-20T020000Z');
    await put('2026-03-20T02:00:00Z', { archive: { ...archive, bytes: 1 } });
    expect(outcomeOf(await look({ ...QUIET, 'max-age-hours': '48' }))).toEqual([0, null, 'amber']);
    await put('2026-03-25T02:00:00Z', { dependsOn: ['backup-2026-01-01T020000Z'] });
    const report = await look({ ...QUIET, 'max-age-hours': '48' });
    expect(outcomeOf(report)).toEqual([8, 'BACKUP_DAMAGED', 'red']);
    expect(report.error?.message).toContain('backup-2026-01-01T020000Z, which is gone');
  });
});

it('takes no backup of a clock that ran ahead for a fresh one, and names it', async () => {
  await put('2026-03-23T02:00:00Z');
  const future = await put('2027-03-25T02:00:00Z');
  const report = await look();
  expect(report.error?.code).toBe('BACKUP_STALE');
  expect(report.status?.futureBackups).toEqual([future]);
  expect(report.warnings).toEqual([expect.stringContaining(`${future}: dated in the future`)]);
  // Two machines are never quite of one mind.
  const ahead = await put('2026-03-25T04:05:00Z');
  expect((await look({ 'max-drill-age-days': '0' })).status?.lastGoodBackup).toMatchObject({
    backupId: ahead,
    ageSeconds: 0,
  });
});

it('asks for the environment where only those are there', async () => {
  await putBackup(store, { ...SERIES, environment: 'production' }, '2026-03-25T02:00:00Z');
  expect(await look()).toMatchObject({ exitCode: 2, error: { code: 'ENVIRONMENT_NEEDED' } });
});

it('writes its files, whatever it found', async () => {
  const reports = join(folder, 'reports');
  await look({ 'report-dir': reports });
  expect((await readdir(reports)).sort()).toEqual([
    'badge.json',
    'index.html',
    'status.json',
    'status.md',
    'status.prom',
  ]);
  expect(JSON.parse(await readFile(join(reports, 'badge.json'), 'utf8'))).toEqual({
    schemaVersion: 1,
    label: 'backup',
    message: 'none',
    color: 'red',
  });
  expect(JSON.parse(await readFile(join(reports, 'status.json'), 'utf8'))).toMatchObject({ exitCode: 8 });
  expect(await readFile(join(reports, 'status.prom'), 'utf8')).toContain(
    'db_backup_status_ok{backup_name="backup"} 0\n',
  );
});

it('reads a few sidecars of thousands, and no archive', async () => {
  const memory = new MemoryStore();
  await putDaily(memory, SERIES, '2026-03-25T02:00:00Z', 3000);
  const catalog = await loadSeriesCatalog(memory, SERIES);
  const reading = await readSeries(memory, catalog, NOW, signal);
  expect([reading.points.length, reading.tables.times.length]).toEqual([200, 60]);
  expect(memory.reads).toBeLessThanOrEqual(201);
});

it('goes on to the last good one, however many marked ones are before it', async () => {
  const memory = new MemoryStore();
  await putDaily(memory, SERIES, '2024-03-25T02:00:00Z', 2);
  for (let day = 0; day < 210; day += 1) {
    const time = new Date(NOW.getTime() - day * 86_400_000 - 3_600_000);
    await putBackup(memory, SERIES, time, { anomaly: {} });
  }
  const reading = await readSeries(memory, await loadSeriesCatalog(memory, SERIES), NOW, signal);
  expect(reading.lastGood?.backup.id).toBe('backup-2024-03-25T020000Z');
  expect(reading.marked).toHaveLength(210);
});

it('counts versions that are no longer current, and what was never committed', async () => {
  const memory = new MemoryStore({ versioned: true });
  const [, oldest = ''] = await putDaily(memory, SERIES, '2026-03-25T02:00:00Z', 2);
  await putUncommitted(memory, SERIES, '2026-03-25T03:00:00Z');
  const before = await used(memory);
  expect(before).toMatchObject({ noncurrentBytes: 0 });
  expect(before.uncommittedBytes).toBeGreaterThan(0);
  const sizes = new Map<string, number>();
  for await (const { key, bytes } of memory.list(oldest)) sizes.set(key, bytes);
  for (const key of sizes.keys()) await memory.remove(key);
  const removed = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  expect(await used(memory)).toEqual({
    ...before,
    currentBytes: before.currentBytes - removed,
    noncurrentBytes: removed,
  });
});

async function used(memory: MemoryStore) {
  return storageUsed(memory, await loadSeriesCatalog(memory, SERIES), { log: new SilentLog(), signal });
}
