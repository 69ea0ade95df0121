import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createArchiveWriter } from '../../src/pack/archive-writer.js';
import { createCompressor } from '../../src/pack/compressor.js';
import { END_OF_ARCHIVE_BYTES, tarHeader } from '../../src/pack/tar-header.js';
import { SAMPLE_ID, sampleArchive } from './sample-archive.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-writer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Not every machine has it; `npm test` does not install it. */
const hasBsdtar = spawnSync('bsdtar', ['--version']).status === 0;
const itWithBsdtar = hasBsdtar ? it : it.skip;

describe('createArchiveWriter', () => {
  it('writes what gzip, tar, sha256sum and jq accept', async () => {
    const { archive, manifest } = await sampleArchive();
    writeFileSync(join(folder, 'a.tar.gz'), archive);
    run('gzip', ['-t', 'a.tar.gz']);
    run('tar', ['-xzf', 'a.tar.gz']);
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], {
      cwd: join(folder, SAMPLE_ID),
      encoding: 'utf8',
    });
    expect(sums.trim().split('\n')).toHaveLength(manifest.files.length + manifest.tables.length + 1);
    for (const table of manifest.tables) {
      expect(run('jq', ['length', join(SAMPLE_ID, table.file)]).trim()).toBe(String(table.rows));
      const { mode, mtime } = statSync(join(folder, SAMPLE_ID, table.file));
      expect(mode & 0o777).toBe(0o600);
      expect(mtime.toISOString()).toBe('2026-03-25T02:00:00.000Z');
    }
  });

  itWithBsdtar('writes what bsdtar accepts', async () => {
    const { archive, manifest } = await sampleArchive();
    writeFileSync(join(folder, 'a.tar.gz'), archive);
    const listed = run('bsdtar', ['-tf', 'a.tar.gz']).trim().split('\n');
    expect(listed).toEqual([
      ...['RECOVERY.md', ...manifest.tables.map((table) => table.file), 'manifest.json', 'SHA256SUMS'].map(
        (file) => `${SAMPLE_ID}/${file}`,
      ),
    ]);
  });

  it('gives spans that decompress alone to exactly the file', async () => {
    const { archive, manifest } = await sampleArchive();
    writeFileSync(join(folder, 'a.tar.gz'), archive);
    run('tar', ['-xzf', 'a.tar.gz']);
    for (const { file, span, bytes } of [...manifest.files, ...manifest.tables]) {
      const content = gunzipSync(archive.subarray(span.offset, span.offset + span.length));
      expect(content.length).toBe(bytes);
      expect(content.equals(readFileSync(join(folder, SAMPLE_ID, file)))).toBe(true);
    }
  });

  it('gives an empty file a span too', async () => {
    const pieces: Uint8Array[] = [];
    const writer = createArchiveWriter({
      folder: 'f',
      time: new Date(0),
      compressor: createCompressor({ format: 'gzip' }),
      sink: async (bytes) => {
        pieces.push(bytes);
      },
    });
    const { span } = await writer.addSmallFile('empty', new Uint8Array());
    await writer.finish();
    const archive = Buffer.concat(pieces);
    expect(span.length).toBeGreaterThan(0);
    expect(gunzipSync(archive.subarray(span.offset, span.offset + span.length))).toHaveLength(0);
  });

  it('keeps overlapping calls in order and whole', async () => {
    const compressor = createCompressor({ format: 'gzip' });
    const pieces: Uint8Array[] = [];
    const writer = createArchiveWriter({
      folder: 'f',
      time: new Date(0),
      compressor,
      sink: async (bytes) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        pieces.push(bytes);
      },
    });
    const slow = (async function* () {
      for (const letter of ['a', 'b', 'c']) yield await compressor.compress(Buffer.from(letter));
    })();
    await Promise.all([writer.addFile('one', 3, slow), writer.addSmallFile('two', Buffer.from('zz'))]);
    await writer.finish();
    writeFileSync(join(folder, 'a.tar.gz'), Buffer.concat(pieces));
    run('tar', ['-xzf', 'a.tar.gz']);
    expect(readFileSync(join(folder, 'f/one'), 'utf8')).toBe('abc');
    expect(readFileSync(join(folder, 'f/two'), 'utf8')).toBe('zz');
  });

  it('fails every call after the sink failed', async () => {
    const writer = createArchiveWriter({
      folder: 'f',
      time: new Date(0),
      compressor: createCompressor({ format: 'gzip' }),
      sink: () => Promise.reject(new Error('no space')),
    });
    await expect(writer.addSmallFile('one', Buffer.from('x'))).rejects.toThrow('no space');
    await expect(writer.addSmallFile('two', Buffer.from('x'))).rejects.toThrow('no space');
    await expect(writer.finish()).rejects.toThrow('no space');
  });
});

describe('tarHeader', () => {
  it.each([
    ['a name over every ustar limit', `${'n'.repeat(120)}/${'m'.repeat(180)}.json`, 5],
    ['a file over 8 GiB', 'f/big.json', 9 * 1024 ** 3],
  ])('makes %s readable for GNU tar and bsdtar', (_what, path, bytes) => {
    const header = tarHeader({ path, bytes, time: new Date('2026-03-25T02:00:00Z') });
    const body = Buffer.alloc(bytes < 512 ? 512 : 0);
    writeFileSync(join(folder, 'h.tar'), Buffer.concat([header, body, Buffer.alloc(END_OF_ARCHIVE_BYTES)]));
    // The large body is not there; both list the entry before they miss it.
    for (const tool of hasBsdtar ? ['tar', 'bsdtar'] : ['tar']) {
      const { stdout } = listed(tool);
      expect(stdout).toContain(path);
      expect(stdout).toContain(` ${bytes} `);
    }
  });

  it('leaves the prefix empty where a pax record has the whole path, for readers that would join them', () => {
    const path = `backup-2026-03-25T020000Z/tables/${'n'.repeat(140)}.json`;
    const block = tarHeader({ path, bytes: 5, time: new Date(0) }).subarray(-512);
    expect(Buffer.from(block.subarray(345, 500)).toString()).toBe('\0'.repeat(155));
  });

  function listed(tool: string): { stdout: string } {
    try {
      return { stdout: run(tool, ['-tvf', 'h.tar']) };
    } catch (error) {
      return error as { stdout: string };
    }
  }
});
