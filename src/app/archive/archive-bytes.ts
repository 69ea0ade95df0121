import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackupError, messageOf } from '../../core/errors.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { ReadOptions, Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { Range } from '../../lib/range-set.js';
import { createFileSpans, type SpanSource } from '../../pack/span-source.js';
import { RangeDownload } from './range-download.js';

/** An archive as a file that can be read at any place once that place was fetched. */
export interface ArchiveBytes {
  readonly spans: SpanSource;
  /** Read from a store so far. */
  readonly bytesFetched: number;
  readonly warnings: readonly string[];
  /** Of the store, the one that is read; undefined for the current one. */
  readonly versionId: string | undefined;
  /** After it, these ranges can be read. */
  fetch(ranges: readonly Range[]): Promise<void>;
  /** Idempotent, never throws. */
  close(): Promise<void>;
}

/** True when the bytes lie on a disk of this machine. */
export function isLocal(store: Store): boolean {
  return store.uri.startsWith('file://');
}

/** An archive that is read where it lies. @throws BackupError kind `store` code ARCHIVE_UNREADABLE */
export async function openLocalBytes(store: Store, key: string, signal: AbortSignal): Promise<ArchiveBytes> {
  const path = fileURLToPath(store.uriOf(key));
  const file = await open(path, 'r').catch((error) => {
    throw new BackupError('store', `${path} cannot be read (${messageOf(error)}).`, {
      code: 'ARCHIVE_UNREADABLE',
      setting: 'backup',
      nextStep: 'Check the path, and let this process read the file.',
      cause: error,
    });
  });
  const { size } = await file.stat();
  return {
    spans: createFileSpans(file, size, signal),
    bytesFetched: 0,
    warnings: [],
    versionId: undefined,
    fetch: async () => undefined,
    close: () => closeQuietly(file),
  };
}

/** Reads an archive where it is stored, asking anew each time: for the little that is needed before or after a stream. */
export function createStoreSpans(
  store: Store,
  key: string,
  bytes: number,
  versionId: string | undefined,
): SpanSource {
  const how = (range: Range): ReadOptions => (versionId === undefined ? { range } : { range, versionId });
  return {
    bytes,
    async read(range) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await store.read(key, how(range))) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async *stream(range) {
      yield* await store.read(key, how(range));
    },
  };
}

export interface RemoteArchive {
  readonly store: Store;
  readonly key: string;
  readonly archive: CommittedManifest['archive'];
  readonly tempDir: string;
  /** Makes the file; for tests of a full disk. */
  readonly openFile?: (path: string) => Promise<FileHandle>;
}

/**
 * An archive in a store, of which a file below `tempDir` gets what is asked for; nobody else can read it.
 * @throws BackupError kind `store` code SPOOL_NOT_WRITABLE
 */
export async function openRemoteBytes(
  { store, key, archive, tempDir, openFile = openPrivately }: RemoteArchive,
  { log, signal }: Pick<RunContext, 'log' | 'signal'>,
): Promise<ArchiveBytes> {
  const { file, leftover } = await makeTempFile(tempDir, openFile);
  const { versionId } = archive;
  const place = { file, folder: tempDir, setting: 'temp-dir' };
  const download = new RangeDownload({ store, key, versionId, log, ...place });
  return {
    spans: createFileSpans(file, archive.bytes, signal),
    get bytesFetched() {
      return download.bytesFetched;
    },
    get versionId() {
      return download.versionId;
    },
    warnings: download.warnings,
    fetch: (ranges) => download.fetch(ranges),
    async close() {
      await closeQuietly(file);
      if (leftover === undefined) return;
      await rm(leftover, { recursive: true, force: true }).catch((error) =>
        log.warn(`${leftover} could not be removed (${messageOf(error)}).`),
      );
    },
  };
}

/**
 * The file loses its name at once, so that nothing is left behind however the process ends; `leftover` is the folder
 * that has to be removed later where the system does not allow that.
 */
async function makeTempFile(
  tempDir: string,
  openFile: (path: string) => Promise<FileHandle>,
): Promise<{ file: FileHandle; leftover: string | undefined }> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tempDir, 'db-backup-archive-'));
    const file = await openFile(join(folder, 'archive'));
    const isGone = await rm(folder, { recursive: true }).then(
      () => true,
      () => false,
    );
    return { file, leftover: isGone ? undefined : folder };
  } catch (error) {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    throw new BackupError('store', `${tempDir} cannot be written (${messageOf(error)}).`, {
      code: 'SPOOL_NOT_WRITABLE',
      setting: 'temp-dir',
      nextStep: 'Set temp-dir to a folder this process may write.',
      cause: error,
    });
  }
}

function openPrivately(path: string): Promise<FileHandle> {
  return open(path, 'wx+', 0o600);
}

async function closeQuietly(file: FileHandle): Promise<void> {
  try {
    await file.close();
  } catch {
    // It was closed before, or there is nothing left to lose: nothing is written after this.
  }
}
