import {
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import type { TestBucket } from './s3-bucket.js';

export interface BucketContents {
  /** `key@version`, delete markers included, sorted. */
  readonly versions: readonly string[];
  readonly openUploads: readonly string[];
}

/** Everything a small test bucket holds, to compare before and after. */
export async function contentsOf({ client, name: Bucket }: TestBucket): Promise<BucketContents> {
  const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
  const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket }));
  return {
    versions: [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]
      .map(({ Key, VersionId }) => `${Key}@${VersionId}`)
      .sort(),
    openUploads: (uploads.Uploads ?? []).map(({ Key }) => Key ?? ''),
  };
}

/** Keys of current objects of a small test bucket, sorted. */
export async function keysIn({ client, name: Bucket }: TestBucket): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key }) => Key ?? '').sort();
}

export async function download({ client, name: Bucket }: TestBucket, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  if (!Body) throw new Error(`${Key} has no body`);
  return Buffer.from(await Body.transformToByteArray());
}
