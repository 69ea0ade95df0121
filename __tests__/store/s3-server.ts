import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** A real S3 server that verifies checksums and secrets; `npm test` starts one and says where. */
export const S3_ENDPOINT = process.env.TEST_S3_ENDPOINT ?? 'http://127.0.0.1:5704';
export const ACCESS_KEY = process.env.TEST_S3_ACCESS_KEY ?? 'test';
export const SECRET_KEY = process.env.TEST_S3_SECRET_KEY ?? 'test';

// As a user would give them: the store under test takes them from the AWS chain.
process.env.AWS_ACCESS_KEY_ID = ACCESS_KEY;
process.env.AWS_SECRET_ACCESS_KEY = SECRET_KEY;
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
delete process.env.AWS_SESSION_TOKEN;
delete process.env.AWS_PROFILE;

export const admin = new S3Client({
  endpoint: S3_ENDPOINT,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY },
});

export interface TestBucket {
  readonly name: string;
  openUploads(): Promise<string[]>;
  /** Opens uploads that nobody ends; their ids. */
  openMany(keys: readonly string[]): Promise<string[]>;
  /** Makes empty objects. */
  seed(keys: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

export async function createBucket(
  options: { versioned?: boolean; locked?: boolean } = {},
): Promise<TestBucket> {
  const name = `store-${randomBytes(6).toString('hex')}`;
  await admin.send(
    new CreateBucketCommand({ Bucket: name, ObjectLockEnabledForBucket: options.locked ?? false }),
  );
  if (options.versioned) {
    await admin.send(
      new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  }
  return {
    name,
    openUploads: () => openUploads(name),
    openMany: (keys) => openMany(name, keys),
    seed: (keys) => seed(name, keys),
    remove: () => removeBucket(name),
  };
}

async function openUploads(bucket: string): Promise<string[]> {
  const { Uploads } = await admin.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  return (Uploads ?? []).map((upload) => upload.Key ?? '');
}

async function openMany(bucket: string, keys: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  await eachOf(keys, async (key) => {
    const { UploadId } = await admin.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }));
    ids.push(UploadId ?? '');
  });
  return ids;
}

async function seed(bucket: string, keys: readonly string[]): Promise<void> {
  await eachOf(keys, (key) =>
    admin.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: '', ContentLength: 0 })),
  );
}

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** What a lock or an open upload keeps is left to the end of the server. */
async function removeBucket(bucket: string): Promise<void> {
  try {
    for (;;) {
      const page = await admin.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
      if (all.length === 0) break;
      await eachOf(all, ({ Key, VersionId }) =>
        admin.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId })),
      );
    }
    await admin.send(new DeleteBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof Error) || !/Denied|NotEmpty/.test(error.name)) throw error;
  }
}
