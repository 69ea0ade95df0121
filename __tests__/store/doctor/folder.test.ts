import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckId } from '../../../src/core/doctor.js';
import { openStoreDoctor } from '../../../src/store/open-store-doctor.js';
import { testOptions } from '../test-options.js';

const PROBE = {
  uploadKey: 'prod/backup-2026-03-25T020000Z.tar.gz',
  unusedKey: 'prod/db-backup-doctor-x',
  sidecarKey: async () => null,
};

/** Root may write everywhere. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const { getuid, seteuid } = process;
  if (getuid?.() !== 0 || !seteuid) return work();
  seteuid(65534);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

describe('a folder', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'db-backup-doctor-'));
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  const examine = async (folder: string) => {
    const doctor = await openStoreDoctor({ kind: 'file', folder }, testOptions());
    const found = await doctor.examine(PROBE);
    const of = (id: CheckId) => found.checks.find((check) => check.id === id);
    return { ...found, of };
  };

  it('is written to and left as it was', async () => {
    mkdirSync(join(base, 'prod'));
    const { of, freeBytes, kind, keepsVersions } = await examine(base);
    expect(of('store-reached')?.found).toContain(base);
    expect(of('store-write')).toMatchObject({ status: 'ok', found: 'A file was written and removed again.' });
    expect(of('store-versioning')?.status).toBe('skipped');
    expect({ kind, keepsVersions, isRoomy: (freeBytes ?? 0) > 0 }).toEqual({
      kind: 'folder',
      keepsVersions: false,
      isRoomy: true,
    });
    expect(readdirSync(base, { recursive: true })).toEqual(['prod']);
  });

  it('that is not there yet is not made', async () => {
    const { of } = await examine(join(base, 'not', 'yet'));
    expect(of('store-reached')?.found).toMatch(/which the first backup makes/);
    expect(of('store-write')?.status).toBe('ok');
    expect(readdirSync(base)).toEqual([]);
  });

  it('that is a file is refused', async () => {
    writeFileSync(join(base, 'file'), '');
    expect((await examine(join(base, 'file', 'below'))).of('store-write')).toMatchObject({
      status: 'fail',
      code: 'STORE_NOT_A_FOLDER',
      exitCode: 4,
    });
  });

  it.each([
    ['it', ''],
    ['the one above', 'not/yet'],
  ])('is refused when %s may not be written to', async (_, below) => {
    mkdirSync(join(base, 'prod'));
    chmodSync(join(base, 'prod'), 0o555);
    chmodSync(base, 0o555);
    const write = await asOrdinaryUser(async () => (await examine(join(base, below))).of('store-write'));
    expect(write).toMatchObject({ status: 'fail', code: 'STORE_NOT_WRITABLE', exitCode: 4 });
  });

  it('in which everybody may delete is told', async () => {
    chmodSync(base, 0o777);
    expect((await examine(base)).of('store-delete-rights')?.found).toMatch(/Every user of this machine/);
    chmodSync(base, 0o700);
    expect((await examine(base)).of('store-delete-rights')?.found).not.toMatch(/Every user/);
  });

  it('in memory is told', async () => {
    expect((await examine('/dev/shm')).of('store-reached')).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(/in memory/),
    });
  });
});
