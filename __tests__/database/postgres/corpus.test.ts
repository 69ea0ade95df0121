import type pg from 'pg';
import type { Source } from '../../../src/core/ports.js';
import { countDifferentRows } from '../../support/copy-into-twin.js';
import { openSource, readAll, readNamed } from '../../support/open-postgres.js';
import { HOSTILE_NAMES, hostileCorpus } from '../../support/postgres-corpus.js';
import { type PostgresServer, serversToTry } from '../../support/postgres-server.js';

describe.each(serversToTry())('the hostile corpus on $name', ({ start }) => {
  const database = 'corpus "of\' source';
  let server: PostgresServer;
  let client: pg.Client;
  let source: Source;
  let major: number;

  beforeAll(async () => {
    server = await start();
    await server.createDatabase(database);
    client = await server.client({ database });
    major = Math.floor(
      Number((await client.query('SHOW server_version_num')).rows[0].server_version_num) / 10_000,
    );
    await client.query(hostileCorpus(major));
    source = await openSource(server, database);
  });

  afterAll(async () => {
    await source?.close();
    await client?.end();
    await server?.stop();
  });

  const find = (schema: string, name: string) =>
    source.tables.find((t) => t.schema === schema && t.name === name);

  it('carries every value of every table byte for byte', async () => {
    const different: string[] = [];
    for (const table of source.tables) {
      const { text, rows } = await readAll(await source.readTable(table));
      if (rows !== text.split('\n').length - 1) different.push(`${table.name}: ${rows} rows`);
      if (table.columns.length === 0 || table.name === 'spatial_ref') continue;
      const count = await countDifferentRows(client, table, text);
      if (count > 0) different.push(`${table.schema}.${table.name}: ${count}`);
    }
    expect(different).toEqual([]);
    expect(source.tables.length).toBeGreaterThan(105);
  });

  it('finds every hostile name once, with its own row', async () => {
    const found = source.tables
      .filter((t) => t.schema === 'names' && t.name !== 'columns')
      .map((t) => t.name);
    expect(new Set(found)).toEqual(new Set(HOSTILE_NAMES));
    expect(found).toHaveLength(HOSTILE_NAMES.length);
    expect((await readNamed(source, 'names', 'Users')).text).toBe('Users\n');
    expect((await readNamed(source, 'names', 'line\nbreak')).text).toBe('line\\nbreak\n');
    expect((await readNamed(source, 's', 't.u')).text).toBe('s / t.u\n');
    expect((await readNamed(source, 's.t', 'u')).text).toBe('s.t / u\n');
    for (const [schema, value] of [
      ['Upper', 1],
      ['s', 2],
      ['public', 3],
    ] as const) {
      expect((await readNamed(source, schema, 'same')).text).toBe(`${value}\n`);
    }
  });

  it('sorts tables by code points', () => {
    const keys = source.tables.map((t) =>
      Buffer.concat([Buffer.from(t.schema), Buffer.from([0]), Buffer.from(t.name)]),
    );
    expect(keys.map(String)).toEqual([...keys].sort(Buffer.compare).map(String));
  });

  it('records encodings by the type under all domains', () => {
    const encodings = Object.fromEntries(
      find('val', 'v_domain')?.columns.map((c) => [c.name, c.encoding]) ?? [],
    );
    expect(encodings).toEqual({
      a: 'number',
      b: 'number',
      c: 'json',
      d: 'text',
      e: 'text',
      f: 'boolean',
      g: 'number',
    });
    expect(find('val', 'v_json')?.columns.map((c) => c.encoding)).toEqual(['text', 'json']);
    expect(find('val', 'v_float')?.columns.map((c) => c.encoding)).toEqual(['number', 'number']);
    expect(find('val', 'v_numeric')?.columns[1]?.type).toBe('numeric(10,3)');
    expect(find('val', 'v_misc')?.columns.every((c) => c.encoding === 'text')).toBe(true);
  });

  it('keeps the declaration of xml, also under a domain', async () => {
    expect((await readNamed(source, 'val', 'v_search')).text).toContain(
      '<?xml version="1.0" encoding="ISO-8859-1"?>',
    );
    expect((await readNamed(source, 'val', 'v_domain')).text).toContain(
      '<?xml version="1.0" encoding="latin1"?>',
    );
  });

  it('reads partitions through their leaves, in the column order of the root', async () => {
    const leaves = source.tables
      .filter((t) => t.schema === 'st' && t.partitionOf !== null)
      .map((t) => t.name);
    expect(leaves).toEqual(['part_1', 'part_2', 'part_3_a']);
    expect(find('st', 'part')).toBeUndefined();
    expect(find('st', 'part_3_a')?.partitionOf).toEqual({ schema: 'st', name: 'part' });
    expect(find('st', 'part_2')?.columns.map((c) => c.name)).toEqual(['k', 'v v', 'r']);
    expect(find('st', 'part_2')?.primaryKey).toEqual(['k']);
    expect((await readNamed(source, 'st', 'part_2')).text.split('\n')[0]).toBe('10\tv10\t20');
  });

  it('reads inheritance parents without their children', async () => {
    expect((await readNamed(source, 'st', 'parent')).text).toBe('1\tparent\n');
    expect((await readNamed(source, 'st', 'child')).text).toBe('2\tchild\t3\n');
  });

  it('reads tables without columns, with dropped ones and with 1600', async () => {
    expect(await readNamed(source, 'st', 'no_columns')).toEqual({ text: '\n\n', rows: 2 });
    expect(await readNamed(source, 'st', 'all_dropped')).toEqual({ text: '\n', rows: 1 });
    expect((await readNamed(source, 'st', 'dropped')).text).toBe('1\t3\tadded\n');
    expect(find('st', 'wide')?.columns).toHaveLength(1600);
    expect((await readNamed(source, 'st', 'wide')).text).toBe(`t${'\t\\N'.repeat(1598)}\tf\n`);
  });

  it('marks generated columns and puts keys in key order', async () => {
    expect(find('st', 'part_1')?.columns.map((c) => c.generated)).toEqual([null, null, 'stored']);
    expect(find('st', 'pk')?.primaryKey).toEqual(['c', 'a']);
    if (major < 18) return;
    expect(find('st', 'virtual')?.columns.map((c) => c.generated)).toEqual([null, 'virtual']);
    expect((await readNamed(source, 'st', 'virtual')).text).toBe('1\t2\n\\N\t\\N\n');
  });

  it('reads sequences as they stand, the called and the uncalled', () => {
    const own = source.sequences.filter((s) => s.schema !== 'ob');
    const standing = own.map((s) => [`${s.schema}.${s.name}`, s.lastValue, s.isCalled]);
    expect(standing).toEqual([
      ['public.ext_config_seq', '1', true],
      ['st.Down seq', '-9223372036854775808', true],
      ['st.free', '7', false],
      ['st.identity_id2_seq', '2', true],
      ['st.identity_id_seq', '8', true],
    ]);
  });

  it("takes only the users' rows of an extension's configuration table", async () => {
    expect((await readNamed(source, 'public', 'spatial_ref')).text).toBe('2000\tmine\n3000\tmine too\n');
    expect(find('public', 'ext_internal')).toBeUndefined();
    expect(source.excluded).toContainEqual({
      kind: 'table',
      schema: 'public',
      name: 'ext_internal',
      reason: 'belongs to the extension hstore, which creates it anew',
    });
  });

  it('names what is not in the archive', () => {
    const named = [...source.excluded, ...source.notCovered].map(
      (o) => `${o.kind} ${o.schema ?? ''} ${o.name}`,
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'foreign-table st foreign',
        'materialized-view st mat',
        'user-mapping  postgres on far away',
        'foreign-server-option  api_key of far away',
        'foreign-table-option  token of foreign',
      ]),
    );
    expect(JSON.stringify(source.notCovered)).not.toMatch(/secret'|sk-server|mapping-secret|table-secret/);
  });

  it('carries large objects page by page, with owner, grants and comment', async () => {
    expect(source.largeObjects?.count).toBe(4);
    const { text } = await readAll(await source.readLargeObjects());
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.map((row) => [row[0], row[4], ((row[5]?.length ?? 0) - 3) / 2])).toEqual([
      ['70001', '0', 5],
      ['70002', '0', 0],
      ['70003', '0', 262_144],
      ['70003', '1', 262_144],
      ['70003', '2', 600_000 - 2 * 262_144],
      ['70004', '0', 262_144],
      ['70004', '1', 262_144],
      ['70004', '2', 700_010 - 2 * 262_144],
    ]);
    expect(rows[0]?.slice(1)).toEqual([
      'postgres',
      '{postgres=rw/postgres,=r/postgres}',
      'a comment',
      '0',
      '\\\\x68656c6c6f',
    ]);
    const whole = rows.filter((row) => row[0] === '70003').map((row) => row[5]?.slice(3));
    expect(whole.join('')).toBe('00ff5c'.repeat(200_000));
    expect(rows[7]?.[5]?.endsWith(Buffer.from('sparse end').toString('hex'))).toBe(true);
  });
});
