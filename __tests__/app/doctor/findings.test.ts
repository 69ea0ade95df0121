import { findApart, findSpace, findTempDir } from '../../../src/app/doctor/place-findings.js';
import { refuseRed } from '../../../src/app/doctor/refuse-red.js';
import { findCoverage, findPrimaryKeys } from '../../../src/app/doctor/scope-findings.js';
import { findDrills, findSameSource } from '../../../src/app/doctor/series-findings.js';
import type { DatabaseConnection, Destination } from '../../../src/core/connection.js';
import type { DoctorCheck, SourceExamination } from '../../../src/core/doctor.js';
import { ESTIMATE } from '../../support/doctor-reports.js';
import { manifestOf, SERIES } from '../../support/stored-backups.js';

const BUCKET: Destination = { kind: 's3', bucket: 'b', prefix: '' };
const FOLDER: Destination = { kind: 'file', folder: '/backups' };
const at = (host: string, user = 'postgres') =>
  ({ hosts: [{ host, port: 5432 }], user }) as unknown as DatabaseConnection;

describe('findApart', () => {
  const judge = (
    connection: DatabaseConnection | undefined,
    destination: Destination,
    endpoint: string | null,
  ) => findApart({ connection, project: undefined, destination, endpoint });

  it('refuses a bucket inside the project that is backed up', () => {
    const inside = judge(
      at('aws-0-eu-west-1.pooler.supabase.com', 'postgres.abcdefgh'),
      BUCKET,
      'abcdefgh.supabase.co',
    );
    expect(inside).toMatchObject({ status: 'fail', kind: 'safety', code: 'BUCKET_IN_PROJECT' });
    expect(judge(at('db.otherone.supabase.co'), BUCKET, 'abcdefgh.supabase.co').status).toBe('ok');
    const byKey = { project: 'abcdefgh', destination: BUCKET };
    expect(
      findApart({ ...byKey, connection: undefined, endpoint: 'abcdefgh.storage.supabase.co' }).status,
    ).toBe('fail');
  });

  it('warns when both are on this machine', () => {
    expect(judge(at('/run/postgresql'), FOLDER, null).status).toBe('warn');
    expect(judge(at('127.0.0.1'), BUCKET, 'localhost').status).toBe('warn');
    expect(judge(at('db.example.org'), FOLDER, null).status).toBe('ok');
    expect(judge(at('127.0.0.1'), BUCKET, 's3.eu-central-1.amazonaws.com').status).toBe('ok');
  });
});

describe('what every source tells', () => {
  const table = { schema: 'public', name: 'orders', estimatedBytes: 1, primaryKey: ['id'] };
  const examined = (changes: Partial<SourceExamination>): SourceExamination => ({
    checks: [],
    info: null,
    tables: [table],
    largeObjectBytes: 0,
    hasRows: true,
    excluded: [],
    notCovered: [],
    warnings: [],
    ...changes,
  });

  it('names tables without a primary key', () => {
    expect(findPrimaryKeys([table]).status).toBe('ok');
    expect(findPrimaryKeys([table, { ...table, name: 'log', primaryKey: [] }])).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(/1 of 2 .*public\.log/),
    });
  });

  it('tells what is left out, and warns of what people think is there', () => {
    const role = { kind: 'role', name: 'app', reason: 'roles belong to the server' };
    const files = {
      kind: 'storage-files',
      schema: 'storage',
      name: 'objects',
      reason: 'not in the database',
    };
    expect(findCoverage(examined({}))).toEqual({ status: 'ok', found: 'Nothing.' });
    expect(findCoverage(examined({ notCovered: [role] })).found).toMatch(/^1: role app\. Each manifest/);
    expect(findCoverage(examined({ notCovered: [role, files] }))).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('storage.objects: not in the database'),
    });
    expect(findCoverage(examined({ warnings: ['Read over REST.'] })).status).toBe('warn');
  });
});

describe('findSpace', () => {
  it.each([
    [100e6, 'fail'],
    [1e9, 'warn'],
    [100e9, 'ok'],
  ])('judges %d free bytes: %s', (free, status) => {
    expect(findSpace(free, ESTIMATE).status).toBe(status);
  });
});

describe('findTempDir', () => {
  it('says how much would wait there', async () => {
    const huge = [{ schema: 's', name: 't', estimatedBytes: 1e18, primaryKey: [] }];
    expect((await findTempDir('/tmp', [], 2)).status).toBe('ok');
    expect((await findTempDir('/tmp', huge, 2)).status).toBe('warn');
    await expect(findTempDir('/nowhere/at/all', null, 2)).rejects.toMatchObject({
      kind: 'store',
      setting: 'temp-dir',
    });
  });
});

describe('findSameSource', () => {
  const newest = manifestOf(SERIES, 'backup-2026-03-24T020000Z');
  const { source } = newest;

  it('judges as a backup does', () => {
    expect(findSameSource(source, newest, false).status).toBe('ok');
    expect(findSameSource(source, null, false).status).toBe('ok');
    const other = { ...source, fingerprint: '8/5' };
    expect(findSameSource(other, newest, false)).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('Nothing is pruned until a run with accept-new-source'),
    });
    expect(findSameSource(other, newest, true).status).toBe('ok');
  });

  it('refuses another engine in the same series', () => {
    expect(findSameSource({ ...source, engine: 'mysql' }, newest, true)).toMatchObject({
      status: 'fail',
      code: 'SOURCE_OTHER_ENGINE',
    });
  });
});

describe('findDrills', () => {
  it('asks for one where there never was any', () => {
    expect(findDrills({ kind: 'none' }, true, new Date()).status).toBe('warn');
    expect(findDrills({ kind: 'none' }, false, new Date()).status).toBe('skipped');
  });
});

describe('refuseRed', () => {
  const red = (exitCode: number, code: string): DoctorCheck => ({
    id: 'source-connection',
    title: code,
    status: 'fail',
    found: '',
    nextStep: `mend ${code}`,
    code,
    exitCode,
  });

  it('is content without red', () => {
    expect(() => refuseRed([{ ...red(3, 'A'), status: 'warn' }])).not.toThrow();
  });

  it.each([
    [[6, 4, 3], 3],
    [[6, 5, 4], 4],
    [[6, 5], 5],
    [[4, 2, 3], 2],
    [[6], 6],
  ])('of the codes %j takes %i', (codes, expected) => {
    const checks = codes.map((code) => red(code, `C${code}`));
    expect(() => refuseRed(checks)).toThrow(
      expect.objectContaining({ exitCode: expected, code: `C${expected}`, nextStep: `mend C${expected}` }),
    );
  });

  it('calls a broken check a bug', () => {
    expect(() => refuseRed([red(1, 'UNEXPECTED')])).toThrow(/by themselves/);
  });
});
