import { archiveKey, checksumKey, manifestKey, parseSeriesKey } from '../../src/core/series-keys.js';

const ID = 'backup-2026-03-25T020000Z';
const plain = { environment: undefined, backupName: 'backup' };
const production = { environment: 'production', backupName: 'backup' };

describe('series keys', () => {
  it('are <environment>/<id><ending>', () => {
    expect(archiveKey(production, ID, '.tar.gz')).toBe(`production/${ID}.tar.gz`);
    expect(manifestKey(plain, ID)).toBe(`${ID}.manifest.json`);
    expect(checksumKey(archiveKey(plain, ID, '.tar.zst.age'))).toBe(`${ID}.tar.zst.age.sha256`);
  });

  it('are read back', () => {
    expect(parseSeriesKey(production, `production/${ID}.tar.gz`)).toEqual({ id: ID, kind: 'archive' });
    expect(parseSeriesKey(plain, `${ID}.tar.zst.age`)).toEqual({ id: ID, kind: 'archive' });
    expect(parseSeriesKey(plain, `${ID}.manifest.json`)).toEqual({ id: ID, kind: 'manifest' });
    expect(parseSeriesKey(plain, `${ID}.tar.gz.sha256`)).toEqual({ id: ID, kind: 'checksum' });
  });

  it.each([
    `production/${ID}.tar.gz`,
    `backup-2-2026-03-25T020000Z.tar.gz`,
    `${ID}.tar`,
    `${ID}.tar.gz.bak`,
    `my-${ID}.tar.gz`,
    `${ID}`,
    `proofs/${ID}/2026.json`,
    '.tmp-x',
  ])('of others are not ours: %s', (key) => {
    expect(parseSeriesKey(plain, key)).toBeUndefined();
  });
});
