import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { s3Service } from '../support/services.js';
import { addGithub, type Issue } from '../support/workflow-runner/github-issues.js';
import { createPrograms, type Programs } from '../support/workflow-runner/programs.js';
import { type Call, runWorkflow } from '../support/workflow-runner/run-workflow.js';
import { startContainer } from '../support/workflow-runner/start-container.js';
import type { WorkflowRun } from '../support/workflow-runner/world.js';

/** The files that people copy, with their CHANGE lines changed to the test's store, through the workflows they call. */
let dist: Installation;
let bucket: TestBucket;
let source: TestDatabase;
let staging: TestDatabase;
let programs: Programs;
let folder: string;
let issues: () => readonly Issue[];

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-templates-'));
  programs = createPrograms();
  issues = addGithub(programs);
  [bucket, source, staging] = await Promise.all([createBucket(), createDatabase(15), createDatabase(15)]);
  await source.query(`CREATE TABLE users AS SELECT generate_series(1, 1000) AS id;
    CREATE TABLE orders AS SELECT 1 AS id, now() AS created_at`);
});
afterAll(async () => {
  await Promise.all([bucket.remove(), source.drop(), staging.drop()]);
  programs.remove();
  dist.remove();
  rmSync(folder, { recursive: true });
});

const endpoint = () => s3Service().endpoint;

function changed(name: string): string {
  const file = join(folder, `${name}.yml`);
  const text = readFileSync(`workflows-templates/${name}.yml`, 'utf8')
    .replaceAll('s3://my-backups/shop', `s3://${bucket.name}/shop`)
    .replaceAll(/^( +)(destination: .*)$/gm, `$1$2\n$1s3-endpoint: ${endpoint()}`)
    .replaceAll('aws-region: eu-central-1', 'aws-region: us-east-1');
  writeFileSync(file, text);
  return file;
}

async function run(name: string, call: Call): Promise<WorkflowRun> {
  const { accessKeyId, secretAccessKey } = s3Service();
  return runWorkflow(changed(name), call, {
    installation: dist,
    programs: programs.folder,
    startService: startContainer,
    environments: { staging: { TARGET_URL: staging.url } },
    actions: {
      'aws-actions/configure-aws-credentials': ({ inputs, permissions }) => {
        expect(permissions).toMatchObject({ 'id-token': 'write' });
        return {
          env: {
            AWS_ACCESS_KEY_ID: accessKeyId,
            AWS_SECRET_ACCESS_KEY: secretAccessKey,
            AWS_REGION: inputs['aws-region'] ?? '',
          },
        };
      },
    },
  });
}

it('backs up, drills, is fresh, and restores into staging', async () => {
  const backup = await run('daily-backup', { event: 'schedule', secrets: { DATABASE_URL: source.url } });
  expect([backup.ok, backup.log]).toEqual([true, expect.stringContaining('backup-20')]);

  const undrilled = await run('freshness', { event: 'workflow_dispatch' });
  expect([undrilled.ok, undrilled.log]).toEqual([false, expect.stringContaining('title=NO_DRILL::')]);

  const drill = await run('monthly-drill', { event: 'schedule' });
  expect([drill.ok, drill.jobs['drill/issue']?.result, issues()]).toEqual([true, 'success', []]);
  expect(drill.jobs.drill?.outputs.passed).toBe('true');

  const fresh = await run('freshness', { event: 'workflow_dispatch' });
  expect([fresh.ok, fresh.log]).toEqual([true, expect.not.stringContaining('::error')]);

  const inputs = { confirm: 'production', 'dry-run': false };
  const mistyped = await run('restore-to-staging', { event: 'workflow_dispatch', inputs });
  expect([mistyped.ok, mistyped.jobs.restore?.result]).toEqual([false, 'skipped']);

  const typed = { ...inputs, confirm: 'staging' };
  const restore = await run('restore-to-staging', { event: 'workflow_dispatch', inputs: typed });
  expect([restore.ok, restore.jobs['restore/restore']?.environment]).toEqual([true, 'staging']);
  expect((await staging.query('SELECT count(*)::int AS n FROM users')).rows).toEqual([{ n: 1000 }]);
});
