import { gunzipSync, gzipSync } from 'node:zlib';
import type { Span } from '../../src/core/manifest.js';
import { findOwnManifest } from '../../src/pack/find-own-manifest.js';
import type { SpanSource } from '../../src/pack/span-source.js';
import { inChunks } from './pieces.js';
import { sampleArchive } from './sample-archive.js';

/** Remembers how far to the front it was read. */
function memorySource(archive: Buffer) {
  const read: Span[] = [];
  const cut = ({ offset, length }: Span) => {
    read.push({ offset, length });
    return archive.subarray(offset, offset + length);
  };
  const source: SpanSource = {
    bytes: archive.length,
    read: async (span) => cut(span),
    stream: (span) => inChunks(cut(span)),
  };
  return { source, read };
}

it('finds the manifest from the end', async () => {
  const { archive, manifest } = await sampleArchive();
  const padded = Buffer.concat([Buffer.alloc(20 * 1024 * 1024), archive]);
  const { source, read } = memorySource(padded);
  expect(await findOwnManifest(source, 'gzip')).toEqual(manifest);
  expect(Math.min(...read.map(({ offset }) => offset))).toBeGreaterThan(4 * 1024 * 1024 - 1);
});

it('finds it from the start where the archive was packed by another tool', async () => {
  const { archive, manifest } = await sampleArchive();
  const { source } = memorySource(gzipSync(gunzipSync(archive)));
  expect(await findOwnManifest(source, 'gzip')).toEqual(manifest);
});

it('says when there is none', async () => {
  const { source } = memorySource(gzipSync(Buffer.alloc(1024)));
  await expect(findOwnManifest(source, 'gzip')).rejects.toMatchObject({ code: 'FILE_MISSING' });
});
