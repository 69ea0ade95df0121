import { BackupError } from '../core/errors.js';

const USE_ANOTHER =
  'Do not restore this archive. Verify another backup, or fetch an earlier version of this object from the store.';

/** An archive that is not what it should be. */
export function archiveError(code: string, message: string, cause?: unknown): BackupError {
  return new BackupError('integrity', message, { code, nextStep: USE_ANOTHER, cause });
}

/** Only what the manifest lists belongs into an archive. */
export function unexpectedFile(path: string): BackupError {
  return archiveError('FILE_UNEXPECTED', `${path} is in the archive but not in its manifest.`);
}

/** A file does not lie in the archive where the manifest says. */
export function spanError(message: string): BackupError {
  return new BackupError('integrity', message, {
    code: 'SPAN_INVALID',
    nextStep:
      'If another tool packed this archive again, unpack it and give its folder; otherwise do not restore it, and verify another backup.',
  });
}
