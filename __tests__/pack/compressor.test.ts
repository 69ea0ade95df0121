import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import zlib, { gunzipSync } from 'node:zlib';
import { createCompressor } from '../../src/pack/compressor.js';
import { readArchive } from '../../src/pack/read-archive.js';
import { verifyArchive } from '../../src/pack/verify-archive.js';
import { collect, inChunks } from './pieces.js';
import { SAMPLE_ID, sampleArchive } from './sample-archive.js';

const hasZstd = 'zstdCompress' in zlib;
const onNodeWithZstd = hasZstd ? describe : describe.skip;
const onNodeWithoutZstd = hasZstd ? describe.skip : describe;

describe('createCompressor gzip', () => {
  it('makes members that concatenate, whatever their size', async () => {
    const compressor = createCompressor({ format: 'gzip' });
    const blocks = [
      Buffer.alloc(0),
      Buffer.from('a'),
      Buffer.alloc(3_000_000, 'abc'),
      Buffer.alloc(700, 'x'),
    ];
    const members = await Promise.all(blocks.map((block) => compressor.compress(block)));
    expect(gunzipSync(Buffer.concat(members)).equals(Buffer.concat(blocks))).toBe(true);
    expect(gunzipSync(members[2] as Uint8Array).length).toBe(3_000_000);
  });

  it('packs tighter at a higher level', async () => {
    const text = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `row ${i * 7919};`).join(''));
    const [fast, tight] = await Promise.all(
      [1, 9].map((level) => createCompressor({ format: 'gzip', level }).compress(text)),
    );
    expect((tight as Uint8Array).length).toBeLessThan((fast as Uint8Array).length);
  });

  it('makes the members of a file in one buffer, each valid until it is released', async () => {
    const compress = createCompressor({ format: 'gzip' }).forFile();
    const held = await Promise.all(['a', 'b'].map((letter) => compress(Buffer.alloc(600_000, letter))));
    expect(held.map(({ bytes }) => gunzipSync(bytes).toString()[0])).toEqual(['a', 'b']);
    for (const member of held) member.release();
    const next = await compress(Buffer.alloc(600_000, 'c'));
    expect(next.bytes.buffer).toBe(held[0]?.bytes.buffer);
    expect(gunzipSync(next.bytes)[599_999]).toBe(99);
    const noise = randomBytes(1_300_000);
    expect(gunzipSync((await compress(noise)).bytes).equals(noise)).toBe(true);
  });

  it('chooses the window that suits a large file, the same in every run', async () => {
    const row = (i: number) =>
      `{"id":${i},"account":${(i * 7919) % 100_003},"at":"2026-01-01 00:${i % 60}"},\n`;
    const blocks = Array.from({ length: 12 }, (_, b) =>
      Buffer.from(Array.from({ length: 13_000 }, (_, i) => row(b * 13_000 + i)).join('')),
    );
    const packed = async () => {
      const compress = createCompressor({ format: 'gzip', level: 6 }).forFile();
      const running = blocks.map((block) => compress(block));
      return Promise.all(running.map(async (member) => Buffer.from((await member).bytes)));
    };
    const members = await packed();
    const plain = createCompressor({ format: 'gzip', level: 6 });
    const [before, chosen] = await Promise.all(
      [0, 11].map(async (b) => (await plain.compress(blocks[b] as Buffer)).length),
    );
    expect(members[0]?.length).toBe(before);
    expect(members[11]?.length).toBeLessThan(chosen as number);
    expect(Buffer.concat(await packed()).equals(Buffer.concat(members))).toBe(true);
    expect(gunzipSync(Buffer.concat(members)).equals(Buffer.concat(blocks))).toBe(true);
  });

  it('names its archives', () => {
    expect(createCompressor({ format: 'gzip' })).toMatchObject({
      ending: '.tar.gz',
      contentType: 'application/gzip',
    });
  });
});

onNodeWithoutZstd('createCompressor zstd on an old Node', () => {
  it('says which Node has it', () => {
    expect(() => createCompressor({ format: 'zstd' })).toThrow(
      expect.objectContaining({
        kind: 'settings',
        code: 'ZSTD_UNAVAILABLE',
        setting: 'compression',
        message: expect.stringContaining('22.15'),
      }),
    );
  });
});

onNodeWithZstd('createCompressor zstd', () => {
  it('makes an archive that zstd and tar read, frame by frame, with checksums', async () => {
    const { archive, manifest } = await sampleArchive({ format: 'zstd' });
    execFileSync('zstd', ['-t', '-q'], { input: archive });
    const listed = execFileSync('tar', ['--zstd', '-tf', '-'], { input: archive, encoding: 'utf8' });
    expect(listed.trim().split('\n')).toContain(`${SAMPLE_ID}/tables/public.orders.json`);
    for (const { span, bytes } of manifest.tables) {
      const frames = archive.subarray(span.offset, span.offset + span.length);
      expect(execFileSync('zstd', ['-dc'], { input: frames, maxBuffer: 1e8 }).length).toBe(bytes);
      expect((frames[4] ?? 0) & 0b100).toBe(0b100);
    }
  });

  it('is read again, in chunks of any size', async () => {
    const sample = await sampleArchive({ format: 'zstd' });
    for (const chunkBytes of [1, 1000, 1_000_000]) {
      const verified = await verifyArchive(inChunks(sample.archive, chunkBytes));
      expect(verified.rows).toBe(4);
    }
  });

  it('is refused when cut, damaged or followed by something', async () => {
    const { archive, borders } = await sampleArchive({ format: 'zstd' });
    const codeOf = async (bytes: Uint8Array) => {
      try {
        for await (const entry of readArchive(inChunks(bytes))) await collect(entry.content);
        return 'NONE';
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    for (const border of borders.slice(0, -1)) {
      expect(await codeOf(archive.subarray(0, border))).toBe('ARCHIVE_TRUNCATED');
      expect(await codeOf(archive.subarray(0, border + 6))).toBe('ARCHIVE_TRUNCATED');
      const damaged = Buffer.from(archive);
      damaged[border - 1] = (damaged[border - 1] ?? 0) ^ 1;
      expect(await codeOf(damaged)).toBe('ARCHIVE_DAMAGED');
    }
    expect(await codeOf(Buffer.concat([archive, Buffer.from('garbage')]))).toBe('ARCHIVE_DAMAGED');
    expect(await codeOf(Buffer.concat([archive, Buffer.alloc(9)]))).toBe('ARCHIVE_DAMAGED');
  });
});
