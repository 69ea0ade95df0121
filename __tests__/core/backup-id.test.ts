import { formatBackupId, parseBackupId } from '../../src/core/backup-id.js';

describe('backup id', () => {
  it('is the name and the UTC second', () => {
    const time = new Date('2026-03-25T02:00:00.999Z');
    expect(formatBackupId({ name: 'backup', time })).toBe('backup-2026-03-25T020000Z');
  });

  it.each(['backup-2026-03-25T020000Z', 'a-b-1-2024-02-29T235959Z', 'x-1999-12-31T000000Z'])(
    'reads back %s',
    (id) => {
      const parsed = parseBackupId(id);
      expect(parsed && formatBackupId(parsed)).toBe(id);
    },
  );

  it.each([
    'backup-2026-02-30T020000Z',
    'backup-2026-03-25T250000Z',
    'backup-2026-03-25T020060Z',
    'Backup-2026-03-25T020000Z',
    '-2026-03-25T020000Z',
    'backup-2026-03-25T020000',
    'backup-2026-03-25T02:00:00Z',
    '../x-2026-03-25T020000Z',
    `${'a'.repeat(33)}-2026-03-25T020000Z`,
    '',
  ])('refuses %s', (id) => {
    expect(parseBackupId(id)).toBeUndefined();
  });

  it('keeps a name that ends like an id apart', () => {
    expect(parseBackupId('backup-2-2026-03-25T020000Z')?.name).toBe('backup-2');
  });
});
