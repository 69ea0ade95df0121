import { BackupError } from '../../../core/errors.js';
import type { ListedFile } from '../../../core/file-storage.js';
import { isRecord, numberOf, textOf, unquoted } from './answers.js';
import type { StorageRole } from './storage-errors.js';

export function listedFileOf(bucket: string, path: string, object: Record<string, unknown>): ListedFile {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  return {
    bucket,
    path,
    contentType: textOf(metadata.mimetype),
    cacheControl: textOf(metadata.cacheControl),
    bytes: numberOf(metadata.size),
    etag: unquoted(textOf(metadata.eTag)),
    createdAt: textOf(object.created_at),
    updatedAt: textOf(object.updated_at),
  };
}

/** A list cut short would be a backup without files that nobody misses. */
export function endlessList(role: StorageRole, bucket: string): BackupError {
  return new BackupError(role, `The list of the bucket ${bucket} does not come to its end.`, {
    code: 'STORAGE_FAILED',
    nextStep: 'Look into the storage logs of the project, then run again.',
  });
}
