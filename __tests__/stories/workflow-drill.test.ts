import { PutObjectCommand } from '@aws-sdk/client-s3';
import { download, keysIn } from '../support/bucket-contents.js';
import { type CacheService, startCacheService } from '../support/cache-service.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables, type Installation, installDist, runCli } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { postgresUrl, s3Service } from '../support/services.js';
import { addGithub, type Issue } from '../support/workflow-runner/github-issues.js';
import { createPrograms, type Programs } from '../support/workflow-runner/programs.js';
import { runWorkflow } from '../support/workflow-runner/run-workflow.js';
import { startContainer } from '../support/workflow-runner/start-container.js';
import type { ServiceCall, WorkflowRun, World } from '../support/workflow-runner/world.js';

/** drill.yml as another repository calls it: in a container, on a server of one's own, with an issue for failures. */
const FILE = '.github/workflows/drill.yml';

let dist: Installation;
let bucket: TestBucket;
let source: TestDatabase;
let programs: Programs;
let destination: string;
let backupId: string;
let issues: () => readonly Issue[];
let endpoint: HttpEndpoint;
let cache: CacheService;
const containers: ServiceCall[] = [];

beforeAll(async () => {
  dist = installDist();
  [bucket, source, cache, endpoint] = await Promise.all([
    createBucket({ versioned: false }),
    createDatabase(15),
    startCacheService(),
    startEndpoint((response) => response.writeHead(202).end()),
  ]);
  await source.query('CREATE TABLE a AS SELECT generate_series(1, 5) AS id');
  destination = `s3://${bucket.name}/shop`;
  const args = ['backup', '--json', '--destination', destination, '--database-url', source.url];
  const { code, stdout, stderr } = await runCli(dist, args, { env: awsVariables() });
  if (code !== 0) throw new Error(stderr);
  backupId = JSON.parse(stdout).backupId;
  programs = createPrograms();
  issues = addGithub(programs);
});
afterAll(async () => {
  await Promise.all([bucket.remove(), source.drop(), cache.close(), endpoint.close()]);
  programs.remove();
  dist.remove();
});

function startService(call: ServiceCall) {
  containers.push(call);
  return startContainer(call);
}

async function drill(
  inputs: Record<string, unknown>,
  more: Record<string, string> = {},
  world: Partial<World> = {},
): Promise<WorkflowRun> {
  const { endpoint, accessKeyId, secretAccessKey } = s3Service();
  const secrets = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, ...more };
  const given = { destination, 's3-endpoint': endpoint, 'aws-region': 'us-east-1', 'upload-report': 'false' };
  const run = await runWorkflow(
    FILE,
    {
      event: 'workflow_call',
      inputs: { ...given, ...inputs },
      secrets,
      granted: { 'id-token': 'write', issues: 'write' },
    },
    { installation: dist, programs: programs.folder, startService, machine: cache.env, ...world },
  );
  for (const secret of [secretAccessKey, ...Object.values(more)])
    expect(run.unmaskedLog.includes(secret) || run.summary.includes(secret)).toBe(false);
  return run;
}

it('drills in a container of the major that the backup came from', async () => {
  const run = await drill({ 'expected-tables': 'public.a>=5', 'check-sql': 'SELECT count(*) = 5 FROM a' });
  if (!run.ok) throw new Error(run.log);
  expect(containers).toEqual([
    {
      name: 'postgres',
      image: expect.stringMatching(/^postgres:15\b/),
      env: { POSTGRES_PASSWORD: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ports: ['127.0.0.1::5432'],
    },
  ]);
  expect(run.outputs).toMatchObject({ 'backup-id': backupId, passed: 'true' });
  expect(Number(run.outputs['rto-seconds'])).toBeGreaterThan(0);
  expect(run.outputs['proof-uri']).toContain(`/proofs/${backupId}/`);
  expect([run.jobs.issue?.result, issues()]).toEqual(['skipped', []]);
});

it('opens an issue for a damaged backup, comments once more, and closes it when a drill passes', async () => {
  const own = { DRILL_SERVER_URL: postgresUrl(15) };
  const started = containers.length;
  const Key = `shop/${backupId}.tar.gz`;
  const archive = await download(bucket, Key);
  const damaged = Buffer.from(archive);
  damaged[archive.length >> 1] = (damaged[archive.length >> 1] ?? 0) ^ 1;
  await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body: damaged }));
  const first = await drill({ 'open-issue': true }, own);
  expect([first.ok, first.outputs.passed, containers.length]).toEqual([false, 'false', started]);
  const title = `Restore drill failed: ${destination} (backup)`;
  expect(issues()).toMatchObject([{ title, state: 'open', comments: [] }]);
  expect(issues()[0]?.body).toContain(
    `\`${backupId}\` failed: https://github.com/my-org/my-repo/actions/runs/42`,
  );
  await drill({ 'open-issue': true }, own);
  expect(issues()).toMatchObject([{ state: 'open', comments: [expect.stringContaining(backupId)] }]);
  await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body: archive }));
  const last = await drill({ 'open-issue': true }, own);
  expect([last.ok, last.jobs.issue?.result]).toEqual([true, 'success']);
  expect(issues()).toMatchObject([{ state: 'closed' }]);
});

describe('a drill that does not come so far tells once', () => {
  /** Code of the failure and how many in a row it makes, of each message. */
  async function told(
    inputs: Record<string, unknown>,
    world: Partial<World> = {},
  ): Promise<[string, number][]> {
    const before = endpoint.received.length;
    const { ok } = await drill(inputs, { WEBHOOK_URL: new URL('/webhook', endpoint.url).href }, world);
    expect(ok).toBe(false);
    const reports = endpoint.received.slice(before).map(({ body }) => JSON.parse(body));
    return reports.map(({ error, failuresInARow }) => [error.code, failuresInARow]);
  }

  it('where the role is refused', async () => {
    const actions = { 'aws-actions/configure-aws-credentials': () => ({ ok: false }) };
    const inputs = { 'aws-role-arn': 'arn:aws:iam::123456789012:role/drill' };
    expect(await told(inputs, { actions })).toEqual([['STORE_CREDENTIALS', 1]]);
  });

  it('where there is no backup, or the container does not start', async () => {
    expect(await told({ environment: 'other' })).toEqual([['NOT_FOUND', 1]]);
    const world = { startService: async () => null };
    expect(await told({}, world)).toEqual([['TARGET_UNREACHABLE', 2]]);
  });

  it('where no image is known, or the manifest is damaged, then with the proof that stops retention', async () => {
    const Key = `shop/${backupId}.manifest.json`;
    const put = (Body: Buffer | string) =>
      bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body }));
    const proofs = async () => (await keysIn(bucket)).filter((key) => key.startsWith('shop/proofs/')).length;
    const [manifest, before] = [await download(bucket, Key), await proofs()];
    await put(manifest.toString().replace('"postgresql"', '"tidb"'));
    expect(await told({ 'drill-pick': backupId })).toEqual([['DRILL_SERVER_MISSING', 3]]);
    await put('{}');
    expect(await told({ 'drill-pick': backupId })).toEqual([['MANIFEST_INVALID', 4]]);
    expect(await proofs()).toBe(before + 1);
    await put(manifest);
  });
});
