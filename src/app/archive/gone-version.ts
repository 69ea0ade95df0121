import { BackupError } from '../../core/errors.js';

/** Versions get other ids when a bucket is copied; what is read instead is compared with every hash in any case. */
export function isVersionGone(error: unknown): boolean {
  return error instanceof BackupError && error.code === 'NOT_FOUND';
}

/** For the report. */
export function goneVersionWarning(key: string, versionId: string): string {
  return `The store has no version ${versionId} of ${key}; its current version was read.`;
}
