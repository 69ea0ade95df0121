import { randomBytes } from 'node:crypto';
import type { IAMClient } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { RunReport } from '../../src/core/report.js';
import { runDocumentedAws } from '../support/documented-aws.js';
import { createIamClient, createIamUser, type IamUser, type Policy } from '../support/iam-user.js';
import { archiveIn, attemptsOn } from '../support/policy-attempts.js';
import {
  operateAs,
  releaseHolds,
  seedForRetention,
  type TrialPlace,
  withoutEach,
} from '../support/policy-trial.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { createS3Client, removeVersions } from '../support/s3-bucket.js';
import { postgresUrl, s3Service } from '../support/services.js';

/**
 * The policies of docs/setup.md on a server that evaluates them: with each, the real operations work; what it
 * is not for is refused; and without any one of its actions something no longer works.
 */
const PREFIX = 'shop';
const Bucket = `test-policies-${randomBytes(4).toString('hex')}`;

const policies = new Map(
  runDocumentedAws('docs/setup.md', { BUCKET: Bucket, REPOSITORY: 'o/r' })
    .filter(({ command }) => command === 'put-role-policy')
    .map(({ params }) => [String(params.PolicyName), JSON.parse(String(params.PolicyDocument)) as Policy]),
);

/** Not needed for any result, with the reason for having it all the same. */
const FOR_SPEED_ALONE = new Map([
  [
    's3:GetBucketObjectLockConfiguration',
    'One question for the bucket in place of three for each object that retention would remove.',
  ],
]);

let iam: IAMClient;
let user: IamUser;
let bucket: TrialPlace['bucket'];
let database: TestDatabase;
let target: TestDatabase;
/** Holds a backup that only has to be read. */
let stored: TrialPlace;
let trials = 0;

beforeAll(async () => {
  iam = createIamClient();
  const client = createS3Client();
  // With object lock, so that what is there to see locks has something to see.
  await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  bucket = { name: Bucket, client };
  [user, database, target] = await Promise.all([createIamUser(iam), createDatabase(), createDatabase()]);
  await database.query('CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2);');
  await client.send(new PutObjectCommand({ Bucket, Key: 'other/secret', Body: 'x' }));
  stored = newPlace();
  await operateAs(s3Service(), stored, 'backup', source());
});

afterAll(async () => {
  await Promise.all([user.remove(), database.drop(), target.drop()]);
  await releaseHolds(bucket);
  await removeVersions(bucket.client, Bucket);
  await bucket.client.send(new DeleteBucketCommand({ Bucket }));
  bucket.client.destroy();
  iam.destroy();
});

function policyOf(role: string): Policy {
  const policy = policies.get(role);
  if (policy === undefined) throw new Error(`docs/setup.md has no policy called ${role}`);
  return policy;
}

/** An environment of its own below the prefix. */
function newPlace(): TrialPlace {
  trials += 1;
  return { bucket, prefix: PREFIX, environment: `trial-${trials}` };
}

const source = () => ({ 'database-url': database.url });

/** What came of it, without what differs from run to run. */
function outcome({ ok, error, prune, verify, drill, status }: RunReport) {
  return {
    ok,
    error: error?.code ?? null,
    ...(prune && {
      removed: prune.removed.length,
      kept: prune.decisions.filter(({ keep }) => keep).length,
      aborted: prune.abortedUploads.length,
    }),
    ...(verify && { files: verify.files }),
    ...(drill && { isProven: drill.proofUri !== null }),
    ...(status && { countsVersions: status.storage.noncurrentBytes !== null }),
  };
}

type Outcome = ReturnType<typeof outcome>;
type Trial = (place: TrialPlace) => Promise<Outcome[]>;

const RETENTION = { 'retention-days': '1', 'retention-min-count': '1' };

/** What each role is for, done by whoever `user` is allowed to be. */
const TRIALS: Record<string, Trial> = {
  backup: async (place) => {
    await seedForRetention(place);
    const flags = { ...source(), ...RETENTION, 'read-back': 'full', 'accept-new-source': 'true' };
    return [outcome(await operateAs(user.credentials, place, 'backup', flags))];
  },
  prune: async (place) => {
    await seedForRetention(place);
    return [outcome(await operateAs(user.credentials, place, 'prune', RETENTION))];
  },
  restore: async () => {
    const place = stored;
    await target.query('DROP TABLE IF EXISTS orders');
    const flags = { 'target-url': target.url };
    return [
      outcome(await operateAs(user.credentials, place, 'list')),
      outcome(await operateAs(user.credentials, place, 'verify')),
      outcome(await operateAs(user.credentials, place, 'restore', flags)),
    ];
  },
  drill: async () => [
    outcome(await operateAs(user.credentials, stored, 'drill', { 'drill-server-url': postgresUrl() })),
    // The backup is two days old by then.
    outcome(await operateAs(user.credentials, stored, 'status', { 'max-age-hours': '72' })),
  ],
};

describe.each(Object.keys(TRIALS))('the policy of the %s', (role) => {
  const trial = TRIALS[role] as Trial;
  let whole: Outcome[];

  beforeAll(async () => {
    await user.allow(policyOf(role));
    whole = await trial(newPlace());
  });

  it('lets it do its work', () => {
    expect(whole.map(({ ok, error }) => ({ ok, error }))).toEqual(
      whole.map(() => ({ ok: true, error: null })),
    );
  });

  it.each(withoutEach(policyOf(role)))('has $action for a reason', async ({ action, policy }) => {
    await user.allow(policy);
    const crippled = await trial(newPlace());
    if (FOR_SPEED_ALONE.has(action)) expect(crippled).toEqual(whole);
    else expect(crippled).not.toEqual(whole);
  });
});

it('lets the nightly job go without the right to delete, where another one prunes', async () => {
  const [bare] = withoutEach(policyOf('backup')).filter(({ action }) => action === 's3:DeleteObject');
  await user.allow(bare?.policy as Policy);
  const flags = { ...source(), ...RETENTION, 'accept-new-source': 'true' };
  const run = async (more: Record<string, string>) => {
    const place = newPlace();
    await seedForRetention(place);
    return operateAs(user.credentials, place, 'backup', { ...flags, ...more });
  };
  expect(await run({})).toMatchObject({ ok: false, error: { code: 'PRUNE_FAILED' } });
  expect(await run({ 'dry-run': 'true' })).toMatchObject({ ok: true, prune: { dryRun: true } });
});

/** What a role may do of these; the rest is refused. */
const ALLOWED: Record<string, readonly string[]> = {
  backup: ['overwrite an archive', 'begin an upload', 'hide an archive', 'hide a proof', 'write a proof'],
  prune: ['hide an archive', 'hide a proof'],
  restore: [],
  drill: ['list old versions', 'write a proof'],
};

describe('what is not a role’s business', () => {
  const attempts = attemptsOn(Bucket, PREFIX);
  let version: string;

  beforeAll(async () => {
    const { VersionId = '' } = await bucket.client.send(
      new PutObjectCommand({ Bucket, Key: archiveIn(PREFIX), Body: 'archive' }),
    );
    version = VersionId;
  });

  it.each(Object.keys(ALLOWED))('is refused to the %s', async (role) => {
    await user.allow(policyOf(role));
    const allowed: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      const result = await attempt(user.client, version).catch((error: Error) => error.name);
      if (typeof result !== 'string') allowed.push(name);
      else expect([name, result]).toEqual([name, 'AccessDenied']);
    }
    expect(allowed.sort()).toEqual([...(ALLOWED[role] ?? [])].sort());
  });

  it('is no trouble for the owner of the account, so it was the policy that refused', async () => {
    const { 'stop versions': _, ...possible } = attempts;
    for (const attempt of Object.values(possible)) await attempt(bucket.client, version);
    await bucket.client.send(new DeleteBucketPolicyCommand({ Bucket }));
  });
});

it('is refused by the server when an action does not exist', async () => {
  const [first] = policyOf('restore').Statement;
  const policy = { Version: '2012-10-17', Statement: [{ ...first, Action: 's3:ListBuckets' }] } as Policy;
  await expect(user.allow(policy)).rejects.toThrow();
});
