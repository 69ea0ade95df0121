import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports.js';
import type { Series } from '../../src/core/series-keys.js';
import { openStore } from '../../src/store/open-store.js';
import { testOptions } from '../store/test-options.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables, type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { putBackup } from '../support/stored-backups.js';
import { FAILED_DRILL, putProof } from '../support/stored-proofs.js';
import { addGithub, type Issue } from '../support/workflow-runner/github-issues.js';
import { createPrograms, type Programs } from '../support/workflow-runner/programs.js';
import { type Call, runWorkflow } from '../support/workflow-runner/run-workflow.js';
import { startContainer } from '../support/workflow-runner/start-container.js';
import type { WorkflowRun } from '../support/workflow-runner/world.js';

/** The templates as somebody has copied them: only what is marked CHANGE is another bucket's and role's. */
const SERIES: Series = { environment: 'production', backupName: 'backup' };
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let dist: Installation;
let bucket: TestBucket;
let source: TestDatabase;
let staging: TestDatabase;
let folder: string;
let slack: HttpEndpoint;
let programs: Programs;
let issues: () => readonly Issue[];
let trials = 0;

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-templates-'));
  programs = createPrograms();
  issues = addGithub(programs);
  [bucket, source, staging, slack] = await Promise.all([
    createBucket(),
    createDatabase(15),
    createDatabase(15),
    startEndpoint((response) => response.end('ok')),
  ]);
  await source.query(`CREATE TABLE users AS SELECT generate_series(1, 1000) AS id;
    CREATE TABLE orders AS SELECT 1 AS id, now() AS created_at`);
});

afterAll(async () => {
  await Promise.all([bucket.remove(), source.drop(), staging.drop(), slack.close()]);
  dist.remove();
  programs.remove();
  rmSync(folder, { recursive: true });
});

const ago = (ms: number) => new Date(Date.now() - ms).toISOString().replace(/\.\d+Z$/, 'Z');

function run(
  name: string,
  prefix: string,
  inputs: Record<string, unknown> = {},
  call: Partial<Call> = {},
): Promise<WorkflowRun> {
  const text = readFileSync(`workflows-templates/${name}.yml`, 'utf8')
    .replaceAll('s3://my-backups/shop', `s3://${bucket.name}/${prefix}`)
    .replaceAll('eu-central-1', 'us-east-1');
  trials += 1;
  const file = join(folder, `${name}-${trials}.yml`);
  writeFileSync(file, text);
  return runWorkflow(
    file,
    {
      event: 'workflow_dispatch',
      inputs,
      secrets: { DATABASE_URL: source.url, SLACK_WEBHOOK_URL: '', TARGET_URL: '' },
      ...call,
    },
    {
      installation: dist,
      programs: programs.folder,
      startService: startContainer,
      machine: { AWS_ENDPOINT_URL_S3: awsVariables().AWS_ENDPOINT_URL_S3 ?? '' },
      actions: { 'aws-actions/configure-aws-credentials': () => ({ env: awsVariables() }) },
      environments: { staging: { TARGET_URL: staging.url } },
    },
  );
}

describe('freshness', () => {
  it.each([
    ['a fresh backup and a good drill', [2 * HOUR_MS], [[10 * DAY_MS, {}]], true, ''],
    ['no backup at all', [], [], false, 'title=NO_BACKUP::'],
    ['a backup that is too old', [27 * HOUR_MS], [[DAY_MS, {}]], false, 'title=BACKUP_STALE::'],
    ['no drill', [2 * HOUR_MS], [], false, 'title=NO_DRILL::'],
    [
      'a drill that is too old',
      [2 * HOUR_MS, 40 * DAY_MS],
      [[36 * DAY_MS, {}]],
      false,
      'title=DRILL_STALE::',
    ],
    ['a drill that failed', [2 * HOUR_MS], [[DAY_MS, FAILED_DRILL]], false, 'title=DRILL_FAILED::'],
  ] as const)('judges %s', async (_, backups, proofs, ok, message) => {
    trials += 1;
    const prefix = `fresh-${trials}`;
    const store = await openTestStore(prefix);
    const ids: string[] = [];
    for (const age of backups) ids.push(await putBackup(store, SERIES, ago(age)));
    for (const [age, changes] of proofs) await putProof(store, SERIES, ids.at(-1) ?? '', ago(age), changes);
    await store.close();
    const before = slack.received.length;
    // As the busy workflow calls it that its first lines show.
    const result = await run(
      'freshness',
      prefix,
      {},
      {
        event: 'workflow_call',
        granted: { 'id-token': 'write' },
        secrets: { SLACK_WEBHOOK_URL: slack.url },
      },
    );
    expect([result.ok, result.log]).toEqual([ok, expect.stringContaining(message)]);
    expect(slack.received.length - before).toBe(ok ? 0 : 1);
    expect(result.unmaskedLog).not.toContain(slack.url);
  });
});

describe('daily backup, then drill, then restore to staging', () => {
  it('backs up by the press of a button', async () => {
    const { ok, log } = await run('daily-backup', 'shop');
    expect([ok, log]).toEqual([true, expect.stringContaining('Committed s3://')]);
  });

  it('is proven to restore, and opens no issue', async () => {
    const { ok, jobs, log } = await run('monthly-drill', 'shop', {}, { event: 'schedule' });
    if (!ok) throw new Error(log);
    expect([jobs.drill?.outputs.passed, jobs['drill/issue']?.result, issues()]).toEqual([
      'true',
      'success',
      [],
    ]);
  });

  const choices = { backup: 'latest', tables: '', mode: 'auto', 'dry-run': false, confirm: 'staging' };

  it.each([
    ['nothing that was asked for', { confirm: 'yes' }],
    ['production', { confirm: 'RESTORE PRODUCTION' }],
    ['a word too few for a rebuild', { mode: 'rebuild' }],
  ])('restores nothing when what was typed is %s', async (_, change) => {
    const { ok, jobs } = await run('restore-to-staging', 'shop', { ...choices, ...change });
    expect([ok, jobs.confirm?.result, jobs.restore?.result]).toEqual([false, 'failure', 'skipped']);
  });

  it('is a plan until it is told otherwise', async () => {
    const { ok } = await run('restore-to-staging', 'shop', { confirm: 'staging' });
    expect(ok).toBe(true);
    await expect(staging.query('TABLE orders')).rejects.toThrow();
  });

  it.each([{}, { mode: 'rebuild', confirm: 'REBUILD staging' }])('restores with %j', async (change) => {
    const { ok, log } = await run('restore-to-staging', 'shop', { ...choices, ...change });
    expect([ok, log]).toEqual([true, expect.stringContaining('orders')]);
    expect((await staging.query('TABLE users')).rowCount).toBe(1000);
  });
});

async function openTestStore(prefix: string): Promise<Store> {
  Object.assign(process.env, awsVariables());
  return openStore({ kind: 's3', bucket: bucket.name, prefix }, testOptions({ env: process.env }));
}
