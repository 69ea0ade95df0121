import type { ListedFile } from '../../../core/file-storage.js';
import { isRecord, textOf } from './answers.js';
import { listByFolder } from './list-by-folder.js';
import { endlessList, listedFileOf } from './listed-file.js';
import type { StorageApi } from './storage-api.js';
import { StorageError, type StorageRole } from './storage-errors.js';

const PAGE_FILES = 1000;

/**
 * Every file of a bucket once. By cursor: pages by name, which nothing that comes or goes can shift; a Storage that does
 * not know them is asked folder by folder.
 */
export async function* listFiles(
  api: StorageApi,
  role: StorageRole,
  bucket: string,
): AsyncGenerator<ListedFile, void, void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await nextPage(api, bucket, cursor);
    if (!page) return yield* listByFolder(api, role, bucket);
    for (const object of page.objects) {
      const file = listedFileOf(bucket, textOf(object.key) ?? textOf(object.name) ?? '', object);
      if (seen.has(file.path)) continue;
      seen.add(file.path);
      yield file;
    }
    if (page.hasNext && (page.next === undefined || page.next === cursor)) throw endlessList(role, bucket);
    cursor = page.hasNext ? page.next : undefined;
  } while (cursor !== undefined);
}

/** undefined where the first one is not found: then the Storage is older than pages by cursor. */
async function nextPage(api: StorageApi, bucket: string, cursor: string | undefined) {
  try {
    const { value } = await api.json({
      build: ({ storage }) =>
        storage.from(encodeURIComponent(bucket)).listV2({
          limit: PAGE_FILES,
          with_delimiter: false,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      what: `the list of the bucket ${bucket}`,
    });
    const answer = isRecord(value) ? value : {};
    if (!Array.isArray(answer.objects)) return undefined;
    return {
      objects: answer.objects.filter(isRecord),
      hasNext: answer.hasNext === true,
      next: textOf(answer.nextCursor) ?? undefined,
    };
  } catch (error) {
    if (error instanceof StorageError && cursor === undefined) return undefined;
    throw error;
  }
}
