import { AbortMultipartUploadCommand } from '@aws-sdk/client-s3';
import { messageOf } from '../../core/errors.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';

/** A cancelled run has 7 s in all to leave nothing behind. */
export const ABORT_TIMEOUT_MS = 4_000;
const ABORT_ATTEMPTS = 4;

interface OpenMultipart {
  readonly key: string;
  readonly uploadId: string;
}

/**
 * Removes an open upload with all its parts; works after the run was cancelled, never throws.
 * `hadPartsInFlight`: a part that was still arriving may outlive the first abort, so there is a second
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
 */
export async function abortMultipart(
  gateway: S3Gateway,
  upload: OpenMultipart,
  hadPartsInFlight = false,
): Promise<void> {
  const how = { signal: AbortSignal.timeout(ABORT_TIMEOUT_MS), attempts: ABORT_ATTEMPTS };
  try {
    const wasOpen = await abortOnce(gateway, upload, how);
    if (wasOpen && hadPartsInFlight) await abortOnce(gateway, upload, how);
  } catch (error) {
    gateway.log.warn(
      `The upload of ${upload.key} could not be aborted; its parts stay until prune removes them (${messageOf(error)}).`,
    );
  }
}

/** False when there was no such upload any more. */
export async function abortOnce(
  gateway: S3Gateway,
  { key, uploadId }: OpenMultipart,
  how: { signal?: AbortSignal; attempts?: number } = {},
): Promise<boolean> {
  try {
    await gateway.call(
      `abort the upload of ${key}`,
      (http) =>
        gateway.client.send(
          new AbortMultipartUploadCommand({ ...gateway.objectOf(key), UploadId: uploadId }),
          http,
        ),
      how,
    );
    return true;
  } catch (error) {
    if (failureOf(error).name === 'NoSuchUpload') return false;
    throw error;
  }
}
