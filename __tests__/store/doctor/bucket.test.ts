import {
  AbortMultipartUploadCommand,
  DeleteBucketPolicyCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { CheckId, DoctorCheck, StoreExamination } from '../../../src/core/doctor.js';
import { kindOfStore, openBucketDoctor } from '../../../src/store/s3/doctor/examine-bucket.js';
import { type Fault, type FaultProxy, startFaultProxy } from '../fault-proxy.js';
import { admin, createBucket, S3_ENDPOINT, type TestBucket } from '../s3-server.js';
import { testOptions } from '../test-options.js';

const UPLOAD = 'prod/backup-2026-03-25T020000Z.tar.gz';
const SIDECAR = 'prod/backup-2026-03-24T020000Z.tar.gz.sha256';
const SIDECAR_TEXT = `${'0'.repeat(64)}  backup-2026-03-24T020000Z.tar.gz\n`;

async function examine(
  bucket: string,
  changes: { endpoint?: string; region?: string; prefix?: string; hasBackup?: boolean } = {},
): Promise<StoreExamination> {
  const { endpoint = S3_ENDPOINT, region = 'us-east-1', prefix = 'shop', hasBackup = false } = changes;
  const doctor = await openBucketDoctor(
    { kind: 's3', bucket, prefix },
    testOptions({ s3: { endpoint, region } }),
  );
  try {
    return await doctor.examine({
      uploadKey: UPLOAD,
      unusedKey: 'prod/db-backup-doctor-x',
      sidecarKey: async () => (hasBackup ? SIDECAR : null),
    });
  } finally {
    await doctor.close();
  }
}

function check({ checks }: StoreExamination, id: CheckId): DoctorCheck {
  const found = checks.find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

const statuses = ({ checks }: StoreExamination, status: DoctorCheck['status']) =>
  checks.filter((one) => one.status === status).map(({ id }) => id);

/** Everything the bucket holds, delete markers and open uploads included. */
async function contents(Bucket: string) {
  const { Versions = [], DeleteMarkers = [] } = await admin.send(new ListObjectVersionsCommand({ Bucket }));
  const { Uploads = [] } = await admin.send(new ListMultipartUploadsCommand({ Bucket }));
  return {
    versions: Versions.map(({ Key, VersionId, ETag }) => [Key, VersionId, ETag]),
    markers: DeleteMarkers.length,
    uploads: Uploads.length,
  };
}

/** The policy goes first, so that what it forbids can be cleaned up. */
async function release(bucket: TestBucket) {
  await admin.send(new DeleteBucketPolicyCommand({ Bucket: bucket.name }));
  for (const { Key, UploadId } of (await admin.send(new ListMultipartUploadsCommand({ Bucket: bucket.name })))
    .Uploads ?? [])
    await admin.send(new AbortMultipartUploadCommand({ Bucket: bucket.name, Key, UploadId }));
  await bucket.remove();
}

/** As if the credentials had no such right. */
async function deny(Bucket: string, ...Action: string[]) {
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const Statement = [{ Effect: 'Deny', Principal: '*', Action, Resource }];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await admin.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

describe('a bucket as a careful person makes it', () => {
  let bucket: TestBucket;

  beforeAll(async () => {
    bucket = await createBucket({ versioned: true });
    const Bucket = bucket.name;
    const blocked = {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    };
    await admin.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: blocked }));
    const Rules = [
      {
        ID: 'tidy',
        Status: 'Enabled' as const,
        Filter: { Prefix: 'shop/' },
        NoncurrentVersionExpiration: { NoncurrentDays: 45 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ];
    await admin.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
    );
    await deny(Bucket, 's3:DeleteObjectVersion');
    await admin.send(new PutObjectCommand({ Bucket, Key: `shop/${SIDECAR}`, Body: SIDECAR_TEXT }));
  });
  afterAll(() => release(bucket));

  it('is green, and holds afterwards what it held before', async () => {
    const before = await contents(bucket.name);
    const found = await examine(bucket.name, { hasBackup: true });
    expect(statuses(found, 'fail')).toEqual([]);
    expect(statuses(found, 'warn')).toEqual(['store-encryption']);
    expect(statuses(found, 'skipped')).toEqual(['store-conditional-writes', 'store-prune-rights']);
    expect(check(found, 'store-conditional-writes').found).toMatch(/content before the condition/);
    expect(check(found, 'store-checksums').found).toMatch(/refused a part/);
    expect(check(found, 'store-delete-rights').found).toMatch(/may not delete versions/);
    expect(check(found, 'store-expiry').found).toMatch(/45 days/);
    expect(found).toMatchObject({
      kind: 'other-s3',
      endpoint: '127.0.0.1',
      verifiesContent: true,
      keepsVersions: true,
      noncurrentDays: 45,
    });
    expect(await contents(bucket.name)).toEqual(before);
  });

  it('has rules for one prefix alone', async () => {
    const found = await examine(bucket.name, { prefix: 'other' });
    expect(statuses(found, 'warn')).toEqual(['store-expiry', 'store-open-uploads', 'store-encryption']);
  });
});

describe('a bucket as it comes', () => {
  let bucket: TestBucket;
  beforeEach(async () => {
    bucket = await createBucket();
  });
  afterEach(() => release(bucket));

  it('is amber in every point that nobody saw to, and untouched', async () => {
    const found = await examine(bucket.name);
    expect(statuses(found, 'fail')).toEqual([]);
    expect(statuses(found, 'warn')).toEqual([
      'store-versioning',
      'store-open-uploads',
      'store-public-access',
      'store-encryption',
      'store-delete-rights',
    ]);
    expect(check(found, 'store-delete-rights').found).toMatch(/there are no versions: a stolen key/);
    expect(check(found, 'store-prune-rights').status).toBe('ok');
    expect(check(found, 'store-conditional-writes').found).toMatch(/no backup yet/);
    expect(await contents(bucket.name)).toEqual({ versions: [], markers: 0, uploads: 0 });
  });

  it('is asked with the bytes of a backup whether it overwrites, and has them still', async () => {
    await admin.send(
      new PutObjectCommand({ Bucket: bucket.name, Key: `shop/${SIDECAR}`, Body: SIDECAR_TEXT }),
    );
    const before = await contents(bucket.name);
    const found = await examine(bucket.name, { hasBackup: true });
    expect(check(found, 'store-conditional-writes').found).toMatch(/refuses to overwrite/);
    expect(await contents(bucket.name)).toEqual(before);
  });

  it('is encrypted once somebody said so', async () => {
    const algorithm = { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: 'testkey-1' };
    await admin.send(
      new PutBucketEncryptionCommand({
        Bucket: bucket.name,
        ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: algorithm }] },
      }),
    );
    expect(check(await examine(bucket.name), 'store-encryption')).toMatchObject({
      status: 'ok',
      found: 'aws:kms with a key of its own by default.',
    });
  });

  it('is red when everybody may read it', async () => {
    const Bucket = bucket.name;
    await admin.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }));
    const found = await examine(Bucket);
    expect(check(found, 'store-public-access')).toMatchObject({ code: 'BUCKET_PUBLIC', exitCode: 6 });
    expect(check(found, 'store-encryption').status).toBe('warn');
  });

  it('tells credentials that may not write, delete or ask', async () => {
    await deny(
      bucket.name,
      's3:PutObject',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:GetBucketVersioning',
      's3:GetLifecycleConfiguration',
    );
    const found = await examine(bucket.name);
    expect(check(found, 'store-write')).toMatchObject({
      status: 'fail',
      code: 'STORE_ACCESS_DENIED',
      exitCode: 4,
      nextStep: expect.stringContaining('s3:PutObject'),
    });
    expect(check(found, 'store-checksums').found).toMatch(/no upload could be opened/);
    expect(check(found, 'store-versioning').found).toMatch(/may not ask \(s3:GetBucketVersioning\)/);
    expect(check(found, 'store-expiry').status).toBe('skipped');
    expect(check(found, 'store-delete-rights').status).toBe('ok');
    expect(found.keepsVersions).toBeNull();
  });

  it('tells credentials that may upload and not abort, and what that leaves', async () => {
    await deny(bucket.name, 's3:AbortMultipartUpload');
    const found = await examine(bucket.name);
    expect(check(found, 'store-write')).toMatchObject({
      status: 'warn',
      found: expect.stringContaining(UPLOAD),
      nextStep: expect.stringContaining('s3:AbortMultipartUpload'),
    });
  });

  it('tells credentials that cannot prune', async () => {
    await deny(bucket.name, 's3:DeleteObject');
    const found = await examine(bucket.name);
    expect(check(found, 'store-prune-rights').status).toBe('warn');
    expect(check(found, 'store-delete-rights').status).toBe('ok');
  });

  it('warns of a rule that removes backups', async () => {
    const Rules = [
      { ID: 'all', Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration: { Days: 14 } },
    ];
    await admin.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket: bucket.name, LifecycleConfiguration: { Rules } }),
    );
    expect(check(await examine(bucket.name), 'store-expiry')).toMatchObject({
      status: 'warn',
      found: expect.stringMatching(/"all" removes backups after 14 days/),
    });
  });
});

it('sees versions that a stolen key could delete, and the lock that forbids it', async () => {
  const plain = await createBucket({ versioned: true });
  const locked = await createBucket({ locked: true });
  const Bucket = locked.name;
  expect(check(await examine(plain.name), 'store-delete-rights').found).toMatch(
    /may delete versions: a stolen/,
  );
  expect(check(await examine(Bucket), 'store-lock').found).toMatch(/no default retention/);
  const Rule = { DefaultRetention: { Mode: 'COMPLIANCE' as const, Days: 1 } };
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule };
  await admin.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  const found = await examine(Bucket);
  expect(check(found, 'store-lock').found).toMatch(/1 days \(COMPLIANCE\)/);
  expect(check(found, 'store-delete-rights').status).toBe('ok');
  for (const one of [plain, locked]) {
    expect(await contents(one.name)).toEqual({ versions: [], markers: 0, uploads: 0 });
    await release(one);
  }
});

describe('what cannot be asked at all', () => {
  it('is red once, and the rest waits', async () => {
    const found = await examine('no-such-bucket-at-all');
    expect(statuses(found, 'fail')).toEqual(['store-reached']);
    expect(check(found, 'store-reached')).toMatchObject({ code: 'BUCKET_MISSING', exitCode: 4 });
    expect(statuses(found, 'ok')).toEqual([]);
  });

  it('is a secret that is wrong', async () => {
    const secret = process.env.AWS_SECRET_ACCESS_KEY;
    process.env.AWS_SECRET_ACCESS_KEY = 'another-secret';
    const found = await examine('any').finally(() => {
      process.env.AWS_SECRET_ACCESS_KEY = secret;
    });
    expect(check(found, 'store-reached')).toMatchObject({ code: 'STORE_CREDENTIALS' });
    expect(JSON.stringify(found)).not.toContain('another-secret');
  });

  it('is a server that is not there', async () => {
    const found = await examine('any', { endpoint: 'http://127.0.0.1:1' });
    expect(check(found, 'store-reached')).toMatchObject({ code: 'STORE_UNREACHABLE' });
  });
});

describe('a store that knows little', () => {
  let bucket: TestBucket;
  let proxy: FaultProxy;
  let fault: (url: string) => Fault;

  beforeAll(async () => {
    bucket = await createBucket();
    await admin.send(
      new PutObjectCommand({ Bucket: bucket.name, Key: `shop/${SIDECAR}`, Body: SIDECAR_TEXT }),
    );
    proxy = await startFaultProxy(({ url }) => fault(url));
  });
  afterAll(async () => {
    await proxy.close();
    await release(bucket);
  });

  it('leaves its questions open', async () => {
    const unknown = /\?(versioning|lifecycle|publicAccessBlock|policyStatus|acl|encryption|object-lock)/;
    fault = (url) => (unknown.test(url) ? { answer: 501, code: 'NotImplemented' } : 'pass');
    const found = await examine(bucket.name, { endpoint: proxy.endpoint });
    expect(statuses(found, 'fail')).toEqual([]);
    expect(check(found, 'store-versioning')).toMatchObject({ status: 'warn' });
    for (const id of ['store-expiry', 'store-public-access', 'store-encryption'] as const)
      expect(check(found, id).found).toMatch(/the store does not know the question/);
    expect(found.keepsVersions).toBe(false);
  });

  it('that looks at no checksum and no condition is found out, and the object stays what it was', async () => {
    fault = () => ({
      without: [
        'if-none-match',
        'x-amz-checksum-sha256',
        'x-amz-sdk-checksum-algorithm',
        'x-amz-checksum-algorithm',
      ],
    });
    const before = await contents(bucket.name);
    const found = await examine(bucket.name, { endpoint: proxy.endpoint, hasBackup: true });
    expect(check(found, 'store-checksums').found).toMatch(/accepted a part .*downloaded again/);
    expect(found.verifiesContent).toBe(false);
    expect(check(found, 'store-conditional-writes')).toMatchObject({ status: 'warn' });
    expect(await contents(bucket.name)).toEqual(before);
  });
});

it.each([
  ['s3.eu-central-1.amazonaws.com', 'aws-s3'],
  ['https://abc.r2.cloudflarestorage.com', 'r2'],
  ['https://s3.us-west-004.backblazeb2.com', 'b2'],
  ['https://ref.supabase.co/storage/v1/s3', 'supabase'],
  ['http://minio:9000', 'other-s3'],
])('knows whose %s is', (endpoint, kind) => {
  expect(kindOfStore(endpoint)).toBe(kind);
});
