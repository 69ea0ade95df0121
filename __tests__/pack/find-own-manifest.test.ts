import { gunzipSync, gzipSync } from 'node:zlib';
import { findOwnManifest } from '../../src/pack/find-own-manifest.js';
import { memorySource } from './memory-source.js';
import { sampleArchive } from './sample-archive.js';

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
