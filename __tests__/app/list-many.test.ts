import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listBackups } from '../../src/app/list.js';
import { mapConcurrently } from '../../src/lib/map-concurrently.js';
import { openStore } from '../../src/store/open-store.js';
import { testOptions } from '../store/test-options.js';
import { putBackup, SERIES, table } from '../support/stored-backups.js';
import { DAY_MS } from '../support/timelines.js';

const NOW = new Date('2026-07-01T00:00:00Z');

const COUNT = 3000;

it(`lists ${COUNT} backups of 50 tables each`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'list-'));
  const store = await openStore({ kind: 'file', folder }, testOptions());
  try {
    const tables = Array.from({ length: 50 }, (_, index) => table('public', `table_${index}`, index));
    const last = new Date('2026-03-25T02:00:00Z').getTime();
    await mapConcurrently([...Array(COUNT).keys()], 8, (day) =>
      putBackup(store, SERIES, new Date(last - day * DAY_MS), { tables }),
    );
    const { backups, warnings } = await listBackups(store, SERIES, NOW);
    expect(warnings).toEqual([]);
    expect(backups).toHaveLength(COUNT);
    expect(backups[0]?.time).toBe('2026-03-25T02:00:00Z');
    expect(backups.at(-1)?.time).toBe('2018-01-07T02:00:00Z');
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
