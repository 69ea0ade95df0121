import { BackupError } from '../../../core/errors.js';
import type { ListedFile } from '../../../core/file-storage.js';
import { isRecord, textOf } from './answers.js';
import { endlessList, listedFileOf } from './listed-file.js';
import type { StorageApi } from './storage-api.js';
import { StorageError, type StorageRole } from './storage-errors.js';

const PAGE_ENTRIES = 1000;

/** A folder whose pages were shifted by what came or went is listed anew so often. */
const READINGS = 5;

type Entry = Record<string, unknown> & { readonly name: string };

/**
 * The same for a Storage without pages by cursor. Pages go by number there, so each begins with the last entry of the
 * one before: when it does not, the folder is listed again.
 * @throws BackupError code `STORAGE_NOT_FOUND` for a bucket that is gone, which such a Storage lists as an empty one
 */
export async function* listByFolder(
  api: StorageApi,
  role: StorageRole,
  bucket: string,
): AsyncGenerator<ListedFile, void, void> {
  await findBucket(api, role, bucket);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(api, role, bucket, folder)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.id !== null) yield listedFileOf(bucket, path, entry);
      else if (entry.name === '') throw namelessFolder(role, bucket, folder);
      else folders.push(path);
    }
  }
}

async function entriesOf(
  api: StorageApi,
  role: StorageRole,
  bucket: string,
  folder: string,
): Promise<readonly Entry[]> {
  for (let reading = 1; reading <= READINGS; reading++) {
    const entries: Entry[] = [];
    for (let isWhole = true; isWhole; ) {
      const overlap = entries.length === 0 ? 0 : 1;
      const page = await pageOf(api, bucket, folder, entries.length - overlap);
      if (overlap === 1 && page[0]?.name !== entries.at(-1)?.name) isWhole = false;
      else {
        entries.push(...page.slice(overlap));
        if (page.length < PAGE_ENTRIES) return entries;
      }
    }
  }
  throw endlessList(role, bucket);
}

async function pageOf(api: StorageApi, bucket: string, folder: string, offset: number): Promise<Entry[]> {
  const { value } = await api.json({
    build: ({ storage }) =>
      storage
        .from(encodeURIComponent(bucket))
        .list(folder, { limit: PAGE_ENTRIES, offset, sortBy: { column: 'name', order: 'asc' } }),
    what: `the list of the bucket ${bucket}`,
  });
  if (!Array.isArray(value)) throw new SyntaxError(`the list of the bucket ${bucket} is none`);
  return value
    .filter(isRecord)
    .map((entry) => ({ ...entry, id: entry.id ?? null, name: textOf(entry.name) ?? '' }));
}

async function findBucket(api: StorageApi, role: StorageRole, bucket: string): Promise<void> {
  const what = `the bucket ${bucket}`;
  try {
    await api.json({ build: ({ storage }) => storage.getBucket(encodeURIComponent(bucket)), what });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    throw new BackupError(role, `Supabase Storage does not find ${error.message}.`, {
      code: 'STORAGE_NOT_FOUND',
      nextStep: 'Check the names of storage-buckets, then run again.',
      cause: error,
    });
  }
}

function namelessFolder(role: StorageRole, bucket: string, folder: string): BackupError {
  return new BackupError(role, `Below "${folder}" of the bucket ${bucket} a folder has no name.`, {
    code: 'STORAGE_FAILED',
    nextStep:
      'Rename its files, or update Storage to a version that lists files by cursor (/object/list-v2), which can tell such names.',
  });
}
