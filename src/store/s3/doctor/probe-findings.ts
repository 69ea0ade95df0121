import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { notChecked, ok, warn } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import { ABORT_TIMEOUT_MS, abortOnce } from '../s3-abort.js';
import type { S3Capabilities } from '../s3-capabilities.js';
import { failureOf, isDigestRefusal, isUnsupported } from '../s3-failure.js';
import type { S3Gateway } from '../s3-gateway.js';
import { readObject } from '../s3-read.js';
import { checksumMembers, declarePayloadHash, sha256Of } from '../s3-sha256.js';
import { openUpload } from '../s3-start-upload.js';
import type { BucketLock, Versioning } from './bucket-findings.js';

export interface WriteProbe {
  readonly finding: Finding;
  readonly verifiesContent: boolean;
}

/**
 * Opens the very upload an archive begins with, and aborts it.
 * @throws BackupError kind `store` when it is refused
 */
export async function probeWrite(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  key: string,
): Promise<WriteProbe> {
  const contentType = 'application/gzip';
  const upload = await openUpload(gateway, capabilities, key, { contentType, estimatedBytes: 0 });
  const verifiesContent = upload.isVerifiedByStore;
  try {
    // Also when the run is cancelled just now: nothing may stay.
    await abortOnce(gateway, upload, { signal: AbortSignal.timeout(ABORT_TIMEOUT_MS) });
  } catch (error) {
    if (failureOf(error).status !== 403) throw error;
    return {
      verifiesContent,
      finding: warn(
        `An upload may be opened, but not aborted: what an interrupted backup sent stays and costs, and so does the empty upload of this check (${key}, ${upload.uploadId}).`,
        'Grant s3:AbortMultipartUpload, and let a lifecycle rule abort incomplete multipart uploads.',
      ),
    };
  }
  return {
    verifiesContent,
    finding: ok('An upload of an archive was opened and aborted again; nothing is left of it.'),
  };
}

export function findChecksums(verifiesContent: boolean): Finding {
  return ok(
    verifiesContent
      ? 'The store refused a part whose checksum was wrong on purpose.'
      : 'The store accepted a part whose checksum was wrong on purpose, so each archive is downloaded again and compared (read-back).',
  );
}

const NO_CONDITION =
  'A HEAD before each write stands in for it, which cannot see another run that writes at the same moment: let no two runs of a series overlap.';

/**
 * Sends a small object that is there already once more, with the condition that it must not be. The bytes are the same,
 * so that no answer of any store can change them, and come with a wrong checksum, so that a store that verifies makes not
 * even a version of them. One that looks at the checksum first is asked again without that, where it keeps no versions.
 */
export async function findConditionalWrites(
  gateway: S3Gateway,
  key: string,
  { keepsNoVersions, verifiesContent }: { keepsNoVersions: boolean; verifiesContent: boolean },
): Promise<Finding> {
  if (!keepsNoVersions && !verifiesContent)
    return notChecked('a store that verifies no checksum might make a version of it; a backup finds out');
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readObject(gateway, key)) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  try {
    await putIfAbsent(gateway, key, content, sha256Of(Buffer.from('other bytes')));
  } catch (error) {
    if (!isDigestRefusal(error)) return judgeRefusal(error);
    if (!keepsNoVersions) {
      return notChecked(
        'the store looks at the content before the condition, and asking with the right one might leave a version; a backup finds out',
      );
    }
    try {
      await putIfAbsent(gateway, key, content, sha256Of(content));
    } catch (second) {
      return judgeRefusal(second);
    }
  }
  return warn('The store ignores the condition that an object must not be there yet.', NO_CONDITION);
}

async function putIfAbsent(gateway: S3Gateway, key: string, content: Buffer, sha256: Buffer): Promise<void> {
  await gateway.call(`ask whether ${key} would be overwritten`, (http) => {
    const command = new PutObjectCommand({
      ...gateway.objectOf(key),
      Body: content,
      ContentLength: content.length,
      ContentType: 'text/plain',
      ...checksumMembers(sha256),
      IfNoneMatch: '*',
    });
    declarePayloadHash(command, sha256);
    return gateway.client.send(command, http);
  });
}

/** @throws the error when it says nothing about conditions */
function judgeRefusal(error: unknown): Finding {
  const { status } = failureOf(error);
  if (status === 412 || status === 409)
    return ok('The store refuses to overwrite an object (If-None-Match).');
  if (isUnsupported(error)) return warn('The store does not know conditional writes.', NO_CONDITION);
  throw error;
}

/** What a request to remove something came to that never was there. */
export type Removal = 'allowed' | 'denied' | 'unclear';

/**
 * Asks to remove the version "null" of a key that never existed. It is judged by the right to remove versions, and
 * unlike a plain delete it leaves no delete marker, in whatever state the bucket's versioning is.
 */
export function probeVersionRemoval(gateway: S3Gateway, key: string): Promise<Removal> {
  return probeRemoval(gateway, key, { VersionId: 'null' });
}

/** A plain delete of a key that never existed; only for buckets that never had versions, or it leaves a marker. */
export function probePlainRemoval(gateway: S3Gateway, key: string): Promise<Removal> {
  return probeRemoval(gateway, key, {});
}

async function probeRemoval(
  gateway: S3Gateway,
  key: string,
  version: { VersionId?: string },
): Promise<Removal> {
  const target = { ...gateway.objectOf(key), ...version };
  try {
    await gateway.call('ask for the right to delete', (http) =>
      gateway.client.send(new DeleteObjectCommand(target), http),
    );
    return 'allowed';
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 404) return 'allowed';
    if (status === 403) return 'denied';
    if (status !== undefined && status < 500) return 'unclear';
    if (status === 501) return 'unclear';
    throw error;
  }
}

const UNCLEAR = 'the store does not answer the question without something to delete';

/** Whether somebody who has these credentials could destroy what is stored. */
export function findDeleteRights(
  removal: Removal,
  versioning: Versioning,
  lock: BucketLock | undefined,
): Finding {
  if (lock?.mode === 'COMPLIANCE')
    return ok(`Nobody can delete a version for ${lock.words} (object lock, COMPLIANCE).`);
  if (removal === 'unclear') return notChecked(UNCLEAR);
  const keepsVersions = versioning === 'on' || versioning === 'suspended' || versioning === 'unknown';
  if (removal === 'denied') {
    return ok(
      keepsVersions
        ? 'These credentials may not delete versions: a stolen key can hide backups, not destroy them.'
        : 'These credentials may not delete anything.',
    );
  }
  if (lock) {
    return ok(
      `These credentials may delete versions, but object lock (${lock.mode}) refuses for ${lock.words}, unless they also have s3:BypassGovernanceRetention.`,
    );
  }
  return warn(
    `These credentials may delete ${keepsVersions ? 'versions' : 'objects, and there are no versions'}: a stolen key could destroy every backup.`,
    keepsVersions
      ? 'Take away s3:DeleteObjectVersion (and prune-versions; let a lifecycle rule expire noncurrent versions), or set an object lock with a default retention. docs/setup.md has a policy.'
      : 'Switch versioning on and grant s3:DeleteObject alone, or keep a second copy that these credentials cannot reach.',
  );
}

export function findPruneRights(removal: Removal | undefined): Finding {
  if (removal === undefined) {
    return notChecked('with versions the question itself would leave a delete marker behind');
  }
  if (removal === 'unclear') return notChecked(UNCLEAR);
  if (removal === 'allowed') return ok('These credentials may delete objects, which retention needs.');
  return warn(
    'These credentials may not delete objects: a backup that retention removes ends the run with an error.',
    'Grant s3:DeleteObject below the prefix, or let retention keep everything and remove old backups yourself.',
  );
}
