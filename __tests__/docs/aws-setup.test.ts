import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  DeleteOpenIDConnectProviderCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ACCOUNT, type AwsCall, replay, runDocumentedAws, SUBJECT } from '../support/documented-aws.js';
import { createIamClient, type Policy } from '../support/iam-user.js';
import { createS3Client } from '../support/s3-bucket.js';

/** The commands of docs/setup.md, typed as they stand, reach a server that has the same interface. */
const suffix = randomBytes(4).toString('hex');
const bucket = `test-setup-${suffix}`;
const prefix = `shop-${suffix}`;
const roles = ['backup', 'restore', 'oncall', 'drill', 'prune'];

let calls: AwsCall[];
let iam: IAMClient;
let s3: S3Client;

beforeAll(async () => {
  calls = runDocumentedAws('docs/setup.md', { BUCKET: bucket, PREFIX: prefix, REPOSITORY: 'o/r' });
  iam = createIamClient();
  s3 = createS3Client();
  for (const call of calls) await replay(call, { s3, iam });
});

afterAll(async () => {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  for (const { RoleName = '' } of Roles.filter(({ RoleName }) => RoleName?.startsWith(prefix))) {
    const PolicyName = RoleName.slice(prefix.length + 1);
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
  }
  const { OpenIDConnectProviderList = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  for (const { Arn } of OpenIDConnectProviderList) {
    await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: Arn }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  iam.destroy();
  s3.destroy();
});

const documentOf = (call: AwsCall | undefined, name: string) =>
  JSON.parse(String(call?.params[name])) as Policy;

it('makes a bucket that keeps versions, ends old ones, is encrypted and never public', async () => {
  const Bucket = bucket;
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  const { PublicAccessBlockConfiguration: block } = await s3.send(
    new GetPublicAccessBlockCommand({ Bucket }),
  );
  expect(Object.values(block ?? {})).toEqual([true, true, true, true]);
  const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  expect(encryption.ServerSideEncryptionConfiguration?.Rules).toHaveLength(1);
  const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
  expect(Rules).toMatchObject([
    {
      Status: 'Enabled',
      Expiration: { ExpiredObjectDeleteMarker: true },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
    },
  ]);
  // What would remove the last good backup of a job that is broken.
  expect(Rules?.[0]?.Expiration?.Days).toBeUndefined();
});

it('makes the roles, each with its policy', async () => {
  for (const name of roles) {
    const role = { RoleName: `${prefix}-${name}`, PolicyName: name };
    const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(role));
    const call = calls.find(({ params }) => params.PolicyName === name);
    const text = PolicyDocument.startsWith('%') ? decodeURIComponent(PolicyDocument) : PolicyDocument;
    expect(JSON.parse(text)).toEqual(documentOf(call, 'PolicyDocument'));
  }
});

it.each([
  ['backup', 'ref:refs/heads/main'],
  ['prune', 'ref:refs/heads/main'],
  ['drill', 'ref:refs/heads/main'],
  ['restore', 'environment:staging'],
])('lets only one kind of run take the role of the %s', (name, claim) => {
  const call = calls.find(
    ({ command, params }) => command === 'create-role' && params.RoleName === `${prefix}-${name}`,
  );
  const host = 'token.actions.githubusercontent.com';
  expect(documentOf(call, 'AssumeRolePolicyDocument').Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      // Equal, not like: a pattern would let other branches in.
      Condition: {
        StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: `${SUBJECT}:${claim}` },
      },
    },
  ]);
});

it('gives people on call the rights of a restore, by the profile that the runbook names', () => {
  const policyOf = (name: string) =>
    documentOf(
      calls.find(({ params }) => params.PolicyName === name),
      'PolicyDocument',
    );
  expect(policyOf('oncall')).toEqual(policyOf('restore'));
  const set = calls.filter(({ service }) => service === 'configure');
  const arn = `arn:aws:iam::${ACCOUNT}:role/${prefix}-oncall`;
  expect(set.map(({ operands, params }) => [...operands, params.Profile])).toEqual([
    ['role_arn', arn, `${prefix}-restore`],
    ['source_profile', 'default', `${prefix}-restore`],
  ]);
  expect(readFileSync('docs/runbook.md', 'utf8')).toContain('export AWS_PROFILE=shop-restore ');
});
