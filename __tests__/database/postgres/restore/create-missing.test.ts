import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';
import { type ArchiveFolder, backUp, dumpOf, openTarget, restoreUncommitted } from './archive-folder.js';

const SOURCE = 'missing_source';
const TARGET = 'missing_target';
const SPACE = 'missing "space"';
const space = `"${SPACE.replaceAll('"', '""')}"`;

describe('what a server lacks', () => {
  let server: PostgresServer;
  let archive: ArchiveFolder;
  beforeAll(async () => {
    server = await startPostgres({ config: { allow_in_place_tablespaces: 'on' } });
    await server.sql(`CREATE TABLESPACE ${space} LOCATION ''`);
    await server.createDatabase(SOURCE);
    await server.sql(
      `CREATE SCHEMA x; CREATE EXTENSION hstore SCHEMA x;
       CREATE TABLE public.h (id int PRIMARY KEY USING INDEX TABLESPACE ${space}, h x.hstore) TABLESPACE ${space};
       INSERT INTO public.h VALUES (1, 'a=>1'); CREATE INDEX h_h ON public.h USING gin (h) TABLESPACE ${space};
       CREATE TABLE public.plain (id int); INSERT INTO public.plain VALUES (1)`,
      SOURCE,
    );
    archive = await backUp(server, SOURCE);
    await server.sql(`DROP DATABASE ${SOURCE}`);
    await server.sql(`DROP TABLESPACE ${space}`);
  }, 60_000);
  afterAll(async () => {
    archive?.remove();
    await server?.stop();
  });
  beforeEach(() => server.createDatabase(TARGET));

  it.each([1, 2])('a tablespace gives way to the default one, jobs: %i', async (jobs) => {
    const target = await openTarget(server, TARGET);
    const restoration = await restoreUncommitted(target, archive, { jobs });
    await restoration.commit();
    await target.close();
    expect(restoration.outcome.notes).toEqual([
      expect.stringContaining(`The tablespace ${SPACE} cannot be used`),
    ]);
    const indexes = await server.sql(
      "SELECT indexname FROM pg_indexes WHERE tablename = 'h' ORDER BY 1",
      TARGET,
    );
    expect(indexes).toEqual([{ indexname: 'h_h' }, { indexname: 'h_pkey' }]);
  });

  it.each([1, 2])('an extension is named with all that goes with it, jobs: %i', async (jobs) => {
    const { schema } = archive.request();
    if (!schema) throw new Error('no definitions');
    // The same archive, of a server that had an extension of another name.
    const preData = Buffer.from(Buffer.from(schema.preData).toString().replaceAll('hstore', 'nowhere'));
    const changes = { jobs, schema: { ...schema, preData } };
    const target = await openTarget(server, TARGET);
    const before = dumpOf(server, TARGET);
    const plan = await target.plan(archive.request(changes));
    expect(plan.refusals).toEqual([
      { kind: 'extension', name: 'nowhere', reason: 'is not installed on the server of the target' },
    ]);
    expect(dumpOf(server, TARGET)).toBe(before);
    const restoration = await restoreUncommitted(target, archive, { ...changes, skipUnrestorable: true });
    await restoration.commit();
    await target.close();
    expect(restoration.outcome.skipped.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['extension nowhere', 'table h', 'rows h', 'index h_h']),
    );
    expect(await server.sql('SELECT * FROM public.plain', TARGET)).toEqual([{ id: 1 }]);
  });

  it('is the right to write: a standby is refused', async () => {
    await server.restart((dataDir) => writeFile(join(dataDir, 'standby.signal'), ''));
    const target = await openTarget(server, TARGET);
    const plan = await target.plan(archive.request());
    await target.close();
    expect(plan.refusals).toContainEqual(expect.objectContaining({ kind: 'server', name: 'standby' }));
  }, 60_000);
});
