import { createHash } from 'node:crypto';
import type {
  $Command,
  S3ClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-s3';

export function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Both members are needed for the store to verify; with the first alone the client would hash again. */
export function checksumMembers(sha256: Buffer): { ChecksumAlgorithm: 'SHA256'; ChecksumSHA256: string } {
  return { ChecksumAlgorithm: 'SHA256', ChecksumSHA256: sha256.toString('base64') };
}

/**
 * What S3 calls a composite checksum: the SHA-256 of the parts' SHA-256
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html).
 */
export function compositeSha256(parts: readonly Buffer[]): string {
  return sha256Of(Buffer.concat(parts)).toString('base64');
}

/** Composite checksums end in `-<number of parts>`, which not every store writes. */
export function isSameChecksum(stored: string, ours: string): boolean {
  return stored.replace(/-\d+$/, '') === ours;
}

/**
 * Signs the body by a hash we have already, in place of hashing it a second time.
 * Stores compare this hash too (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
export function declarePayloadHash<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
  command: $Command<I, O, S3ClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
  sha256: Buffer,
): void {
  command.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      headers['x-amz-content-sha256'] = sha256.toString('hex');
      return next(args);
    },
    { step: 'build', name: 'declarePayloadHash' },
  );
}
