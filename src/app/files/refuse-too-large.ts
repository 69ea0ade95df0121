import { BackupError } from '../../core/errors.js';
import { MAX_UPLOAD_BYTES } from '../../core/file-storage.js';
import type { StorageEntry } from '../../core/storage-manifest.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';

const MAX_NAMED = 10;

/** @throws BackupError kind `target` code `STORAGE_FILE_TOO_LARGE` that names them */
export function refuseTooLarge(objects: readonly Pick<StorageEntry, 'bucket' | 'path' | 'bytes'>[]): void {
  const names = objects
    .filter(({ bytes }) => bytes > MAX_UPLOAD_BYTES)
    .map(({ bucket, path }) => printable(`${bucket}/${path}`));
  if (names.length === 0) return;
  throw new BackupError(
    'target',
    `${formatPlural(names.length, 'file')} of over ${formatBytes(MAX_UPLOAD_BYTES)} cannot be sent in one request, and uploads are not resumed: ${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : ''}.`,
    {
      code: 'STORAGE_FILE_TOO_LARGE',
      nextStep:
        'Put all others back with skip-unrestorable: true; take these out of the archive (its RECOVERY.md says how) and send them by another tool.',
    },
  );
}
