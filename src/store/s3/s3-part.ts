import { UploadPartCommand } from '@aws-sdk/client-s3';
import { BackupError } from '../../core/errors.js';
import type { PartBody } from './part-storage.js';
import { isDigestRefusal } from './s3-failure.js';
import type { CallOptions, S3Gateway } from './s3-gateway.js';
import { checksumMembers, declarePayloadHash, isSameChecksum } from './s3-sha256.js';

/** An upload that the store has opened. */
export interface OpenedUpload {
  readonly key: string;
  readonly uploadId: string;
  /** Written into the object's metadata, so that our own object is known again. */
  readonly nonce: string;
  /** The upload was created with SHA-256 checksums. */
  readonly isChecksummed: boolean;
  readonly isVerifiedByStore: boolean;
}

export interface SentPart {
  readonly number: number;
  readonly etag: string;
  readonly sha256: Buffer;
}

type PartContent = Pick<PartBody, 'bytes' | 'sha256' | 'open'>;

/** How often a part that arrived damaged is sent again. */
const DAMAGED_ATTEMPTS = 3;

/**
 * Sends one part with its SHA-256, again when the connection breaks or the bytes arrive damaged.
 * @throws BackupError kind `integrity` code `STORE_CHECKSUM_DIFFERS` when other bytes arrive each time
 */
export async function sendPart(
  gateway: S3Gateway,
  upload: Pick<OpenedUpload, 'key' | 'uploadId' | 'isChecksummed'>,
  number: number,
  body: PartContent,
  how: CallOptions = {},
): Promise<SentPart> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendPartAsItIs(gateway, upload, number, body, how);
    } catch (error) {
      if (!isDigestRefusal(error)) throw error;
      if (attempt >= DAMAGED_ATTEMPTS) throw alwaysDamaged(number, error);
      gateway.log.warn(`Part ${number} arrived damaged at the store; sending it again.`);
    }
  }
}

/** As `sendPart`, but a checksum that the store refuses is an error at once. */
export async function sendPartAsItIs(
  gateway: S3Gateway,
  upload: Pick<OpenedUpload, 'key' | 'uploadId' | 'isChecksummed'>,
  number: number,
  { bytes, sha256, open }: PartContent,
  how: CallOptions = {},
): Promise<SentPart> {
  const answer = await gateway.call(
    `send part ${number} of ${upload.key}`,
    (http) => {
      const command = new UploadPartCommand({
        ...gateway.objectOf(upload.key),
        UploadId: upload.uploadId,
        PartNumber: number,
        Body: open(),
        ContentLength: bytes,
        ...(upload.isChecksummed ? checksumMembers(sha256) : {}),
      });
      declarePayloadHash(command, sha256);
      return gateway.client.send(command, http);
    },
    how,
  );
  if (!answer.ETag) throw new Error(`the store names no ETag for part ${number}`);
  if (answer.ChecksumSHA256 && !isSameChecksum(answer.ChecksumSHA256, sha256.toString('base64'))) {
    throw new BackupError('integrity', `The store received other bytes for part ${number} than were sent.`, {
      code: 'STORE_CHECKSUM_DIFFERS',
      nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
    });
  }
  return { number, etag: answer.ETag, sha256 };
}

function alwaysDamaged(number: number, cause: unknown): BackupError {
  return new BackupError(
    'integrity',
    `Part ${number} arrived damaged at the store ${DAMAGED_ATTEMPTS} times; something on the way changes bytes.`,
    {
      code: 'STORE_CHECKSUM_DIFFERS',
      nextStep:
        'Check proxies, network hardware and memory between this machine and the store, then run again.',
      cause,
    },
  );
}
