import {
  parseStorageManifest,
  type StorageManifest,
  storageManifestBytes,
} from '../../src/core/storage-manifest.js';

const hash = 'a'.repeat(64);
const entry = (path: string, file: number): StorageManifest['objects'][number] => ({
  ...{ bucket: 'b', path, contentType: null, cacheControl: null, metadata: { '\n "objects": [': [1] } },
  ...{ bytes: 1, sha256: hash, md5: 'b'.repeat(32), etag: null, version: null, createdAt: null },
  ...{ updatedAt: null, heldBy: null, file: `objects/${file}`, span: { offset: 0, length: 1 } },
});
const of = (objects: StorageManifest['objects']): StorageManifest => ({
  ...{
    format: 'db-backup-storage',
    version: 1,
    id: 'backup-2026-03-25T020000Z',
    tool: '1.0.0',
    project: 'p',
  },
  ...{ buckets: [], objects, files: [] },
});

it.each([0, 1, 3])('reads a list of %i files line by line as it reads it whole', (count) => {
  const manifest = of(Array.from({ length: count }, (_, i) => entry(`line\nand "quotes" ${i}`, i + 1)));
  const bytes = storageManifestBytes(manifest);
  expect(parseStorageManifest(bytes)).toEqual(manifest);
  expect(parseStorageManifest(bytes, 10)).toEqual(manifest);
});

it('refuses a long list that is cut or written otherwise', () => {
  const bytes = storageManifestBytes(of([entry('a', 1), entry('b', 2)]));
  const codes = [bytes.subarray(0, -30), Buffer.from(JSON.stringify(of([entry('a', 1)])))].map((content) => {
    try {
      return parseStorageManifest(content, 10).id;
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
  expect(codes).toEqual(['MANIFEST_INVALID', 'MANIFEST_INVALID']);
});
