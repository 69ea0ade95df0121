import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables, type Installation, installDist, runCli } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { s3Service } from '../support/services.js';
import { runWorkflow } from '../support/workflow-runner/run-workflow.js';
import type { WorkflowRun } from '../support/workflow-runner/world.js';

/** restore.yml as another repository calls it; the target's address is a secret of the environment alone. */
const FILE = '.github/workflows/restore.yml';

let dist: Installation;
let bucket: TestBucket;
let source: TestDatabase;
let staging: TestDatabase;
let destination: string;

beforeAll(async () => {
  dist = installDist();
  [bucket, source, staging] = await Promise.all([createBucket(), createDatabase(), createDatabase()]);
  await source.query('CREATE TABLE a AS SELECT generate_series(1, 5) AS id; CREATE TABLE b AS TABLE a');
  destination = `s3://${bucket.name}/shop`;
  const args = [
    'backup',
    '--destination',
    destination,
    '--environment',
    'production',
    '--database-url',
    source.url,
  ];
  const { code, stderr } = await runCli(dist, args, { env: awsVariables() });
  if (code !== 0) throw new Error(stderr);
});
afterAll(async () => {
  await Promise.all([bucket.remove(), source.drop(), staging.drop()]);
  dist.remove();
});

async function restore(
  inputs: Record<string, unknown>,
  passed: Record<string, string> = { TARGET_URL: '' },
): Promise<WorkflowRun> {
  const { endpoint, accessKeyId, secretAccessKey } = s3Service();
  const secrets = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, ...passed };
  const given = {
    destination,
    environment: 'production',
    's3-endpoint': endpoint,
    'aws-region': 'us-east-1',
  };
  const run = await runWorkflow(
    FILE,
    {
      event: 'workflow_call',
      inputs: { ...given, 'upload-report': 'false', ...inputs },
      secrets,
      granted: { 'id-token': 'write' },
    },
    {
      installation: dist,
      environments: { staging: { TARGET_URL: staging.url }, live: { TARGET_URL: source.url } },
    },
  );
  for (const secret of [secretAccessKey, staging.url, new URL(staging.url).password])
    expect(run.unmaskedLog.includes(secret) || run.summary.includes(secret)).toBe(false);
  return run;
}

const rows = async ({ query }: TestDatabase, table: string) =>
  (await query(`SELECT count(*)::int FROM ${table}`)).rows[0].count;

it('plans, then restores what was chosen into the environment staging', async () => {
  const plan = await restore({ 'dry-run': true });
  expect([plan.ok, plan.outputs['restore-committed']]).toEqual([true, 'false']);
  const run = await restore({ tables: 'public.a', 'after-restore': 'echo "rows are in place"' });
  expect([run.ok, run.jobs.restore?.environment]).toEqual([true, 'staging']);
  expect(run.outputs).toMatchObject({
    'restore-committed': 'true',
    'restore-mode': 'create',
    'row-count': '5',
  });
  expect([await rows(staging, 'a'), await rows(staging, 'b')]).toEqual([5, 0]);
  expect(run.log).toContain('rows are in place');
  expect(run.concurrency).toMatchObject({ group: 'db-restore/staging', 'cancel-in-progress': false });
});

it('refuses production without the words, and what it is asked for with them', async () => {
  await source.query('DELETE FROM a WHERE id > 2');
  const inputs = { 'github-environment': 'live', 'target-environment': 'production' };
  const refused = await restore(inputs);
  expect([refused.ok, refused.jobs.restore?.environment, await rows(source, 'a')]).toEqual([
    false,
    'live',
    2,
  ]);
  expect(refused.log).toMatch(/::error title=CONFIRMATION_MISSING::exit code 6: .*RESTORE PRODUCTION/);
  const confirmed = await restore({ ...inputs, confirm: 'RESTORE PRODUCTION' });
  expect([confirmed.ok, confirmed.outputs['restore-mode'], await rows(source, 'a')]).toEqual([
    true,
    'replace',
    5,
  ]);
});

it.each([
  ['the environment has no secret', 'typo', { TARGET_URL: '' }],
  ['the secret of the environment is not passed', 'staging', {}],
])('fails with the message of the action where %s', async (_, environment, passed) => {
  const run = await restore({ 'github-environment': environment }, passed);
  expect([run.ok, run.outputs['restore-committed']]).toEqual([false, '']);
  expect(run.log).toMatch(/exit code 2: target-url: is missing/);
});
