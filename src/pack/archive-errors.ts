import { BackupError } from '../core/errors.js';

const USE_ANOTHER =
  'Do not restore this archive. Verify another backup, or fetch an earlier version of this object from the store.';

/** An archive that is not what it should be. */
export function archiveError(code: string, message: string, cause?: unknown): BackupError {
  return new BackupError('integrity', message, { code, nextStep: USE_ANOTHER, cause });
}
