import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { s3Service } from '../support/services.js';
import { runWorkflow } from '../support/workflow-runner/run-workflow.js';
import { startContainer } from '../support/workflow-runner/start-container.js';
import type { ServiceCall, WorkflowRun } from '../support/workflow-runner/world.js';

/** The reusable workflows around MySQL and MariaDB: backed up, rehearsed in a container of their own, restored. */
let dist: Installation;
let bucket: TestBucket;

beforeAll(async () => {
  dist = installDist();
  bucket = await createBucket({ versioned: false });
});
afterAll(async () => {
  await bucket.remove();
  dist.remove();
});

describe.each([
  ['MYSQL', /^mysql:9\.\d+$/],
  ['MARIADB', /^mariadb:10\.11$/],
] as const)('%s', (flavour, image) => {
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;
  const containers: ServiceCall[] = [];

  beforeAll(async () => {
    [source, target] = await Promise.all([createMysqlDatabase(flavour), createMysqlDatabase(flavour)]);
    await source.run(
      'CREATE TABLE orders (id int PRIMARY KEY, total decimal(10,2))',
      'INSERT INTO orders VALUES (1, 9.90), (2, 0.10)',
    );
  });
  afterAll(async () => {
    await Promise.all([source.drop(), target.drop()]);
  });

  async function run(
    name: string,
    inputs: Record<string, unknown>,
    more: Record<string, string>,
  ): Promise<WorkflowRun> {
    const { endpoint, accessKeyId, secretAccessKey } = s3Service();
    const given = {
      destination: `s3://${bucket.name}/${flavour}`,
      's3-endpoint': endpoint,
      'aws-region': 'us-east-1',
      'upload-report': 'false',
    };
    const secrets = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, ...more };
    const done = await runWorkflow(
      `.github/workflows/${name}.yml`,
      { event: 'workflow_call', inputs: { ...given, ...inputs }, secrets, granted: { 'id-token': 'write' } },
      {
        installation: dist,
        startService: (call) => {
          containers.push(call);
          return startContainer(call);
        },
      },
    );
    if (!done.ok) throw new Error(done.log);
    for (const secret of [...Object.values(more), new URL(source.url).password].filter((one) => one !== ''))
      expect(done.unmaskedLog.includes(secret) || done.summary.includes(secret)).toBe(false);
    return done;
  }

  it('is backed up, rehearsed and restored', async () => {
    const backup = await run('backup', { lock: 'none' }, { DATABASE_URL: source.url });
    expect(backup.outputs).toMatchObject({ 'table-count': '1', 'row-count': '2' });

    const checks = { 'expected-tables': 'orders>=2', 'check-sql': 'SELECT sum(total) = 10 FROM orders' };
    const drill = await run('drill', checks, {});
    expect(drill.outputs).toMatchObject({ 'backup-id': backup.outputs['backup-id'], passed: 'true' });
    expect(containers).toMatchObject([{ name: 'mysql', image: expect.stringMatching(image) }]);

    const restored = await run('restore', {}, { TARGET_URL: target.url });
    expect(restored.outputs).toMatchObject({ 'restore-mode': 'create', 'restore-committed': 'true' });
    expect(await target.query('SELECT id, total FROM orders ORDER BY id')).toEqual([
      ['1', '9.90'],
      ['2', '0.10'],
    ]);
  });
});
