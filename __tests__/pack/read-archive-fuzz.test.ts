import { gunzipSync, gzipSync } from 'node:zlib';
import { Pax } from 'tar';
import { BackupError } from '../../src/core/errors.js';
import { verifyArchive } from '../../src/pack/verify-archive.js';
import { seeded } from '../encode/encode-all.js';
import { inChunks } from './pieces.js';
import { SAMPLE_ID, SAMPLE_TABLES, sampleArchive } from './sample-archive.js';

/** Gives every header its right checksum again, so that damage reaches what is behind that check. */
function mendChecksums(tar: Buffer): void {
  for (let at = 0; at + 512 <= tar.length; at += 512) {
    if (tar.toString('latin1', at + 257, at + 262) !== 'ustar') continue;
    tar.fill(' ', at + 148, at + 156);
    const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
  }
}

describe('reading a tar with random damage', () => {
  it.each([1, 2, 3, 4])('ends in a named error or in proven content, seed %i', async (seed) => {
    const next = seeded(seed);
    const { archive } = await sampleArchive({ tables: SAMPLE_TABLES.slice(0, 2) });
    const pax = new Pax({ path: `${SAMPLE_ID}/RECOVERY.md`, size: 7 }).encode();
    const tar = Buffer.concat([pax, gunzipSync(archive)]);
    const codes = new Set<string>();
    for (let i = 0; i < 250; i++) {
      const damaged = Buffer.from(tar);
      for (let n = next(4); n >= 0; n--) damaged[next(3) ? next(1536) : next(tar.length)] = next(256);
      if (next(2)) mendChecksums(damaged);
      const piece = next(10) ? damaged : damaged.subarray(0, next(damaged.length));
      try {
        await verifyArchive(inChunks(gzipSync(piece, { level: 1 })));
        codes.add('OK');
      } catch (error) {
        if (!(error instanceof BackupError) || error.kind !== 'integrity') throw error;
        codes.add(error.code);
      }
    }
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'ARCHIVE_DAMAGED',
        'ARCHIVE_HOSTILE',
        'ARCHIVE_TRUNCATED',
        'FILE_HASH_DIFFERS',
      ]),
    );
  });
});
