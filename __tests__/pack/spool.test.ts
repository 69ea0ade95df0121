import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpool, type Spool } from '../../src/pack/spool.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function contentOf(spool: Spool): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of spool.read()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

describe('createSpool', () => {
  it('touches no disk for a small table', async () => {
    const spool = createSpool('/nonexistent');
    await spool.append(Buffer.from('a'));
    await spool.append(Buffer.from('b'));
    expect(await contentOf(spool)).toBe('ab');
    await spool.dispose();
  });

  it('goes to a private file over the limit and removes it', async () => {
    const spool = createSpool(folder, { memoryLimitBytes: 10 });
    const words = Array.from({ length: 50 }, (_, i) => `word ${i} `);
    for (const word of words) await spool.append(Buffer.from(word));
    const [made = ''] = readdirSync(folder);
    expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, made, 'spool')).mode & 0o777).toBe(0o600);
    expect(await contentOf(spool)).toBe(words.join(''));
    await spool.dispose();
    await spool.dispose();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads back more than one read of the file', async () => {
    const spool = createSpool(folder, { memoryLimitBytes: 0 });
    const pieces = Array.from({ length: 5 }, (_, i) => Buffer.alloc(700_000, `${i}`));
    for (const piece of pieces) await spool.append(piece);
    expect((await contentOf(spool)) === Buffer.concat(pieces).toString()).toBe(true);
    await spool.dispose();
  });

  it('names the setting when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const spool = createSpool(join(folder, 'file'), { memoryLimitBytes: 0 });
    await expect(spool.append(Buffer.from('x'))).rejects.toMatchObject({
      kind: 'store',
      code: 'SPOOL_FAILED',
      setting: 'temp-dir',
    });
    await spool.dispose();
  });

  it('says that the disk is full, and how much is free', async () => {
    // /dev/full answers every write with ENOSPC; a folder of that name cannot be, so the file is replaced.
    const spool = createSpool(folder, {
      memoryLimitBytes: 0,
      openFile: async () => (await import('node:fs/promises')).open('/dev/full', 'r+'),
    });
    await expect(spool.append(Buffer.from('x'))).rejects.toMatchObject({
      kind: 'store',
      code: 'SPOOL_FULL',
      setting: 'temp-dir',
      message: expect.stringMatching(/\d+ MiB free/),
    });
    await spool.dispose();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets two spools share a folder', async () => {
    mkdirSync(join(folder, 'shared'));
    const spools = [1, 2].map(() => createSpool(join(folder, 'shared'), { memoryLimitBytes: 0 }));
    await Promise.all(spools.map((spool, i) => spool.append(Buffer.from(`spool ${i}`))));
    expect(await Promise.all(spools.map(contentOf))).toEqual(['spool 0', 'spool 1']);
    await Promise.all(spools.map((spool) => spool.dispose()));
  });
});
