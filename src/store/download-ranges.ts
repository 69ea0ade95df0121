import type { FileHandle } from 'node:fs/promises';
import { BackupError } from '../core/errors.js';
import type { ReadOptions, Store } from '../core/ports.js';
import { mapConcurrently } from '../lib/map-concurrently.js';
import { type Range, splitRange } from '../lib/range-set.js';

/** Four connections fill the line of a hosted runner; each holds no more than a chunk in memory. */
const CONNECTIONS = 4;
const PART_BYTES = 8 * 1024 * 1024;

export interface DownloadOptions {
  readonly versionId: string | undefined;
  /** For messages; where the file lies. */
  readonly folder: string;
  /** The setting that chose the folder. */
  readonly setting: string;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Writes ranges of an object to the same places of a file, several at a time. A connection that is cut costs only what it
 * had not delivered, because the store reads on from there.
 *
 * @throws BackupError kind `store`: SPOOL_FULL or SPOOL_NOT_WRITABLE for the file, and those of `Store.read`
 */
export async function downloadRanges(
  store: Pick<Store, 'read'>,
  key: string,
  ranges: readonly Range[],
  file: FileHandle,
  options: DownloadOptions,
): Promise<void> {
  const parts = ranges.flatMap((range) => splitRange(range, PART_BYTES));
  await mapConcurrently(parts, CONNECTIONS, async (range) => {
    const { versionId, onBytes } = options;
    const how: ReadOptions = versionId === undefined ? { range } : { range, versionId };
    let { offset } = range;
    for await (const chunk of await store.read(key, how)) {
      onBytes(chunk.length);
      await writeAll(file, chunk, offset).catch((error) => {
        throw explain(error, options);
      });
      offset += chunk.length;
    }
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
  }
}

function explain(error: unknown, { folder, setting }: DownloadOptions): unknown {
  const errno = (error as NodeJS.ErrnoException | undefined)?.code;
  if (errno === undefined) return error;
  if (errno === 'ENOSPC' || errno === 'EDQUOT' || errno === 'EFBIG') {
    return new BackupError('store', `The disk of ${folder} is full; the archive is fetched to there.`, {
      code: 'SPOOL_FULL',
      setting,
      nextStep: `Free space there, or set ${setting} to a folder on a larger disk.`,
      cause: error,
    });
  }
  return new BackupError('store', `The archive cannot be written to ${folder} (${errno}).`, {
    code: 'SPOOL_NOT_WRITABLE',
    setting,
    nextStep: `Set ${setting} to a folder this process may write.`,
    cause: error,
  });
}
