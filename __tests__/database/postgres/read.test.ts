import type { Source } from '../../../src/core/ports.js';
import { openSource, readNamed } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

describe('reading tables', () => {
  let server: PostgresServer;
  let source: Source;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase('reading');
    await server.sql(
      `CREATE TABLE public.narrow (a int PRIMARY KEY, b text);
       INSERT INTO public.narrow SELECT i, 'row ' || i FROM generate_series(1, 50000) i;
       CREATE TABLE public.nothing ();
       INSERT INTO public.nothing DEFAULT VALUES; INSERT INTO public.nothing DEFAULT VALUES;
       CREATE TABLE public.big (t text); INSERT INTO public.big SELECT repeat('x', 3000000) FROM generate_series(1, 3);`,
      'reading',
    );
    source = await openSource(server, 'reading');
  });

  afterAll(async () => {
    await source?.close();
    await server?.stop();
  });

  it('delivers COPY text and the row count of the server', async () => {
    const { text, rows } = await readNamed(source, 'public', 'narrow');
    expect(rows).toBe(50_000);
    expect(text).toBe(Array.from({ length: 50_000 }, (_, i) => `${i + 1}\trow ${i + 1}\n`).join(''));
  });

  it('delivers rows without columns', async () => {
    expect(await readNamed(source, 'public', 'nothing')).toEqual({ text: '\n\n', rows: 2 });
  });

  it('delivers values of many megabytes', async () => {
    const { text, rows } = await readNamed(source, 'public', 'big');
    expect(rows).toBe(3);
    expect(text === `${'x'.repeat(3_000_000)}\n`.repeat(3)).toBe(true);
  });
});
