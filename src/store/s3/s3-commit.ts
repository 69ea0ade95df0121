import {
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandOutput,
  type HeadObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { BackupError } from '../../core/errors.js';
import type { CommitResult } from '../../core/ports.js';
import { idTakenError } from '../id-taken.js';
import { abortMultipart } from './s3-abort.js';
import type { Features, S3Capabilities } from './s3-capabilities.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';
import { headObject } from './s3-head.js';
import type { OpenedUpload, SentPart } from './s3-part.js';
import { versionOf } from './s3-put.js';
import { compositeSha256, isSameChecksum } from './s3-sha256.js';
import { NONCE_METADATA } from './s3-start-upload.js';

export interface FinishedUpload extends OpenedUpload {
  readonly uri: string;
  /** In order. */
  readonly parts: readonly SentPart[];
  readonly bytes: number;
}

/**
 * Makes the upload visible, never over another object, and looks at what the store then has.
 * @throws BackupError code `ID_TAKEN` when another object stands there
 * @throws BackupError kind `integrity` when size or checksum differ from ours
 */
export async function commitUpload(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  upload: FinishedUpload,
): Promise<CommitResult> {
  // Also where conditions work: a store may take the header and ignore it.
  if (await headObject(gateway, upload.key)) return acceptOurs(gateway, upload);
  let answer: CompleteMultipartUploadCommandOutput;
  try {
    answer = await capabilities.negotiate({ conditional: true }, (features) =>
      complete(gateway, upload, features),
    );
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    return acceptOurs(gateway, upload, error);
  }
  if (answer.ChecksumSHA256 && !isOurChecksum(answer.ChecksumSHA256, upload)) throw differs(upload);
  const head = await headObject(gateway, upload.key);
  if (!head) throw vanished(upload);
  // Another writer was faster after all, where the store knows no conditions.
  if (!isOurs(head, upload)) throw idTakenError(upload.uri);
  if (head.ContentLength !== upload.bytes) throw differs(upload);
  return result(upload, answer.VersionId ?? head.VersionId);
}

function complete(
  gateway: S3Gateway,
  upload: FinishedUpload,
  features: Features,
): Promise<CompleteMultipartUploadCommandOutput> {
  const parts = upload.parts.map(({ number, etag, sha256 }) => ({
    PartNumber: number,
    ETag: etag,
    ...(upload.isChecksummed ? { ChecksumSHA256: sha256.toString('base64') } : {}),
  }));
  return gateway.call(`complete the upload of ${upload.key}`, (http) =>
    gateway.client.send(
      new CompleteMultipartUploadCommand({
        ...gateway.objectOf(upload.key),
        UploadId: upload.uploadId,
        MultipartUpload: { Parts: parts },
        ...(features.conditional ? { IfNoneMatch: '*' } : {}),
      }),
      http,
    ),
  );
}

/** The key is taken, or the upload is gone: both are also what a repeated call sees after the first one arrived. */
function isAmbiguous(error: unknown): boolean {
  const { name, status } = failureOf(error);
  return status === 412 || status === 409 || name === 'NoSuchUpload';
}

/** What stands there is this very upload, or another run was there first, even with equal content. */
async function acceptOurs(
  gateway: S3Gateway,
  upload: FinishedUpload,
  cause?: unknown,
): Promise<CommitResult> {
  const head = await headObject(gateway, upload.key, { withChecksum: upload.isChecksummed });
  if (!head) throw cause ?? vanished(upload);
  if (!isOurs(head, upload)) {
    await abortMultipart(gateway, upload);
    throw idTakenError(upload.uri, cause);
  }
  if (head.ContentLength !== upload.bytes || !isEqualContent(head, upload)) throw differs(upload);
  return result(upload, head.VersionId);
}

function isOurs(head: HeadObjectCommandOutput, upload: FinishedUpload): boolean {
  return head.Metadata?.[NONCE_METADATA] === upload.nonce;
}

function isEqualContent(head: HeadObjectCommandOutput, upload: FinishedUpload): boolean {
  return head.ChecksumSHA256 === undefined || isOurChecksum(head.ChecksumSHA256, upload);
}

function isOurChecksum(stored: string, upload: FinishedUpload): boolean {
  return isSameChecksum(stored, compositeSha256(upload.parts.map((part) => part.sha256)));
}

function result(upload: FinishedUpload, versionId: string | undefined): CommitResult {
  return { versionId: versionOf(versionId), verifiedByStore: upload.isVerifiedByStore };
}

function differs(upload: FinishedUpload): BackupError {
  return new BackupError('integrity', `What the store holds as ${upload.uri} is not what was sent.`, {
    code: 'STORE_CHECKSUM_DIFFERS',
    nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
  });
}

function vanished(upload: FinishedUpload): BackupError {
  return new BackupError('integrity', `The store accepted ${upload.uri} but does not have it.`, {
    code: 'STORE_LOST_OBJECT',
    nextStep: 'Run again; if it happens twice, ask the operator of the store.',
  });
}
