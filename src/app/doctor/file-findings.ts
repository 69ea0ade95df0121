import { ok, warn } from '../../core/checkup.js';
import type { Finding, SourceExamination } from '../../core/doctor.js';
import type { FileStorage } from '../../core/file-storage.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import { chooseBuckets } from '../files/choose-buckets.js';

const NEXT_STEP =
  'Set storage-buckets to all, or to names of buckets, with supabase-url and supabase-service-role-key; or back the files up otherwise.';

/**
 * The files that a backup would store, and what it would leave out; every name is listed, as a backup does.
 * @throws SettingsError for a bucket that is not there; BackupError kind `source`
 */
export async function findFiles(files: FileStorage, storageBuckets: readonly string[]): Promise<Finding> {
  const { chosen, left } = await chooseBuckets(files, storageBuckets);
  let count = 0;
  let bytes = 0;
  for (const { id } of chosen) {
    for await (const file of files.list(id)) {
      count += 1;
      bytes += file.bytes ?? 0;
    }
  }
  const open = chosen.filter(({ public: isPublic }) => isPublic).map(({ id }) => id);
  const words = [
    `${formatPlural(count, 'file')} in ${formatPlural(chosen.length, 'bucket')}, ${formatBytes(bytes)}; about as much is stored beside the rows each time, with storage-incremental what changed.`,
    ...(open.length === 0 ? [] : [`Everybody can read ${open.join(', ')} (public).`]),
    ...(left.length === 0 ? [] : [`Left out: ${left.map(({ name }) => name).join(', ')}.`]),
  ];
  return ok(words.join(' '));
}

/** No files are asked for. @throws BackupError kind `source` */
export async function findFilesLeftOut(
  files: FileStorage | null,
  source: Pick<SourceExamination, 'tables'>,
): Promise<Finding> {
  if (files) {
    const { buckets } = await files.buckets();
    const filled: string[] = [];
    for (const { id } of buckets) for await (const _ of files.list(id)) if (filled.push(id) > 0) break;
    if (filled.length === 0) return ok('storage-buckets is none, and no bucket has a file.');
    return warn(
      `storage-buckets is none, and there are files in ${filled.join(', ')}: no backup has their bytes.`,
      NEXT_STEP,
    );
  }
  const objects = source.tables?.find(({ schema, name }) => schema === 'storage' && name === 'objects');
  if (!objects || objects.estimatedBytes === 0) {
    return ok('storage-buckets is none, and storage.objects in this backup has no entries.');
  }
  return warn(
    'storage-buckets is none, and storage.objects has entries: no backup has the bytes of these files.',
    NEXT_STEP,
  );
}
