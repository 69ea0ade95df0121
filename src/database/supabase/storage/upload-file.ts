import type { FileUpload } from '../../../core/file-storage.js';
import { isRecord } from './answers.js';
import { objectPath } from './object-path.js';
import type { StorageRequest } from './storage-api.js';

/** Streams a file into its bucket, over what is there under that name. */
export async function uploadFile(
  { bucket, path, bytes, contentType, cacheControl, metadata, content }: FileUpload,
  send: (request: StorageRequest) => Promise<unknown>,
): Promise<void> {
  const given = isRecord(metadata) && Object.keys(metadata).length > 0 ? { metadata } : {};
  await send({
    build: ({ storage }) =>
      storage
        .from(encodeURIComponent(bucket))
        .upload(objectPath(path) ?? '', ReadableStream.from(content()), {
          upsert: true,
          contentType: contentType ?? 'application/octet-stream',
          ...given,
        }),
    // supabase-js knows an age alone, and no length; the project notes `no-cache` where nothing is given.
    headers: { 'cache-control': cacheControl ?? 'no-cache', 'content-length': String(bytes) },
    what: `the upload of ${path} into the bucket ${bucket}`,
  });
}
