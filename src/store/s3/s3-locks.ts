import {
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';
import { headObject } from './s3-head.js';

/** Whether the bucket has object locks at all: `unknown` when this identity may not ask. */
export type BucketLocks = 'on' | 'off' | 'unknown';

/** What stores answer that have no locks, or none here. */
const NO_LOCK =
  /^(ObjectLockConfigurationNotFoundError|NoSuchObjectLockConfiguration|InvalidRequest|NotImplemented|MethodNotAllowed|InvalidArgument|NoSuchKey)$/;

export async function readBucketLocks(gateway: S3Gateway): Promise<BucketLocks> {
  try {
    const answer = await gateway.call('read the lock configuration', (http) =>
      gateway.client.send(new GetObjectLockConfigurationCommand({ Bucket: gateway.bucket }), http),
    );
    return answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled' ? 'on' : 'off';
  } catch (error) {
    if (isNoLock(error)) return 'off';
    if (failureOf(error).status === 403) return 'unknown';
    throw error;
  }
}

/**
 * True while a legal hold or an unexpired retention protects the object.
 * In a bucket known to have locks an object whose lock may not be read counts as locked.
 */
export async function isObjectLocked(
  gateway: S3Gateway,
  { key, versionId }: { readonly key: string; readonly versionId?: string },
  bucket: BucketLocks,
  now: Date,
): Promise<boolean> {
  if (bucket === 'off') return false;
  const version = versionId === undefined ? {} : { versionId };
  const head = await headObject(gateway, key, version);
  if (head?.ObjectLockLegalHoldStatus === 'ON') return true;
  if (head?.ObjectLockRetainUntilDate && head.ObjectLockRetainUntilDate > now) return true;
  // HEAD leaves out what this identity may not see, so both have to be asked for.
  const target = { ...gateway.objectOf(key), ...(versionId === undefined ? {} : { VersionId: versionId }) };
  const retention = await lockAnswer(bucket, () =>
    gateway.call(`read the retention of ${key}`, (http) =>
      gateway.client.send(new GetObjectRetentionCommand(target), http),
    ),
  );
  if (retention === 'denied') return true;
  const until = retention?.Retention?.RetainUntilDate;
  if (until && until > now) return true;
  const hold = await lockAnswer(bucket, () =>
    gateway.call(`read the legal hold of ${key}`, (http) =>
      gateway.client.send(new GetObjectLegalHoldCommand(target), http),
    ),
  );
  return hold === 'denied' || hold?.LegalHold?.Status === 'ON';
}

async function lockAnswer<T>(bucket: BucketLocks, ask: () => Promise<T>): Promise<T | 'denied' | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isNoLock(error)) return undefined;
    if (failureOf(error).status !== 403) throw error;
    return bucket === 'on' ? 'denied' : undefined;
  }
}

function isNoLock(error: unknown): boolean {
  const { name, status } = failureOf(error);
  return NO_LOCK.test(name) || status === 501 || status === 405 || status === 404;
}
