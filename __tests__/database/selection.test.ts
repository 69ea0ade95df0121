import { SettingsError } from '../../src/core/errors.js';
import { type Selection, select } from '../../src/database/selection.js';
import { HOSTILE_NAMES } from '../support/postgres-corpus.js';

const table = (schema: string, name: string, ancestors: { schema: string; name: string }[] = []) => ({
  schema,
  name,
  ancestors,
});

const TABLES = [
  table('public', 'users'),
  table('public', 'user_events'),
  table('public', 'Users'),
  table('audit', 'users'),
  table('audit', 'log'),
  table('s.t', 'u'),
  table('s', 't.u'),
  table('public', 'events_2024', [table('public', 'events')]),
];
const SCHEMAS = ['public', 'audit', 's.t', 's', 'unused'];

const all: Selection = { schemas: [], includeTables: [], excludeTables: [] };
const names = (selection: Partial<Selection>) =>
  select({ ...all, ...selection }, SCHEMAS, TABLES).tables.map((t) => `${t.schema}|${t.name}`);

describe('select', () => {
  it('takes everything when nothing is said', () => {
    expect(names({})).toHaveLength(TABLES.length);
  });

  it.each<[string, Partial<Selection>, string[]]>([
    ['one schema', { schemas: ['audit'] }, ['audit|users', 'audit|log']],
    ['schemas by glob', { schemas: ['a*', 's?t'] }, ['audit|users', 'audit|log', 's.t|u']],
    ['a table of any schema', { includeTables: ['users'] }, ['public|users', 'audit|users']],
    ['a table of one schema', { includeTables: ['public.users'] }, ['public|users']],
    [
      'each part by itself',
      { includeTables: ['*.user*'] },
      ['public|users', 'public|user_events', 'audit|users'],
    ],
    ['upper case', { includeTables: ['U*'] }, ['public|Users']],
    ['a star that covers dots', { includeTables: ['s.*'] }, ['s|t.u']],
    ['a question mark for a dot in a name', { includeTables: ['s?t.u'] }, ['s.t|u']],
    ['an escaped dot', { includeTables: ['s.t\\.u'] }, ['s|t.u']],
    ['a dot in brackets', { includeTables: ['s[.]t.u'] }, ['s.t|u']],
    ['a partitioned table for its partitions', { includeTables: ['public.events'] }, ['public|events_2024']],
    ['braces', { includeTables: ['audit.{log,nothing}'] }, ['audit|log']],
    [
      'exclusion after inclusion',
      { includeTables: ['*.users'], excludeTables: ['audit.*'] },
      ['public|users'],
    ],
  ])('understands %s', (_what, selection, expected) => {
    expect(names(selection)).toEqual(expected);
  });

  it('reaches every hostile name with its literal pattern or a star', () => {
    const hostile = HOSTILE_NAMES.map((name) => table('names', name));
    expect(select({ ...all, includeTables: ['names.*'] }, ['names'], hostile).tables).toHaveLength(
      hostile.length,
    );
    for (const name of HOSTILE_NAMES) {
      const pattern = `names.${name.replace(/[\\.*?[\]{}()!+@|/]/g, '\\$&')}`;
      const found = select({ ...all, includeTables: [pattern] }, ['names'], hostile).tables;
      expect(found.map((t) => t.name)).toEqual([name]);
    }
  });

  it('says why a table is left out', () => {
    const { left } = select(
      { ...all, includeTables: ['users'], excludeTables: ['audit.users'] },
      SCHEMAS,
      TABLES,
    );
    expect(left).toContainEqual({ table: TABLES[3], reason: 'exclude-tables', pattern: 'audit.users' });
    expect(left).toContainEqual({ table: TABLES[1], reason: 'include-tables', pattern: null });
  });

  it('reports every pattern that matches nothing, with its setting', () => {
    const wrong = {
      schemas: ['audit', 'nope'],
      includeTables: ['USERS', 'a.b.c'],
      excludeTables: ['public.users'],
    };
    const error = (() => {
      try {
        select(wrong, SCHEMAS, TABLES);
      } catch (thrown) {
        return thrown as SettingsError;
      }
      throw new Error('accepted');
    })();
    expect(error).toBeInstanceOf(SettingsError);
    expect(error.problems.map((p) => p.setting)).toEqual([
      'schemas',
      'include-tables',
      'include-tables',
      'exclude-tables',
    ]);
    expect(error.message).toContain('"nope" matches no schema');
    expect(error.message).toContain('"a.b.c" has more than one dot');
  });
});
