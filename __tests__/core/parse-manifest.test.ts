import { BackupError } from '../../src/core/errors.js';
import { parseManifest } from '../../src/core/parse-manifest.js';
import { manifestOf, SERIES } from '../support/stored-backups.js';

const GOOD = manifestOf(SERIES, 'backup-2026-03-25T020000Z');
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

function errorOf(content: Uint8Array): BackupError {
  try {
    parseManifest(content);
  } catch (error) {
    if (error instanceof BackupError) return error;
  }
  throw new Error('no BackupError');
}

it('reads a sidecar, and ignores keys it does not know', () => {
  expect(parseManifest(bytes(GOOD))).toEqual(GOOD);
  expect(parseManifest(bytes({ ...GOOD, future: { a: [1] } }))).toMatchObject({ id: GOOD.id });
});

it('reads the manifest inside an archive, which names no archive', () => {
  const { archive, anomaly, ...inner } = GOOD;
  expect(parseManifest(bytes(inner))).toEqual(inner);
});

it('refuses a newer format by name, whatever else is in it', () => {
  const error = errorOf(bytes({ format: 'db-backup', version: 2, tables: 'elsewhere' }));
  expect([error.kind, error.code]).toEqual(['integrity', 'FORMAT_NEWER']);
  expect(error.message).toContain('version 2');
});

it.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'JSON'],
  ['a cut file', bytes(GOOD).subarray(0, 500), 'JSON'],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'encoded data'],
  ['null', bytes(null), 'object'],
  ['another format', bytes({ ...GOOD, format: 'zip' }), '/format'],
  ['a fractional version', bytes({ ...GOOD, version: 0.5 }), '/version'],
  ['a negative count', bytes({ ...GOOD, tables: [{ ...GOOD.tables[0], rows: -1 }] }), '/tables/0/rows'],
  [
    'a path that leaves the folder',
    bytes({ ...GOOD, tables: [{ ...GOOD.tables[0], file: 'tables/../../etc.json' }] }),
    '/tables/0/file',
  ],
  [
    'a hash in upper case',
    bytes({ ...GOOD, archive: { ...GOOD.archive, sha256: 'A'.repeat(64) } }),
    '/archive',
  ],
])('refuses %s and says where', (_name, content, where) => {
  const error = errorOf(content);
  expect([error.kind, error.code]).toEqual(['integrity', 'MANIFEST_INVALID']);
  expect(error.message).toContain(where);
});
