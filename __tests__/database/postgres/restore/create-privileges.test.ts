import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import {
  type ArchiveFolder,
  backUp,
  differentLines,
  dumpOf,
  openTarget,
  restoreUncommitted,
} from './archive-folder.js';

const MAJORS = [13, 15, 18].filter((major) => process.env[`TEST_POSTGRES_${major}_URL`]);

const SOURCE = 'privileges_source';
const TARGET = 'privileges_target';
const PLAIN = 'privileges_plain';
const PASSER = 'privileges "passer"';
const READER = 'privileges_reader';
const passer = `"${PASSER.replaceAll('"', '""')}"`;

describe.each(MAJORS)('privileges on PostgreSQL %i', (major) => {
  let server: PostgresServer;
  let archive: ArchiveFolder;
  const dropRoles = async () => {
    for (const role of [PLAIN, passer, READER]) await server.sql(`DROP ROLE IF EXISTS ${role}`);
  };
  const backUpOf = async (sql: string) => {
    await server.createDatabase(SOURCE);
    await server.sql(sql, SOURCE);
    archive = await backUp(server, SOURCE);
  };
  /** A role that made its own database, as with CREATEDB alone. */
  const openAsPlainOwner = async () => {
    await server.createDatabase(TARGET, `OWNER ${PLAIN} TEMPLATE template0`);
    return openTarget(server, TARGET, {
      connection: server.connection(TARGET, { user: PLAIN, password: 'plain' }),
    });
  };

  beforeAll(async () => {
    server = serverAt(process.env[`TEST_POSTGRES_${major}_URL`] ?? '');
    for (const name of [SOURCE, TARGET]) await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await dropRoles();
    await server.sql(
      `CREATE ROLE ${PLAIN} LOGIN PASSWORD 'plain'; CREATE ROLE ${passer}; CREATE ROLE ${READER}`,
    );
  });
  afterEach(() => archive?.remove());
  afterAll(async () => {
    for (const name of [SOURCE, TARGET]) await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await dropRoles();
  });

  it('that others passed on stay theirs, and a user mapping for everybody names no role', async () => {
    await backUpOf(
      `CREATE TABLE public.t (); GRANT SELECT ON public.t TO ${passer} WITH GRANT OPTION;
       SELECT lo_from_bytea(1, 'a'); GRANT SELECT, UPDATE ON LARGE OBJECT 1 TO ${passer} WITH GRANT OPTION;
       SET ROLE ${passer};
       GRANT SELECT ON public.t TO ${READER}; GRANT SELECT ON LARGE OBJECT 1 TO ${READER}, PUBLIC;
       RESET ROLE;
       CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
       CREATE USER MAPPING FOR PUBLIC SERVER s; CREATE USER MAPPING FOR ${passer} SERVER s`,
    );
    for (const jobs of [1, 2]) {
      await server.createDatabase(TARGET);
      const target = await openTarget(server, TARGET);
      await (await restoreUncommitted(target, archive, { jobs })).commit();
      await target.close();
      expect(differentLines(dumpOf(server, TARGET, '-b'), dumpOf(server, SOURCE, '-b'))).toEqual([]);
    }
  });

  it('of a plain owner are enough for his own database, where schema public needs no CREATE on it', async () => {
    await backUpOf(
      `ALTER SCHEMA public OWNER TO ${passer};
       CREATE TABLE public.t (id serial PRIMARY KEY, n int); INSERT INTO public.t (n) SELECT generate_series(1, 9);
       ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
       CREATE MATERIALIZED VIEW public.m AS SELECT 1 AS one; SELECT lo_from_bytea(2, 'b')`,
    );
    const withoutOwners = (database: string) =>
      dumpOf(server, database, '-O', '-x', '-b').replaceAll(/; Owner: .*$/gm, '');
    for (const jobs of [1, 2]) {
      await (await openAsPlainOwner()).close();
      await server.sql(`ALTER DATABASE ${TARGET} OWNER TO postgres`);
      await server.sql(
        `ALTER SCHEMA public OWNER TO ${PLAIN}; GRANT TEMPORARY ON DATABASE ${TARGET} TO ${PLAIN}`,
        TARGET,
      );
      const target = await openTarget(server, TARGET, {
        connection: server.connection(TARGET, { user: PLAIN, password: 'plain' }),
      });
      await (await restoreUncommitted(target, archive, { jobs, owner: 'target' })).commit();
      await target.close();
      expect(differentLines(withoutOwners(TARGET), withoutOwners(SOURCE))).toEqual([]);
    }
  });

  it.each([1, 2])(
    'that a plain owner lacks end the restore and leave nothing behind, jobs: %i',
    async (jobs) => {
      await backUpOf(
        `CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('a'); CREATE TABLE s.t (id serial PRIMARY KEY, e s.e);
       INSERT INTO s.t (e) VALUES ('a'); SELECT lo_from_bytea(3, 'c');
       ALTER DEFAULT PRIVILEGES FOR ROLE ${READER} GRANT SELECT ON TABLES TO ${passer}`,
      );
      const target = await openAsPlainOwner();
      const before = dumpOf(server, TARGET);
      await expect(restoreUncommitted(target, archive, { jobs, owner: 'target' })).rejects.toMatchObject({
        code: 'TARGET_REFUSED',
        message: expect.stringContaining('default-acl DEFAULT PRIVILEGES FOR TABLES'),
      });
      await target.close();
      expect(differentLines(dumpOf(server, TARGET), before)).toEqual([]);
    },
  );

  it('that are short of connections for the jobs are refused before anything is made', async () => {
    await backUpOf('CREATE TABLE public.a (); CREATE TABLE public.b (); CREATE TABLE public.c ()');
    const target = await openAsPlainOwner();
    const before = dumpOf(server, TARGET);
    await server.sql(`ALTER DATABASE ${TARGET} CONNECTION LIMIT 3`);
    await expect(restoreUncommitted(target, archive, { jobs: 3, owner: 'target' })).rejects.toMatchObject({
      code: 'TARGET_CONNECTION_LIMIT',
    });
    await target.close();
    expect(differentLines(dumpOf(server, TARGET), before)).toEqual([]);
  });
});
