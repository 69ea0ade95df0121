import { randomUUID } from 'node:crypto';
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3';
import { BackupError } from '../../core/errors.js';
import type { UploadOptions } from '../../core/ports.js';
import { withGrace } from '../../lib/with-grace.js';
import type { S3Options } from '../store-options.js';
import { abortMultipart } from './s3-abort.js';
import type { S3Capabilities } from './s3-capabilities.js';
import { failureOf, isDigestRefusal, isUnsupported } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';
import { type OpenedUpload, sendPartAsItIs } from './s3-part.js';
import { sha256Of } from './s3-sha256.js';
import { archiveSettings } from './s3-write-settings.js';

/** Name of the metadata entry that tells our object from another run's. */
export const NONCE_METADATA = 'db-backup-upload';

/** How long a cancelled run waits for the id of an upload: without it nobody could abort the upload. */
const ID_GRACE_MS = 2_000;

/**
 * Creates the multipart upload and finds out whether the store compares content with our SHA-256:
 * first by checksum headers, and where it does not know them by the signed payload hash.
 */
export async function openUpload(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  key: string,
  options: UploadOptions,
): Promise<OpenedUpload> {
  const nonce = randomUUID();
  const { sse, storageClass } = gateway.s3;
  try {
    return await open(gateway, capabilities, key, options, nonce);
  } catch (error) {
    const isSettingAtFault = isUnsupported(error) && (sse !== undefined || storageClass !== undefined);
    throw isSettingAtFault ? refusedSetting(gateway.s3, error) : error;
  }
}

async function open(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  key: string,
  options: UploadOptions,
  nonce: string,
): Promise<OpenedUpload> {
  return capabilities.negotiate({ checksums: true }, async ({ checksums }) => {
    const uploadId = await create(gateway, key, options, nonce, checksums);
    const upload = { key, uploadId, nonce, isChecksummed: checksums };
    try {
      return { ...upload, isVerifiedByStore: await isWrongChecksumRefused(gateway, upload) };
    } catch (error) {
      await abortMultipart(gateway, upload);
      throw error;
    }
  });
}

async function create(
  gateway: S3Gateway,
  key: string,
  options: UploadOptions,
  nonce: string,
  isChecksummed: boolean,
): Promise<string> {
  const command = () =>
    new CreateMultipartUploadCommand({
      ...gateway.objectOf(key),
      ...archiveSettings(gateway.s3),
      ContentType: options.contentType,
      Metadata: { [NONCE_METADATA]: nonce },
      ...(isChecksummed ? { ChecksumAlgorithm: 'SHA256' } : {}),
    });
  const answer = await withGrace(gateway.signal, ID_GRACE_MS, (signal) =>
    gateway.call(`open the upload of ${key}`, (http) => gateway.client.send(command(), http), { signal }),
  );
  if (!answer.UploadId) throw new Error('the store opened an upload without an id');
  return answer.UploadId;
}

/**
 * Sends part 1 with a checksum that belongs to other bytes. The real part 1 replaces it where it is
 * accepted. A refusal that could have another reason is settled by sending the right checksum.
 */
async function isWrongChecksumRefused(
  gateway: S3Gateway,
  upload: { key: string; uploadId: string; isChecksummed: boolean },
): Promise<boolean> {
  const bytes = Buffer.from('db-backup: this part comes with a wrong checksum on purpose');
  const body = { bytes: bytes.length, open: () => bytes };
  try {
    await sendPartAsItIs(gateway, upload, 1, { ...body, sha256: sha256Of(Buffer.from('other bytes')) });
    return false;
  } catch (error) {
    if (isDigestRefusal(error)) return true;
    if (!isRefusal(error)) throw error;
  }
  await sendPartAsItIs(gateway, upload, 1, { ...body, sha256: sha256Of(bytes) });
  return true;
}

/** The store itself said no, as opposed to a network or a store in trouble. */
function isRefusal(error: unknown): boolean {
  const { status } = failureOf(error);
  return status === 501 || (status !== undefined && status >= 400 && status < 500);
}

/** Some stores answer an encryption or class they lack with no more than "invalid argument". */
function refusedSetting({ sse, storageClass }: S3Options, error: unknown): BackupError {
  const setting = storageClass === undefined ? 's3-sse' : 's3-storage-class';
  const value = storageClass ?? sse;
  return new BackupError('store', `The store refuses ${setting} ${value} (${failureOf(error).name}).`, {
    code: 'STORE_REFUSED_SETTING',
    setting,
    nextStep: `Leave ${setting} out, or choose a value this store knows.`,
    cause: error,
  });
}
