import { openSource, readAll, readNamed } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

describe('privileges', () => {
  const database = 'privileges_source';
  const role = 'db_backup_limited';
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase(database);
    await server.sql(
      `DROP ROLE IF EXISTS ${role}; DROP ROLE IF EXISTS db_backup_owner; CREATE ROLE ${role} LOGIN PASSWORD 'limited'; CREATE ROLE db_backup_owner LOGIN PASSWORD 'owner'`,
    );
    await server.sql(
      `CREATE SCHEMA hidden; CREATE SCHEMA open; GRANT USAGE ON SCHEMA open TO ${role};
       CREATE TABLE open.readable (a int, b int); GRANT SELECT ON open.readable TO ${role}; INSERT INTO open.readable VALUES (1, 2);
       CREATE TABLE open.unreadable (a int);
       CREATE TABLE open.columns (a int, b int, "C c" int); GRANT SELECT (a) ON open.columns TO ${role};
       CREATE TABLE open.all_columns (a int, b int); GRANT SELECT (a, b) ON open.all_columns TO ${role}; INSERT INTO open.all_columns VALUES (3, 4);
       CREATE TABLE hidden.t (a int); GRANT SELECT ON hidden.t TO ${role};
       CREATE SEQUENCE open.s; CREATE SEQUENCE open.granted; GRANT SELECT ON open.granted TO ${role};
       CREATE TABLE open.guarded (a int); GRANT SELECT ON open.guarded TO ${role}; ALTER TABLE open.guarded ENABLE ROW LEVEL SECURITY;
       INSERT INTO open.guarded VALUES (1), (2); CREATE POLICY p ON open.guarded USING (a = 1);
       CREATE SCHEMA owned AUTHORIZATION db_backup_owner;
       CREATE TABLE owned.guarded (a int); ALTER TABLE owned.guarded OWNER TO db_backup_owner; ALTER TABLE owned.guarded ENABLE ROW LEVEL SECURITY; INSERT INTO owned.guarded VALUES (1), (2);
       CREATE TABLE owned.forced (a int); ALTER TABLE owned.forced OWNER TO db_backup_owner; ALTER TABLE owned.forced ENABLE ROW LEVEL SECURITY; ALTER TABLE owned.forced FORCE ROW LEVEL SECURITY;
       SELECT lo_from_bytea(80001, 'x'), lo_from_bytea(80002, 'y'); GRANT SELECT ON LARGE OBJECT 80001 TO ${role}`,
      database,
    );
  });

  afterAll(async () => {
    await server?.sql(`DROP DATABASE ${database} WITH (FORCE)`);
    await server?.sql(`DROP ROLE ${role}; DROP ROLE db_backup_owner`);
    await server?.stop();
  });

  const asRole = (user: string, password: string, exclude: string[] = [], schemas: string[] = []) =>
    openSource(server, database, {
      connection: server.connection(database, { user, password }),
      selection: { schemas, includeTables: [], excludeTables: exclude },
    });
  const limited = (exclude: string[], schemas: string[] = []) => asRole(role, 'limited', exclude, schemas);
  const failure = (opening: Promise<{ close(): Promise<void> }>) =>
    opening.then(
      async (source) => {
        await source.close();
        throw new Error('opened');
      },
      (error) => error,
    );

  it('names every table, column, schema and sequence that cannot be read, at once', async () => {
    const error = await failure(limited([]));
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_PERMISSION', exitCode: 3 });
    expect(error.message).toContain('open.unreadable');
    expect(error.message).toContain('open.columns (column "b", "C c")');
    expect(error.message).toContain('hidden.t (no USAGE on its schema)');
    expect(error.message).toContain('sequence open.s');
    expect(error.message).not.toMatch(/open\.(readable|all_columns|granted)/);
    expect(error.nextStep).toContain(`"${role}"`);
  });

  it('names the tables whose rows row-level security would hide', async () => {
    await server.sql(`GRANT SELECT ON open.s TO ${role}`, database);
    const error = await failure(limited(['unreadable', 'open.columns'], ['open']));
    expect(error).toMatchObject({ code: 'SOURCE_RLS', exitCode: 3 });
    expect(error.message).toContain('open.guarded');
    expect(error.nextStep).toContain('BYPASSRLS');
  });

  it('lets an owner read guarded tables, but not those that guard against the owner too', async () => {
    await server.sql('GRANT SELECT ON LARGE OBJECT 80001, 80002 TO db_backup_owner', database);
    const error = await failure(asRole('db_backup_owner', 'owner', [], ['owned']));
    expect(error.code).toBe('SOURCE_RLS');
    expect(error.message).toContain('owned.forced');
    expect(error.message).not.toContain('owned.guarded');
    const source = await asRole('db_backup_owner', 'owner', ['forced'], ['owned']);
    expect((await readNamed(source, 'owned', 'guarded')).rows).toBe(2);
    await source.close();
  });

  it('reads all rows with BYPASSRLS', async () => {
    await server.sql(`ALTER ROLE ${role} BYPASSRLS; GRANT SELECT ON LARGE OBJECT 80002 TO ${role}`, database);
    const source = await limited(['unreadable', 'open.columns'], ['open']);
    expect((await readNamed(source, 'open', 'guarded')).rows).toBe(2);
    await source.close();
    await server.sql(
      `ALTER ROLE ${role} NOBYPASSRLS; REVOKE SELECT ON LARGE OBJECT 80002 FROM ${role}`,
      database,
    );
  });

  it('names large objects that cannot be read', async () => {
    const error = await failure(limited(['unreadable', 'open.columns', 'guarded'], ['open']));
    expect(error).toMatchObject({ code: 'SOURCE_PERMISSION' });
    expect(error.message).toContain('80002');
    expect(error.message).not.toContain('80001');
  });

  it('reads with privileges on columns alone, and large objects without being superuser', async () => {
    await server.sql(`GRANT SELECT ON LARGE OBJECT 80002 TO PUBLIC`, database);
    const source = await limited(['unreadable', 'open.columns', 'guarded'], ['open']);
    expect((await readNamed(source, 'open', 'all_columns')).text).toBe('3\t4\n');
    expect((await readAll(await source.readLargeObjects())).text.split('\n')[1]).toContain(
      '80002\tpostgres\t',
    );
    expect(source.info.fingerprintKind).toMatch(/^(system-identifier|address)$/);
    await source.close();
  });

  it('asks for the table itself where pg_dump will lock it', async () => {
    const opening = openSource(server, database, {
      connection: server.connection(database, { user: role, password: 'limited' }),
      selection: {
        schemas: ['open'],
        includeTables: [],
        excludeTables: ['unreadable', 'open.columns', 'guarded'],
      },
      schemaDump: 'required',
    });
    const error = await failure(opening);
    expect(error.code).toBe('SOURCE_PERMISSION');
    expect(error.message).toContain('open.all_columns');
  });

  it('falls back to the address when the system identifier is hidden', async () => {
    const [before] = await server.sql(`SELECT system_identifier FROM pg_control_system()`, database);
    const plain = await openSource(server, database);
    expect(plain.info.fingerprint).toContain(String(before?.system_identifier));
    await plain.close();
    await server.sql('REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC', database);
    const source = await limited(['unreadable', 'open.columns', 'guarded'], ['open']);
    expect(source.info).toMatchObject({
      fingerprintKind: 'address',
      fingerprint: `127.0.0.1:${server.port}/${database}`,
    });
    await source.close();
    await server.sql('GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC', database);
  });
});
