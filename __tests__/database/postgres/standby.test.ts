import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examinePostgres } from '../../../src/database/postgres/doctor/examine-source.js';
import { openSource, readNamed, sourceOptionsOf } from '../../support/open-postgres.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

describe('a standby', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres({ config: { wal_level: 'replica' } });
    await server.createDatabase('standing_by');
    await server.sql(
      'CREATE TABLE logged (a serial); INSERT INTO logged SELECT FROM generate_series(1, 5); CREATE UNLOGGED TABLE fleeting (a int)',
      'standing_by',
    );
    await server.restart(async (dataDir) => {
      await writeFile(join(dataDir, 'standby.signal'), '');
      await appendFile(join(dataDir, 'postgresql.conf'), 'hot_standby = on\n');
    });
  });
  afterAll(() => server?.stop());

  it('is read like any other server, and its unlogged tables are named', async () => {
    expect(await server.sql('SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);
    const source = await openSource(server, 'standing_by', { schemaDump: 'required' });
    expect((await readNamed(source, 'public', 'logged')).text).toBe('1\n2\n3\n4\n5\n');
    expect(source.tables).toHaveLength(1);
    expect(source.sequences).toHaveLength(1);
    expect(source.excluded).toEqual([expect.objectContaining({ kind: 'table', name: 'fleeting' })]);
    expect(source.warnings).toEqual([expect.stringMatching(/public\.fleeting.*standby/)]);
    expect(Buffer.from((await source.dumpSchema())?.preData ?? []).toString()).toContain(
      'CREATE UNLOGGED TABLE public.fleeting',
    );
    await source.close();
  });

  it('is told of by doctor, with what its replay would cancel', async () => {
    const { checks, warnings } = await examinePostgres(sourceOptionsOf(server.connection('standing_by')));
    expect(checks.find(({ id }) => id === 'source-standby')).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(/cancels a query .* for 30 s/),
    });
    expect(warnings).toEqual([expect.stringMatching(/public\.fleeting is not in this backup/)]);
  });
});
