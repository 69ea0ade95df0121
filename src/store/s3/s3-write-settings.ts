import type { S3Options } from '../store-options.js';

/** Classes whose objects cannot be read at once. */
const SLEEPING_CLASSES: ReadonlySet<string> = new Set(['GLACIER', 'DEEP_ARCHIVE']);

interface WriteSettings {
  ServerSideEncryption?: 'AES256' | 'aws:kms';
  SSEKMSKeyId?: string;
  // The client's type lists today's classes; stores have others.
  StorageClass?: never;
}

/** Encryption and class of a new archive. */
export function archiveSettings(s3: S3Options): WriteSettings {
  return { ...encryption(s3), ...storageClass(s3.storageClass) };
}

/** As the archive, but never in a class from which list and restore could not read the sidecar. */
export function sidecarSettings(s3: S3Options): WriteSettings {
  return SLEEPING_CLASSES.has(s3.storageClass ?? '') ? encryption(s3) : archiveSettings(s3);
}

function encryption({ sse, sseKmsKeyId }: S3Options): WriteSettings {
  return {
    ...(sse === undefined ? {} : { ServerSideEncryption: sse }),
    ...(sseKmsKeyId === undefined ? {} : { SSEKMSKeyId: sseKmsKeyId }),
  };
}

function storageClass(name: string | undefined): WriteSettings {
  return name === undefined ? {} : { StorageClass: name as never };
}
