import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { BackupError } from '../../core/errors.js';
import type { FileState, FileStorage } from '../../core/file-storage.js';
import { ReadAgainError } from '../../core/read-again.js';
import type { RunContext } from '../../core/run-context.js';
import type { StorageEntry } from '../../core/storage-manifest.js';
import { type RetryPolicy, retry } from '../../lib/retry.js';
import { readListedFile } from '../../pack/read-listed-file.js';
import type { FilesArchive } from './files-archive.js';
import { refuseTooLarge } from './refuse-too-large.js';

const READS: RetryPolicy = { attempts: 4, baseMs: 1000, capMs: 8000 };

/** False when the file is there already, with the same bytes and the same settings. */
export async function needsUpload(entry: StorageEntry, target: FileStorage): Promise<boolean> {
  const state = await target.stat(entry.bucket, entry.path);
  if (!state || !hasSettings(state, entry)) return true;
  // Bytes of which only a tag of another kind is known are sent again: cheaper than reading them first.
  return !hasKnownBytes(state, entry) && (state.storedEtag === null || state.storedEtag !== entry.etag);
}

/**
 * Sends a file and proves it: the tag of what is stored is the MD5 of the bytes, or they are read back. The last bytes are sent
 * only when the archive's own were found to be right.
 * @throws BackupError kind `integrity` when the archive is damaged; kind `target`, code `FILE_DIFFERS` when it is not equal then,
 *   code `STORAGE_FILE_TOO_LARGE` before anything is sent
 */
export async function putFile(
  entry: StorageEntry,
  archive: FilesArchive,
  target: FileStorage,
  { signal, random }: Pick<RunContext, 'signal' | 'random'>,
): Promise<void> {
  const { bucket, path } = entry;
  refuseTooLarge([entry]);
  await target.upload({
    ...entry,
    content: () => heldBack(readListedFile(archive.spans, entry, archive.format)),
  });
  const isEqual = await retry(() => isStored(entry, target), {
    policy: READS,
    random,
    signal,
    shouldRetry: (error) => error instanceof ReadAgainError,
  });
  if (isEqual) return;
  throw new BackupError('target', `${bucket}/${path} was sent, but what the project has is not equal.`, {
    code: 'FILE_DIFFERS',
    nextStep: 'Make sure that nothing else writes into the bucket, then run again.',
  });
}

async function isStored(entry: StorageEntry, target: FileStorage): Promise<boolean> {
  const state = await target.stat(entry.bucket, entry.path);
  if (!state || state.bytes !== entry.bytes) return false;
  if (hasKnownBytes(state, entry)) return true;
  const sha256 = createHash('sha256');
  for await (const chunk of target.read(state)) sha256.update(chunk);
  return sha256.digest('hex') === entry.sha256;
}

function hasKnownBytes(state: FileState, entry: StorageEntry): boolean {
  return state.bytes === entry.bytes && state.storedEtag === entry.md5;
}

function hasSettings(state: FileState, entry: StorageEntry): boolean {
  const settings = ({
    contentType,
    cacheControl,
    metadata,
  }: Pick<FileState, 'contentType' | 'cacheControl' | 'metadata'>) => ({
    // What the project notes where nothing was given.
    contentType: contentType ?? 'application/octet-stream',
    cacheControl: cacheControl ?? 'no-cache',
    metadata: isDeepStrictEqual(metadata, {}) ? null : metadata,
  });
  return isDeepStrictEqual(settings(state), settings(entry));
}

/** The same chunks; each is given only when what comes after it was read, the last one when there was no error. */
async function* heldBack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array | undefined;
  for await (const chunk of chunks) {
    if (held) yield held;
    held = Buffer.from(chunk);
  }
  if (held) yield held;
}
