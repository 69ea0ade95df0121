import { GetObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { StoredObject } from '../../core/ports.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';

export interface HeadOptions {
  /** Asks for the stored checksum too (with a KMS key that needs kms:Decrypt). */
  readonly withChecksum?: boolean;
  /** Instead of the current version. */
  readonly versionId?: string;
}

/** The store's answer to HEAD, or undefined when there is no such key (or no such bucket). */
export async function headObject(
  gateway: S3Gateway,
  key: string,
  options: HeadOptions = {},
): Promise<HeadObjectCommandOutput | undefined> {
  const { versionId } = options;
  const target = { ...gateway.objectOf(key), ...(versionId === undefined ? {} : { VersionId: versionId }) };
  const mode = options.withChecksum ? ({ ChecksumMode: 'ENABLED' } as const) : {};
  try {
    return await gateway.call(`look up ${key}`, (http) =>
      gateway.client.send(new HeadObjectCommand({ ...target, ...mode }), http),
    );
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 404) return undefined;
    if (status !== undefined && status < 500) await throwNamedError(gateway, key);
    throw error;
  }
}

export function storedObject(key: string, head: HeadObjectCommandOutput): StoredObject {
  return { key, bytes: head.ContentLength ?? 0, lastModified: head.LastModified ?? new Date(0) };
}

/** An answer to HEAD has no body, so it cannot say why; the same question by GET can. */
async function throwNamedError(gateway: S3Gateway, key: string): Promise<void> {
  const answer = await gateway.call(`look up ${key}`, (http) =>
    gateway.client.send(new GetObjectCommand({ ...gateway.objectOf(key), Range: 'bytes=0-0' }), http),
  );
  answer.Body?.transformToWebStream().cancel();
}
