import { findRepeatedName } from '../../src/core/find-repeated-name.js';
import type { Manifest } from '../../src/core/manifest.js';
import { parseManifest } from '../../src/core/parse-manifest.js';
import { manifestOf, SERIES, table } from '../support/stored-backups.js';

const manifestWith = (changes: Partial<Manifest>) => ({
  ...manifestOf(SERIES, 'backup-2026-03-25T020000Z'),
  ...changes,
});
const counter = { schema: 's', name: 'q', lastValue: '1', isCalled: true };
const [id] = table('s', 't', 1).columns;
if (!id) throw new Error('no column');

it.each<[string, Partial<Manifest>]>([
  ['table s.t', { tables: [table('s', 't', 1), table('s', 'u', 1), table('s', 't', 2)] }],
  ['sequence s.q', { sequences: [counter, { ...counter, lastValue: '2' }] }],
  ['column id of table s.t', { tables: [{ ...table('s', 't', 1), columns: [id, id] }] }],
])('finds %s named twice, which makes a manifest invalid', (what, changes) => {
  const manifest = manifestWith(changes);
  expect(findRepeatedName(manifest)).toBe(what);
  expect(() => parseManifest(Buffer.from(JSON.stringify(manifest)))).toThrow(
    expect.objectContaining({ code: 'MANIFEST_INVALID', message: expect.stringContaining(`${what} twice`) }),
  );
});

it('takes names of other schemas, in other letters or with dots for others', () => {
  const names: readonly [string, string][] = [
    ['a', 'b.c'],
    ['a.b', 'c'],
    ['A', 'b.c'],
    ['a', 'b'],
    ['b', 'a'],
    ['a', '__proto__'],
  ];
  const tables = names.map(([schema, name]) => table(schema, name, 1));
  const sequences = names.map(([schema, name]) => ({ ...counter, schema, name }));
  expect(findRepeatedName(manifestWith({ tables, sequences }))).toBeUndefined();
});
