import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { postgresUrl } from '../../../support/services.js';
import { type ArchiveFolder, backUp, openTarget, restoreUncommitted } from './archive-folder.js';

const SOURCE = 'defaults_source';
const TARGET = 'defaults_target';

/** PUBLIC may run every new function, unless it is revoked. */
const APP = `CREATE SCHEMA app; CREATE TABLE app.t (id int PRIMARY KEY);
  CREATE FUNCTION app.secret() RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION app.secret() FROM PUBLIC;
  CREATE FUNCTION app.open() RETURNS int LANGUAGE sql AS 'SELECT 1'`;
const DEFAULTS = `ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
  ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor WITH GRANT OPTION`;

const GRANTS = `SELECT proname, coalesce(proacl, acldefault('f', proowner))::text AS acl FROM pg_proc
  WHERE pronamespace = 'app'::regnamespace ORDER BY 1`;
const SET =
  'SELECT defaclobjtype, defaclnamespace::regnamespace::text, defaclacl::text FROM pg_default_acl ORDER BY 1, 2';

describe('default privileges of a target', () => {
  let server: PostgresServer;
  let archive: ArchiveFolder;
  beforeAll(async () => {
    server = serverAt(postgresUrl());
    await server.createDatabase(SOURCE);
    await server.sql(APP, SOURCE);
    archive = await backUp(server, SOURCE);
  });
  afterAll(async () => {
    archive.remove();
    for (const name of [SOURCE, TARGET]) await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  it.each([1, 2])('reach nothing that a restore creates, and stay (jobs %i)', async (jobs) => {
    await server.createDatabase(TARGET);
    await server.sql(DEFAULTS, TARGET);
    const before = await server.sql(SET, TARGET);
    expect(before).toHaveLength(2);
    const failing = await openTarget(server, TARGET);
    await (await restoreUncommitted(failing, archive, { jobs })).rollback();
    await failing.close();
    expect(await server.sql(SET, TARGET)).toEqual(before);
    const target = await openTarget(server, TARGET);
    await (await restoreUncommitted(target, archive, { jobs })).commit();
    await target.close();
    expect(await server.sql(GRANTS, TARGET)).toEqual(await server.sql(GRANTS, SOURCE));
    expect(await server.sql(SET, TARGET)).toEqual(before);
  });
});
