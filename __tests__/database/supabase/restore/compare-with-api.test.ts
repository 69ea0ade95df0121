import type { Encoding, ManifestTable } from '../../../../src/core/manifest.js';
import { compareWithApi } from '../../../../src/database/supabase/restore/compare-with-api.js';

function reasonFor(archived: string, encoding: Encoding, described: string): string | undefined {
  const entry = {
    schema: 'public',
    name: 't',
    columns: [{ name: 'a', type: archived, encoding, generated: null }],
    primaryKey: ['a'],
  } as unknown as ManifestTable;
  const column = { name: 'a', type: described, isPrimaryKey: true, isRequired: true, pointsTo: undefined };
  return compareWithApi(entry, { schema: 'public', name: 't', isWritable: true, columns: [column] })[0]
    ?.reason;
}

it.each<[string, Encoding, string]>([
  ['numeric(12,2)', 'number', 'numeric'],
  ['timestamp(3) with time zone', 'text', 'timestamp with time zone'],
  ['interval day to second(2)', 'text', 'interval'],
  ['interval hour[]', 'text', 'interval[]'],
  ['character(4)', 'text', 'character'],
  ['app.cents', 'number', 'numeric'],
  ['app.mood', 'text', 'text'],
  ['app.document', 'json', 'jsonb'],
])('%s (%s) goes into %s', (archived, encoding, described) => {
  expect(reasonFor(archived, encoding, described)).toBeUndefined();
});

it.each<[string, Encoding, string]>([
  ['integer', 'number', 'text'],
  ['interval', 'text', 'interval[]'],
  ['jsonb', 'json', 'json'],
  ['app.text', 'text', 'jsonb'],
  ['regclass', 'text', 'regclass'],
])('%s (%s) does not go into %s', (archived, encoding, described) => {
  expect(reasonFor(archived, encoding, described)).toMatch(
    new RegExp(`^is ${described.replace('[]', '\\[\\]')}`),
  );
});
