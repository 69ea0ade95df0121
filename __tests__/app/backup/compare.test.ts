import { compareWithPrevious } from '../../../src/app/backup/compare.js';
import { manifestOf, SERIES, table } from '../../support/stored-backups.js';

const previous = manifestOf(SERIES, 'backup-2026-03-24T020000Z', {
  tables: [
    table('public', 'same', 3),
    table('public', 'grown', 3),
    table('public', 'dropped', 2, 20),
    table('public', 'rewritten', 1, 10),
    table('a', 'b.c', 1),
  ],
});
const current = manifestOf(SERIES, 'backup-2026-03-25T020000Z', {
  tables: [
    table('public', 'same', 3),
    table('public', 'rewritten', 1, 11),
    table('public', 'grown', 5),
    table('public', '__proto__', 1, 10),
    table('a.b', 'c', 1),
  ],
});

it('has nothing to compare a first backup with', () => {
  expect(compareWithPrevious(current, null)).toBeNull();
});

it('names tables that changed, came or went, and the totals of all', () => {
  expect(compareWithPrevious(current, previous)).toEqual({
    previousBackupId: 'backup-2026-03-24T020000Z',
    rows: 11,
    previousRows: 10,
    bytes: 30 + 11 + 50 + 10 + 10,
    previousBytes: 30 + 30 + 20 + 10 + 10,
    tables: [
      { schema: 'a', name: 'b.c', rows: null, previousRows: 1, bytes: null, previousBytes: 10 },
      { schema: 'a.b', name: 'c', rows: 1, previousRows: null, bytes: 10, previousBytes: null },
      { schema: 'public', name: '__proto__', rows: 1, previousRows: null, bytes: 10, previousBytes: null },
      { schema: 'public', name: 'dropped', rows: null, previousRows: 2, bytes: null, previousBytes: 20 },
      { schema: 'public', name: 'grown', rows: 5, previousRows: 3, bytes: 50, previousBytes: 30 },
      { schema: 'public', name: 'rewritten', rows: 1, previousRows: 1, bytes: 11, previousBytes: 10 },
    ],
  });
});

it('finds nothing between equal backups', () => {
  expect(compareWithPrevious(previous, previous)?.tables).toEqual([]);
});
