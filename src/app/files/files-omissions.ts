import { type FileBucket, type ListedFile, MAX_UPLOAD_BYTES } from '../../core/file-storage.js';
import type { ManifestTable, Omission } from '../../core/manifest.js';
import type { Source } from '../../core/ports.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import type { BackedUpFiles } from './back-up-files.js';
import type { FileRows } from './file-rows.js';

/** What a source says of files that it cannot carry itself. */
const FILES = 'storage-files';

/** How many files a sentence names, and how many the manifest. */
const NAMED_IN_SENTENCE = 10;
const NAMED_IN_MANIFEST = 100;

/** No files were asked for: how many there are, as far as the rows of the backup say. */
export function filesLeftOut(notCovered: readonly Omission[], tables: readonly ManifestTable[]): Omission[] {
  const rowsOf = (name: string) =>
    tables.find((table) => table.schema === 'storage' && table.name === name)?.rows;
  const [objects, buckets] = [rowsOf('objects'), rowsOf('buckets')];
  const count =
    objects === undefined || buckets === undefined
      ? ''
      : `; there are ${formatPlural(objects, 'file')} in ${formatPlural(buckets, 'bucket')}`;
  return notCovered.map((omission) =>
    omission.kind === FILES
      ? { ...omission, reason: `${omission.reason}${count}; storage-buckets backs them up` }
      : omission,
  );
}

/** Files were backed up: what is left to say of them depends on whether the source carries their entries. */
export function filesOverRest({ notCovered, info }: Pick<Source, 'notCovered' | 'info'>): Omission[] {
  const others = notCovered.filter(({ kind }) => kind !== FILES);
  if (info.via !== 'rest') return others;
  const reason =
    'which user owns a file is not read over REST; the files themselves are in the archive beside';
  return [...others, { kind: 'storage-entries', schema: 'storage', name: 'objects', reason }];
}

/** Of files that are listed although their bytes are gone. */
export function omissionsOf(missing: readonly ListedFile[]): Omission[] {
  const named = missing.slice(0, NAMED_IN_MANIFEST).map((file) => ({
    kind: 'storage-file',
    name: nameOf(file),
    reason: 'the project lists it, but has no bytes of it',
  }));
  const rest = missing.length - named.length;
  return rest === 0
    ? named
    : [
        ...named,
        { kind: 'storage-file', name: `and ${rest} more`, reason: 'the project has no bytes of them' },
      ];
}

/** Compares the files of the backup with the entries that it carries in `storage.objects`. */
export function warnAboutFiles(
  { missing, entries }: Pick<BackedUpFiles, 'missing' | 'entries'>,
  rows: FileRows | null,
  buckets: readonly FileBucket[],
  snapshotAt: string,
): string[] {
  const gone = missing.map(nameOf);
  const warnings =
    gone.length === 0 ? [] : [`The project has no bytes of ${list(gone, 'file')} that it lists.`];
  const large = entries.filter(({ bytes }) => bytes > MAX_UPLOAD_BYTES).map(nameOf);
  if (large.length > 0) {
    warnings.push(
      `${list(large, 'file')} of over 5 GB: a restore does not send them, because Supabase takes no more in one request; they would have to be taken out of the archive and sent by another tool.`,
    );
  }
  if (!rows) return warnings;
  const held = new Set(entries.map(nameOf));
  const chosen = new Set(buckets.map(({ id }) => id));
  const lost = [...rows].filter((name) => !held.has(name) && chosen.has(name.slice(0, name.indexOf('/'))));
  const deleted = lost.filter((name) => !gone.includes(name));
  if (deleted.length > 0) {
    warnings.push(
      `storage.objects has ${list(deleted, 'entry', 'entries')} whose files were deleted while the backup ran.`,
    );
  }
  const before = Date.parse(snapshotAt);
  const strangers = entries.filter(
    (entry) => !rows.has(nameOf(entry)) && entry.createdAt !== null && Date.parse(entry.createdAt) < before,
  );
  if (strangers.length > 0) {
    warnings.push(
      `storage.objects of this backup has no entry of ${list(strangers.map(nameOf), 'file')} that the project lists.`,
    );
  }
  return warnings;
}

function nameOf({ bucket, path }: Pick<ListedFile, 'bucket' | 'path'>): string {
  return `${bucket}/${path}`;
}

/** `3 files (a, b, c)`. */
function list(names: readonly string[], one: string, many = `${one}s`): string {
  const shown = names.slice(0, NAMED_IN_SENTENCE).map((name) => printable(name));
  const rest = names.length - shown.length;
  return `${names.length} ${names.length === 1 ? one : many} (${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}
