import { examineByOpening } from '../../../src/app/doctor/examine-by-opening.js';
import type { DoctorCheck } from '../../../src/core/doctor.js';
import { openSource } from '../../support/open-postgres.js';
import { serverAt } from '../../support/postgres-server.js';
import { postgresUrl } from '../../support/services.js';
import { SilentLog } from '../../support/silent-log.js';

const CONTEXT = { log: new SilentLog(), signal: new AbortController().signal };
const of = (checks: readonly DoctorCheck[], status: string) =>
  checks.filter((check) => check.status === status).map(({ id }) => id);

describe('a source without a doctor of its own', () => {
  const server = serverAt(postgresUrl());
  beforeAll(async () => {
    await server.createDatabase('opened_only');
    await server.sql('CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)', 'opened_only');
  });
  afterAll(() => server.sql('DROP DATABASE opened_only'));

  it('is opened as a backup opens it, and closed again', async () => {
    const found = await examineByOpening(() => openSource(server, 'opened_only'), CONTEXT);
    expect(of(found.checks, 'ok')).toEqual(['source-connection', 'source-scope', 'source-privileges']);
    expect(found).toMatchObject({ hasRows: true, info: { database: 'opened_only' } });
    expect(found.tables).toMatchObject([{ name: 't', primaryKey: ['a'] }]);
  });

  it('says why it cannot be opened', async () => {
    const found = await examineByOpening(() => openSource(server, 'not_there'), CONTEXT);
    expect(of(found.checks, 'fail')).toEqual(['source-connection']);
    expect(found.checks.find(({ status }) => status === 'fail')?.code).toBe('SOURCE_DATABASE_MISSING');
    expect(of(found.checks, 'ok')).toEqual([]);
  });
});
