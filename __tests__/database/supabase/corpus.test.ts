import { parseConnection } from '../../../src/config/connection.js';
import { localSystem } from '../../../src/config/local-system.js';
import type { Source } from '../../../src/core/ports.js';
import { HOSTILE_NAMES, NAMES } from '../../support/corpus-names.js';
import { STRUCTURE } from '../../support/corpus-structure.js';
import { VALUES, VALUES_14 } from '../../support/corpus-values.js';
import { NO_SELECTION, openSource, readNamed } from '../../support/open-postgres.js';
import { openRest } from '../../support/supabase/open-rest.js';
import { type RestProject, startRestProject } from '../../support/supabase/rest-project.js';
import { createSupabaseProject, type SupabaseProject } from '../../support/supabase/supabase-project.js';

const EXTENSIONS = ['hstore', 'citext', 'ltree', 'cube', 'seg', 'isn', 'intarray'];
const SCHEMAS = ['public', 'val', 'st', 'names', 's', 's.t', 'a"b\'c$d*?[x]', 'Upper'];

/** Cannot be carried over REST, and are refused by name. */
const REFUSED = [
  'val.v_reg',
  'val.v_oids',
  'val.v_arrays',
  'points_at',
  'names.[.]',
  'names.[.][.]',
  'names.line?break',
];

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

describe('the hostile corpus over REST', () => {
  let database: SupabaseProject;
  let project: RestProject;
  let rest: Source;
  let direct: Source;

  beforeAll(async () => {
    database = await createSupabaseProject('empty');
    await database.admin(
      [
        'CREATE SCHEMA "ext ensions";',
        ...EXTENSIONS.map((name) => `CREATE EXTENSION ${name} SCHEMA "ext ensions";`),
        ...[VALUES, VALUES_14, NAMES, STRUCTURE, 'DROP FOREIGN TABLE st.foreign;'],
        'GRANT USAGE ON SCHEMA "ext ensions" TO service_role;',
        ...SCHEMAS.map(
          (name) =>
            `GRANT USAGE ON SCHEMA ${quoted(name)} TO service_role; GRANT ALL ON ALL TABLES IN SCHEMA ${quoted(name)} TO service_role;`,
        ),
      ].join('\n'),
    );
    project = await startRestProject({ databaseUrl: database.authenticatorUrl, schemas: SCHEMAS });
    rest = await openRest(project, { selection: { ...NO_SELECTION, excludeTables: REFUSED } });
    direct = await openDirect(database.adminUrl);
  });

  afterAll(async () => {
    await direct?.close();
    await project?.stop();
    await database?.drop();
  });

  const sorted = (text: string) => text.split('\n').sort().join('\n');

  it('reads every value of every table as COPY gives it', async () => {
    const different: string[] = [];
    for (const table of rest.tables) {
      const { text, rows } = await readNamed(rest, table.schema, table.name);
      const leaves = direct.tables.filter(
        ({ schema, name, partitionOf }) =>
          schema === table.schema && (partitionOf?.name ?? name) === table.name,
      );
      const parts = await Promise.all(leaves.map(({ schema, name }) => readNamed(direct, schema, name)));
      const expected = parts.map((part) => part.text).join('');
      if (sorted(text) !== sorted(expected)) different.push(`${table.schema}.${table.name}`);
      if (rows !== parts.reduce((sum, part) => sum + part.rows, 0))
        different.push(`${table.name}: ${rows} rows`);
    }
    expect(different).toEqual([]);
    expect(rest.tables.length).toBeGreaterThan(70);
    expect(rest.warnings.filter((warning) => !/primary key|Read over REST/.test(warning))).toEqual([]);
  });

  it('describes columns, types and encodings as the catalog does, modifiers and domains aside', () => {
    const bare: Record<string, string> = { bpchar: 'character', 'val.rangedom': 'int4range' };
    const plain = (type: string) =>
      bare[type] ?? type.replace(/\([\d,]+\)/g, '').replace(/^interval .*/, 'interval');
    for (const table of rest.tables) {
      const other = direct.tables.find(({ schema, name }) => schema === table.schema && name === table.name);
      if (!other || table.name === 'v_domain') continue;
      expect(table.columns.map(({ name, type, encoding }) => ({ name, type, encoding }))).toEqual(
        other.columns.map(({ name, type, encoding }) => ({
          name,
          type: plain(type),
          encoding,
        })),
      );
    }
  });

  it('finds every hostile name, except those that an address cannot carry', async () => {
    const names = rest.tables.filter(({ schema }) => schema === 'names').map(({ name }) => name);
    const reachable = HOSTILE_NAMES.filter((name) => !['.', '..', 'line\nbreak'].includes(name));
    expect([...names].sort()).toEqual([...reachable, 'columns'].sort());
    expect((await readNamed(rest, 'names', 'a""b\\c')).text).toBe('a""b\\\\c\n');
    expect((await readNamed(rest, 's', 't.u')).text).toBe('s / t.u\n');
    expect((await readNamed(rest, 's.t', 'u')).text).toBe('s.t / u\n');
  });

  it('takes the rows of inheriting tables once, and partitions by their root', async () => {
    expect((await readNamed(rest, 'st', 'parent')).text).toBe('1\tparent\n');
    expect((await readNamed(rest, 'st', 'child')).text).toBe('2\tchild\t3\n');
    expect((await readNamed(rest, 'st', 'part')).rows).toBe(22);
    expect(rest.tables.some(({ name }) => name.startsWith('part_'))).toBe(false);
  });

  it('tells views from tables', () => {
    const views = rest.excluded.filter(({ kind }) => kind === 'view').map(({ name }) => name);
    expect(views.sort()).toEqual(['mat', 'view']);
  });
});

function openDirect(url: string): Promise<Source> {
  const { connection } = parseConnection({
    setting: 'database-url',
    url,
    authority: undefined,
    pgVariables: undefined,
    system: localSystem,
  });
  return openSource({ connection: () => connection }, connection.database);
}
