import { SettingsError } from '../../core/errors.js';
import type { FileBucket, FileStorage } from '../../core/file-storage.js';

/** What `storage-buckets` says when it names no buckets. */
const ALL = 'all';
const NONE = 'none';

/**
 * The buckets that are asked for, and the names of those that are left out.
 * @throws SettingsError for a name that the project does not have
 */
export async function chooseBuckets(
  files: Pick<FileStorage, 'buckets' | 'project'>,
  storageBuckets: readonly string[],
): Promise<{ chosen: FileBucket[]; left: { name: string; reason: string }[] }> {
  const { buckets, others } = await files.buckets();
  const left = others.map((name) => ({ name, reason: 'a bucket that holds no plain files' }));
  if (storageBuckets.includes(ALL)) return { chosen: [...buckets], left };
  const missing = storageBuckets.filter((name) => !buckets.some(({ id }) => id === name));
  if (missing.length > 0) {
    const named = missing.map((name) => JSON.stringify(name)).join(', ');
    const there = buckets.map(({ id }) => id).join(', ') || 'none';
    const message = `${named} is no bucket of files of ${files.project}; allowed: ${ALL}, ${NONE}, or names of these: ${there}`;
    throw new SettingsError([{ setting: 'storage-buckets', code: 'BUCKET_UNKNOWN', message }]);
  }
  const isChosen = ({ id }: FileBucket) => storageBuckets.includes(id);
  const reason = 'not named by the setting storage-buckets';
  return {
    chosen: buckets.filter(isChosen),
    left: [...left, ...buckets.filter((bucket) => !isChosen(bucket)).map(({ id }) => ({ name: id, reason }))],
  };
}
