import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { s3Service } from './services.js';

export interface TestBucket {
  readonly name: string;
  readonly client: S3Client;
  /** Deletes every version and the bucket. */
  remove(): Promise<void>;
}

export function createS3Client(): S3Client {
  const { endpoint, accessKeyId, secretAccessKey } = s3Service();
  return new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
}

/** A new bucket, versioned unless told otherwise; call `remove` in `afterAll`. */
export async function createBucket({ versioned = true } = {}): Promise<TestBucket> {
  const client = createS3Client();
  const name = `test-${randomBytes(6).toString('hex')}`;
  await client.send(new CreateBucketCommand({ Bucket: name }));
  if (versioned) {
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await client.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration }));
  }
  return {
    name,
    client,
    remove: async () => {
      await removeVersions(client, name);
      await client.send(new DeleteBucketCommand({ Bucket: name }));
      client.destroy();
    },
  };
}

/** Deletes every version of every object that no lock protects. */
export async function removeVersions(client: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (versions.length === 0) return;
    for (const { Key, VersionId } of versions) {
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
  }
}
