import type { Source } from '../../../src/core/ports.js';
import type { PostgresSourceOptions } from '../../../src/database/postgres/open-source.js';
import { NO_SELECTION, openSource } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

describe('the scope', () => {
  const database = 'scope_source';
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase(database);
    await server.sql(
      `CREATE SCHEMA app; CREATE SCHEMA audit; CREATE SCHEMA empty;
       CREATE TABLE app.users (id serial PRIMARY KEY); CREATE TABLE app.orders (id serial PRIMARY KEY, user_id int CONSTRAINT orders_user REFERENCES app.users);
       CREATE TABLE audit.log (id bigserial, user_id int CONSTRAINT log_user REFERENCES app.users) PARTITION BY RANGE (id);
       CREATE TABLE audit.log_1 PARTITION OF audit.log FOR VALUES FROM (0) TO (100);
       CREATE TEMP TABLE gone (a int)`,
      database,
    );
    await server.sql(
      `DROP ROLE IF EXISTS db_backup_named; CREATE ROLE db_backup_named; ALTER DATABASE ${database} SET work_mem = '8MB'; COMMENT ON DATABASE ${database} IS 'x'`,
    );
    await server.sql('GRANT SELECT ON app.users TO db_backup_named', database);
  });
  afterAll(async () => {
    await server?.sql(`DROP DATABASE ${database} WITH (FORCE)`);
    await server?.sql('DROP ROLE db_backup_named');
    await server?.stop();
  });

  async function opened<T>(
    selection: Partial<PostgresSourceOptions['selection']>,
    look: (source: Source) => T,
  ): Promise<T> {
    const source = await openSource(server, database, { selection: { ...NO_SELECTION, ...selection } });
    try {
      return look(source);
    } finally {
      await source.close();
    }
  }
  const names = (source: Source) => source.tables.map((t) => `${t.schema}.${t.name}`);

  it('is everything by default', async () => {
    await opened({}, (source) => {
      expect(names(source)).toEqual(['app.orders', 'app.users', 'audit.log_1']);
      expect(source.warnings).toEqual([]);
      expect(source.excluded).toEqual([]);
      expect(source.largeObjects).toBeNull();
    });
  });

  it('takes sequences of the schemas in scope, whatever tables are chosen', async () => {
    await opened({ schemas: ['app'], includeTables: ['users'] }, (source) => {
      expect(names(source)).toEqual(['app.users']);
      expect(source.sequences.map((s) => s.name)).toEqual(['orders_id_seq', 'users_id_seq']);
      expect(source.excluded.map((o) => `${o.kind} ${o.name}`)).toEqual(
        expect.arrayContaining(['schema audit', 'schema empty', 'schema public', 'table orders']),
      );
    });
  });

  it('warns of foreign keys that point out of the selection', async () => {
    await opened({ excludeTables: ['app.users'] }, (source) => {
      expect(source.warnings).toEqual([
        'The foreign key orders_user of app.orders points to app.users, which is not in this backup.',
        'The foreign key log_user of audit.log points to app.users, which is not in this backup.',
      ]);
    });
    await opened({ schemas: ['audit'] }, (source) => {
      expect(source.warnings).toEqual([
        'The foreign key log_user of audit.log points to app.users, which is not in this backup.',
      ]);
    });
  });

  it('leaves a partitioned table out with all of its partitions', async () => {
    await opened({ excludeTables: ['audit.log'] }, (source) =>
      expect(names(source)).toEqual(['app.orders', 'app.users']),
    );
  });

  it('names roles, settings and the comment of the database', async () => {
    await opened({}, (source) => {
      const named = source.notCovered.map((o) => `${o.kind} ${o.name}`);
      expect(named).toEqual(
        expect.arrayContaining(['role db_backup_named', 'database-setting work_mem', `database ${database}`]),
      );
    });
  });

  it('refuses a pattern that matches nothing, before any lock', async () => {
    await expect(opened({ includeTables: ['app.Users'] }, () => undefined)).rejects.toMatchObject({
      kind: 'settings',
      exitCode: 2,
      setting: 'include-tables',
      code: 'PATTERN_MATCHES_NOTHING',
    });
  });
});
