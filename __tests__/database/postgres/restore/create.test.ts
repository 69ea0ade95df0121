import { hostileCorpus } from '../../../support/postgres-corpus.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { SilentLog } from '../../../support/silent-log.js';
import {
  type ArchiveFolder,
  backUp,
  differentLines,
  dumpOf,
  openTarget,
  restoreUncommitted,
} from './archive-folder.js';

const MAJORS = [13, 15, 18].filter((major) => process.env[`TEST_POSTGRES_${major}_URL`]);

/** The corpus pretends that hstore ships these; the real one does not, so no restore can create them. */
const HONEST_EXTENSION = `
UPDATE pg_extension SET extconfig = NULL, extcondition = NULL WHERE extname = 'hstore';
ALTER EXTENSION hstore DROP TABLE public.spatial_ref;
ALTER EXTENSION hstore DROP TABLE public.ext_internal;
ALTER EXTENSION hstore DROP SEQUENCE public.ext_config_seq;
ALTER EXTENSION hstore DROP SEQUENCE public.ext_internal_seq`;

describe.each(MAJORS)('create on PostgreSQL %i', (major) => {
  const source = `create_source_${major}`;
  const target = `create_target_${major}`;
  let server: PostgresServer;
  let archive: ArchiveFolder;
  beforeAll(async () => {
    server = serverAt(process.env[`TEST_POSTGRES_${major}_URL`] ?? '');
    await server.createDatabase(source);
    await server.sql(hostileCorpus(major), source);
    await server.sql(HONEST_EXTENSION, source);
    archive = await backUp(server, source);
  }, 120_000);
  afterAll(async () => {
    archive?.remove();
    for (const name of [source, target]) await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  beforeEach(() => server.createDatabase(target));

  it('makes a database that pg_dump cannot tell from its source', async () => {
    const opened = await openTarget(server, target);
    expect(opened.info.isEmpty).toBe(true);
    const restoration = await restoreUncommitted(opened, archive);
    await restoration.commit();
    await opened.close();
    expect(restoration.outcome.skipped).toEqual([]);
    for (const args of [['--schema-only'], ['--data-only', '-b', '-T', 'ob.daughter', '-T', 'ob.by_size*']]) {
      expect(differentLines(dumpOf(server, target, ...args), dumpOf(server, source, ...args))).toEqual([]);
    }
  }, 120_000);

  it('leaves the target as it was when it is rolled back', async () => {
    const before = dumpOf(server, target);
    const opened = await openTarget(server, target);
    const restoration = await restoreUncommitted(opened, archive);
    await restoration.rollback();
    await opened.close();
    expect(differentLines(dumpOf(server, target), before)).toEqual([]);
  }, 120_000);

  describe('with several jobs', () => {
    it('makes a database that pg_dump cannot tell from its source', async () => {
      const opened = await openTarget(server, target);
      const restoration = await restoreUncommitted(opened, archive, { jobs: 3 });
      await restoration.commit();
      await opened.close();
      for (const args of [
        ['--schema-only'],
        ['--data-only', '-b', '-T', 'ob.daughter', '-T', 'ob.by_size*'],
      ]) {
        expect(differentLines(dumpOf(server, target, ...args), dumpOf(server, source, ...args))).toEqual([]);
      }
    }, 120_000);

    it('drops what it made and leaves what another client made', async () => {
      await server.sql(
        "COMMENT ON SCHEMA public IS 'mine'; GRANT CREATE ON SCHEMA public TO pg_monitor",
        target,
      );
      const before = dumpOf(server, target);
      const log = new SilentLog();
      const opened = await openTarget(server, target, { log });
      const restoration = await restoreUncommitted(opened, archive, { jobs: 2 });
      await server.sql('CREATE TABLE public.of_another (a int)', target);
      await restoration.rollback();
      await opened.close();
      expect(log.lines.filter((line) => line.startsWith('The target keeps'))).toEqual([]);
      expect(
        await server.sql('SELECT * FROM public.of_another; DROP TABLE public.of_another', target),
      ).toEqual([]);
      expect(differentLines(dumpOf(server, target), before)).toEqual([]);
      expect(await server.sql('SELECT count(*)::int AS n FROM pg_largeobject_metadata', target)).toEqual([
        { n: 0 },
      ]);
    }, 120_000);
  });
});
