import { findMisfitEncoding } from '../../src/core/check-encodings.js';
import type { Encoding, Manifest } from '../../src/core/manifest.js';
import { parseManifest } from '../../src/core/parse-manifest.js';
import { manifestOf, SERIES, table } from '../support/stored-backups.js';

function manifestWith(type: string, encoding: Encoding, engine: Manifest['source']['engine'] = 'postgresql') {
  const good = manifestOf(SERIES, 'backup-2026-03-25T020000Z');
  const columns = [...table('a', 'b', 1).columns, { name: 'v', type, encoding, generated: null }];
  const tables = [table('a', 'other', 1), { ...table('a', 'b', 1), columns }];
  return { ...good, source: { ...good.source, engine }, tables };
}

it.each<[string, Encoding, Encoding]>([
  ['text', 'json', 'text'],
  ['character varying(20)', 'number', 'text'],
  ['json', 'json', 'text'],
  ['bytea', 'hex', 'text'],
  ['jsonb', 'text', 'json'],
  ['boolean', 'text', 'boolean'],
  ['numeric(10,2)', 'text', 'number'],
  ['timestamp(3) with time zone', 'number', 'text'],
  ['integer[]', 'number', 'text'],
  ['public.mood[]', 'json', 'text'],
])('finds a column of %s whose values would stand as %s', (type, encoding, expected) => {
  expect(findMisfitEncoding(manifestWith(type, encoding))).toMatchObject({
    schema: 'a',
    table: 'b',
    column: { name: 'v' },
    expected,
  });
  expect(findMisfitEncoding(manifestWith(type, expected))).toBeUndefined();
});

it.each<[string, Encoding]>([
  ['public.amount', 'number'],
  ['public.text', 'json'],
  ['public."integer"', 'text'],
  ['"char"', 'text'],
  ['constructor', 'number'],
  ['__proto__', 'json'],
  ['a type of tomorrow', 'hex'],
])('leaves a column of %s its %s', (type, encoding) => {
  expect(findMisfitEncoding(manifestWith(type, encoding))).toBeUndefined();
});

it('knows nothing of the types of other engines', () => {
  expect(findMisfitEncoding(manifestWith('text', 'hex', 'mysql'))).toBeUndefined();
});

it('makes a manifest invalid, which names the table and the column', () => {
  expect(() => parseManifest(Buffer.from(JSON.stringify(manifestWith('text', 'json'))))).toThrow(
    expect.objectContaining({
      kind: 'integrity',
      code: 'MANIFEST_INVALID',
      message: expect.stringContaining('column v of table a.b has the encoding json; that of text is text'),
    }),
  );
});
