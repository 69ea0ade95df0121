import { ReadAgainError } from '../../../src/core/read-again.js';
import { NO_SELECTION, readAll, readNamed } from '../../support/open-postgres.js';
import { openRest } from '../../support/supabase/open-rest.js';
import { type Fault, type RestProject, startRestProject } from '../../support/supabase/rest-project.js';
import { createSupabaseProject, type SupabaseProject } from '../../support/supabase/supabase-project.js';

const TABLES = `
CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);
INSERT INTO public.orders SELECT i + 9007199254740000, 'note ' || i FROM generate_series(1, 2500) i;
CREATE TABLE public.parts ("a,b" text, "c""(d)" int, at timestamptz, PRIMARY KEY ("a,b", "c""(d)", at));
INSERT INTO public.parts SELECT (ARRAY['x,y', 'x"y\\', 'x)(y', 'ä ö', ''])[1 + i % 5], i / 10, '2024-03-31 00:00+00'::timestamptz + i * interval '1 second'
  FROM generate_series(1, 2600) i;
CREATE TABLE public.log (line text, size float8);
INSERT INTO public.log SELECT 'line ' || i / 2, i / 8.0 FROM generate_series(1, 2200) i;
CREATE TABLE public.wide (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text);
INSERT INTO public.wide (body) SELECT repeat('x', 400000) FROM generate_series(1, 40);
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
`;

describe('a project over REST', () => {
  let database: SupabaseProject;
  let project: RestProject;

  beforeAll(async () => {
    database = await createSupabaseProject('empty');
    await database.query(TABLES);
    project = await startRestProject({ databaseUrl: database.authenticatorUrl });
  });

  afterEach(() => {
    project.onRequest = () => undefined;
  });

  afterAll(async () => {
    await project?.stop();
    await database?.drop();
  });

  /** A fault for the first so many requests that match. */
  const faultFor = (times: number, pattern: RegExp, fault: Fault) => {
    let left = times;
    project.onRequest = ({ url }) => (pattern.test(url) && left-- > 0 ? fault : undefined);
  };
  const expected = async (sql: string) =>
    (await database.admin(sql)).rows.map((row) => Object.values(row).join('\t'));
  const lines = (text: string) => text.trimEnd().split('\n').sort();

  it.each(['serviceRoleKey', 'secretKey'] as const)(
    'reads more rows than a page has, with the %s',
    async (kind) => {
      const key = project[kind];
      project.seen.length = 0;
      const source = await openRest(project, { project: { url: project.url, key } });
      const { text, rows } = await readNamed(source, 'public', 'orders');
      expect(rows).toBe(2500);
      expect(lines(text)).toEqual((await expected('SELECT id, note FROM orders')).sort());
      expect(source.warnings.filter((warning) => /orders/.test(warning))).toEqual([]);
      const [request] = project.seen;
      expect(request?.headers.apikey).toBe(key);
      expect(request?.headers.authorization).toBe(kind === 'secretKey' ? undefined : `Bearer ${key}`);
    },
  );

  it('finds out for itself how many rows the server gives at once', async () => {
    const other = await startRestProject({ databaseUrl: database.authenticatorUrl, maxRows: 100 });
    try {
      const source = await openRest(other);
      expect((await readNamed(source, 'public', 'orders')).rows).toBe(2500);
      expect((await readNamed(source, 'public', 'log')).rows).toBe(2200);
    } finally {
      await other.stop();
    }
  });

  it('pages by a key of several columns with hostile names and values', async () => {
    const source = await openRest(project);
    const { text, rows } = await readNamed(source, 'public', 'parts');
    expect(rows).toBe(2600);
    expect(new Set(lines(text)).size).toBe(2600);
    expect(source.tables.find(({ name }) => name === 'parts')?.primaryKey).toEqual(['a,b', 'c"(d)', 'at']);
  });

  it('reads a table without a key in the order in which its rows lie, and says what that risks', async () => {
    const source = await openRest(project);
    const { text, rows } = await readNamed(source, 'public', 'log');
    expect(rows).toBe(2200);
    expect(lines(text)).toEqual(
      (
        await expected("SELECT 'line ' || i / 2 AS a, i / 8.0::float8 AS b FROM generate_series(1, 2200) i")
      ).sort(),
    );
    expect(source.warnings.find((warning) => /public\.log/.test(warning))).toMatch(
      /has no primary key.*read twice or not at all/,
    );
  });

  it('asks for fewer rows where they are large', async () => {
    const source = await openRest(project);
    project.seen.length = 0;
    await readNamed(source, 'public', 'wide');
    const limits = project.seen.flatMap(({ url }) => /wide.*limit=(\d+)/.exec(url)?.[1] ?? []).map(Number);
    expect(Math.max(...limits)).toBeLessThan(20);
  });

  it('asks for fewer rows when the statement timeout strikes, and gives up by name with one', async () => {
    const timeout: Fault = {
      kind: 'status',
      status: 500,
      body: '{"code":"57014","message":"canceling statement due to statement timeout"}',
    };
    const source = await openRest(project);
    faultFor(3, /orders.*or=/, timeout);
    project.seen.length = 0;
    expect((await readNamed(source, 'public', 'orders')).rows).toBe(2500);
    const limits = project.seen.flatMap(({ url }) => /orders.*limit=(\d+)/.exec(url)?.[1] ?? []).map(Number);
    expect(Math.min(...limits.filter((limit) => limit > 1))).toBe(16);
    faultFor(100, /orders.*or=/, timeout);
    const again = await openRest(project);
    await expect(readNamed(again, 'public', 'orders')).rejects.toMatchObject({
      kind: 'source',
      code: 'SOURCE_TIMEOUT',
    });
  });

  it.each<[string, Fault]>([
    ['rate limits', { kind: 'status', status: 429, headers: { 'retry-after': '0.01' } }],
    ['errors of the gateway', { kind: 'status', status: 502, body: '<html>Bad gateway</html>' }],
    [
      'a busy pool',
      { kind: 'status', status: 504, body: '{"code":"PGRST003","message":"Timed out acquiring connection"}' },
    ],
    ['connections cut in the middle of a page', { kind: 'cut', afterBytes: 1000 }],
  ])('tries again after %s', async (_, fault) => {
    const source = await openRest(project);
    faultFor(3, /orders/, fault);
    const { text } = await readNamed(source, 'public', 'orders');
    expect(new Set(lines(text)).size).toBe(2500);
  });

  it('fails by name when it does not get better, and never shows the key', async () => {
    const source = await openRest(project);
    faultFor(1000, /orders/, { kind: 'status', status: 503, body: project.serviceRoleKey });
    const error = await readNamed(source, 'public', 'orders').catch((reason: Error) => reason);
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_UNAVAILABLE' });
    expect(JSON.stringify(error) + (error as Error).message).not.toContain(project.serviceRoleKey);
    faultFor(1000, /orders/, { kind: 'cut', afterBytes: 10 });
    await expect(readNamed(source, 'public', 'orders')).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });

  it('reads a table again that changes while it is read, three times, and then says so', async () => {
    const source = await openRest(project);
    const table = source.tables.find(({ name }) => name === 'orders');
    if (!table) throw new Error('no table');
    let next = 1;
    project.onRequest = ({ method, url }) =>
      method === 'HEAD' && /orders/.test(url)
        ? {
            kind: 'first',
            work: async () => {
              await database.query(`INSERT INTO orders VALUES (${next++}, 'while it was read')`);
            },
          }
        : undefined;
    await expect(readAll(await source.readTable(table))).rejects.toThrow(ReadAgainError);
    await expect(readAll(await source.readTable(table))).rejects.toThrow(ReadAgainError);
    expect((await readAll(await source.readTable(table))).rows).toBe(2502);
    expect(source.warnings.at(-1)).toMatch(
      /public\.orders changed each of the 3 times.*2502 rows before, 2,502 rows read, 2503 after/,
    );
    await database.query('DELETE FROM orders WHERE id < 100');
  });

  it('is content when the table stands still the second time', async () => {
    const source = await openRest(project);
    const table = source.tables.find(({ name }) => name === 'orders');
    if (!table) throw new Error('no table');
    faultFor(1, /select=tableoid/, {
      kind: 'first',
      work: async () => {
        await database.query("INSERT INTO orders VALUES (1, 'once')");
      },
    });
    await expect(readAll(await source.readTable(table))).rejects.toThrow(ReadAgainError);
    expect((await readAll(await source.readTable(table))).rows).toBe(2501);
    expect(source.warnings.some((warning) => /changed/.test(warning))).toBe(false);
    await database.query('DELETE FROM orders WHERE id < 100');
  });

  it('loses and doubles no other row when rows come and go between two pages', async () => {
    const source = await openRest(project);
    const table = source.tables.find(({ name }) => name === 'orders');
    if (!table) throw new Error('no table');
    const before = await expected('SELECT id FROM orders');
    let page = 0;
    project.onRequest = ({ url }) =>
      /orders.*&or=/.test(url)
        ? {
            kind: 'first',
            work: async () => {
              page++;
              await database.query(`DELETE FROM orders WHERE id = 9007199254740000 + ${page * 7};
                INSERT INTO orders VALUES (${page}, 'behind'), (9007199254750000 + ${page}, 'ahead')`);
            },
          }
        : undefined;
    const read: string[] = [];
    const stream = await source.readTable(table);
    await expect(
      (async () => {
        for await (const chunk of stream.chunks) read.push(Buffer.from(chunk).toString('utf8'));
      })(),
    ).rejects.toThrow(ReadAgainError);
    project.onRequest = () => undefined;
    const ids = lines(read.join('')).map((line) => line.split('\t')[0] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    await database.query(
      `TRUNCATE orders; INSERT INTO orders SELECT i + 9007199254740000, 'note ' || i FROM generate_series(1, 2500) i`,
    );
  });

  it('reads a table that the server cannot count in time, and says that nothing confirms it', async () => {
    const source = await openRest(project);
    project.onRequest = ({ url, headers }) =>
      /orders/.test(url) && /count=exact/.test(String(headers.prefer))
        ? {
            kind: 'status',
            status: 500,
            body: '{"code":"57014","message":"canceling statement due to statement timeout"}',
          }
        : undefined;
    expect((await readNamed(source, 'public', 'orders')).rows).toBe(2500);
    expect(source.warnings.at(-1)).toMatch(/public\.orders is too large .* nothing confirms the 2,500 rows/);
    const again = await openRest(project);
    expect(await again.hasRows()).toBe(true);
  });

  it('names every table that the role may not read, before anything is read', async () => {
    await database.query(
      'CREATE TABLE public.secret (id int PRIMARY KEY, hidden text); REVOKE ALL ON public.secret FROM service_role; GRANT SELECT (id) ON public.secret TO service_role',
    );
    await project.reload();
    try {
      await expect(openRest(project)).rejects.toMatchObject({
        code: 'SOURCE_PERMISSION',
        message: expect.stringContaining('public.secret'),
      });
      const selection = { ...NO_SELECTION, excludeTables: ['secret'] };
      const source = await openRest(project, { selection });
      expect(source.excluded).toContainEqual(expect.objectContaining({ name: 'secret', kind: 'table' }));
    } finally {
      await database.query('DROP TABLE public.secret');
      await project.reload();
    }
  });

  it('refuses a key that the project does not know', async () => {
    const key = `${project.serviceRoleKey.slice(0, -6)}AAAAAA`;
    await expect(openRest(project, { project: { url: project.url, key } })).rejects.toMatchObject({
      code: 'SOURCE_AUTH_FAILED',
    });
    await expect(
      openRest(project, { project: { url: project.url, key: 'sb_secret_wrong' } }),
    ).rejects.toMatchObject({
      code: 'SOURCE_AUTH_FAILED',
    });
  });

  it.each([
    ["datestyle = 'SQL, DMY'", /prints public\.parts\.at by other settings than DateStyle/],
    ['extra_float_digits = 0', /cuts the floats of public\.measured/],
  ])('refuses values that the API prints with %s', async (setting, message) => {
    await database.query(
      'CREATE TABLE public.measured (id int PRIMARY KEY, f float8); INSERT INTO measured VALUES (1, 0.1::float8 + 0.2)',
    );
    await database.admin(`ALTER DATABASE ${database.name} SET ${setting}`);
    const other = await startRestProject({ databaseUrl: database.authenticatorUrl });
    try {
      const source = await openRest(other);
      const table = /cuts/.test(message.source) ? 'measured' : 'parts';
      const error = await readNamed(source, 'public', table).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        kind: 'source',
        code: 'SOURCE_SETTINGS',
        message: expect.stringMatching(message),
      });
    } finally {
      await other.stop();
      await database.admin(`ALTER DATABASE ${database.name} RESET ALL`);
      await database.query('DROP TABLE public.measured');
    }
  });

  it('reads timestamps in UTC, whatever the time zone of the role', async () => {
    await database.admin(`ALTER DATABASE ${database.name} SET timezone = 'Asia/Kathmandu'`);
    const other = await startRestProject({ databaseUrl: database.authenticatorUrl });
    try {
      const { text } = await readNamed(await openRest(other), 'public', 'parts');
      expect(text).toMatch(/\t2024-03-31 00:00:01\+00\n/);
    } finally {
      await other.stop();
      await database.admin(`ALTER DATABASE ${database.name} RESET ALL`);
    }
  });

  it('refuses to take rows of an inheriting table that is not exposed for its own', async () => {
    await database.query(`CREATE SCHEMA hidden; CREATE TABLE public.base (id int PRIMARY KEY); INSERT INTO base VALUES (1);
      CREATE TABLE hidden.below () INHERITS (public.base); INSERT INTO hidden.below VALUES (2)`);
    await project.reload();
    try {
      const error = await readNamed(await openRest(project), 'public', 'base').catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'SOURCE_INHERITED_ROWS' });
    } finally {
      await database.query('DROP SCHEMA hidden CASCADE; DROP TABLE public.base');
      await project.reload();
    }
  });

  it('says what it is, and what it does not carry', async () => {
    const source = await openRest(project);
    expect(source.info).toEqual({
      engine: 'postgresql',
      serverVersion: 'unknown, read through PostgREST 12.0.2',
      database: new URL(project.url).host,
      fingerprint: new URL(project.url).host,
      fingerprintKind: 'rest-address',
      consistency: 'per-page',
      via: 'rest',
    });
    expect(source.notCovered.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['schema definitions', 'sequence all sequences']),
    );
    expect(await source.hasRows()).toBe(true);
    expect(await source.dumpSchema()).toBeNull();
  });
});
