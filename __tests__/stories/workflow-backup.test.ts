import { createHash } from 'node:crypto';
import { download } from '../support/bucket-contents.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { pgDump18, s3Service } from '../support/services.js';
import { createPrograms, type Programs } from '../support/workflow-runner/programs.js';
import { runWorkflow } from '../support/workflow-runner/run-workflow.js';
import type { ActionCall, WorkflowRun } from '../support/workflow-runner/world.js';

/** backup.yml as another repository calls it, on a machine whose PostgreSQL client is that of major 15. */
const FILE = '.github/workflows/backup.yml';

let dist: Installation;
let bucket: TestBucket;
let newer: TestDatabase;
let same: TestDatabase;
let programs: Programs;
let attested: ActionCall[];
let roles: ActionCall[];

beforeAll(async () => {
  dist = installDist();
  [bucket, newer, same] = await Promise.all([createBucket(), createDatabase(18), createDatabase(15)]);
  await newer.query('CREATE TABLE t AS SELECT generate_series(1, 5) AS id');
  await same.query('CREATE TABLE t AS SELECT generate_series(1, 7) AS id');
});
afterAll(async () => {
  await Promise.all([bucket.remove(), newer.drop(), same.drop()]);
  dist.remove();
});
beforeEach(() => {
  programs = createPrograms();
  programs.add('pg_dump', 'echo "pg_dump (PostgreSQL) 15.4 (Debian 15.4-1)"');
  const dump = `${programs.folder}/pg_dump`;
  programs.add(
    'sudo',
    `[ "$*" != "apt-get install -qy postgresql-client-18" ] || ln -sf ${pgDump18()} ${dump}`,
  );
  attested = [];
  roles = [];
});
afterEach(() => programs.remove());

const keys = () => ({
  AWS_ACCESS_KEY_ID: s3Service().accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3Service().secretAccessKey,
});

interface Given {
  readonly inputs?: Record<string, unknown>;
  readonly secrets: Record<string, string>;
  readonly granted?: Record<string, string>;
  readonly isRefused?: boolean;
}

async function backUp({ inputs, secrets, granted, isRefused = false }: Given): Promise<WorkflowRun> {
  const run = await runWorkflow(
    FILE,
    {
      event: 'workflow_call',
      inputs: {
        destination: `s3://${bucket.name}/shop`,
        environment: 'production',
        's3-endpoint': s3Service().endpoint,
        'aws-region': 'us-east-1',
        'upload-report': 'false',
        ...inputs,
      },
      secrets,
      granted: granted ?? { 'id-token': 'write' },
    },
    {
      installation: dist,
      programs: programs.folder,
      actions: {
        'actions/attest': (call) => {
          attested.push(call);
          return {};
        },
        'aws-actions/configure-aws-credentials': (call) => {
          roles.push(call);
          return isRefused ? { ok: false } : { env: keys() };
        },
      },
    },
  );
  const hidden = [...Object.values(secrets), new URL(secrets.DATABASE_URL ?? '').password];
  for (const text of [run.unmaskedLog, run.summary, programs.calls().join('\n')])
    for (const secret of hidden) expect(text.includes(secret)).toBe(false);
  return run;
}

const storedArchive = (run: WorkflowRun) =>
  download(bucket, `shop/production/${run.outputs['backup-id']}.tar.gz`);

it('stores an archive with keys, a newer client and an attestation', async () => {
  const run = await backUp({
    inputs: { attest: true },
    secrets: { DATABASE_URL: newer.url, ...keys() },
    granted: { 'id-token': 'write', attestations: 'write' },
  });
  expect([run.ok, run.log]).toEqual([true, expect.stringContaining('PostgreSQL: server 18, client 15')]);
  expect(programs.calls()).toContain('sudo apt-get install -qy postgresql-client-18');
  const sha256 = createHash('sha256')
    .update(await storedArchive(run))
    .digest('hex');
  expect(run.outputs).toMatchObject({ 'archive-sha256': sha256, 'table-count': '1', 'row-count': '5' });
  expect(run.summary).toContain(run.outputs['backup-id']);
  expect(roles).toEqual([]);
  expect(attested).toEqual([
    {
      inputs: { 'subject-name': run.outputs['backup-id'], 'subject-digest': `sha256:${sha256}` },
      ref: expect.stringMatching(/^[0-9a-f]{40}$/),
      permissions: { 'id-token': 'write', attestations: 'write' },
    },
  ]);
  expect(run.concurrency).toEqual({
    group: `db-backup/s3://${bucket.name}/shop/production/backup`,
    'cancel-in-progress': false,
    queue: 'max',
  });
});

it('stores an archive with a role, and installs nothing for a server of the same major', async () => {
  const role = 'arn:aws:iam::123456789012:role/database-backup';
  const run = await backUp({
    inputs: { 'aws-role-arn': role, 'backup-name': 'nightly' },
    // Keys that stand in the repository for something else must not take the place of the role's.
    secrets: {
      DATABASE_URL: same.url,
      AWS_ACCESS_KEY_ID: 'stale-key',
      AWS_SECRET_ACCESS_KEY: 'stale-secret',
    },
  });
  expect([run.ok, run.outputs['row-count']]).toEqual([true, '7']);
  expect((await storedArchive(run)).length).toBe(Number(run.outputs['archive-bytes']));
  expect(programs.calls().filter((call) => call.startsWith('sudo'))).toEqual([]);
  const inputs = { 'role-to-assume': role, 'role-duration-seconds': '3600', 'aws-region': 'us-east-1' };
  expect(roles).toMatchObject([{ inputs, permissions: { 'id-token': 'write' } }]);
  expect([attested, run.jobs.attest?.result]).toEqual([[], 'skipped']);
});

it('goes on to what the action finds when the client cannot be installed', async () => {
  programs.add('sudo', 'echo "E: Unable to fetch some archives" >&2; exit 100');
  const run = await backUp({ secrets: { DATABASE_URL: newer.url, ...keys() } });
  const [install, , backup] = run.jobs.backup?.steps ?? [];
  expect([install?.outcome, run.log]).toEqual(['failure', expect.stringContaining('Unable to fetch')]);
  // A machine may have a newer client, or docker, and then nothing is lost.
  expect(backup?.outcome === 'success' || /exit code 2: .*pg_dump/.test(run.log)).toBe(true);
});

it('fails with the message of the action, and attests nothing', async () => {
  const DATABASE_URL = 'postgres://nobody:hunter22-secret@127.0.0.1:1/none';
  const run = await backUp({ inputs: { attest: true }, secrets: { DATABASE_URL, ...keys() } });
  expect([run.ok, run.jobs.backup?.result, run.jobs.attest?.result]).toEqual([false, 'failure', 'skipped']);
  expect(run.log).toContain('The version of the server is not known');
  expect(run.log).toMatch(/::error title=\w+::exit code 3: /);
  expect(run.outputs['archive-uri']).toBe('');
});

it('tells what is wrong where the role is refused, and takes no other credentials', async () => {
  const inputs = { attest: true, 'aws-role-arn': 'arn:aws:iam::123456789012:role/database-backup' };
  const run = await backUp({ inputs, secrets: { DATABASE_URL: same.url, ...keys() }, isRefused: true });
  const outcomes = run.jobs.backup?.steps.map(({ outcome }) => outcome);
  expect([run.ok, outcomes, run.jobs.attest?.result]).toEqual([
    false,
    ['success', 'failure', 'failure'],
    'skipped',
  ]);
  expect(run.log).toContain('::error title=STORE_CREDENTIALS::exit code 4: ');
});

it('is refused where the caller grants less, and asks nothing for an option that is off', async () => {
  const secrets = { DATABASE_URL: same.url, ...keys() };
  await expect(backUp({ secrets, granted: {} })).rejects.toThrow(
    "The nested job 'backup' is requesting 'id-token: write', but is only allowed 'id-token: none'",
  );
});
