import { type BackupFacts, factsOf } from '../../../src/app/anomaly/backup-facts.js';
import { findAnomalies } from '../../../src/app/anomaly/find-anomalies.js';
import { levelOf } from '../../../src/app/anomaly/usual-level.js';
import type { ManifestTable } from '../../../src/core/manifest.js';
import { manifestOf, SERIES, table } from '../../support/stored-backups.js';

const ID = 'backup-2026-03-25T020000Z';

function backup(tables: readonly ManifestTable[], seconds = 10): BackupFacts {
  const finishedAt = new Date(Date.parse('2026-03-25T02:00:00Z') + seconds * 1000);
  return factsOf(
    manifestOf(SERIES, ID, {
      tables: [...tables],
      finishedAt: finishedAt.toISOString().replace('.000Z', 'Z'),
    }),
  );
}

/** Backups of one table with these rows, the newest last, as people read them. */
function of(...rows: number[]): BackupFacts[] {
  return rows.map((count) => backup([table('public', 'orders', count)])).reverse();
}

function found(now: BackupFacts, before: readonly BackupFacts[], threshold = 0.5): string[] {
  return findAnomalies(now, before, threshold).map(({ kind, sentence }) => `${kind}: ${sentence}`);
}

const columns = (...types: [string, string][]) =>
  types.map(([name, type]) => ({ name, type, encoding: 'text' as const, generated: null }));

describe('rows', () => {
  it.each<[string, number[], number, string[]]>([
    ['as before', [1000, 1000, 1000], 1000, []],
    ['half is just allowed', [1000, 1000, 1000], 500, []],
    ['more than half went', [1000, 1000, 1000], 499, ['rows-dropped', 'rows-dropped']],
    ['one and a half is just allowed', [1000, 1000, 1000], 1500, []],
    ['more came', [1000, 1000, 1000], 1501, ['rows-jumped', 'rows-jumped']],
    ['a small table moves', [1, 1, 1, 1], 3, []],
    ['a small table shrinks by nine', [12, 12, 12], 3, []],
    ['a small table shrinks by ten', [12, 12, 12], 2, ['rows-dropped', 'rows-dropped']],
    ['a small table grows by 49', [20, 20, 20], 69, []],
    ['a small table grows by 50', [20, 20, 20], 70, ['rows-jumped', 'rows-jumped']],
    ['an empty table is filled', [0, 0, 0], 1000, []],
    ['most went since the first backup', [1000], 100, ['rows-dropped', 'rows-dropped']],
    ['two backups are too few for growth', [1000, 1000], 9000, []],
    ['one outlier does not move the median', [1000, 1000, 10, 1000, 1000, 1000, 1000], 1000, []],
    ['emptied', [1000], 0, ['rows-dropped', 'table-emptied']],
    ['a queue that is empty now and then', [90, 0, 90, 80], 0, ['rows-dropped']],
    ['a table that began empty', [0, 0, 5, 5], 0, ['table-emptied']],
    ['a table that has been empty', [5, 0], 0, []],
    ['growth of a tenth each night', [1000, 1100, 1210, 1331, 1464, 1610, 1771], 1948, []],
    [
      'shrinking in steps that are each allowed',
      [1000, 1000, 1000, 1000, 600],
      360,
      ['rows-dropped', 'rows-dropped'],
    ],
    ['the night after a change that was kept as good', [...Array(7).fill(1000), 10], 10, []],
    ['a second loss after it', [...Array(7).fill(10_000), 1000], 100, ['rows-dropped', 'rows-dropped']],
    [
      'back from a loss that was kept as good',
      [...Array(7).fill(1000), 10],
      1000,
      ['rows-jumped', 'rows-jumped'],
    ],
  ])('%s', (_, before, now, kinds) => {
    const [current] = of(now);
    expect(findAnomalies(current as BackupFacts, of(...before), 0.5).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('are explained in one line, the whole before its tables', () => {
    const [now] = of(40);
    expect(found(now as BackupFacts, of(1000, 1000, 1200))).toEqual([
      'rows-dropped: The whole backup: 40 rows instead of about 1,000 rows (96 % less).',
      'rows-dropped: public.orders: 40 rows instead of about 1,000 rows (96 % less).',
    ]);
  });

  it('have no rule in a first backup', () => {
    const [now] = of(1);
    expect(found(now as BackupFacts, [])).toEqual([]);
  });

  it('obey the threshold', () => {
    const [now] = of(850);
    expect(found(now as BackupFacts, of(1000, 1000, 1000), 0.1)).toHaveLength(2);
    expect(found(now as BackupFacts, of(1000, 1000, 1000), 0.2)).toEqual([]);
  });
});

it('tells bytes where the rows are as before', () => {
  const before = Array.from({ length: 3 }, () => backup([table('public', 'notes', 100, 90_000)]));
  expect(found(backup([table('public', 'notes', 100, 9_000)]), before)).toEqual([
    'bytes-dropped: The whole backup: 9.0 kB of JSON instead of about 90 kB of JSON (90 % less).',
    'bytes-dropped: public.notes: 9.0 kB of JSON instead of about 90 kB of JSON (90 % less).',
  ]);
});

it('tells tables that came and went from the second backup on', () => {
  const orders = table('public', 'orders', 7);
  const before = [backup([orders, table('public', 'users', 1)])];
  expect(found(backup([orders, table('shop.eu', 'a"b', 0)]), before)).toEqual([
    'table-gone: public.users is gone; it had 1 row.',
    'table-new: shop.eu.a"b is new, with 0 rows.',
  ]);
});

it('tells columns that went, came and changed', () => {
  const orders = table('public', 'orders', 7);
  const now = { ...orders, columns: columns(['id', 'integer'], ['note', 'text']) };
  const before = { ...orders, columns: columns(['id', 'bigint'], ['total', 'numeric'], ['paid', 'boolean']) };
  const anomalies = findAnomalies(backup([now]), [backup([before])], 0.5);
  expect(anomalies.map(({ severity, sentence }) => `${severity}: ${sentence}`)).toEqual([
    'alarm: public.orders: the columns total, paid are gone.',
    'notice: public.orders: columns changed (new: note; id is integer instead of bigint).',
  ]);
});

it('takes a partitioned table as one, whatever its parts', () => {
  const part = (name: string, rows: number) => ({
    ...table('public', name, rows),
    partitionOf: { schema: 'public', name: 'events' },
  });
  const before = [backup([part('events_1', 500), part('events_2', 500)])];
  expect(found(backup([part('events_2', 500), part('events_3', 500), part('events_4', 0)]), before)).toEqual(
    [],
  );
  expect(found(backup([part('events_2', 0)]), before)).toEqual([
    'rows-dropped: The whole backup: 0 rows instead of about 1,000 rows (100 % less).',
    'table-emptied: public.events is empty; it had 1,000 rows.',
  ]);
});

it('tells a slow backup, which is no alarm', () => {
  const orders = table('public', 'orders', 7);
  const before = Array.from({ length: 3 }, () => backup([orders], 60));
  expect(findAnomalies(backup([orders], 180), before, 0.5)).toEqual([]);
  expect(findAnomalies(backup([orders], 181), before, 0.5)).toMatchObject([
    { kind: 'slow', severity: 'notice', sentence: 'The backup took 3 min 1 s instead of about 1 min.' },
  ]);
  // 59 s more, of 20.
  const short = Array.from({ length: 3 }, () => backup([orders], 20));
  expect(findAnomalies(backup([orders], 79), short, 0.5)).toEqual([]);
});

it('begins a new level with each step, of the last seven values at most', () => {
  const floor = { drop: 10, jump: 50 };
  expect(levelOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.5, floor)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(levelOf([100, 100, 100, 10, 11], 0.5, floor)).toEqual([10, 11]);
});
