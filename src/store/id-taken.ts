import { BackupError } from '../core/errors.js';

/** Something else already stands under a key; it was not touched. */
export function idTakenError(uri: string, cause?: unknown): BackupError {
  return new BackupError('safety', `${uri} exists already; it was not touched.`, {
    code: 'ID_TAKEN',
    nextStep:
      'Another run has taken this id: run again a second later, or give each run its own backup-name.',
    cause,
  });
}
